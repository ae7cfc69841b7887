package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.UserOps.Cube;
import dev.gradus.autodiff.UserOps.Hypot;
import dev.gradus.autodiff.UserOps.Reverse;
import dev.gradus.autodiff.check.GradientCheck;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Operations that a user writes. */
class CustomTest {
  private static final Tensor X = Tensor.vector(0.5, -2, 3);

  /** a·b + c, of one shape. */
  record MultiplyAdd() implements Op {
    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      Var product = Var.constant(x[0]).multiply(Var.constant(x[1]));
      return product.add(Var.constant(x[2])).value();
    }

    @Override public @Nullable Var pullback(int k, Var ybar, Var y) {
      return k == 2 ? ybar : ybar.multiply(y.input(1 - k));
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) { return pullback(k, dx, y); }
  }

  @Test
  void customOperationIsAsGoodAsTheBuiltIn() {
    UnaryOperator<Var> custom = x -> Var.custom(new Cube(), x);
    UnaryOperator<Var> builtIn = x -> x.pow(3);
    for (UnaryOperator<Var> f : List.of(custom, builtIn)) {
      assertThat(Autodiff.grad(x -> f.apply(x).sum()).at(X)).isEqualTo(Tensor.vector(0.75, 12, 27));
      assertThat(Autodiff.grad(Autodiff.grad(f)).at(2)).isEqualTo(12);
      assertThat(Autodiff.grad(Autodiff.grad(Autodiff.grad(f))).at(2)).isEqualTo(6);
      assertThat(Autodiff.jvp(f, Var.constant(2), Var.constant(1)).toDouble()).isEqualTo(12);
    }
    GradientCheck.of(custom).at(X).orThrow();
    Var x = new Tape().variable("x", 2);
    assertThat(custom.apply(x)).hasToString("%1 = cube(%0) = 8.0");
    assertThat(custom.apply(Var.constant(2)).index()).isEqualTo(-1);
  }

  @Test
  void everyKindOfOperationCanBeCustom() {
    Tensor column = Tensor.of(Shape.of(2, 1), 0.7, -1.1);
    GradientCheck.ofAll(x -> Var.custom(new Hypot(), x.get(0), x.get(1))).at(X, column).orThrow();
    GradientCheck.of(x -> Var.custom(new Reverse(), x).multiply(x)).at(X).orThrow();
    GradientCheck.ofAll(x -> Var.custom(new MultiplyAdd(), x.get(0), x.get(1), x.get(2)))
        .at(X, Tensor.vector(1, 2, 3), X).orThrow();
    UnaryOperator<Var> f = x -> Var.custom(new MultiplyAdd(), x, x.sin(), Var.custom(new Reverse(),
        x)).sum();
    GradientCheck.of(x -> Autodiff.grad(f).apply(x)).at(X).orThrow();
    GradientCheck.of(x -> Autodiff.jvp(f, x, Var.constant(X))).at(X).orThrow();
  }

  /** Powers, with what they are for more examples at once. */
  record Raised(int n, int[] batches) implements Op.Unary {
    @Override public String parameters() { return "n=" + n; }
    @Override public double value(double x) { return Math.pow(x, n); }
    @Override public Var slope(Var x, Var y) { return x.pow(n - 1).multiply(n); }

    @Override public Var batched(int rows, Var... x) {
      batches[0]++;
      return Var.custom(this, x[0]);
    }
  }

  @Test
  void customOperationPrintsItsParametersAndRunsForAllExamples() {
    Raised cube = new Raised(3, new int[1]);
    Var x = new Tape().variable("x", 2);
    assertThat(Var.custom(cube, x)).hasToString("%1 = raised(%0, n=3) = 8.0");
    ExampleDerivative d =
        Autodiff.gradPerExample((w, v) -> Var.custom(cube, v.multiply(w)).square().sum());
    assertThat(d.at(Tensor.scalar(1), X)).isEqualTo(Tensor.vector(0.09375, 384, 4374));
    assertThat(cube.batches[0]).isPositive();
  }

  @Test
  void anOperationWithoutANameIsCalledOperation() {
    Op.Unary twice = new Op.Unary() {
      @Override public double value(double x) { return 2 * x; }
      @Override public Var slope(Var x, Var y) { return Var.constant(2); }
    };
    Var y = Var.custom(twice, new Tape().variable("x", 3));
    assertThat(y.toString()).startsWith("%1 = operation(%0").endsWith(") = 6.0");
    assertThat(Autodiff.grad(x -> Var.custom(twice, x)).at(3)).isEqualTo(2);
    assertThatThrownBy(() -> Var.custom(twice, y, y)).hasMessageStartingWith("operation: takes 1 ");
  }

  @Test
  void whatUserCodeThrowsPassesThroughUnchanged() {
    Throwable thrown = new UnsupportedOperationException("not yet");
    record Failing(Throwable error, boolean inValue) implements Op.Unary {
      @Override public double value(double x) { return inValue ? fail() : x; }
      @Override public Var slope(Var x, Var y) { return Var.constant(fail()); }
      private double fail() { throw (UnsupportedOperationException) error; }
    }
    assertThatThrownBy(() -> Var.custom(new Failing(thrown, true), Var.constant(1)))
        .isSameAs(thrown);
    Var x = new Tape().variable(1);
    Var y = Var.custom(new Failing(thrown, false), x);
    assertThatThrownBy(y::backward).isSameAs(thrown);
    assertThat(x.square().backward().of(x).toDouble()).isEqualTo(2); // the tape records again
  }
}
