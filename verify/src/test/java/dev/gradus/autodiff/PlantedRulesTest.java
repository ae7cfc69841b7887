package dev.gradus.autodiff;

import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Report;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient check finds wrong rules: every planted one, and none of the right ones. */
class PlantedRulesTest {
  static Stream<PlantedRules.Plant> plants() { return PlantedRules.PLANTS.stream(); }

  static Stream<PlantedRules.Plant> secondOrderPlants() {
    return PlantedRules.SECOND_ORDER_PLANTS.stream();
  }

  @ParameterizedTest
  @MethodSource("plants")
  void wrongRuleFails(PlantedRules.Plant plant) {
    Report report = GradientCheck.ofAll(plant.wrong()).at(plant.x());

    assertThat(report.count(WRONG)).as(report.toString()).isPositive();
    assertThat(report.worst().verdict()).isEqualTo(WRONG);
    assertThat(report.verdict()).isEqualTo(WRONG);
  }

  @ParameterizedTest
  @MethodSource({"plants", "secondOrderPlants"})
  void rightRulePasses(PlantedRules.Plant plant) {
    GradientCheck.ofAll(plant.right()).at(plant.x()).orThrow();
  }

  @ParameterizedTest
  @MethodSource({"plants", "secondOrderPlants"})
  void plantedValueIsTheRightOne(PlantedRules.Plant plant) {
    List<Var> x = Stream.of(plant.x()).map(Var::constant).toList();

    Tensor wrong = plant.wrong().apply(x).value();
    Tensor right = plant.right().apply(x).value();

    assertThat(wrong.shape()).isEqualTo(right.shape());
    for (int i = 0; i < right.size(); i++) {
      assertThat(wrong.at(i)).isCloseTo(right.at(i), offset(2 * Math.ulp(right.at(i))));
    }
  }

  @ParameterizedTest
  @MethodSource("secondOrderPlants")
  void ruleWrongAtSecondOrderPassesAtFirst(PlantedRules.Plant plant) {
    GradientCheck.ofAll(plant.wrong()).at(plant.x()).orThrow();
  }

  @ParameterizedTest
  @MethodSource("secondOrderPlants")
  void ruleWrongAtSecondOrderFailsThere(PlantedRules.Plant plant) {
    Report report = gradientOf(plant.wrong()).at(plant.x());

    assertThat(report.count(WRONG)).as(report.toString()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("secondOrderPlants")
  void rightRulePassesAtSecondOrder(PlantedRules.Plant plant) {
    gradientOf(plant.right()).at(plant.x()).orThrow();
  }

  /** A check of the gradient of the sum of a function's entries. */
  private static GradientCheck gradientOf(Function<List<Var>, Var> f) {
    return GradientCheck.ofAll(
        x -> Autodiff.gradAll(v -> f.apply(v).sum()).apply(x).get(0));
  }

  @Test
  void ruleWrongInOneEntryFailsThereAlone() {
    Tensor x = Tensor.matrix(new double[][] {{0.3, -1.2, 0.8}, {1.1, 0.4, -0.6}});
    Var error = Var.constant(Tensor.of(x.shape(), 1, 1, 1, 1, 1.001, 1));
    Report wrong = GradientCheck.of(v -> Var.apply(new PlantedRules.Elementary(
        Math::sin, (u, y) -> u.cos().multiply(error)), v)).at(x);
    assertThat(wrong.entries().stream().map(Entry::verdict)).containsExactly(
        VERIFIED, VERIFIED, VERIFIED, VERIFIED, WRONG, VERIFIED);
  }

  @Test
  void contributionOfAnotherShapeIsAnError() {
    UnaryOperator<Var> f = x -> Var.apply(
        new PlantedRules.Transposed(Var::sum, ybar -> ybar.broadcastTo(Shape.of(1, 3))), x);

    assertThatThrownBy(() -> GradientCheck.of(f).at(Tensor.vector(1, 2, 3)))
        .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class)
        .hasMessageContaining("[1, 3]");
  }
}
