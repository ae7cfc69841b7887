package dev.gradus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Mode;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.ValueAndGradient;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.WithAux;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Programs stated by shapes: what can be asked of their vars, and what cannot. */
class StatedProgramsTest {
  private static final UnaryOperator<Var> WAVES = v -> v.square().sin().sum();

  private static final Map<String, UnaryOperator<Var>> DERIVATIVES = Map.ofEntries(
      Map.entry("grad", x -> Autodiff.grad(WAVES).apply(x)),
      Map.entry("grad of grad",
          x -> Autodiff.grad(v -> Autodiff.grad(WAVES).apply(v).sum()).apply(x)),
      Map.entry("valueAndGrad", x -> Autodiff.valueAndGrad(WAVES).apply(x).gradient()),
      Map.entry("gradAll", x -> Autodiff.gradAll(v -> WAVES.apply(v.get(0).multiply(v.get(1))))
          .apply(List.of(x, x.square())).get(1)),
      Map.entry("valueAndGradAll", x -> {
        ValueAndGradient<Var, List<Var>> y = Autodiff
            .valueAndGradAll(v -> v.get(0).dot(v.get(1).sin()))
            .apply(List.of(x, x));
        return y.gradient().get(1).multiply(y.value());
      }),
      Map.entry("vjpAll", x -> Autodiff.vjpAll(v -> v.get(0).multiply(v.get(1).sin()),
          List.of(x, x), x).get(1)),
      Map.entry("jvpAll", x -> Autodiff.jvpAll(v -> v.get(0).multiply(v.get(1).sin()),
          List.of(x, x), List.of(x, x.square()))),
      Map.entry("hvpAll", x -> Autodiff.hvpAll(v -> WAVES.apply(v.get(0).multiply(v.get(1))),
          List.of(x, x), List.of(x, x.square())).get(0)),
      Map.entry("jacobianAll", x -> Autodiff.jacobianAll(v -> v.get(0).multiply(v.get(1).sin()))
          .apply(List.of(x, x)).get(1)),
      Map.entry("hessianAll", x -> Autodiff.hessianAll(v -> v.get(0).dot(v.get(1).sin()))
          .apply(List.of(x, x)).get(0).get(1)),
      Map.entry("gradPerExampleAll", x -> Autodiff.gradPerExampleAll(
          (w, v) -> w.get(0).multiply(v.get(0)).sin().sum())
          .apply(List.of(x), List.of(x.expandDims(0))).get(0)),
      Map.entry("withAuxAll", x -> Autodiff.withAuxAll(
          v -> new WithAux<>(WAVES.apply(v.get(0)), v), f -> Autodiff.gradAll(f).apply(List.of(x)))
          .result().get(0)),
      Map.entry("jvp", x -> Autodiff.jvp(Var::sin, x, x)),
      Map.entry("vjp", x -> Autodiff.vjp(Var::sin, x, x)),
      Map.entry("jacobian by columns", x -> Autodiff.jacobian(Var::sin, Mode.FORWARD).apply(x)),
      Map.entry("jacobian by rows", x -> Autodiff.jacobian(Var::sin, Mode.REVERSE).apply(x)),
      Map.entry("hessian", x -> Autodiff.hessian(WAVES).apply(x)),
      Map.entry("hvp", x -> Autodiff.hvp(WAVES, x, x)),
      Map.entry("gradPerExample", x -> Autodiff.gradPerExample((w, v) -> w.multiply(v).sum())
          .apply(x, x.expandDims(0))),
      Map.entry("withAux", x -> Autodiff.withAux(v -> new WithAux<>(WAVES.apply(v), v),
          f -> Autodiff.grad(f).apply(x)).result()),
      Map.entry("recompute", x -> Autodiff.grad(Recompute.of(WAVES)).apply(x)),
      Map.entry("tracing", x -> Tape.tracing(() -> Autodiff.grad(WAVES).apply(x))));

  @Test
  void derivativeFunctionsCanBePartOfAPlan() {
    Tensor at = Tensor.vector(0.5, -1, 2);
    DERIVATIVES.forEach((name, f) -> {
      double[] expected = f.apply(Var.constant(at)).value().toArray();
      double[] actual =
          Plan.of(f, at.shape(), Precision.DOUBLE).workspace().run(at).get(0).toArray();
      assertThat(actual).as(name).hasSameSizeAs(expected);
      for (int i = 0; i < actual.length; i++) { // less than ten operations, each to 4 ulp
        assertThat(Math.abs(actual[i] - expected[i])).as(name)
            .isLessThanOrEqualTo(40 * Math.ulp(Math.max(1, Math.abs(expected[i]))));
      }
    });
  }

  @Test
  void everyDerivativeFunctionIsAmongThem() {
    for (Method m : Autodiff.class.getMethods()) {
      if (m.getDeclaringClass() != Autodiff.class) continue;
      assertThat(DERIVATIVES.keySet()).as("programs with %s", m)
          .anyMatch(name -> name.equals(m.getName()) || name.startsWith(m.getName() + " "));
      Class<?> given = m.getReturnType();
      if (given == Var.class || given == List.class || given == WithAux.class) continue;
      assertThat(given.getDeclaredMethods()).as("methods of %s, each with its documentation", given)
          .extracting(Method::getName).contains("apply", "at");
    }
  }

  @Test
  void derivativeFunctionsCanBeDifferentiated() {
    DERIVATIVES.forEach((name, f) -> GradientCheck.of(x -> f.apply(x).sin().sum())
        .at(Tensor.vector(0.5, -1, 2)).orThrow());
  }

  @Test
  void valueAndGradientAreOnePlan() {
    // f = ⟨w, w³⟩ has the slope 4w³
    Plan one = Plan.of(Autodiff.valueAndGrad(w -> w.dot(w.pow(3))), Shape.of(2), Precision.DOUBLE);
    assertThat(one.workspace().run(Tensor.vector(1, 2)))
        .containsExactly(Tensor.scalar(17), Tensor.vector(4, 32));
    Workspace ws = one.workspace();
    ws.set("x", Tensor.vector(1, 2));
    ws.run();
    assertThat(ws.get("value")).isEqualTo(Tensor.scalar(17));
    assertThat(ws.get("gradient")).isEqualTo(Tensor.vector(4, 32));

    Plan several = Plan.ofAll(Autodiff.valueAndGradAll(v -> v.get(0).dot(v.get(1))),
        List.of(Shape.of(2), Shape.of(2)), Precision.FLOAT);
    assertThat(several.workspace().run(Tensor.vector(1, 2), Tensor.vector(3, 4)))
        .containsExactly(Tensor.scalar(11), Tensor.vector(3, 4), Tensor.vector(1, 2));
  }

  @Test
  void valueAndSlopeAtANumber() {
    ValueAndGradient<Double, Double> y = Autodiff.valueAndGrad(x -> x.pow(3)).at(2);
    assertThat(y.value()).isEqualTo(8);
    assertThat(y.gradient()).isEqualTo(12);
  }

  /** What somebody may do with a var to get at its numbers. */
  private interface Question {
    void ask(Var x);
  }

  @Test
  void whoAsksForNumbersIsToldThatThereAreNoneYetAndWhatToDo() {
    Map<String, Question> questions = Map.of(
        "value", Var::value,
        "entries", x -> x.value().toArray(),
        "number", x -> x.sum().toDouble(),
        "branch", x -> {
          if (x.sum().toDouble() > 0) x.negate();
        },
        "loop", x -> {
          while (x.norm().toDouble() > 1) x.divide(2);
        },
        "comparison", x -> x.greaterThan(0).sum().toDouble(),
        "another point", x -> Autodiff.grad(WAVES).at(x.value()),
        "constant", x -> Var.constant(x.value()),
        "check", x -> GradientCheck.of(WAVES).at(x.value()).orThrow(),
        "inside a derivative", x -> Autodiff.grad(v -> v.multiply(v.max().toDouble()).sum())
            .apply(x));
    questions.forEach((name, q) -> assertThatThrownBy(() -> Plan.of(x -> {
      q.ask(x);
      return x;
    }, Shape.of(3), Precision.FLOAT)).as(name).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is symbolic: it has a shape but no numbers, as the program is "
            + "stated before it runs. A branch on it would freeze one side for all runs")
        .hasMessageContaining("write the choice as an operation (where, maximum, greaterThan, "
            + "clamp …), or read the result of a run"));
  }

  @Test
  void aDerivativeAtAConstantIsRecordedWhereTheTapeIsRecording() {
    Tape tape = new Tape();
    Var x = tape.input("x", Shape.of(2));
    Var at = Var.constant(Tensor.vector(1, 3));
    UnaryOperator<Var> slope = Autodiff.grad(w -> w.multiply(x).square().sum());
    assertThatThrownBy(() -> slope.apply(at)).hasMessageContaining("two different tapes")
        .hasMessageContaining("take it at tape.constant(…) or inside tape.recording(…)");
    Plan plan = Plan.builder(tape).output("inside", tape.recording(() -> slope.apply(at)))
        .output("at", slope.apply(tape.constant(at.value()))).compile(Precision.FLOAT);
    Tensor expected = Tensor.vector(2 * 4, 2 * 25 * 3); // 2wx²
    assertThat(plan.workspace().run(Tensor.vector(2, 5))).containsOnly(expected);
    Tape eager = new Tape();
    Var v = eager.variable(2);
    Var y = eager.recording(() -> Autodiff.grad(w -> w.pow(3).multiply(v))
        .apply(Var.constant(5))); // 3w²v
    assertThat(y.backward().of(v).toDouble()).isEqualTo(75);
  }

  @Test
  void anOnlyInputIsXAndAnOnlyOutputIsYAndSeveralAreNumbered() {
    Shape s = Shape.SCALAR;
    Plan one = Plan.of(Var::sin, s, Precision.DOUBLE);
    Plan alone = Plan.ofAll(x -> List.of(x.get(0).sin()), List.of(s), Precision.DOUBLE);
    assertThat(alone.toString()).isEqualTo(one.toString());
    for (Plan p : List.of(one, alone)) {
      Workspace ws = p.workspace();
      ws.set("x", Tensor.scalar(0));
      ws.run();
      assertThat(ws.get("y").toDouble()).isZero();
    }
    Workspace ws = Plan.ofAll(x -> List.of(x.get(0).subtract(x.get(1)), x.get(1)), List.of(s, s),
        Precision.DOUBLE).workspace();
    ws.set("x1", Tensor.scalar(7));
    ws.set("x2", Tensor.scalar(4));
    ws.run();
    assertThat(ws.get("y1").toDouble()).isEqualTo(3);
    assertThat(ws.get("y2").toDouble()).isEqualTo(4);
  }

  @Test
  void shapesAndTextsAreKnownWithoutNumbers() {
    Tape tape = new Tape();
    Var x = tape.input("x", Shape.of(2, 3));
    Var y = x.matmul(tape.variable("w", Shape.of(3, 1))).sigmoid();
    Var e = y.sum();
    assertThat(y.shape()).isEqualTo(Shape.of(2, 1));
    assertThat(y.isSymbolic()).isTrue();
    assertThat(y.arity()).isEqualTo(1);
    assertThat(y.input(0).input(0)).isSameAs(x);
    assertThat(y.op().name()).isEqualTo("sigmoid");
    assertThat(e).hasToString("%4 = sumTo(%3) []");
    assertThat(tape).hasToString("""
        %0 = input x [2, 3]
        %1 = variable w [3, 1]
        %2 = matmul(%0, %1) [2, 1]
        %3 = sigmoid(%2) [2, 1]
        %4 = sumTo(%3) []
        """);
    assertThat(Var.constant(2).isSymbolic()).isFalse();
  }
}
