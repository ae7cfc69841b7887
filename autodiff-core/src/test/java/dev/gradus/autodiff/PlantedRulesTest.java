package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
    GradientCheck.Report report = GradientCheck.ofAll(plant.wrong()).at(plant.x());

    assertThat(report.count(GradientCheck.Verdict.FAILED)).as(report.toString()).isPositive();
    assertThat(report.worst().verdict()).isEqualTo(GradientCheck.Verdict.FAILED);
    assertThat(report.passed()).isFalse();
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
    GradientCheck.Report report = gradientOf(plant.wrong()).at(plant.x());

    assertThat(report.count(GradientCheck.Verdict.FAILED)).as(report.toString()).isPositive();
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
}
