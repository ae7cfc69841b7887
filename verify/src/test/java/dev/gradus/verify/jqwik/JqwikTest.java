package dev.gradus.verify.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.generate.Network;
import dev.gradus.verify.programs.Program;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Reporter;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Parameters of properties need no provider, obey their annotations, and become small. */
class JqwikTest {
  @Property(tries = 50)
  void tensorsHaveTheWantedShapeAndEntries(
      @ForAll @Sized({2, 3}) @AwayFrom(0) @Inside(lower = -1, upper = 1) Tensor x) {
    assertThat(x.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(Arrays.stream(x.toArray())).allMatch(v -> Math.abs(v) >= 0.1 && Math.abs(v) < 1);
  }

  @Property(tries = 50)
  void slopeOfTheLogarithmIsRight(@ForAll @Sized(2) @Inside(lower = 0.01) Tensor x) {
    assertThat(GradientCheck.of(Var::log).at(x).count(Verdict.WRONG)).isZero();
  }

  @Property(tries = 20)
  void everythingThatIsProvidedCanBeKept(@ForAll Tensor x, @ForAll Shape shape,
      @ForAll Network network, @ForAll Program program) throws Exception {
    for (Object o : List.of(x, shape, network, program)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(o);
      }
      Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
          .readObject();
      assertThat(read).hasToString(o.toString());
    }
  }

  @Property(tries = 1000, seed = "1", shrinking = ShrinkingMode.FULL)
  @AddLifecycleHook(FailsWithTwoEntries.class)
  void failingTensorsBecomeSmall(@ForAll Tensor x) {
    assertThat(Arrays.stream(x.toArray()).filter(v -> v > 0.7).count()).isLessThan(2);
  }

  /** Turns the expected failure into success, if what jqwik shows is the smallest there is. */
  static class FailsWithTwoEntries implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context,
        PropertyExecutor property) {
      List<Object> published = new ArrayList<>();
      PropertyExecutionResult result =
          new Printer().aroundProperty(recording(context, published), property);
      assertThat(result.status()).isEqualTo(PropertyExecutionResult.Status.FAILED);
      Tensor shown = (Tensor) result.falsifiedParameters().orElseThrow().get(0);
      assertThat(shown.toArray()).containsExactly(1, 1);
      assertThat(published).containsExactly("as a test", "\n    @Test\n"
          + "    void failingTensorsBecomeSmall() {\n"
          + "      failingTensorsBecomeSmall(Tensor.vector(1.0, 1.0));\n    }");
      return result.mapToSuccessful();
    }

    /** The same context, and what is published there. */
    private static PropertyLifecycleContext recording(PropertyLifecycleContext context,
        List<Object> published) {
      Reporter reporter = (Reporter) Proxy.newProxyInstance(Reporter.class.getClassLoader(),
          new Class<?>[] {Reporter.class}, (proxy, method, values) -> {
            published.addAll(List.of(values));
            return null;
          });
      return (PropertyLifecycleContext) Proxy.newProxyInstance(Reporter.class.getClassLoader(),
          new Class<?>[] {PropertyLifecycleContext.class}, (proxy, method, values) -> method
              .getName().equals("reporter") ? reporter : method.invoke(context, values));
    }
  }

  @Example
  void failuresForValuesOfOursArePrintedAsATest() {
    assertThat(ServiceLoader.load(LifecycleHook.class).stream().map(ServiceLoader.Provider::type))
        .contains(Printer.class);
    assertThat(new Printer().propagateTo()).isEqualTo(PropagationMode.ALL_DESCENDANTS);
    assertThat(Printer.test("law", List.of(Shape.of(2), 3))).isPresent();
    assertThat(Printer.test("law", List.of("text", Shape.of(2)))).isEmpty();
    assertThat(Printer.test("law", List.of(3))).as("of others").isEmpty();
  }
}
