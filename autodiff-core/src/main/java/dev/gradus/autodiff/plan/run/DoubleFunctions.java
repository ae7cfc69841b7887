// twin: float
package dev.gradus.autodiff.plan.run;

import static java.util.Map.entry;

import dev.gradus.autodiff.Activations;
import dev.gradus.autodiff.Arithmetic;
import dev.gradus.autodiff.Elementwise;
import dev.gradus.autodiff.Exponentials;
import dev.gradus.autodiff.Losses;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Pairwise;
import dev.gradus.autodiff.Rectifiers;
import dev.gradus.autodiff.Trigonometry;
import dev.gradus.autodiff.kernel.DoubleMap;
import dev.gradus.autodiff.kernel.DoubleMaps;
import dev.gradus.autodiff.kernel.DoubleZip;
import dev.gradus.autodiff.kernel.DoubleZips;
import java.util.Map;

/**
 * For each operation that works entry by entry its loop: a kernel if there is one, else its value.
 */
final class DoubleFunctions {
  // By class: Java would make code for the hash of each of these records, at the start.
  private static final Map<Class<? extends Op>, DoubleMap> MAPS = Map.ofEntries(
      entry(Elementwise.Negate.class, DoubleMaps.NEGATE),
      entry(Elementwise.Square.class, DoubleMaps.SQUARE),
      entry(Elementwise.Reciprocal.class, DoubleMaps.RECIPROCAL),
      entry(Elementwise.Sqrt.class, DoubleMaps.SQRT),
      entry(Elementwise.Rsqrt.class, DoubleMaps.RSQRT),
      entry(Elementwise.Abs.class, DoubleMaps.ABS),
      entry(Elementwise.Sign.class, DoubleMaps.SIGN),
      entry(Exponentials.Exp.class, DoubleMaps.EXP),
      entry(Exponentials.Expm1.class, DoubleMaps.EXPM1),
      entry(Exponentials.Log.class, DoubleMaps.LOG),
      entry(Exponentials.Log1p.class, DoubleMaps.LOG1P),
      entry(Activations.Sigmoid.class, DoubleMaps.SIGMOID),
      entry(Activations.SigmoidSlope.class, DoubleMaps.SIGMOID_SLOPE),
      entry(Activations.RaisedSigmoid.class, DoubleMaps.RAISED_SIGMOID),
      entry(Activations.RaisedSigmoidSlope.class, DoubleMaps.RAISED_SIGMOID_SLOPE),
      entry(Activations.LogSigmoid.class, DoubleMaps.LOG_SIGMOID),
      entry(Activations.Softplus.class, DoubleMaps.SOFTPLUS),
      entry(Activations.Tanh.class, DoubleMaps.TANH),
      entry(Trigonometry.Sin.class, DoubleMaps.SIN),
      entry(Trigonometry.Cos.class, DoubleMaps.COS),
      entry(Rectifiers.Relu.class, DoubleMaps.RELU),
      entry(Rectifiers.Step.class, DoubleMaps.STEP));

  private static final Map<Class<? extends Op>, DoubleZip> ZIPS = Map.ofEntries(
      entry(Arithmetic.Add.class, DoubleZips.ADD),
      entry(Arithmetic.Subtract.class, DoubleZips.SUBTRACT),
      entry(Arithmetic.Multiply.class, DoubleZips.MULTIPLY),
      entry(Arithmetic.Divide.class, DoubleZips.DIVIDE),
      entry(Pairwise.Maximum.class, DoubleZips.MAXIMUM),
      entry(Pairwise.Minimum.class, DoubleZips.MINIMUM),
      entry(Losses.BceWithLogits.class, DoubleZips.BCE_WITH_LOGITS),
      entry(Losses.SigmoidError.class, DoubleZips.SIGMOID_ERROR));

  private DoubleFunctions() {}

  static DoubleMap loopOf(Op.Map op) {
    DoubleMap kernel = MAPS.get(op.getClass());
    boolean other = op instanceof Rectifiers.Step s && (s.left() != 0 || s.right() != 1);
    return kernel != null && !other ? kernel : new Defined(op);
  }

  static DoubleZip loopOf(Op.Zip op) {
    DoubleZip kernel = ZIPS.get(op.getClass());
    return kernel != null ? kernel : new DefinedPair(op);
  }

  /** The operation's own value, number by number. */
  private static final class Defined extends DoubleMap {
    private final Op.Map op;

    Defined(Op.Map op) { this.op = op; }

    @Override public void run(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) {
        y[yo + i] = op.value(x[xo + i]); // float: y[yo + i] = (float) op.value(x[xo + i]);
      }
    }
  }

  /** The operation's own value, pair by pair. */
  private static final class DefinedPair extends DoubleZip {
    private final Op.Zip op;

    DefinedPair(Op.Zip op) { this.op = op; }

    private double value(double a, double b) {
      return op.value(a, b); // float: return (float) op.value(a, b);
    }

    @Override
    public void run(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = value(a[ao + i], b[bo + i]);
    }

    @Override public void run(double[] a, int ao, double b, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = value(a[ao + i], b);
    }

    @Override public void run(double a, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = value(a, b[bo + i]);
    }
  }
}
