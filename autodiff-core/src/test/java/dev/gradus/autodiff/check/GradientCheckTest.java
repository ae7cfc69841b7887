package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the gradient check judges: at kinks, at edges, in noise, and over many magnitudes. */
class GradientCheckTest {
  /** The verdict on a claimed slope of a function of one number. */
  private static Verdict verdict(DoubleUnaryOperator f, double slope, double x) {
    return verdict(GradientCheck.of(v -> opaque(f, v)), slope, x);
  }

  private static Verdict verdict(GradientCheck check, double slope, double x) {
    return check.compare(List.of(Tensor.scalar(slope)), Tensor.scalar(x)).worst().verdict();
  }

  /** Any function of one number, of which the engine knows no slope. */
  private static Var opaque(DoubleUnaryOperator f, Var x) {
    return Var.constant(f.applyAsDouble(x.toDouble()));
  }

  private static List<Verdict> verdicts(UnaryOperator<Var> f, double... x) {
    return GradientCheck.of(v -> f.apply(v).sum()).at(Tensor.vector(x)).entries().stream()
        .map(Entry::verdict).toList();
  }

  /** Which entries are at kinks; all are verified. */
  private static List<Boolean> kinks(UnaryOperator<Var> f, double... x) {
    return GradientCheck.of(v -> f.apply(v).sum()).at(Tensor.vector(x)).orThrow().entries()
        .stream().map(e -> e.kink() != null).toList();
  }

  // ---- kinks ----

  @Test
  void slopeTakenAtAKinkIsAccepted() {
    assertThat(kinks(Var::abs, 0, 0.5, -2)).containsExactly(true, false, false);
    assertThat(kinks(Var::relu, 0, 0.5, -2)).containsExactly(true, false, false);
    assertThat(kinks(Var::max, 0.5, 1.5, 1.5)).containsExactly(false, true, true);
    assertThat(kinks(x -> x.relu().exp().multiply(x.sin()).add(x.abs()), 0)).containsExactly(true);
  }

  @Test
  void slopesTowardsEitherSideAndTheirMeanAreAcceptedAtAKink() {
    DoubleUnaryOperator f = x -> x < 0 ? -2 * x : 3 * Math.sin(x);

    for (double slope : new double[] {-2, 3, 0.5}) {
      assertThat(verdict(f, slope, 0)).isEqualTo(VERIFIED);
    }
  }

  @Test
  void slopeThatIsNotBetweenThoseOfTheSidesFailsAtAKink() {
    DoubleUnaryOperator f = x -> x < 0 ? -2 * x : 3 * Math.sin(x);

    for (double slope : new double[] {-2.002, 3.003, -100, 100, Double.NaN}) {
      assertThat(verdict(f, slope, 0)).as("slope %s", slope).isEqualTo(WRONG);
    }
    for (double slope : new double[] {0.501, 0, 1, -1.998, 2.997}) {
      assertThat(verdict(f, slope, 0)).as("slope %s", slope).isEqualTo(UNDECIDED);
    }
  }

  @Test
  void declaredSlopeAtKinksIsTheOnlyOneAccepted() {
    GradientCheck relu = GradientCheck.of(v -> opaque(x -> Math.max(x, 0), v));

    assertThat(verdict(relu.kinks((left, right) -> left), 0, 0)).isEqualTo(VERIFIED);
    assertThat(verdict(relu.kinks((left, right) -> left), 0.5, 0)).isEqualTo(WRONG);
    assertThat(verdict(relu.kinks((left, right) -> left), 1, 0)).isEqualTo(WRONG);
    assertThat(verdict(relu.kinks((left, right) -> (left + right) / 2), 0.5, 0))
        .isEqualTo(VERIFIED);
    assertThat(verdict(relu.kinks((left, right) -> (left + right) / 2), 0, 0)).isEqualTo(WRONG);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-9, -1e-3, -1e-7, -1e-12})
  void besideAKinkTheSlopeOfThatSideIsMeasured(double x) {
    assertThat(verdict(Math::abs, Math.signum(x), x)).isEqualTo(VERIFIED);
    assertThat(verdict(Math::abs, Math.signum(x) * 1.001, x)).isEqualTo(WRONG);
  }

  @Test
  void sharpBendIsNoKink() {
    DoubleUnaryOperator bend = x -> Math.sqrt(1e-8 + x * x); // turns from −1 to 1 within 10⁻⁴

    assertThat(verdict(bend, 0, 0)).isEqualTo(VERIFIED);
    assertThat(verdict(bend, 1, 0)).isEqualTo(WRONG);
    assertThat(verdict(bend, Math.sqrt(0.5), 1e-4)).isEqualTo(VERIFIED);
  }

  // ---- what cannot be measured ----

  @Test
  void noiseIsInconclusive() {
    DoubleUnaryOperator noisy = x -> Math.sin(x) + 1e-3 * (Double.hashCode(x) % 1000) / 1000;

    for (double x = 0.5; x < 1; x += 0.001) {
      assertThat(verdict(noisy, Math.cos(x), x)).isEqualTo(UNDECIDED);
    }
  }

  @Test
  void slopeFarFromANoisyFunctionsFails() {
    DoubleUnaryOperator noisy = x -> Math.sin(x) + 1e-7 * (Double.hashCode(x) % 1000) / 1000;

    assertThat(verdict(noisy, 10, 0.7)).isEqualTo(WRONG);
  }

  @Test
  void jumpIsInconclusive() {
    assertThat(verdict(x -> Math.signum(x) + x, 1, 0)).isEqualTo(UNDECIDED);
    assertThat(verdict(x -> Math.floor(x) + x * x, 2, 1)).isEqualTo(UNDECIDED);
  }

  @Test
  void besideAJumpTheSlopeIsMeasured() {
    assertThat(verdict(x -> Math.signum(x) + x, 1, 1e-5)).isEqualTo(VERIFIED);
    assertThat(verdict(x -> Math.signum(x) + x, 1.001, 1e-5)).isEqualTo(WRONG);
  }

  @Test
  void staircaseIsInconclusive() {
    assertThat(verdict(x -> Math.rint(x * 1e3) / 1e3, 0, 0.7001)).isEqualTo(UNDECIDED);
    assertThat(verdict(x -> 1e12 + Math.sin(x) - 1e12, Math.cos(0.7), 0.7)).isEqualTo(UNDECIDED);
  }

  @Test
  void entrySoSmallThatRoundingHidesAnErrorIsInconclusive() {
    assertThat(verdict(x -> 1 + 1e-13 * x, 1e-13, 0.7)).isEqualTo(UNDECIDED);
    assertThat(verdict(x -> 1e15 + x, 1, 0.7)).isEqualTo(UNDECIDED);
    assertThat(verdicts(x -> x.tanh(), 0.7, 20)).containsExactly(VERIFIED, UNDECIDED);
  }

  @Test
  void zeroPassesWhereASlopeWouldShow() {
    assertThat(verdict(x -> 5, 0, 0.7)).isEqualTo(VERIFIED);
    assertThat(verdict(Math::cos, 0, 0)).isEqualTo(VERIFIED);
    assertThat(verdict(x -> Math.sin(x) * Math.sin(x) + Math.cos(x) * Math.cos(x), 0, 0.7))
        .isEqualTo(VERIFIED);
    assertThat(verdict(x -> 1e-9 * x, 0, 0.7)).isEqualTo(WRONG);
    assertThat(verdict(x -> 1e15 + x, 0, 0.7)).isEqualTo(UNDECIDED);
  }

  @Test
  void undefinedNeighbourhoodIsInconclusive() {
    assertThat(verdict(Math::sqrt, Double.POSITIVE_INFINITY, 0)).isEqualTo(UNDECIDED);
    assertThat(verdict(x -> Double.NaN, 1, 0.7)).isEqualTo(UNDECIDED);
  }

  @Test
  void slopeThatIsNoNumberFails() {
    assertThat(verdict(Math::sin, Double.NaN, 0.7)).isEqualTo(WRONG);
    assertThat(verdict(Math::sin, Double.POSITIVE_INFINITY, 0.7)).isEqualTo(WRONG);
    assertThat(verdict(Math::sin, Double.NEGATIVE_INFINITY, 0.7)).isEqualTo(WRONG);
  }

  // ---- edges and magnitudes ----

  @Test
  void logarithmIsMeasuredCloseToItsEdge() {
    assertThat(verdicts(Var::log, 1e-3, 1e-8)).containsExactly(VERIFIED, VERIFIED);
    GradientCheck.of(x -> x.log().sum()).domain(0, Double.POSITIVE_INFINITY)
        .at(Tensor.vector(1e-3, 1e-8, 1e-100)).orThrow();
  }

  @Test
  void noPointOutsideTheDomainIsEvaluated() {
    UnaryOperator<Var> f = v -> {
      double x = v.toDouble();
      assertThat(x).isBetween(0.3, 0.7);
      return v.log().add(v.negate().add(1).log());
    };
    for (double x : new double[] {0.30001, 0.5, 0.6999}) {
      GradientCheck.of(f).domain(0.3, 0.7).at(Tensor.scalar(x)).orThrow();
    }
  }

  @Test
  void onTheEdgeOfTheDomainNothingCanBeMeasured() {
    assertThat(verdict(GradientCheck.of(Var::sqrt).domain(0, 1), 0.5, 0)).isEqualTo(UNDECIDED);
    assertThat(verdict(GradientCheck.of(Var::sqrt).domain(0, 1), 0.5, -1)).isEqualTo(UNDECIDED);
  }

  @Test
  void squareRootIsMeasuredCloseToZero() {
    GradientCheck.of(x -> x.sqrt().sum()).at(Tensor.vector(1e-2, 1e-4, 1e-6)).orThrow();
  }

  @Test
  void wavesAreMeasuredFarOutAndCloseToZero() {
    GradientCheck.of(x -> x.sin().sum()).at(Tensor.vector(1e5, -1e5, 1e-8, 0)).orThrow();
    GradientCheck.of(x -> x.multiply(1e5).sin().sum()).at(Tensor.vector(1, -0.3, 1e-7)).orThrow();
    assertThat(verdict(Math::sin, Math.cos(1e5) * 1.001, 1e5)).isEqualTo(WRONG);
    assertThat(verdict(Math::sin, Math.cos(1e-8) * 1.001, 1e-8)).isEqualTo(WRONG);
  }

  @Test
  void ruleWrongByOneInAThousandFailsAtAllMagnitudes() {
    for (int s = -6; s <= 6; s++) {
      for (int v = -3; v <= 3; v++) {
        double slope = Math.pow(10, s);
        double value = Math.pow(10, v);
        DoubleUnaryOperator f = x -> value + slope * (Math.sin(x) - Math.sin(0.7));
        double right = slope * Math.cos(0.7);

        for (double wrong : new double[] {0.999, 1.001, -1, 0, 2}) {
          assertThat(verdict(f, wrong * right, 0.7))
              .as("%s times slope %s, value %s", wrong, slope, value).isEqualTo(WRONG);
        }
        assertThat(verdict(f, right, 0.7)).as("slope %s, value %s", slope, value)
            .isEqualTo(VERIFIED);
      }
    }
  }

  @Test
  void ruleWrongByOneInAThousandFailsAtAllScalesOfTheArgument() {
    for (int k = -6; k <= 6; k++) {
      double scale = Math.pow(10, k);
      DoubleUnaryOperator f = x -> Math.exp(Math.sin(x / scale));
      double right = f.applyAsDouble(0.7 * scale) * Math.cos(0.7) / scale;

      assertThat(verdict(f, right, 0.7 * scale)).as("scale %s", scale).isEqualTo(VERIFIED);
      assertThat(verdict(f, right * 1.001, 0.7 * scale)).as("scale %s", scale).isEqualTo(WRONG);
      assertThat(verdict(f, right * 0.999, 0.7 * scale)).as("scale %s", scale).isEqualTo(WRONG);
    }
  }

  @Test
  void functionOfManyResultsIsCheckedInEveryEntry() {
    UnaryOperator<Var> rows = x -> x.softmax(1).log();
    Tensor x = Tensor.matrix(new double[][] {{0.3, -1.2, 0.8}, {1.1, 0.4, -0.6}});

    assertThat(GradientCheck.of(rows).at(x).orThrow().entries()).hasSize(6);
  }

  @Test
  void rulesAreCheckedAtEveryEntryOfEveryArgument() {
    Tensor a = Tensor.matrix(new double[][] {{0.3, -1.2}, {1.1, 0.4}});
    Tensor b = Tensor.vector(0.7, 1.9);

    Report report =
        GradientCheck.ofAll(x -> x.get(0).matmul(x.get(1)).tanh().sum()).at(a, b).orThrow();

    assertThat(report.entries().stream().map(Entry::name)).isEqualTo(
        Arrays.asList("x1_11", "x1_12", "x1_21", "x1_22", "x2_1", "x2_2"));
  }
}
