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
  private static final Map<Op, DoubleMap> MAPS = Map.ofEntries(
      entry(new Elementwise.Negate(), DoubleMaps.NEGATE),
      entry(new Elementwise.Square(), DoubleMaps.SQUARE),
      entry(new Elementwise.Reciprocal(), DoubleMaps.RECIPROCAL),
      entry(new Elementwise.Sqrt(), DoubleMaps.SQRT),
      entry(new Elementwise.Rsqrt(), DoubleMaps.RSQRT),
      entry(new Elementwise.Abs(), DoubleMaps.ABS),
      entry(new Elementwise.Sign(), DoubleMaps.SIGN),
      entry(new Exponentials.Exp(), DoubleMaps.EXP),
      entry(new Exponentials.Expm1(), DoubleMaps.EXPM1),
      entry(new Exponentials.Log(), DoubleMaps.LOG),
      entry(new Exponentials.Log1p(), DoubleMaps.LOG1P),
      entry(new Activations.Sigmoid(), DoubleMaps.SIGMOID),
      entry(new Activations.SigmoidSlope(), DoubleMaps.SIGMOID_SLOPE),
      entry(new Activations.RaisedSigmoid(), DoubleMaps.RAISED_SIGMOID),
      entry(new Activations.RaisedSigmoidSlope(), DoubleMaps.RAISED_SIGMOID_SLOPE),
      entry(new Activations.LogSigmoid(), DoubleMaps.LOG_SIGMOID),
      entry(new Activations.Softplus(), DoubleMaps.SOFTPLUS),
      entry(new Activations.Tanh(), DoubleMaps.TANH),
      entry(new Trigonometry.Sin(), DoubleMaps.SIN),
      entry(new Trigonometry.Cos(), DoubleMaps.COS),
      entry(new Rectifiers.Relu(), DoubleMaps.RELU),
      entry(new Rectifiers.Step(0, 1), DoubleMaps.STEP));

  private static final Map<Op, DoubleZip> ZIPS = Map.ofEntries(
      entry(new Arithmetic.Add(), DoubleZips.ADD),
      entry(new Arithmetic.Subtract(), DoubleZips.SUBTRACT),
      entry(new Arithmetic.Multiply(), DoubleZips.MULTIPLY),
      entry(new Arithmetic.Divide(), DoubleZips.DIVIDE),
      entry(new Pairwise.Maximum(), DoubleZips.MAXIMUM),
      entry(new Pairwise.Minimum(), DoubleZips.MINIMUM),
      entry(new Losses.BceWithLogits(), DoubleZips.BCE_WITH_LOGITS),
      entry(new Losses.SigmoidError(), DoubleZips.SIGMOID_ERROR));

  private DoubleFunctions() {}

  static DoubleMap loopOf(Op.Map op) {
    DoubleMap kernel = MAPS.get(op);
    return kernel != null ? kernel : new Defined(op);
  }

  static DoubleZip loopOf(Op.Zip op) {
    DoubleZip kernel = ZIPS.get(op);
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
