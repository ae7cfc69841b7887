package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What no axes mean: all of them, in every reduction alike. */
class AxesTest {
  /** Whose numbers at the end are no axes to reduce: lengths, an order, indices, copies. */
  private static final Set<String> OTHERS =
      Set.of("Var.get", "Var.permute", "Var.reshape", "Var.split", "Var.tile", "Shape.of",
          "Tensor.zeros", "Tensor.ones", "Tensor.get", "Tensor.rows", "Tape.indices");

  private static final List<Shape> SHAPES = List.of(Shape.SCALAR, Shape.of(1), Shape.of(5),
      Shape.of(2, 3), Shape.of(1, 1), Shape.of(2, 3, 2));

  /** A reduction with all but its axes chosen. */
  private record Reducing(String call, Method method, List<Object> leading) {
    Var over(Var x, int... axes) {
      List<Object> arguments = new ArrayList<>(leading);
      arguments.add(axes);
      try {
        return (Var) method.invoke(x, arguments.toArray());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(call + " of " + x.shape(), e);
      }
    }

    boolean keepsDims() { return leading.contains(true); }
  }

  private static Stream<Method> varargsOfInts() {
    return Stream.of(Var.class, Shape.class, Tensor.class, Tape.class, Gradient.class, Layout.class)
        .flatMap(c -> Arrays.stream(c.getMethods()))
        .filter(m -> Modifier.isPublic(m.getModifiers()) && m.isVarArgs())
        .filter(m -> m.getParameterTypes()[m.getParameterCount() - 1] == int[].class);
  }

  private static String name(Method m) {
    Class<?> owner = m.getDeclaringClass();
    return (owner.isAssignableFrom(Var.class) ? "Var" : owner.getSimpleName()) + "." + m.getName();
  }

  private static List<Reducing> reductions() {
    List<Reducing> all = new ArrayList<>();
    varargsOfInts().filter(m -> !OTHERS.contains(name(m))).forEach(m -> {
      Class<?>[] types = m.getParameterTypes();
      for (boolean keep : new boolean[] {false, true}) {
        List<Object> leading = new ArrayList<>();
        for (Class<?> type : Arrays.copyOf(types, types.length - 1)) {
          leading.add(type == boolean.class ? (Object) keep : type == int.class ? (Object) 0 : 3.0);
        }
        if (leading.contains(keep) || !keep) all.add(new Reducing(name(m) + leading, m, leading));
      }
    });
    return all;
  }

  private static Tensor sample(Shape shape) { return Directions.second(shape); }

  private static int[] allAxes(Shape shape) { return IntStream.range(0, shape.rank()).toArray(); }

  @Test
  void theSearchFindsTheReductionsAndNamesNothingThatIsGone() {
    assertThat(reductions()).extracting(r -> r.method().getName()).contains("sum", "mean", "prod",
        "max", "min", "logSumExp", "norm", "variance", "standardDeviation");
    assertThat(varargsOfInts().map(AxesTest::name).collect(Collectors.toSet()))
        .containsAll(OTHERS);
  }

  @Test
  void noAxesMeanAllAxesInEveryReduction() {
    for (Reducing f : reductions()) {
      for (Shape shape : SHAPES) {
        Tensor x = sample(shape);
        Var none = f.over(Var.constant(x));
        int[] kept = new int[shape.rank()];
        Arrays.fill(kept, 1);
        assertThat(none.shape()).as("%s of %s", f.call(), shape)
            .isEqualTo(f.keepsDims() ? Shape.of(kept) : Shape.SCALAR);
        // of a scalar there are no axes to name: as many entries as a vector of one
        Tensor all = shape.isScalar()
            ? f.over(Var.constant(Tensor.vector(x.toDouble())), 0).reshape().value()
            : f.over(Var.constant(x), allAxes(shape)).value();
        assertThat(none.value()).as("%s of %s", f.call(), shape).isEqualTo(all);
      }
    }
  }

  @Test
  void noAxesMeanAllAxesInDerivativesToo() {
    for (Reducing f : reductions()) {
      for (Shape shape : SHAPES) {
        if (shape.isScalar()) continue;
        UnaryOperator<Var> none = x -> f.over(x).sum();
        UnaryOperator<Var> all = x -> f.over(x, allAxes(shape)).sum();
        Tensor x = sample(shape);
        assertThat(Autodiff.grad(none).at(x)).as("%s of %s", f.call(), shape)
            .isEqualTo(Autodiff.grad(all).at(x));
      }
    }
  }

  @Test
  void noAxesMeanAllAxesInPlansToo() {
    for (Reducing f : reductions()) {
      for (Shape shape : SHAPES) {
        Tensor x = sample(shape);
        Tensor planned = Plan.of(f::over, shape, Precision.DOUBLE).workspace().run(x).get(0);
        Tensor eager = f.over(Var.constant(x)).value();
        assertThat(planned.shape()).isEqualTo(eager.shape());
        for (int i = 0; i < eager.size(); i++) {
          assertThat(planned.toArray()[i]).as("%s of %s", f.call(), shape)
              .isCloseTo(eager.toArray()[i], Offset.offset(1e-14));
        }
      }
    }
  }

  @Test
  void theMethodWithoutAxesIsTheOneOverAll() throws ReflectiveOperationException {
    for (Reducing f : reductions()) {
      if (f.keepsDims() || f.leading().contains(false)) continue;
      Class<?>[] types = f.method().getParameterTypes();
      Class<?>[] without = Arrays.copyOf(types, types.length - 1);
      Method plain = Var.class.getMethod(f.method().getName(), without);
      for (Shape shape : SHAPES) {
        Var x = Var.constant(sample(shape));
        Var y = (Var) plain.invoke(x, f.leading().toArray());
        assertThat(y.value()).as("%s of %s", f.call(), shape).isEqualTo(f.over(x).value());
      }
    }
  }

  @Test
  void numbersThatAreNoAxesNeverMeanAllWhereNoneIsGiven() {
    Var x = Var.constant(Tensor.ones(2, 3));
    List<ThrowingCallable> failing = List.of(x::permute, () -> x.reshape(), () -> x.tile(),
        () -> x.split(0), () -> x.value().get());
    for (ThrowingCallable p : failing) {
      assertThatThrownBy(p).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
