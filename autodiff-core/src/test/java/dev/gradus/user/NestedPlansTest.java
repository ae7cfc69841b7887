package dev.gradus.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Mode;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.WithAux;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every derivative function inside every composition can be part of a plan. */
class NestedPlansTest {
  private static final Tensor AT = Tensor.vector(0.5, -1, 0.75);
  private static final Var POINT = Var.constant(Tensor.vector(0.25, 1.5, -0.5));
  private static final UnaryOperator<Var> WAVES = v -> v.square().sin().sum();

  /** Derivatives of a scalar f of a vector v, at v. */
  private static final Map<String, BiFunction<UnaryOperator<Var>, Var, Var>> DERIVATIVES =
      derivatives();

  private static Map<String, BiFunction<UnaryOperator<Var>, Var, Var>> derivatives() {
    Map<String, BiFunction<UnaryOperator<Var>, Var, Var>> all = new LinkedHashMap<>();
    all.put("grad", (f, v) -> Autodiff.grad(f).apply(v));
    all.put("gradAll", (f, v) -> Autodiff.gradAll(x -> f.apply(x.get(0).multiply(x.get(1))))
        .apply(List.of(v, v)).get(1));
    all.put("valueAndGrad", (f, v) -> {
      var both = Autodiff.valueAndGrad(f).apply(v);
      return both.gradient().multiply(both.value());
    });
    all.put("valueAndGradAll", (f, v) -> {
      var both = Autodiff.valueAndGradAll(x -> f.apply(x.get(0).add(x.get(1))))
          .apply(List.of(v, v));
      return both.gradient().get(1).multiply(both.value());
    });
    all.put("jacobian by columns", (f, v) -> Autodiff.jacobian(x -> x.multiply(f.apply(x)),
        Mode.FORWARD).apply(v));
    all.put("jacobian by rows", (f, v) -> Autodiff.jacobian(x -> x.multiply(f.apply(x)),
        Mode.REVERSE).apply(v));
    all.put("jacobian", (f, v) -> Autodiff.jacobian(f).apply(v));
    all.put("jacobianAll", (f, v) -> Autodiff.jacobianAll(x -> f.apply(x.get(0)).multiply(x.get(1)))
        .apply(List.of(v, v)).get(1));
    all.put("hessian", (f, v) -> Autodiff.hessian(f).apply(v));
    all.put("hessianAll", (f, v) -> Autodiff.hessianAll(x -> f.apply(x.get(0).multiply(x.get(1))))
        .apply(List.of(v, v)).get(0).get(1));
    all.put("vjp", (f, v) -> Autodiff.vjp(x -> x.multiply(f.apply(x)), v, v));
    all.put("vjpAll", (f, v) -> Autodiff.vjpAll(x -> x.get(1).multiply(f.apply(x.get(0))),
        List.of(v, v), v).get(0));
    all.put("jvp", (f, v) -> Autodiff.jvp(x -> x.multiply(f.apply(x)), v, v));
    all.put("jvpAll", (f, v) -> Autodiff.jvpAll(x -> x.get(1).multiply(f.apply(x.get(0))),
        List.of(v, v), List.of(v, v)));
    all.put("hvp", (f, v) -> Autodiff.hvp(f, v, v));
    all.put("hvpAll", (f, v) -> Autodiff.hvpAll(x -> f.apply(x.get(0).add(x.get(1))),
        List.of(v, v), List.of(v, v)).get(0));
    all.put("gradPerExample", (f, v) -> Autodiff.gradPerExample((w, x) -> f.apply(w.multiply(x)))
        .apply(v, v.expandDims(0).concat(0, v.expandDims(0))));
    all.put("withAux", (f, v) -> Autodiff.withAux(x -> new WithAux<>(f.apply(x), x),
        g -> Autodiff.grad(g).apply(v)).result());
    all.put("tracing", (f, v) -> Tape.tracing(() -> Autodiff.grad(f).apply(v)));
    all.put("a function of its own slope", (f, v) -> Var.custom(new OwnSlope(), v)
        .multiply(f.apply(v)));
    return all;
  }

  /** A user's operation whose value and slope are written as derivatives of another function. */
  record OwnSlope() implements Op.Unary {
    @Override public double value(double x) { return Autodiff.grad(WAVES).at(x); }
    @Override public Var slope(Var x, Var y) {
      return Autodiff.hvp(WAVES, x, Var.constant(Tensor.full(x.shape(), 1)));
    }
  }

  /** What a derivative d may stand in: each a function of a vector again. */
  private static final Map<String, UnaryOperator<UnaryOperator<Var>>> COMPOSITIONS =
      compositions();

  private static Var scalar(Var v) { return v.sin().sum(); }

  private static Map<String, UnaryOperator<UnaryOperator<Var>>> compositions() {
    Map<String, UnaryOperator<UnaryOperator<Var>>> all = new LinkedHashMap<>();
    all.put("nothing", d -> d);
    all.put("recompute", Recompute::of);
    all.put("recompute of recompute", d -> Recompute.of(Recompute.of(d)));
    UnaryOperator<UnaryOperator<Var>> grad = d -> x -> Autodiff.grad(v -> scalar(d.apply(v)))
        .apply(x);
    all.put("grad", grad);
    all.put("grad of recompute", d -> grad.apply(Recompute.of(d)));
    all.put("recompute of grad", d -> Recompute.of(grad.apply(d)));
    all.put("recompute of grad of recompute",
        d -> Recompute.of(grad.apply(Recompute.of(d))));
    all.put("grad of recompute of recompute",
        d -> grad.apply(Recompute.of(Recompute.of(d))));
    all.put("jvp of recompute", d -> x -> Autodiff.jvp(Recompute.of(d), x, x));
    all.put("vjp of recompute", d -> x -> Autodiff.vjp(v -> scalar(Recompute.of(d).apply(v)), x,
        x.sum()));
    all.put("jacobian of recompute", d -> x -> Autodiff.jacobian(Recompute.of(d)).apply(x));
    all.put("per example of recompute", d -> x -> Autodiff.gradPerExample(
        (w, v) -> scalar(Recompute.of(d).apply(w.multiply(v.flatten())))).apply(x,
            x.expandDims(0).concat(0, x.expandDims(0))));
    all.put("where", d -> x -> d.apply(x).sum().where(x.greaterThan(0), x));
    return all;
  }

  private static Stream<DynamicTest> all(
      BiFunction<BiFunction<UnaryOperator<Var>, Var, Var>, UnaryOperator<UnaryOperator<Var>>,
          UnaryOperator<Var>> program) {
    return COMPOSITIONS.entrySet().stream().map(c -> DynamicTest.dynamicTest(c.getKey(), () -> {
      Map<String, String> wrong = new TreeMap<>();
      DERIVATIVES.forEach((name, d) -> {
        try {
          same(name, program.apply(d, c.getValue()));
        } catch (RuntimeException | AssertionError e) {
          wrong.put(name, "" + e);
        }
      });
      assertThat(wrong).isEmpty();
    }));
  }

  @TestFactory
  Stream<DynamicTest> derivativesAtTheArgument() {
    return all((d, c) -> c.apply(x -> d.apply(WAVES, x)));
  }

  @TestFactory
  Stream<DynamicTest> derivativesAtAConstantOfAFunctionThatCapturesTheArgument() {
    return all((d, c) -> c.apply(x -> d.apply(v -> WAVES.apply(v.multiply(x)), POINT)));
  }

  @TestFactory
  Stream<DynamicTest> derivativesOfConstantsOnly() {
    return all((d, c) -> c.apply(x -> d.apply(WAVES, POINT).sum().multiply(x)));
  }

  @TestFactory
  Stream<DynamicTest> valuesOfDerivativesAtNumbers() {
    return all((d, c) -> c.apply(x -> Var.constant(d.apply(WAVES, POINT).value()).sum()
        .multiply(x)));
  }

  private static void same(String name, UnaryOperator<Var> f) {
    double[] expected = f.apply(Var.constant(AT)).value().toArray();
    double[] actual =
        Plan.of(f, AT.shape(), Precision.DOUBLE).workspace().run(AT).get(0).toArray();
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) { // a hundred operations, each to 4 ulp
      assertThat(Math.abs(actual[i] - expected[i])).as(name)
          .isLessThanOrEqualTo(400 * Math.ulp(Math.max(1, Math.abs(expected[i]))));
    }
  }
}
