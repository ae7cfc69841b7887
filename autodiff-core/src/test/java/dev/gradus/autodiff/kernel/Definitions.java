package dev.gradus.autodiff.kernel;

import static java.util.Map.entry;

import dev.gradus.autodiff.Activations;
import dev.gradus.autodiff.Arithmetic;
import dev.gradus.autodiff.Elementwise;
import dev.gradus.autodiff.Exponentials;
import dev.gradus.autodiff.Losses;
import dev.gradus.autodiff.Pairwise;
import dev.gradus.autodiff.Rectifiers;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Trigonometry;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.math.HighPrecision;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What kernels compute, by the names of their constants: the values of the operations. */
final class Definitions {
  /** A function of one number. */
  interface One {
    double value(double x);
  }

  /** A function of two numbers. */
  interface Two {
    double value(double a, double b);
  }

  /**
   * A function of one number, how far off its kernels may be, and itself with many digits.
   *
   * @param value by the record
   * @param ulps for double
   * @param floatUlps for float
   * @param truth null if the operation is exact
   */
  record Row(One value, double ulps, double floatUlps, UnaryOperator<BigDecimal> truth) {
    static Row exact(One value) { return new Row(value, 0, 0, null); }
  }

  private static final Activations.Sigmoid SIGMOID = new Activations.Sigmoid();

  static final Map<String, Row> MAPS = Map.ofEntries(
      entry("EXP", new Row(new Exponentials.Exp()::value, 1, 1.1, HighPrecision::exp)),
      entry("EXPM1", new Row(new Exponentials.Expm1()::value, 1.5, 1.6, HighPrecision::expm1)),
      entry("LOG", new Row(new Exponentials.Log()::value, 1, 1, HighPrecision::log)),
      entry("LOG1P", new Row(new Exponentials.Log1p()::value, 1, 1, HighPrecision::log1p)),
      entry("TANH", new Row(new Activations.Tanh()::value, 1.5, 1.5, HighPrecision::tanh)),
      entry("SIN", new Row(new Trigonometry.Sin()::value, 1, 0.6, HighPrecision::sin)),
      entry("COS", new Row(new Trigonometry.Cos()::value, 1, 0.6, HighPrecision::cos)),
      entry("SIGMOID", new Row(SIGMOID::value, 2.5, 2.5, HighPrecision::sigmoid)),
      entry("SIGMOID_SLOPE", new Row(Definitions::slope, 2.5, 2.5, HighPrecision::sigmoidSlope)),
      entry("RAISED_SIGMOID", new Row(new Activations.RaisedSigmoid()::value, 3, 3,
          x -> HighPrecision.sigmoid(x).multiply(BigDecimal.valueOf(4096)))),
      entry("RAISED_SIGMOID_SLOPE", new Row(new Activations.RaisedSigmoidSlope()::value, 4, 4,
          x -> HighPrecision.sigmoidSlope(x).multiply(BigDecimal.valueOf(4096)))),
      entry("SOFTPLUS",
          new Row(new Activations.Softplus()::value, 1.8, 2, HighPrecision::softplus)),
      entry("LOG_SIGMOID", new Row(new Activations.LogSigmoid()::value, 1.8, 2,
          x -> HighPrecision.softplus(x.negate()).negate())),
      entry("NEGATE", Row.exact(new Elementwise.Negate()::value)),
      entry("SQUARE", Row.exact(new Elementwise.Square()::value)),
      entry("RECIPROCAL", Row.exact(new Elementwise.Reciprocal()::value)),
      entry("SQRT", Row.exact(new Elementwise.Sqrt()::value)),
      // two roundings, in float as in double
      entry("RSQRT", new Row(new Elementwise.Rsqrt()::value, 0, 1, null)),
      entry("ABS", Row.exact(new Elementwise.Abs()::value)),
      entry("SIGN", Row.exact(new Elementwise.Sign()::value)),
      entry("RELU", Row.exact(new Rectifiers.Relu()::value)),
      entry("STEP", Row.exact(new Rectifiers.Step(0, 1)::value)));

  static final Map<String, Two> ARITHMETIC = Map.ofEntries(
      entry("ADD", new Arithmetic.Add()::value),
      entry("SUBTRACT", new Arithmetic.Subtract()::value),
      entry("MULTIPLY", new Arithmetic.Multiply()::value),
      entry("DIVIDE", new Arithmetic.Divide()::value),
      entry("MAXIMUM", new Pairwise.Maximum()::value),
      entry("MINIMUM", new Pairwise.Minimum()::value));

  static final Map<String, Two> LOSSES = Map.of(
      "BCE_WITH_LOGITS", new Losses.BceWithLogits()::value,
      "SIGMOID_ERROR", new Losses.SigmoidError()::value);

  private Definitions() {}

  private static double slope(double x) {
    return SIGMOID.value(x) * SIGMOID.value(-x);
  }

  /** The terms of a loss that may cancel: its error is measured by the larger one. */
  static double scale(String name, double z, double t) {
    double y = LOSSES.get(name).value(z, t);
    if (name.equals("BCE_WITH_LOGITS") && t >= 0 && t <= 1) return Math.abs(y);
    double a = name.equals("SIGMOID_ERROR") ? (1 - t) * SIGMOID.value(z) : z * (1 - t);
    double b = name.equals("SIGMOID_ERROR") ? t * SIGMOID.value(-z) : z * t;
    return Math.max(Math.abs(y), Math.max(Math.abs(a), Math.abs(b)));
  }

  /**
   * The distance from the truth in ulp; infinite if only one is a number, or their 0 differ.
   *
   * @param y what was found
   * @param value by the definition
   * @param truth that rounded to the precision of y
   */
  static double error(double y, double value, double truth, double ulp) {
    if (Double.compare(y, truth) == 0) return 0;
    double distance = Math.abs(y - truth) / ulp;
    boolean zeros = y == 0 && value == 0; // what underflows may lose its sign
    return zeros || Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  /** A matrix of n columns. */
  static Var matrix(double[] x, int n) {
    return Var.constant(Tensor.of(Shape.of(x.length / n, n), x));
  }

  /** A matrix of n columns. */
  static Var matrix(float[] x, int n) {
    double[] wide = new double[x.length];
    for (int i = 0; i < x.length; i++) wide[i] = x[i];
    return matrix(wide, n);
  }
}
