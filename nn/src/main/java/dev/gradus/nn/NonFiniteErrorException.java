package dev.gradus.nn;

import java.util.Arrays;

/**
 * The error or a parameter became infinite or NaN during training. Carries the last good weights.
 */
public final class NonFiniteErrorException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  /** From where on a weight is larger than any that networks begin with. */
  private static final double LARGE = 100;

  private final int epoch;
  private final int batch;
  private final transient Parameters parameters;

  private NonFiniteErrorException(String message, int epoch, int batch, Parameters parameters) {
    super(message);
    this.epoch = epoch;
    this.batch = batch;
    this.parameters = parameters;
  }

  static NonFiniteErrorException at(int epoch, int batch, long step, double error,
      Parameters parameters, Optimizer optimizer) {
    String what = Double.isFinite(error)
        ? "a parameter is no longer finite after the step (the error before it was " + error + ")"
        : "the error is " + error;
    double largest = Arrays.stream(parameters.toArray()).map(Math::abs).max().orElse(0);
    String numbers = "scale features and targets to about −1 to 1";
    String why = step == 0 && !Double.isFinite(error)
        ? "no step was taken yet, so the rate is not the cause: " + numbers
            + (largest > LARGE ? ", begin with smaller weights than " + largest : "")
            + ", or see with Tape.tracing() which operation gives it"
        : "the steps are too large for these data: try a rate ten times smaller than in "
            + Given.text(optimizer) + ", or " + numbers;
    return new NonFiniteErrorException("training stopped at epoch " + epoch + ", batch " + batch
        + ": " + what + "; " + why,
        epoch, batch, parameters);
  }

  /**
   * The epoch in which it happened.
   *
   * @return from 1
   */
  public int epoch() { return epoch; }

  /**
   * The batch of the epoch in which it happened.
   *
   * @return from 1
   */
  public int batch() { return batch; }

  /**
   * The parameters before the step that failed.
   *
   * @return finite numbers
   */
  public Parameters parameters() { return parameters; }
}
