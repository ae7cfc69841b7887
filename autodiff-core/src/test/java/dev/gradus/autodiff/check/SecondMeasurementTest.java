package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of entries that the first steps leave failed or undecided. */
class SecondMeasurementTest {
  private static Entry entry(DoubleUnaryOperator f, double slope, double x) {
    return GradientCheck.of(v -> Var.constant(f.applyAsDouble(v.toDouble())))
        .compare(List.of(Tensor.scalar(slope)), Tensor.scalar(x)).worst();
  }

  private static Verdict verdict(DoubleUnaryOperator f, double slope, double x) {
    return entry(f, slope, x).verdict();
  }

  // ---- minima ----

  @Test
  void rightGradientPassesAtAMinimum() {
    GradientCheck.of(x -> x.square().subtract(1).square().sum()).at(Tensor.scalar(1)).orThrow();
    GradientCheck.of(x -> x.add(1).square().subtract(1).square().sum()).at(Tensor.zeros(1))
        .orThrow();
    GradientCheck.ofAll(v -> {
      Var x = v.get(0);
      Var y = v.get(1);
      return x.negate().add(1).square().add(y.subtract(x.square()).square().multiply(100));
    }).at(Tensor.scalar(1), Tensor.scalar(1)).orThrow(); // Rosenbrock's valley
  }

  @Test
  void slopeThatIsNotZeroFailsAtAMinimum() {
    DoubleUnaryOperator well = x -> (x * x - 1) * (x * x - 1);
    for (double wrong : new double[] {8, 1e-3, -1e-6, 1e-9}) {
      assertThat(verdict(well, wrong, 1)).as("%s", wrong).isEqualTo(WRONG);
    }
    assertThat(verdict(well, 0, 1 + 1e-9)).isEqualTo(WRONG); // the slope is 8·10⁻⁹ there
  }

  // ---- scales ----

  /** A function of moderate size, its slope, and a point. */
  private record Known(String name, DoubleUnaryOperator f, DoubleUnaryOperator slope, double x) {}

  private static final List<Known> KNOWN = List.of(
      new Known("sin", Math::sin, Math::cos, 0.7), new Known("sin at 0", Math::sin, Math::cos, 0),
      new Known("exp", Math::exp, Math::exp, 0.7),
      new Known("square", x -> x * x, x -> 2 * x, -1.1),
      new Known("log", Math::log, x -> 1 / x, 0.7),
      new Known("1 + sin", x -> 1 + Math.sin(x), Math::cos, 0.7),
      new Known("well", x -> (x * x - 1) * (x * x - 1), x -> 4 * x * (x * x - 1), 1));

  @Test
  void rightSlopePassesAndOneOffByOneInAThousandFailsAtEveryScale() {
    for (Known known : KNOWN) {
      for (int e = -150; e <= 150; e += 15) {
        for (int fe = -150; fe <= 150; fe += 50) {
          double scale = Math.pow(10, e);
          double size = Math.pow(10, fe);
          DoubleUnaryOperator f = x -> size * known.f().applyAsDouble(x / scale);
          double slope = size * known.slope().applyAsDouble(known.x()) / scale;
          double x = known.x() * scale;
          String at = known.name() + " at scale 1e" + e + ", size 1e" + fe;

          assertThat(verdict(f, slope, x)).as(at).isEqualTo(VERIFIED);
          if (slope == 0) continue;
          for (double wrong : new double[] {1.001, -1}) {
            assertThat(verdict(f, wrong * slope, x)).as(at).isEqualTo(WRONG);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-12, 1e-20, 1e-40})
  void shortWavesAreMeasured(double scale) {
    DoubleUnaryOperator wave = x -> Math.sin(x / scale);
    assertThat(verdict(wave, Math.cos(0.7) / scale, 0.7 * scale)).isEqualTo(VERIFIED);
    assertThat(verdict(wave, Math.cos(0.7) / scale * 0.999, 0.7 * scale)).isEqualTo(WRONG);
  }

  @Test
  void entriesOfVeryDifferentSizeAreDecidedWithLargerSteps() {
    GradientCheck scaled = GradientCheck.of(
        x -> x.square().multiply(Var.constant(Tensor.vector(1e6, 1e-6))).sum());
    Tensor x = Tensor.vector(1, 1);

    scaled.at(x).orThrow();
    Report wrong = scaled.compare(List.of(Tensor.vector(2e6, -2e-6)), x);
    assertThat(wrong.entries().get(1).verdict()).isEqualTo(WRONG);
  }

  @Test
  void bendSharperThanTheFirstStepsIsMeasured() {
    DoubleUnaryOperator bend = x -> Math.sqrt(1e-16 + x * x);
    assertThat(verdict(bend, Math.sqrt(0.5), 1e-8)).isEqualTo(VERIFIED);
    assertThat(verdict(bend, 0.999 * Math.sqrt(0.5), 1e-8)).isEqualTo(WRONG);
  }

  // ---- what has no slope ----

  @Test
  void infiniteSlopeIsNotRefutedWhereSlopesGrow() {
    Entry entry = entry(Math::cbrt, Double.POSITIVE_INFINITY, 0);
    assertThat(entry.verdict()).isEqualTo(UNDECIDED);
    assertThat(entry.reason()).isEqualTo("slopes that grow as the steps shrink");
    assertThat(verdict(Math::cbrt, Double.NEGATIVE_INFINITY, 0)).isEqualTo(WRONG);
    assertThat(verdict(Math::cbrt, Double.NaN, 0)).isEqualTo(WRONG);
    assertThat(verdict(Math::sin, Double.POSITIVE_INFINITY, 0)).isEqualTo(WRONG);
  }

  private static DoubleUnaryOperator odd(double power) {
    return x -> Math.signum(x) * Math.pow(Math.abs(x), power);
  }

  @Test
  void slopesThatShrinkWithTheStepGoToTheClaimedOne() {
    Tensor zero = Tensor.vector(0);
    GradientCheck.of(x -> x.multiply(x.abs()).sum()).at(zero).orThrow();
    GradientCheck.of(x -> x.square().multiply(x.sign()).sum()).at(zero).orThrow();
    GradientCheck.of(x -> x.abs().pow(1.5).multiply(x.sign()).sum()).at(zero).orThrow();
    GradientCheck.of(x -> x.subtract(1).multiply(x.subtract(1).abs()).sum())
        .at(Tensor.vector(1)).orThrow();
    GradientCheck.of(x -> x.multiply(x.abs()).sum()).at(Tensor.vector(0, 1)).orThrow();
    GradientCheck.of(x -> x.relu().square().sum()).at(Tensor.vector(0, 1)).orThrow();
    for (double power = 1.5; power < 6; power += 0.1) {
      assertThat(verdict(odd(power), 0, 0)).as("|x|^%s", power).isEqualTo(VERIFIED);
      double p = power;
      assertThat(verdict(x -> x + odd(p).applyAsDouble(x), 1, 0)).as("x + |x|^%s", power)
          .isEqualTo(VERIFIED);
    }
    for (double power : new double[] {1.001, 1.01, 1.02, 1.05, 1.1, 1.2, 1.3, 1.4}) {
      assertThat(verdict(odd(power), 0, 0)).as("|x|^%s", power).isNotEqualTo(WRONG);
    }
    assertThat(verdict(x -> x == 0 ? 0 : x / Math.log(Math.abs(x) / 100), 0, 0))
        .isNotEqualTo(WRONG);
  }

  @Test
  void anotherSlopeThanTheOneThatShrinkingStepsGoToFails() {
    for (double wrong : new double[] {-1, -1e-3, 1e-6, 1e-3, 1, 1e6}) {
      for (double power : new double[] {1.4, 1.5, 2, 2.5, 3, 4, 5}) {
        boolean far = Math.abs(wrong) > 1e-5 || power > 1.4; // else it takes steps of 10⁻¹⁵
        assertThat(verdict(odd(power), wrong, 0)).as("%s of |x|^%s", wrong, power)
            .isEqualTo(far ? WRONG : UNDECIDED);
        if (Math.abs(wrong) < 1e-3) continue; // beside a slope of 1 that may pass
        assertThat(verdict(x -> x + odd(power).applyAsDouble(x), 1 + wrong, 0))
            .as("1 + %s of x + |x|^%s", wrong, power).isNotEqualTo(VERIFIED);
      }
      assertThat(verdict(x -> (x - 1) * Math.abs(x - 1), wrong, 1)).as("%s", wrong)
          .isEqualTo(WRONG);
    }
    assertThat(verdict(x -> x + x * Math.abs(x), 1.001, 0)).isEqualTo(WRONG);
  }

  @Test
  void wavesBetweenNeighbouringDoublesAreNotMeasured() {
    for (double x = 1e10; x < 1e308; x *= 3.7) {
      assertThat(verdict(Math::sin, Math.cos(x), x)).as("sin at %s", x).isNotEqualTo(WRONG);
      assertThat(verdict(v -> 5 + Math.sin(v), Math.cos(x), x)).as("5 + sin at %s", x)
          .isNotEqualTo(WRONG);
      assertThat(verdict(v -> Math.sin(v) * Math.cos(v / 3),
          Math.cos(x) * Math.cos(x / 3) - Math.sin(x) * Math.sin(x / 3) / 3, x))
          .as("sin cos at %s", x).isNotEqualTo(WRONG);
    }
    for (double x : new double[] {1e17, 1e100, 1e300}) {
      Entry entry = GradientCheck.of(v -> v.sin().sum()).at(Tensor.vector(x)).worst();
      assertThat(entry.verdict()).as("%s", x).isEqualTo(UNDECIDED);
      assertThat(entry.reason()).contains("neighbouring numbers");
    }
    assertThat(verdict(Math::sin, -Math.cos(1e8), 1e8)).isEqualTo(WRONG);
    assertThat(verdict(Math::sin, 1e20, 0.7)).isEqualTo(WRONG);
    assertThat(verdict(v -> v * v, 1e17, 1e17)).isEqualTo(WRONG);
  }

  /** Waves at every scale of x, down to those that are shorter than the distance of doubles. */
  @Test
  void slopeOfZeroIsNotVerifiedOfWavesThatNoFirstStepSees() {
    for (double size : new double[] {1e-150, 1e-12, 1e-8, 1, 1e8, 1e150}) {
      for (double x = 1e3; x < 1e308; x *= 37) {
        for (double scale : new double[] {1, 1e-8, 1e-150}) {
          DoubleUnaryOperator f = v -> size * Math.sin(v / scale);
          if (Double.isInfinite(x / scale)) continue;
          assertThat(verdict(f, 0, x)).as("%s sin(x/%s) at %s", size, scale, x)
              .isNotEqualTo(VERIFIED);
          assertThat(verdict(f, size * Math.cos(x / scale) / scale, x))
              .as("%s sin(x/%s) at %s, right", size, scale, x).isNotEqualTo(WRONG);
        }
      }
    }
    for (double x = 0.7; x > 1e-100; x /= 101) { // and where x is small, with waves shorter still
      for (double waves = 1e6; waves < 1e200; waves *= 1003) {
        double k = waves / x;
        for (double size : new double[] {1e-30, 1e-8, 1}) {
          if (Double.isInfinite(k)) continue;
          assertThat(verdict(v -> size * Math.sin(k * v), 0, x)).as("%s sin(%s x) at %s", size, k,
              x).isNotEqualTo(VERIFIED);
        }
      }
    }
  }

  @Test
  void slopeOfZeroIsNotVerifiedOfOtherThingsThatChangeWithinFewNumbers() {
    for (double x = 1e6; x < 1e300; x *= 1009) {
      double period = 12 * Math.ulp(x);
      double x0 = x;
      assertThat(verdict(v -> v / period - Math.floor(v / period), 0, x)).as("saw at %s", x)
          .isNotEqualTo(VERIFIED);
      assertThat(verdict(v -> Math.abs(Math.IEEEremainder(v, period)), 0, x))
          .as("teeth at %s", x).isNotEqualTo(VERIFIED);
      assertThat(verdict(v -> v > x0 ? 1 : 0, 0, x)).as("jump at %s", x).isNotEqualTo(VERIFIED);
      assertThat(verdict(v -> v == x0 ? 1 : 0, 0, x)).as("peak at %s", x).isNotEqualTo(VERIFIED);
      assertThat(verdict(v -> Math.exp(-Math.pow((v - x0) / period - 0.3, 2)), 0, x))
          .as("bell at %s", x).isNotEqualTo(VERIFIED);
    }
  }

  @Test
  void slopeThatIsZeroIsVerifiedWhereRoundingIsAllThatIsSeen() {
    for (double x = 0.1; x < 4; x += 0.1) {
      assertThat(verdict(v -> Math.sin(v) * Math.sin(v) + Math.cos(v) * Math.cos(v), 0, x))
          .as("%s", x).isEqualTo(VERIFIED);
      assertThat(verdict(v -> 1e-9 * Math.exp(v) / Math.exp(v), 0, x)).as("%s", x)
          .isEqualTo(VERIFIED);
      assertThat(verdict(v -> (v + 1e3) - v, 0, x)).as("%s", x).isEqualTo(VERIFIED);
    }
  }

  /** As the chain rule computes it: sums of terms that cancel leave a rounding. */
  @Test
  void slopeThatIsZeroButForRoundingIsVerifiedOfAConstant() {
    DoubleUnaryOperator cosineWithItself = x -> (x * x + 2) / (Math.sqrt(x * x + 2)
        * Math.sqrt(x * x + 2));
    for (double x : new double[] {0, 1e-9, 0.7, -1.3, 3}) {
      for (double left : new double[] {0, 0x1p-54, -0x1p-54, 0x1p-53, -0x1p-52}) {
        assertThat(verdict(cosineWithItself, left, x)).as("%s at %s", left, x).isEqualTo(VERIFIED);
      }
      for (double wrong : new double[] {1e-14, -1e-12, 1e-3}) {
        assertThat(verdict(cosineWithItself, wrong, x)).as("%s at %s", wrong, x)
            .isNotEqualTo(VERIFIED);
      }
    }
    GradientCheck.of(x -> x.softmax(0).sum()).at(Tensor.vector(0.3, 0.7, -1.1)).orThrow();
  }

  @Test
  void slopeThatRoundingHidesIsNotTakenForZero() {
    for (double small : new double[] {1e-17, 1e-20, 1e-40, 1e-150}) {
      for (double claimed : new double[] {small, -small, 2 * small}) {
        assertThat(verdict(x -> 1 + small * x, claimed, 0.7)).as("%s of %s", claimed, small)
            .isNotEqualTo(VERIFIED);
        assertThat(verdict(x -> 1e-3 + small * x * x, claimed, 0.7))
            .as("%s of %s x²", claimed, small).isNotEqualTo(VERIFIED);
      }
    }
    assertThat(verdict(x -> 1 + (Math.abs(x) < 30 ? 0 : x), 1e-18, 0.7)).isNotEqualTo(VERIFIED);
    for (double claimed : new double[] {3 * Math.cos(1), -1.62, 7.9}) {
      assertThat(verdict(x -> 1e16 + 3 * Math.sin(x), claimed, 1)).isNotEqualTo(VERIFIED);
    }
    assertThat(verdict(x -> 1e8 + 1e-8 * Math.tanh(x), -7.86e-9, 0.5)).isNotEqualTo(VERIFIED);
  }

  /** Its values are small there, but rounded like the large terms that cancel. */
  @Test
  void slopesNextToARootAreMeasuredAsWellAsOthers() {
    for (int seed = 1; seed <= 1000; seed++) {
      Random random = new Random(seed);
      double x = 3 * random.nextDouble();
      double size = Math.pow(10, -2 * random.nextDouble());
      double root = size * Math.sin(x) - Math.pow(10, -3 - 8 * random.nextDouble());
      DoubleUnaryOperator f = v -> (1 + size * Math.sin(v)) - (1 + root);
      double slope = size * Math.cos(x);
      if (Math.abs(slope) < 1e-3) continue;
      String at = "seed " + seed + " at " + x;
      check(at, f, slope, x);
      check(at + ", times 3.7", v -> 3.7 * f.applyAsDouble(v), 3.7 * slope, x);
      check(at + ", times x", v -> v * f.applyAsDouble(v), slope * x + f.applyAsDouble(x), x);
      check(at + ", plus its square", v -> f.applyAsDouble(v) * (1 + f.applyAsDouble(v)),
          slope * (1 + 2 * f.applyAsDouble(x)), x);
    }
  }

  /** Waves, steps and kinks are no rounding, though they are as small beside what f changes. */
  @Test
  void whatIsSmoothAtShorterStepsIsNotTakenForRounding() {
    checkNotTakenForRounding(v -> v + 1e-11 * Math.sin(1e11 * v), 1 + Math.cos(1e3), 1e-8);
    checkNotTakenForRounding(v -> v + 1e-11 * Math.tanh(1e11 * v),
        1 + 1 / Math.pow(Math.cosh(1), 2), 1e-11);
    checkNotTakenForRounding(v -> v + 1e-11 * Math.tanh(1e11 * v), 2, 0);
    checkNotTakenForRounding(v -> v + 1e-12 * Math.tanh(1e12 * v), 2, 0);
    checkNotTakenForRounding(v -> v + 1e-12 * Math.sin(1e12 * (v - 1)), 2, 1);
    checkNotTakenForRounding(v -> v + 2e-4 * Math.abs(v), 1.0002, 1e-9);
    checkNotTakenForRounding(v -> v + 1e-3 * Math.abs(v), 1.001, 1e-9);
    checkNotTakenForRounding(v -> v + 3e-4 * Math.sqrt(v * v + 1e-16), 1 + 3e-4 / Math.sqrt(2),
        1e-8);
    DoubleUnaryOperator bump =
        v -> Math.sin(v) + 1e-7 * Math.exp(-Math.pow(1e7 * (v - 1) + 0.4, 2));
    assertThat(verdict(bump, Math.cos(1), 1)).isNotEqualTo(VERIFIED);
  }

  private static void checkNotTakenForRounding(DoubleUnaryOperator f, double slope, double x) {
    assertThat(verdict(f, slope, x)).as("%s at %s", slope, x).isNotEqualTo(WRONG);
    assertThat(verdict(f, 1, x)).as("1 for %s at %s", slope, x).isNotEqualTo(VERIFIED);
  }

  private static void check(String at, DoubleUnaryOperator f, double slope, double x) {
    assertThat(verdict(f, slope, x)).as(at).isEqualTo(VERIFIED);
    assertThat(verdict(f, 1.001 * slope, x)).as(at + ", 0.1 % off").isNotEqualTo(VERIFIED);
  }

  @Test
  void undecidedEntriesHaveAReason() {
    assertThat(entry(x -> Math.signum(x) + x, 1, 0).reason()).contains("jump");
    assertThat(entry(Math::sqrt, 1, 0).reason()).contains("not defined on both sides");
    assertThat(entry(x -> 1e15 + x, 1, 0.7).reason()).contains("rounded");
    assertThat(entry(x -> Math.rint(x * 1e3) / 1e3, 0, 0.7001).reason()).contains("floats()");
    assertThat(entry(x -> Math.sin(x) + 1e-3 * (Double.hashCode(x) % 1000) / 1000, Math.cos(0.7),
        0.7).reason()).contains("noise");
  }

  // ---- domains ----

  @Test
  void functionThatThrowsOutsideItsDomainIsNotDefinedThere() {
    DoubleUnaryOperator log = x -> {
      if (x <= 0) throw new IllegalArgumentException("log of " + x);
      return Math.log(x);
    };
    for (double x : new double[] {1e-3, 1e-9, 0.5}) {
      assertThat(verdict(log, 1 / x, x)).isEqualTo(VERIFIED);
      assertThat(verdict(log, 1.001 / x, x)).isEqualTo(WRONG);
    }
    DoubleUnaryOperator root = x -> {
      if (x < 0) throw new ArithmeticException("root of " + x);
      return Math.sqrt(x);
    };
    assertThat(entry(root, 1, 0).reason()).isEqualTo("not defined on both sides");
  }

  @Test
  void whatIsThrownAtThePointItselfIsThrown() {
    assertThatThrownBy(() -> verdict(x -> {
      throw new IllegalStateException("no value at " + x);
    }, 1, 0.5)).isInstanceOf(IllegalStateException.class).hasMessage("no value at 0.5");
  }

  @Test
  void errorsOfTheMachineAreThrownEverywhere() {
    assertThatThrownBy(() -> verdict(x -> {
      if (x > 0.5) throw new AssertionError("beyond");
      return x;
    }, 1, 0.5)).isInstanceOf(AssertionError.class).hasMessage("beyond");
  }

  // ---- functions without operations ----

  @Test
  void functionWithoutOperationsIsToldSo() {
    Report report = GradientCheck.of(x -> Var.constant(Math.sin(x.toDouble())))
        .at(Tensor.scalar(0.3));
    assertThat(report.worst().verdict()).isEqualTo(WRONG);
    assertThat(report.toString()).contains("the result was not made by Var operations");

    Report stopped = GradientCheck.ofAll(v -> v.get(0).stopGradient().multiply(v.get(1)))
        .at(Tensor.scalar(0.3), Tensor.scalar(2));
    assertThat(stopped.entries().get(0).reason()).contains("stopGradient");
    assertThat(stopped.entries().get(1).verdict()).isEqualTo(VERIFIED);

    GradientCheck.of(x -> Var.constant(5)).at(Tensor.scalar(0.3)).orThrow();
  }
}
