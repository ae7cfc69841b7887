package dev.gradus.autodiff;

import static dev.gradus.autodiff.GradientCheck.Verdict.FAILED;
import static dev.gradus.autodiff.GradientCheck.Verdict.INCONCLUSIVE;
import static dev.gradus.autodiff.GradientCheck.Verdict.PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.GradientCheck.Entry;
import dev.gradus.autodiff.GradientCheck.Report;
import dev.gradus.autodiff.GradientCheck.Verdict;
import java.util.List;
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
      assertThat(verdict(well, wrong, 1)).as("%s", wrong).isEqualTo(FAILED);
    }
    assertThat(verdict(well, 0, 1 + 1e-9)).isEqualTo(FAILED); // the slope is 8·10⁻⁹ there
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

          assertThat(verdict(f, slope, x)).as(at).isEqualTo(PASSED);
          if (slope == 0) continue;
          for (double wrong : new double[] {1.001, -1}) {
            assertThat(verdict(f, wrong * slope, x)).as(at).isEqualTo(FAILED);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-12, 1e-20, 1e-40})
  void shortWavesAreMeasured(double scale) {
    DoubleUnaryOperator wave = x -> Math.sin(x / scale);
    assertThat(verdict(wave, Math.cos(0.7) / scale, 0.7 * scale)).isEqualTo(PASSED);
    assertThat(verdict(wave, Math.cos(0.7) / scale * 0.999, 0.7 * scale)).isEqualTo(FAILED);
  }

  @Test
  void entriesOfVeryDifferentSizeAreDecidedWithLargerSteps() {
    GradientCheck scaled = GradientCheck.of(
        x -> x.square().multiply(Var.constant(Tensor.vector(1e6, 1e-6))).sum());
    Tensor x = Tensor.vector(1, 1);

    scaled.at(x).orThrow();
    Report wrong = scaled.compare(List.of(Tensor.vector(2e6, -2e-6)), x);
    assertThat(wrong.entries().get(1).verdict()).isEqualTo(FAILED);
  }

  @Test
  void bendSharperThanTheFirstStepsIsMeasured() {
    DoubleUnaryOperator bend = x -> Math.sqrt(1e-16 + x * x);
    assertThat(verdict(bend, Math.sqrt(0.5), 1e-8)).isEqualTo(PASSED);
    assertThat(verdict(bend, 0.999 * Math.sqrt(0.5), 1e-8)).isEqualTo(FAILED);
  }

  // ---- what has no slope ----

  @Test
  void infiniteSlopeIsNotRefutedWhereSlopesGrow() {
    Entry entry = entry(Math::cbrt, Double.POSITIVE_INFINITY, 0);
    assertThat(entry.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(entry.reason()).isEqualTo("slopes that grow as the steps shrink");
    assertThat(verdict(Math::cbrt, Double.NEGATIVE_INFINITY, 0)).isEqualTo(FAILED);
    assertThat(verdict(Math::cbrt, Double.NaN, 0)).isEqualTo(FAILED);
    assertThat(verdict(Math::sin, Double.POSITIVE_INFINITY, 0)).isEqualTo(FAILED);
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
      assertThat(verdict(log, 1 / x, x)).isEqualTo(PASSED);
      assertThat(verdict(log, 1.001 / x, x)).isEqualTo(FAILED);
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
    assertThat(report.worst().verdict()).isEqualTo(FAILED);
    assertThat(report.toString()).contains("the result was not made by Var operations");

    Report stopped = GradientCheck.ofAll(v -> v.get(0).stopGradient().multiply(v.get(1)))
        .at(Tensor.scalar(0.3), Tensor.scalar(2));
    assertThat(stopped.entries().get(0).reason()).contains("stopGradient");
    assertThat(stopped.entries().get(1).verdict()).isEqualTo(PASSED);

    GradientCheck.of(x -> Var.constant(5)).at(Tensor.scalar(0.3)).orThrow();
  }
}
