package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Kinks;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import dev.gradus.verify.slips.Reference;
import dev.gradus.verify.slips.Slip;
import dev.gradus.verify.slips.Slips;
import dev.gradus.verify.slips.Step;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  private static final List<Executable> API = PublicApi.of(Verify.class, Slip.Change.class,
      Slip.Whole.class);

  private static Function<List<Var>, Var> error() { return v -> v.get(0).square().sum(); }

  private static Reference reference() {
    return Reference.of(error(), new Layout(List.of("W"), List.of(Shape.of(1))));
  }

  private static Samples samples() {
    ToDoubleFunction<double[]> f = x -> x[0] * x[0];
    UnaryOperator<double[]> g = x -> new double[] {2 * x[0]};
    return new Samples().with("ToDoubleFunction<double[]>", () -> f)
        .with("UnaryOperator<double[]>", () -> g).with("Check", () -> Verify.gradient(f, g))
        .with("double[]", () -> new double[] {1}).with("double", () -> 1e-3)
        .with("Domain[]", () -> new Domain[] {Domain.all()})
        .with("Kinks", () -> Kinks.ANY_BETWEEN).with("Verdict", () -> Verdict.WRONG)
        .with("Layout", () -> new Layout(List.of("W"), List.of(Shape.of(1))))
        .with("Function<List<Var>, Var>", () -> error()).with("Reference", () -> reference())
        .with("Program", () -> reference().at(1)).with("Var", () -> Var.constant(1))
        .with("Step", () -> reference().at(1).steps().get(0))
        .with("Slip", () -> Slips.all().get(0)).with("Slip[]", () -> new Slip[0])
        .with("Mistake", () -> Slips.all().get(0).in(reference().at(1)).get(0))
        .with("Predicate<Step>", () -> (Predicate<Step>) s -> true)
        .with("Change", () -> (Slip.Change) s -> s.part())
        .with("Whole", () -> (Slip.Whole) (p, right) -> right)
        .with("int", () -> 0).with("Tensor", () -> Tensor.scalar(1))
        .with("Kind", () -> Finding.Kind.ENTRY).with("String", () -> "x[0]");
  }

  @Test
  void wildNumbersAreRefusedBeforeAnythingOfTheirSizeIsMade() {
    assertThat(WildNumbers.faults(API, samples())).isEmpty();
  }

  @Test
  void nullIsRefusedAtTheCallInOneSentence() {
    assertThat(NullArguments.faults(API, samples())).isEmpty();
  }
}
