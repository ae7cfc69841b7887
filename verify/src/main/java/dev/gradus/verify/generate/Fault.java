package dev.gradus.verify.generate;

import static dev.gradus.verify.errors.Given.given;

/**
 * What is wrong with a value.
 *
 * @param kind what sort of fault it is: while a value is made smaller the kind stays
 * @param size how large it is, such as a relative error: while a value is made smaller it never
 *     gets below a tenth of what it was at first; infinite where there is nothing to measure
 * @param text in words
 */
public record Fault(Object kind, double size, String text) {
  /** Refuses null. */
  public Fault {
    given(kind, "Fault", "the kind", "any object that equals those of the same kind");
    given(text, "Fault", "the text", "what is wrong");
  }

  /**
   * An error that was thrown: of the kind of its class.
   *
   * @param thrown what was thrown
   * @return the fault
   */
  public static Fault of(Throwable thrown) {
    given(thrown, "Fault.of", "the error", "what was thrown");
    return new Fault(thrown.getClass(), Double.POSITIVE_INFINITY, String.valueOf(thrown));
  }

  /** Whether another is still this fault, and large enough to be seen. */
  boolean isStill(Fault smaller) {
    return kind.equals(smaller.kind) && (smaller.size >= size / 10 || Double.isNaN(size));
  }
}
