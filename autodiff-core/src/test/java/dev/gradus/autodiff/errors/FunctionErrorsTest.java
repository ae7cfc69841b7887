package dev.gradus.autodiff.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Mode;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of functions without arguments, of those that give null, or no scalar. */
class FunctionErrorsTest {
  /** A function of a list that is differentiated: f, and where. */
  private interface Taken {
    Object of(Function<List<Var>, Var> f, List<Var> x);
  }

  private static final Var V = Var.constant(Tensor.vector(1, 2));

  private static Tensor[] values(List<Var> x) {
    return x.stream().map(Var::value).toArray(Tensor[]::new);
  }

  /** Of each derivative function every way to call it, on numbers and on vars. */
  private static final Map<String, List<Taken>> TAKEN = new TreeMap<>(Map.ofEntries(
      Map.entry("grad", List.of((f, x) -> Autodiff.grad(v -> f.apply(List.of(v))).at(V.value()),
          (f, x) -> Autodiff.grad(v -> f.apply(List.of(v))).apply(V))),
      Map.entry("gradAll", List.of((f, x) -> Autodiff.gradAll(f).at(values(x)),
          (f, x) -> Autodiff.gradAll(f).apply(x))),
      Map.entry("valueAndGrad",
          List.of((f, x) -> Autodiff.valueAndGrad(v -> f.apply(List.of(v))).at(V.value()),
              (f, x) -> Autodiff.valueAndGrad(v -> f.apply(List.of(v))).apply(V))),
      Map.entry("valueAndGradAll", List.of((f, x) -> Autodiff.valueAndGradAll(f).at(values(x)),
          (f, x) -> Autodiff.valueAndGradAll(f).apply(x))),
      Map.entry("vjp", List.of((f, x) -> Autodiff.vjp(v -> f.apply(List.of(v)), V, V))),
      Map.entry("vjpAll", List.of((f, x) -> Autodiff.vjpAll(f, x, V))),
      Map.entry("jvp", List.of((f, x) -> Autodiff.jvp(v -> f.apply(List.of(v)), V, V))),
      Map.entry("jvpAll", List.of((f, x) -> Autodiff.jvpAll(f, x, x))),
      Map.entry("jacobian",
          List.of((f, x) -> Autodiff.jacobian(v -> f.apply(List.of(v))).at(V.value()),
              (f, x) -> Autodiff.jacobian(v -> f.apply(List.of(v)), Mode.FORWARD).apply(V))),
      Map.entry("jacobianAll", List.of((f, x) -> Autodiff.jacobianAll(f).at(values(x)),
          (f, x) -> Autodiff.jacobianAll(f, Mode.REVERSE).apply(x))),
      Map.entry("hessian",
          List.of((f, x) -> Autodiff.hessian(v -> f.apply(List.of(v))).at(V.value()),
              (f, x) -> Autodiff.hessian(v -> f.apply(List.of(v))).apply(V))),
      Map.entry("hessianAll", List.of((f, x) -> Autodiff.hessianAll(f).at(values(x)),
          (f, x) -> Autodiff.hessianAll(f).apply(x))),
      Map.entry("hvp", List.of((f, x) -> Autodiff.hvp(v -> f.apply(List.of(v)), V, V))),
      Map.entry("hvpAll", List.of((f, x) -> Autodiff.hvpAll(f, x, x))),
      Map.entry("gradPerExample",
          List.of((f, x) -> Autodiff.gradPerExample((w, v) -> f.apply(List.of(w))).apply(V, V))),
      Map.entry("gradPerExampleAll",
          List.of((f, x) -> Autodiff.gradPerExampleAll((w, v) -> f.apply(w)).apply(x, List.of(V)),
              (f, x) -> Autodiff.gradPerExampleAll((w, v) -> f.apply(w))
                  .at(List.of(values(x)), V.value())))));

  /** Whose functions may give a result of any shape. */
  private static final List<String> OF_ANY_SHAPE =
      List.of("vjp", "vjpAll", "jvp", "jvpAll", "jacobian", "jacobianAll");

  @Test
  void everyDerivativeFunctionIsTaken() {
    Set<String> all = Arrays.stream(Autodiff.class.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers())).map(Method::getName)
        .filter(name -> !name.startsWith("withAux")) // hand their function on to another
        .collect(Collectors.toSet());
    assertThat(all).isEqualTo(TAKEN.keySet());
  }

  private static String prefix(String name) {
    return name.startsWith("gradPerExample") ? "gradPerExample: " : name + ": ";
  }

  @Test
  void functionsOfNoArgumentsHaveNoDerivative() {
    TAKEN.forEach((name, ways) -> {
      if (!name.endsWith("All")) return;
      for (Taken way : ways) {
        assertThatThrownBy(() -> way.of(v -> v.get(0), List.of())).as(name)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(prefix(name) + "there are no arguments, so there is nothing to "
                + "differentiate by; give at least one tensor");
      }
    });
  }

  @Test
  void functionThatGivesNullIsNamedByTheDerivative() {
    TAKEN.forEach((name, ways) -> {
      for (Taken way : ways) {
        assertThatThrownBy(() -> way.of(v -> null, List.of(V))).as(name)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(prefix(name) + "the function gave null; return the var that is to "
                + "be differentiated");
      }
    });
    assertThatThrownBy(() -> Autodiff.withAux(v -> null, f -> Autodiff.grad(f).at(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("withAux: the function gave null; return its result and what comes beside it, "
            + "new WithAux<>(result, aux)");
  }

  @Test
  void functionWhoseResultIsNoScalarHasNoGradient() {
    TAKEN.forEach((name, ways) -> {
      if (OF_ANY_SHAPE.contains(name)) return;
      for (Taken way : ways) {
        assertThatThrownBy(() -> way.of(v -> v.get(0), List.of(V))).as(name)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(prefix(name) + "the function's result has shape [2], not a scalar; end it "
                + "with sum() or mean()");
      }
    });
  }
}
