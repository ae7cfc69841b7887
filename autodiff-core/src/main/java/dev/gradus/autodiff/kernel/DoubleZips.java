// twin: float
package dev.gradus.autodiff.kernel;

/** The functions of two numbers that have a kernel. */
public final class DoubleZips {
  /** a + b. */
  public static final DoubleZip ADD = new DoublePlainZip.Add();

  /** a − b. */
  public static final DoubleZip SUBTRACT = new DoublePlainZip.Subtract();

  /** ab. */
  public static final DoubleZip MULTIPLY = new DoublePlainZip.Multiply();

  /** a/b. */
  public static final DoubleZip DIVIDE = new DoublePlainZip.Divide();

  /** max(a, b), where NaN wins. */
  public static final DoubleZip MAXIMUM = new DoublePlainZip.Maximum();

  /** min(a, b), where NaN wins. */
  public static final DoubleZip MINIMUM = new DoublePlainZip.Minimum();

  /** The binary cross-entropy of a logit and a label. */
  public static final DoubleZip BCE_WITH_LOGITS = new DoubleLossZips.BceWithLogits();

  /** σ(z) − t of a logit z and a label t. */
  public static final DoubleZip SIGMOID_ERROR = new DoubleLossZips.SigmoidError();

  private DoubleZips() {}
}
