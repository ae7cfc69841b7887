package dev.gradus.examples.data;

/** A mistake in what the user gave: the message says where, what, and how to mend it. */
public final class BadInputException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A mistake in what the user gave.
   *
   * @param message where, what, and how to mend it
   */
  public BadInputException(String message) { super(message); }
}
