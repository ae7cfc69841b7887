package dev.gradus.nn;

/**
 * What numbers a layer gives, so that a loss can refuse what it has no meaning for: the link
 * function of a network's output.
 */
public enum Link {
  /** Nothing is said. */
  ANY("numbers of any kind"),
  /** Any number from −∞ to ∞, such as logits. */
  REAL("numbers of any size and sign"),
  /** Numbers that are not negative. */
  NONNEGATIVE("numbers that are not negative"),
  /** Numbers from −1 to 1. */
  BOUNDED("numbers from −1 to 1"),
  /** A probability of each output by itself. */
  PROBABILITY_EACH("a probability for each output"),
  /** Probabilities of the outputs, which add up to 1. */
  PROBABILITIES("probabilities that add up to 1");

  private final String text;

  Link(String text) { this.text = text; }

  /** In words. */
  @Override
  public String toString() { return text; }
}
