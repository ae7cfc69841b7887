package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.check.Kinks;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  private static final List<Executable> API = PublicApi.of(Verify.class);

  private static Samples samples() {
    ToDoubleFunction<double[]> f = x -> x[0] * x[0];
    UnaryOperator<double[]> g = x -> new double[] {2 * x[0]};
    return new Samples().with("ToDoubleFunction<double[]>", () -> f)
        .with("UnaryOperator<double[]>", () -> g).with("Check", () -> Verify.gradient(f, g))
        .with("double[]", () -> new double[] {1}).with("double", () -> 1e-3)
        .with("Domain[]", () -> new Domain[] {Domain.all()})
        .with("Kinks", () -> Kinks.ANY_BETWEEN).with("Verdict", () -> Verdict.WRONG)
        .with("Layout", () -> new Layout(List.of("W"), List.of(Shape.of(1))))
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
