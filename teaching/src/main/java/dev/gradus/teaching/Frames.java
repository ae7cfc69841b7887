package dev.gradus.teaching;

import java.util.List;

/**
 * Answers recorded when the page is built, for browsers that cannot run its classes: what each
 * panel shows at the beginning, for each choice of an entry of the long vector.
 */
final class Frames {
  /** What the panels ask at the beginning. */
  static final List<String> QUESTIONS =
      List.of("network", "points", "mount", "tape", "vector", "bug");

  private Frames() {}

  /**
   * By question and state, with two line ends between; a choice that changes nothing is left out.
   */
  static Json all() {
    Json frames = new Json();
    int entries = Problem.of(Fragment.of("")).weights().layout().size();
    for (String question : QUESTIONS) {
      Json first = Answers.json(question, "", null);
      frames.with(question + "\n\n", first);
      for (int i = 0; i < entries; i++) {
        Json chosen = Answers.json(question, "i=" + i, null);
        if (!chosen.toString().equals(first.toString())) {
          frames.with(question + "\n\ni=" + i, chosen);
        }
      }
    }
    return frames;
  }
}
