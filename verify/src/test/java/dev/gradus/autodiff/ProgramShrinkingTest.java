package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.verify.generate.Fault;
import dev.gradus.verify.generate.Search;
import dev.gradus.verify.jqwik.Generated;
import dev.gradus.verify.programs.Program;
import dev.gradus.verify.programs.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** A wrong rule among the operations is found, and shown as a small program that compiles. */
class ProgramShrinkingTest {
  private static final Programs WRONG_SINE =
      Programs.all().with("PlantedRules.wrongSin", PlantedRules::wrongSin);

  @Provide
  Arbitrary<Program> withWrongSine() { return new Generated<>(WRONG_SINE); }

  @Provide
  Arbitrary<Program> withLossyProduct() {
    return new Generated<>(Programs.all().withPair("PlantedRules.lossy", PlantedRules::lossy));
  }

  @Provide
  Arbitrary<Program> withFrozenSlope() {
    return new Generated<>(
        Programs.all().with("PlantedRules.frozenSin", PlantedRules::frozenSin));
  }

  @Property(seed = "1", tries = 1000, shrinking = ShrinkingMode.FULL)
  @AddLifecycleHook(FailsWithASmallProgram.class)
  void ruleThatIsSlightlyOffIsFound(@ForAll("withWrongSine") Program program) {
    ProgramLaws.check(program);
  }

  @Property(seed = "1", tries = 1000, shrinking = ShrinkingMode.FULL)
  @AddLifecycleHook(FailsWithASmallProgram.class)
  void contributionThatIsLostIsFound(@ForAll("withLossyProduct") Program program) {
    ProgramLaws.check(program);
  }

  @Property(seed = "1", tries = 1000, shrinking = ShrinkingMode.FULL)
  @AddLifecycleHook(FailsWithASmallProgram.class)
  void ruleThatIsWrongAtSecondOrderIsFound(@ForAll("withFrozenSlope") Program program) {
    ProgramLaws.checkSecondOrder(program);
  }

  @Property(seed = "1", tries = 5)
  void searchFindsAndShrinksAsWell(@ForAll long seed) {
    assertThatThrownBy(() -> Search.in(WRONG_SINE).seed(seed).check(ProgramLaws::check))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("(?s)value \\d+ of seed " + seed
            + " breaks the law: .*\nThe smallest that does:\n"
            + "Tape tape = new Tape\\(\\);\n"
            + "Var a = tape.variable\\(\"a\", [-0-9.]+\\);\n"
            + "Var v1 = PlantedRules.wrongSin\\(a\\);\n"
            + "Gradient gradient = v1.backward\\(\\);\n"
            + "\nAs a test:\n.* law.accept\\(generator.from\\(Choices.given\\(.*\\)\\)\\);\n    }")
        .cause().hasMessageContaining("1 wrong");
  }

  @Example
  void searchPassesRightRules() {
    long seed = new Random().nextLong(); // a failure names it
    Search.in(Programs.all()).seed(seed).tries(50).check(ProgramLaws::check);
  }

  private static final Set<String> OF_ONE_NUMBER = Set.of("0.1 % too large", "sign lost",
      "factor 2 lost", "factor 2 too many", "exponent not lowered",
      "square of the result forgotten", "wrong for negative x only", "always 0");

  /** For each of several seeds, to few steps. */
  @Example
  @Tag("soak")
  void plantedRulesEndAsProgramsOfThreeStepsAtMost() {
    List<String> larger = new ArrayList<>();
    int found = 0;
    for (PlantedRules.Plant plant : PlantedRules.PLANTS) {
      if (!OF_ONE_NUMBER.contains(plant.fault())) continue;
      Programs programs = Programs.all().with("wrong", v -> plant.wrong().apply(List.of(v)));
      for (int seed = 1; seed <= 5; seed++) {
        Program smallest = Search.in(programs).seed(seed).find(ProgramShrinkingTest::fault)
            .orElseThrow().smallest();
        found++;
        if (smallest.steps().size() > 3) larger.add(plant + ":\n" + smallest);
      }
    }
    System.out.println(found + " programs with planted rules end with at most 3 steps, but for "
        + larger.size());
    assertThat(found).isEqualTo(5 * OF_ONE_NUMBER.size());
    assertThat(larger).isEmpty();
  }

  private static Optional<Fault> fault(Program program) {
    try {
      ProgramLaws.check(program);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(Fault.of(e));
    }
  }

  /** Turns the expected failure into success, if the program that jqwik shows is small and runs. */
  static class FailsWithASmallProgram implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context,
        PropertyExecutor property) {
      PropertyExecutionResult result = property.execute();
      assertThat(result.status()).isEqualTo(PropertyExecutionResult.Status.FAILED);
      Program shown = (Program) result.falsifiedParameters().orElseThrow().get(0);
      assertThat(shown.steps()).as("the smallest program\n%s", shown)
          .hasSizeLessThanOrEqualTo(3);
      assertThat(shown.sources()).hasSize(1);
      assertThat(ProgramCompiler.run(List.of(shown))).isEqualTo(List.of(gradient(shown)));
      return result.mapToSuccessful();
    }
  }

  @Property(seed = "1", tries = 3)
  void printedProgramsCompileAndAreWhatWasRun(@ForAll long seed) {
    Random random = new Random(seed);
    var generator = new Generated<>(Programs.all()).generator(1000);
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < 50; i++) programs.add(generator.next(random).value());

    assertThat(ProgramCompiler.run(programs))
        .isEqualTo(programs.stream().map(ProgramShrinkingTest::gradient).toList());
  }

  private static List<Tensor> gradient(Program program) {
    Tape tape = new Tape();
    List<Var> variables = new ArrayList<>();
    for (Tensor t : program.variables()) variables.add(tape.variable(t));
    return program.result(variables).backward().parts();
  }
}
