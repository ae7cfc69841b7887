package dev.gradus.autodiff;

import static dev.gradus.autodiff.GradientCheck.Verdict.FAILED;
import static dev.gradus.autodiff.GradientCheck.Verdict.INCONCLUSIVE;
import static dev.gradus.autodiff.GradientCheck.Verdict.KINK;
import static dev.gradus.autodiff.GradientCheck.Verdict.PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.GradientCheck.Entry;
import dev.gradus.autodiff.GradientCheck.Verdict;
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

  // ---- kinks ----

  @Test
  void slopeTakenAtAKinkIsAccepted() {
    assertThat(verdicts(Var::abs, 0, 0.5, -2)).containsExactly(KINK, PASSED, PASSED);
    assertThat(verdicts(Var::relu, 0, 0.5, -2)).containsExactly(KINK, PASSED, PASSED);
    assertThat(verdicts(Var::max, 0.5, 1.5, 1.5)).containsExactly(PASSED, KINK, KINK);
    assertThat(verdicts(x -> x.relu().exp().multiply(x.sin()).add(x.abs()), 0))
        .containsExactly(KINK);
  }

  @Test
  void slopesTowardsEitherSideAndTheirMeanAreAcceptedAtAKink() {
    DoubleUnaryOperator f = x -> x < 0 ? -2 * x : 3 * Math.sin(x);

    for (double slope : new double[] {-2, 3, 0.5}) assertThat(verdict(f, slope, 0)).isEqualTo(KINK);
  }

  @Test
  void anyOtherSlopeFailsAtAKink() {
    DoubleUnaryOperator f = x -> x < 0 ? -2 * x : 3 * Math.sin(x);

    for (double slope : new double[] {-2.002, 3.003, 0.501, 0, 1, Double.NaN}) {
      assertThat(verdict(f, slope, 0)).as("slope %s", slope).isEqualTo(FAILED);
    }
  }

  @Test
  void declaredSlopeAtKinksIsTheOnlyOneAccepted() {
    GradientCheck relu = GradientCheck.of(v -> opaque(x -> Math.max(x, 0), v));

    assertThat(verdict(relu.kinks((left, right) -> left), 0, 0)).isEqualTo(KINK);
    assertThat(verdict(relu.kinks((left, right) -> left), 0.5, 0)).isEqualTo(FAILED);
    assertThat(verdict(relu.kinks((left, right) -> left), 1, 0)).isEqualTo(FAILED);
    assertThat(verdict(relu.kinks((left, right) -> (left + right) / 2), 0.5, 0)).isEqualTo(KINK);
    assertThat(verdict(relu.kinks((left, right) -> (left + right) / 2), 0, 0)).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-9, -1e-3, -1e-7, -1e-12})
  void besideAKinkTheSlopeOfThatSideIsMeasured(double x) {
    assertThat(verdict(Math::abs, Math.signum(x), x)).isIn(PASSED, KINK);
    assertThat(verdict(Math::abs, Math.signum(x) * 1.001, x)).isEqualTo(FAILED);
  }

  @Test
  void sharpBendIsNoKink() {
    DoubleUnaryOperator bend = x -> Math.sqrt(1e-8 + x * x); // turns from −1 to 1 within 10⁻⁴

    assertThat(verdict(bend, 0, 0)).isEqualTo(PASSED);
    assertThat(verdict(bend, 1, 0)).isEqualTo(FAILED);
    assertThat(verdict(bend, Math.sqrt(0.5), 1e-4)).isEqualTo(PASSED);
  }

  // ---- what cannot be measured ----

  @Test
  void noiseIsInconclusive() {
    DoubleUnaryOperator noisy = x -> Math.sin(x) + 1e-3 * (Double.hashCode(x) % 1000) / 1000;

    for (double x = 0.5; x < 1; x += 0.001) {
      assertThat(verdict(noisy, Math.cos(x), x)).isEqualTo(INCONCLUSIVE);
    }
  }

  @Test
  void slopeFarFromANoisyFunctionsFails() {
    DoubleUnaryOperator noisy = x -> Math.sin(x) + 1e-7 * (Double.hashCode(x) % 1000) / 1000;

    assertThat(verdict(noisy, 10, 0.7)).isEqualTo(FAILED);
  }

  @Test
  void jumpIsInconclusive() {
    assertThat(verdict(x -> Math.signum(x) + x, 1, 0)).isEqualTo(INCONCLUSIVE);
    assertThat(verdict(x -> Math.floor(x) + x * x, 2, 1)).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void besideAJumpTheSlopeIsMeasured() {
    assertThat(verdict(x -> Math.signum(x) + x, 1, 1e-5)).isEqualTo(PASSED);
    assertThat(verdict(x -> Math.signum(x) + x, 1.001, 1e-5)).isEqualTo(FAILED);
  }

  @Test
  void staircaseIsInconclusive() {
    assertThat(verdict(x -> Math.rint(x * 1e3) / 1e3, 0, 0.7001)).isEqualTo(INCONCLUSIVE);
    assertThat(verdict(x -> 1e12 + Math.sin(x) - 1e12, Math.cos(0.7), 0.7)).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void entrySoSmallThatRoundingHidesAnErrorIsInconclusive() {
    assertThat(verdict(x -> 1 + 1e-13 * x, 1e-13, 0.7)).isEqualTo(INCONCLUSIVE);
    assertThat(verdict(x -> 1e15 + x, 1, 0.7)).isEqualTo(INCONCLUSIVE);
    assertThat(verdicts(x -> x.tanh(), 0.7, 20)).containsExactly(PASSED, INCONCLUSIVE);
  }

  @Test
  void zeroPassesWhereASlopeWouldShow() {
    assertThat(verdict(x -> 5, 0, 0.7)).isEqualTo(PASSED);
    assertThat(verdict(Math::cos, 0, 0)).isEqualTo(PASSED);
    assertThat(verdict(x -> Math.sin(x) * Math.sin(x) + Math.cos(x) * Math.cos(x), 0, 0.7))
        .isEqualTo(PASSED);
    assertThat(verdict(x -> 1e-9 * x, 0, 0.7)).isEqualTo(FAILED);
    assertThat(verdict(x -> 1e15 + x, 0, 0.7)).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void undefinedNeighbourhoodIsInconclusive() {
    assertThat(verdict(Math::sqrt, Double.POSITIVE_INFINITY, 0)).isEqualTo(INCONCLUSIVE);
    assertThat(verdict(x -> Double.NaN, 1, 0.7)).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void slopeThatIsNoNumberFails() {
    assertThat(verdict(Math::sin, Double.NaN, 0.7)).isEqualTo(FAILED);
    assertThat(verdict(Math::sin, Double.POSITIVE_INFINITY, 0.7)).isEqualTo(FAILED);
    assertThat(verdict(Math::sin, Double.NEGATIVE_INFINITY, 0.7)).isEqualTo(FAILED);
  }

  // ---- edges and magnitudes ----

  @Test
  void logarithmIsMeasuredCloseToItsEdge() {
    assertThat(verdicts(Var::log, 1e-3, 1e-8)).containsExactly(PASSED, PASSED);
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
    assertThat(verdict(GradientCheck.of(Var::sqrt).domain(0, 1), 0.5, 0)).isEqualTo(INCONCLUSIVE);
    assertThat(verdict(GradientCheck.of(Var::sqrt).domain(0, 1), 0.5, -1)).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void squareRootIsMeasuredCloseToZero() {
    GradientCheck.of(x -> x.sqrt().sum()).at(Tensor.vector(1e-2, 1e-4, 1e-6)).orThrow();
  }

  @Test
  void wavesAreMeasuredFarOutAndCloseToZero() {
    GradientCheck.of(x -> x.sin().sum()).at(Tensor.vector(1e5, -1e5, 1e-8, 0)).orThrow();
    GradientCheck.of(x -> x.multiply(1e5).sin().sum()).at(Tensor.vector(1, -0.3, 1e-7)).orThrow();
    assertThat(verdict(Math::sin, Math.cos(1e5) * 1.001, 1e5)).isEqualTo(FAILED);
    assertThat(verdict(Math::sin, Math.cos(1e-8) * 1.001, 1e-8)).isEqualTo(FAILED);
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
              .as("%s times slope %s, value %s", wrong, slope, value).isEqualTo(FAILED);
        }
        assertThat(verdict(f, right, 0.7)).as("slope %s, value %s", slope, value)
            .isEqualTo(PASSED);
      }
    }
  }

  @Test
  void ruleWrongByOneInAThousandFailsAtAllScalesOfTheArgument() {
    for (int k = -6; k <= 6; k++) {
      double scale = Math.pow(10, k);
      DoubleUnaryOperator f = x -> Math.exp(Math.sin(x / scale));
      double right = f.applyAsDouble(0.7 * scale) * Math.cos(0.7) / scale;

      assertThat(verdict(f, right, 0.7 * scale)).as("scale %s", scale).isEqualTo(PASSED);
      assertThat(verdict(f, right * 1.001, 0.7 * scale)).as("scale %s", scale).isEqualTo(FAILED);
      assertThat(verdict(f, right * 0.999, 0.7 * scale)).as("scale %s", scale).isEqualTo(FAILED);
    }
  }

  @Test
  void functionOfManyResultsIsCheckedInEveryEntry() {
    UnaryOperator<Var> rows = x -> x.softmax(1).log();
    Tensor x = Tensor.matrix(new double[][] {{0.3, -1.2, 0.8}, {1.1, 0.4, -0.6}});

    assertThat(GradientCheck.of(rows).at(x).orThrow().entries()).hasSize(6);
    Var error = Var.constant(Tensor.of(x.shape(), 1, 1, 1, 1, 1.001, 1));
    GradientCheck.Report wrong = GradientCheck.of(v -> Var.apply(new PlantedRules.Elementary(
        Math::sin, (u, y) -> u.cos().multiply(error)), v)).at(x);
    assertThat(wrong.entries().stream().map(Entry::verdict)).containsExactly(
        PASSED, PASSED, PASSED, PASSED, FAILED, PASSED);
  }

  @Test
  void contributionOfAnotherShapeIsAnError() {
    UnaryOperator<Var> f = x -> Var.apply(
        new PlantedRules.Transposed(Var::sum, ybar -> ybar.broadcastTo(Shape.of(1, 3))), x);

    assertThatThrownBy(() -> GradientCheck.of(f).at(Tensor.vector(1, 2, 3)))
        .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class)
        .hasMessageContaining("[1, 3]");
  }

  @Test
  void rulesAreCheckedAtEveryEntryOfEveryArgument() {
    Tensor a = Tensor.matrix(new double[][] {{0.3, -1.2}, {1.1, 0.4}});
    Tensor b = Tensor.vector(0.7, 1.9);

    GradientCheck.Report report =
        GradientCheck.ofAll(x -> x.get(0).matmul(x.get(1)).tanh().sum()).at(a, b).orThrow();

    assertThat(report.entries().stream().map(Entry::name)).isEqualTo(
        Arrays.asList("x1_11", "x1_12", "x1_21", "x1_22", "x2_1", "x2_2"));
  }
}
