package dev.gradus.autodiff;

/**
 * A value or a derivative on a tracing tape that is not finite, with the operation where that
 * began.
 */
public final class NonFiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  private final transient NonFinite report;

  NonFiniteException(NonFinite report) {
    super(report.toString());
    this.report = report;
  }

  /**
   * Where it began.
   *
   * @return the report that is also the message
   */
  public NonFinite report() { return report; }
}
