package dev.gradus.autodiff.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every scalar function is within its stated error of values with 35 digits. */
class AccuracyTest {
  /** A function of one number as a float. */
  private interface FloatFunction {
    float of(float x);
  }

  /**
   * A function of one number beside its truth.
   *
   * @param name for messages
   * @param ulps its stated error
   * @param low the least argument of interest
   * @param high the largest
   */
  private record Row(String name, double ulps, double low, double high, DoubleUnaryOperator f,
      UnaryOperator<BigDecimal> truth, boolean single) {
    static Row of(String name, double ulps, double low, double high, DoubleUnaryOperator f,
        UnaryOperator<BigDecimal> truth) {
      return new Row(name, ulps, low, high, f, truth, false);
    }

    static Row single(String name, double ulps, double low, double high, FloatFunction f,
        UnaryOperator<BigDecimal> truth) {
      return new Row("float " + name, ulps, low, high, x -> f.of((float) x), truth, true);
    }
  }

  /** The like of two numbers. */
  private record Pair(String name, double ulps, double low, double high, DoubleBinaryOperator f,
      BinaryOperator<BigDecimal> truth) {}

  private static final double MAX = 1e300;
  private static final double TINY = 1e-300;

  private static Stream<Row> doubles() {
    return Stream.of(
        Row.of("exp", 1, -708, 709, DoubleExponential::exp, HighPrecision::exp),
        Row.of("exp of a negative", 1, -708, 0, DoubleExponential::ofNegative, HighPrecision::exp),
        Row.of("expm1", 1.5, -745, 709, DoubleExponential::expm1, HighPrecision::expm1),
        Row.of("exp2", 1, -1022, 1023, DoubleExponential::exp2, HighPrecision::exp2),
        Row.of("log", 1, TINY, MAX, DoubleLogarithm::log, HighPrecision::log),
        Row.of("log1p", 1, -0.999999, MAX, DoubleLogarithm::log1p, HighPrecision::log1p),
        Row.of("log1p of a unit", 1.2, 0, 1, DoubleLogarithm::log1pOfUnit, HighPrecision::log1p),
        Row.of("log2", 2, TINY, MAX, DoubleLogarithm::log2, HighPrecision::log2),
        Row.of("log10", 1, TINY, MAX, DoubleLogarithm::log10, HighPrecision::log10),
        Row.of("logit", 4, TINY, 1, DoubleLogarithm::logit, HighPrecision::logit),
        Row.of("sin", 1, -1e9, 1e9, DoubleTrigonometry::sin, HighPrecision::sin),
        Row.of("cos", 1, -1e9, 1e9, DoubleTrigonometry::cos, HighPrecision::cos),
        Row.of("tan", 1, -1e9, 1e9, DoubleTrigonometry::tan, HighPrecision::tan),
        Row.of("asin", 1, -1, 1, DoubleTrigonometry::asin, HighPrecision::asin),
        Row.of("acos", 1, -1, 1, DoubleTrigonometry::acos, HighPrecision::acos),
        Row.of("atan", 1, -1e20, 1e20, DoubleTrigonometry::atan, HighPrecision::atan),
        Row.of("sinh", 2.5, -710, 710, DoubleHyperbolic::sinh, HighPrecision::sinh),
        Row.of("cosh", 2.5, -710, 710, DoubleHyperbolic::cosh, HighPrecision::cosh),
        Row.of("tanh", 1.5, -30, 30, DoubleHyperbolic::tanh, HighPrecision::tanh),
        Row.of("asinh", 4, -1e12, 1e12, DoubleHyperbolic::asinh, HighPrecision::asinh),
        Row.of("acosh", 4, 1, 1e12, DoubleHyperbolic::acosh, HighPrecision::acosh),
        Row.of("atanh", 3, -1, 1, DoubleHyperbolic::atanh, HighPrecision::atanh),
        Row.of("sigmoid", 2.5, -708, 708, DoubleLogistic::sigmoid, HighPrecision::sigmoid),
        Row.of("sigmoid's slope", 2.5, -708, 708, DoubleLogistic::sigmoidSlope,
            HighPrecision::sigmoidSlope),
        Row.of("softplus", 1.8, -708, 708, DoubleLogistic::softplus, HighPrecision::softplus),
        Row.of("log of sigmoid", 1.8, -708, 708, DoubleLogistic::logSigmoid,
            x -> HighPrecision.softplus(x.negate()).negate()));
  }

  private static Stream<Row> floats() {
    return Stream.of(
        Row.single("exp", 1.1, -87, 88, FloatExponential::exp, HighPrecision::exp),
        Row.single("expm1", 1.6, -100, 88, FloatExponential::expm1, HighPrecision::expm1),
        Row.single("log", 1, 1e-37, 1e38, FloatLogarithm::log, HighPrecision::log),
        Row.single("log1p", 1, -0.999, 1e38, FloatLogarithm::log1p, HighPrecision::log1p),
        Row.single("sin", 0.6, -2.6e8, 2.6e8, FloatTrigonometry::sin, HighPrecision::sin),
        Row.single("cos", 0.6, -2.6e8, 2.6e8, FloatTrigonometry::cos, HighPrecision::cos),
        Row.single("tanh", 1.5, -12, 12, FloatHyperbolic::tanh, HighPrecision::tanh),
        Row.single("sigmoid", 2.5, -87, 87, FloatLogistic::sigmoid, HighPrecision::sigmoid),
        Row.single("sigmoid's slope", 2.5, -87, 87, FloatLogistic::sigmoidSlope,
            HighPrecision::sigmoidSlope),
        Row.single("softplus", 2, -87, 87, FloatLogistic::softplus, HighPrecision::softplus),
        Row.single("log of sigmoid", 2, -87, 87, FloatLogistic::logSigmoid,
            x -> HighPrecision.softplus(x.negate()).negate()));
  }

  private static Stream<Pair> pairs() {
    return Stream.of(
        new Pair("pow", 1, 1e-3, 1e3, DoubleExponential::pow, HighPrecision::pow),
        new Pair("hypot", 1, -1e100, 1e100, DoubleTrigonometry::hypot, HighPrecision::hypot));
  }

  @TestFactory
  Stream<DynamicTest> functionsAreWithinTheirStatedError() { return tests(10_000); }

  @TestFactory
  @Tag("soak")
  Stream<DynamicTest> functionsAreWithinTheirStatedErrorAtAMillionNumbers() {
    return tests(1_000_000);
  }

  private static Stream<DynamicTest> tests(int tries) {
    return Stream.concat(Stream.concat(doubles(), floats())
        .map(row -> DynamicTest.dynamicTest(row.name, () -> check(row, tries))),
        pairs().map(pair -> DynamicTest.dynamicTest(pair.name, () -> check(pair, tries))));
  }

  private static void check(Row row, int tries) {
    Random random = new Random(row.name.hashCode());
    double worst = 0;
    double where = 0;
    for (int i = 0; i < tries; i++) {
      double drawn = argument(random, i, row.low, row.high);
      double x = row.single ? (float) drawn : drawn;
      if (!(x > row.low && x < row.high)) continue;
      double y = row.f.applyAsDouble(x);
      BigDecimal truth = row.truth.apply(HighPrecision.of(x));
      double error = row.single ? HighPrecision.ulps((float) y, truth)
          : HighPrecision.ulps(y, truth);
      if (error <= worst) continue;
      worst = error;
      where = x;
    }
    assertThat(worst).as("error of %s in ulp, at %s", row.name, where)
        .isLessThanOrEqualTo(row.ulps);
    System.out.printf("%s: at most %.3f ulp of %s, at %s%n", row.name, worst, row.ulps, where);
  }

  private static void check(Pair pair, int tries) {
    Random random = new Random(pair.name.hashCode());
    double worst = 0;
    for (int i = 0; i < tries; i++) {
      double a = argument(random, i, pair.low, pair.high);
      double b = argument(random, i / 5, pair.low, pair.high);
      if (!(a > pair.low && a < pair.high && b > pair.low && b < pair.high)) continue;
      double y = pair.f.applyAsDouble(a, b);
      if (!(Math.abs(y) > Double.MIN_NORMAL && Math.abs(y) < Double.MAX_VALUE)) continue;
      BigDecimal truth = pair.truth.apply(HighPrecision.of(a), HighPrecision.of(b));
      double error = HighPrecision.ulps(y, truth);
      assertThat(error).as("error of %s(%s, %s) in ulp", pair.name, a, b)
          .isLessThanOrEqualTo(pair.ulps);
      worst = Math.max(worst, error);
    }
    System.out.printf("%s: at most %.3f ulp of %s%n", pair.name, worst, pair.ulps);
  }

  /** Around 0 and 1, of any size, and up to the ends. */
  private static double argument(Random random, int i, double low, double high) {
    double u = 2 * random.nextDouble() - 1;
    return switch (i % 5) {
      case 0 -> u;
      case 1 -> 10 * u;
      case 2 -> Math.scalb(u, random.nextInt(1000) - (low < -1e50 || high > 1e50 ? 500 : 950));
      case 3 -> 1 + Math.scalb(u, -random.nextInt(50));
      default -> Math.max(low, -1e6) + random.nextDouble()
          * (Math.min(high, 1e6) - Math.max(low, -1e6));
    };
  }
}
