package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;

/**
 * The error or a parameter became infinite or NaN during training. Carries the last good weights.
 */
public final class NonFiniteErrorException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  private final int epoch;
  private final int batch;
  private final transient Parameters parameters;

  private NonFiniteErrorException(String message, int epoch, int batch, Parameters parameters) {
    super(message);
    this.epoch = epoch;
    this.batch = batch;
    this.parameters = parameters;
  }

  static NonFiniteErrorException at(int epoch, int batch, double error, int[] rows, Dataset data,
      Parameters parameters, Optimizer optimizer, Precision precision) {
    String what = Double.isFinite(error)
        ? "a parameter is no longer finite after the step (the error before it was " + error + ")"
        : "the error is " + error;
    return new NonFiniteErrorException("training stopped at epoch " + epoch + ", batch " + batch
        + ": "
        + what + "; " + mend(rows, data, optimizer, precision), epoch, batch, parameters);
  }

  private static String mend(int[] rows, Dataset data, Optimizer optimizer,
      Precision precision) {
    for (int row : rows) {
      for (Tensor t : new Tensor[] {data.points(), data.targets()}) {
        int width = t.size() / data.size();
        double[] all = t.toArray();
        for (int j = 0; j < width; j++) {
          double x = all[row * width + j];
          String where = (t == data.points() ? "point " : "the target of point ") + row + " has "
              + x + " in column " + j;
          if (!Double.isFinite(x)) return where + ": mend or leave out that row";
          if (precision == Precision.FLOAT && !Float.isFinite((float) x)) {
            return where + ", more than a float holds: scale that column, or use Precision.DOUBLE";
          }
        }
      }
    }
    return "the steps are too large for these data: try a rate ten times smaller than in "
        + optimizer
        + ", or scale the features to about −1 to 1";
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
