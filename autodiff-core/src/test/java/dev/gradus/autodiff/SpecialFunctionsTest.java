package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.math.CardinalSine;
import dev.gradus.autodiff.math.PiTrigonometry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Special functions against values with 60 digits, at their ends, and against each other. */
class SpecialFunctionsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double ULP = 0x1p-52; // an ulp of a number near 1

  /**
   * A value to be met.
   *
   * @param function its name
   * @param order of the derivative
   * @param x a double
   * @param y the value there
   * @param scale of the larger terms where terms cancel, else 0
   */
  private record Value(String function, int order, double x, BigDecimal y, double scale) {
    static Value of(String line) {
      String[] part = line.split(",", -1);
      return new Value(part[0], Integer.parseInt(part[1]), Double.parseDouble(part[2]),
          new BigDecimal(part[3]), part[4].isEmpty() ? 0 : Double.parseDouble(part[4]));
    }

    double found() {
      Var v = Var.constant(x);
      return (switch (function) {
        case "erf" -> v.erf();
        case "erfc" -> v.erfc();
        case "gauss" -> Var.apply(new SpecialFunctions.Gauss(), v);
        case "lgamma" -> v.lgamma();
        case "digamma" -> v.digamma();
        case "polygamma" -> v.polygamma(order);
        case "sinc" -> Var.apply(new SpecialFunctions.Sinc(order), v);
        default -> throw new AssertionError(function);
      }).toDouble();
    }

    /** The error in ulp of the value, or of the larger terms that cancel. */
    double error() {
      BigDecimal ulp = new BigDecimal(Math.ulp(Math.max(scale, y.abs().doubleValue())));
      return new BigDecimal(found()).subtract(y).abs().divide(ulp, MathContext.DECIMAL32)
          .doubleValue();
    }

    /** What the Javadoc of the methods promises. */
    double bound() {
      return switch (function) {
        case "erf" -> 1.5;
        case "erfc" -> y.doubleValue() < Double.MIN_NORMAL ? 2 : 3;
        case "gauss" -> y.doubleValue() < Double.MIN_NORMAL ? 2 : 2.5;
        case "lgamma" -> x > 0 ? 4 : 3;
        case "digamma" -> x > 0 ? 3.5 : 6;
        case "polygamma" -> 8 + order / 2.;
        case "sinc" -> order == 0 ? 2.5 : 3 + order / 3.;
        default -> throw new AssertionError(function);
      };
    }
  }

  @Example
  void errorIsWithinTheBoundOfTheJavadoc() throws IOException {
    List<Value> values = values();
    Map<String, Value> worst = new TreeMap<>();
    for (Value v : values) {
      assertThat(v.error()).as("error in ulp of %s: %s", v.found(), v)
          .isLessThanOrEqualTo(v.bound());
      worst.merge(v.function() + (v.order() == 0 ? "" : " " + v.order()), v,
          (a, b) -> a.error() >= b.error() ? a : b);
    }
    assertThat(values).hasSizeGreaterThan(700);
    worst.forEach((name, v) -> System.out.printf("%s: at most %.2f ulp, at %s%n", name, v.error(),
        v.x()));
  }

  private static List<Value> values() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        SpecialFunctionsTest.class.getResourceAsStream("specialfunctions.csv"),
        StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Value::of).toList();
    }
  }

  // ---- the ends ----

  @Example
  void errorFunctionsEndAtTheirLimits() {
    check(Var::erf, INF, 1);
    check(Var::erf, -INF, -1);
    check(Var::erf, -0., -0.);
    check(Var::erfc, INF, 0);
    check(Var::erfc, -INF, 2);
    check(Var::erfc, 27.3, 0);
    assertThat(Autodiff.grad(Var::erf).at(INF)).isZero();
    assertThat(Autodiff.grad(Var::erfc).at(-INF)).isZero();
  }

  @Example
  void gammaFunctionsHavePolesAtWholeNumbersUpToZero() {
    for (double x : new double[] {0, -0., -1, -2, -171, -1e15, -1e300, INF, -INF}) {
      check(Var::lgamma, x, INF);
    }
    check(Var::lgamma, 1, 0);
    check(Var::lgamma, 2, 0);
    assertThat(Var.constant(2.5599833e305).lgamma().toDouble()).isFinite();
    check(Var::lgamma, 2.5599834e305, INF);
    check(Var::digamma, 0, -INF);
    check(Var::digamma, -0., INF);
    for (double x : new double[] {-1, -2, -1e300, -INF}) check(Var::digamma, x, Double.NaN);
    check(Var::digamma, INF, INF);
    for (double x : new double[] {0, -0., -1, -2}) check(v -> v.polygamma(1), x, INF);
    check(v -> v.polygamma(2), 0, -INF);
    check(v -> v.polygamma(2), -0., INF);
    check(v -> v.polygamma(2), -1, Double.NaN);
    check(v -> v.polygamma(3), INF, 0);
    check(v -> v.polygamma(3), -INF, Double.NaN);
  }

  @Example
  void polygammaOfHighOrderOverflowsOnlyWhereItMust() {
    close(Var.constant(1000).polygamma(200).toDouble(), -4.3508192705971016e-228, 1e-13);
    check(v -> v.polygamma(1), 1e308, 1e-308);
    check(v -> v.polygamma(1), 1e-200, INF);
    check(v -> v.polygamma(200), -0.5, -INF); // the poles on either side cancel exactly
  }

  @Example
  void sincIsZeroAtWholeNumbersAndFarOut() {
    for (double x : new double[] {3, -5, 1e15, 1e300, INF, -INF}) {
      assertThat(Var.constant(x).sinc().toDouble()).isZero();
    }
    assertThat(Autodiff.grad(Var::sinc).at(-INF)).isZero();
    close(Autodiff.grad(Var::sinc).at(1e300), 1e-300, 0);
  }

  @Example
  void nanStaysNanInValueAndSlope() {
    List<UnaryOperator<Var>> all = List.of(Var::erf, Var::erfc, Var::lgamma, Var::digamma,
        x -> x.polygamma(1), x -> x.polygamma(2), Var::sinc);
    for (UnaryOperator<Var> f : all) {
      check(f, Double.NaN, Double.NaN);
      assertThat(Autodiff.grad(f).at(Double.NaN)).isNaN();
    }
  }

  @Example
  void parametersShowOnlyWhereTheyTellSomething() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 0.5);
    assertThat(x.sinc()).hasToString("%1 = sinc(%0) = 0.6366197723675814");
    assertThat(new SpecialFunctions.Sinc(1).parameters()).isEqualTo("order=1");
    assertThat(x.polygamma(3).op().parameters()).isEqualTo("n=3");
  }

  // ---- laws ----

  @Provide
  Arbitrary<Double> reals() { return in(-6, 6); }

  @Provide
  Arbitrary<Double> positives() { return in(0.01, 30); }

  @Property
  void erfIsOddAndErfcItsComplement(@ForAll("reals") double x) {
    assertThat(at(Var::erf, -x)).isEqualTo(-at(Var::erf, x));
    close(at(Var::erf, x) + at(Var::erfc, x), 1, 2 * ULP);
    close(at(Var::erfc, x) + at(Var::erfc, -x), 2, ULP);
  }

  @Property
  void gammaOfTheNextIsXTimesGamma(@ForAll("positives") double x) {
    double sum = at(Var::lgamma, x) + Math.log(x);
    double size = 1 + Math.abs(at(Var::lgamma, x)) + Math.abs(Math.log(x));
    assertThat(at(Var::lgamma, x + 1)).isBetween(sum - 5 * ULP * size, sum + 5 * ULP * size);
  }

  @Property
  void polygammaOfTheNextDiffersByAPower(@ForAll("positives") double x) {
    double power = 1 / x;
    for (int n = 0; n < 5; power *= -++n / x) {
      double y = Var.constant(x).polygamma(n).toDouble();
      double size = 1 + Math.abs(y) + Math.abs(power);
      double next = Var.constant(x + 1).polygamma(n).toDouble(); // x + 1 is rounded: x⁻¹ ulp more
      assertThat(Math.abs(y + power - next)).isLessThanOrEqualTo(20 * ULP * size);
    }
  }

  @Property
  void gammaAndDigammaAreReflected(@ForAll("positives") double z) {
    double x = Math.floor(z) + 0.1 + 0.8 * (z - Math.floor(z)); // away from the poles
    double sine = Math.abs(Math.sin(Math.PI * (x - Math.floor(x))));
    close(at(Var::lgamma, x) + at(Var::lgamma, 1 - x) + Math.log(sine / Math.PI) + 100, 100,
        4 * ULP);
    double cotangent = 1 / Math.tan(Math.PI * (x - Math.floor(x)));
    close(at(Var::digamma, 1 - x) - at(Var::digamma, x) + 20, Math.PI * cotangent + 20, 40 * ULP);
  }

  @Property
  void derivativesOfSincObeyTheirRecurrence(@ForAll("reals") double x) {
    double[] y = new double[9];
    for (int n = 0; n < y.length; n++) y[n] = CardinalSine.derivative(n, x);
    for (int n = 1; n < y.length; n++) {
      double power = Math.pow(Math.PI, n - 1);
      double right = power * Math.sin(Math.PI * x + n * Math.PI / 2);
      double size = power + n * Math.abs(y[n - 1]);
      assertThat(Math.abs(x * y[n] + n * y[n - 1] - right)).isLessThanOrEqualTo(40 * ULP * size);
    }
  }

  private static double at(UnaryOperator<Var> f, double x) {
    return f.apply(Var.constant(x)).toDouble();
  }

  private static void check(UnaryOperator<Var> f, double x, double y) {
    assertThat(at(f, x)).as("at %s", x).isEqualTo(Double.valueOf(y));
  }

  private static void close(double found, double expected, double relative) {
    assertThat(Math.abs(found - expected)).as("%s and %s", found, expected)
        .isLessThanOrEqualTo(relative * Math.abs(expected));
  }

  @Example
  void halfTurnsAreExactAtQuartersAndRightBetween() {
    double[] cosines = {1, 0, -1, 0, 1};
    for (int i = 0; i < cosines.length; i++) {
      assertThat(PiTrigonometry.cos(i / 2.0)).isEqualTo(cosines[i]);
      assertThat(PiTrigonometry.sin((i + 1) / 2.0)).isEqualTo(cosines[i]);
    }
    for (double x = -1.99; x < 2; x += 0.07) {
      assertThat(PiTrigonometry.cos(x)).isCloseTo(Math.cos(Math.PI * x), within(1e-15));
      assertThat(PiTrigonometry.sin(x)).isCloseTo(Math.sin(Math.PI * x), within(1e-15));
    }
    for (double d = -0.45; d < 0.5; d += 0.1) {
      assertThat(PiTrigonometry.cot(d) * Math.tan(Math.PI * d)).isCloseTo(1, within(1e-14));
    }
  }
}
