package dev.gradus.autodiff;

import static dev.gradus.autodiff.Close.close;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Gradients for each row alone, against one gradient a row. */
class GradPerExampleTest {
  private static final int ROWS = 4;
  private static final Var C = Var.constant(Directions.first(Shape.of(3)));

  /** The error of some examples: parameters [3, 2] and [2], examples [n, 3], [n, 2] and [n]. */
  private record Objective(String name, BiFunction<List<Var>, List<Var>, Var> f) {}

  /** An operation that nothing is known of: the sum of products of neighbours in a row. */
  private record Neighbours() implements Op {
    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].toArray();
      double[] b = x[1].toArray();
      for (int i = 0; i < a.length; i++) a[i] *= b[(i + 1) % b.length];
      return Tensor.of(shape, a);
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      Var other = k == 0 ? turned(y.input(1), 1) : turned(y.input(0).multiply(ybar), -1);
      return k == 0 ? ybar.multiply(other) : other;
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      return k == 0 ? dx.multiply(turned(y.input(1), 1))
          : y.input(0).multiply(turned(dx, 1));
    }

    private static Var turned(Var x, int by) {
      int n = x.shape().size();
      int cut = Math.floorMod(by, n);
      Var flat = x.reshape(n);
      return flat.slice(cut, n).concat(0, flat.slice(0, cut)).reshape(x.shape());
    }
  }

  private static Objective objective(String name, BiFunction<List<Var>, List<Var>, Var> f) {
    return new Objective(name, f);
  }

  private static Var layer(List<Var> w, List<Var> x) {
    return x.get(0).matmul(w.get(0)).add(w.get(1));
  }

  private static final List<Objective> OBJECTIVES = List.of(
      objective("squares", (w, x) -> layer(w, x).subtract(x.get(1)).square().mean()),
      objective("cross-entropy of bits", (w, x) -> layer(w, x).bceWithLogits(x.get(1)).mean()),
      objective("cross-entropy of classes",
          (w, x) -> layer(w, x).logSoftmax(1).gather(x.get(2)).mean().negate()),
      objective("soft maxima", (w, x) -> layer(w, x).softmax(1).square().sum(1)
          .add(layer(w, x).logSumExp(-1)).mean()),
      objective("hard maxima", (w, x) -> layer(w, x).max(1).add(layer(w, x).abs().max()).mean()),
      objective("parts and joins", (w, x) -> {
        Var y = layer(w, x).concat(1, x.get(1).tanh(), x.get(0));
        return y.transpose().slice(1, 4).concat(0, y.transpose().slice(0, 1)).exp().mean();
      }),
      objective("left factors that all share",
          (w, x) -> w.get(0).matmul(x.get(0), true, true).tanh().sum()
              .add(w.get(0).matmul(layer(w, x), false, true).sin().mean())),
      objective("right factors that all share, transposed",
          (w, x) -> x.get(1).matmul(w.get(0), false, true).matmul(C).tanh().mean()),
      objective("left factors, transposed",
          (w, x) -> x.get(0).transpose().matmul(layer(w, x)).sigmoid().mean()),
      objective("products of two that depend on the example", (w, x) -> {
        Var y = layer(w, x).transpose();
        return y.matmul(x.get(1)).tanh().add(y.matmul(y, false, true).sin())
            .add(layer(w, x).matmul(x.get(1), true, false)).mean();
      }),
      objective("vectors and matrices", (w, x) -> {
        Var row = x.get(0).reshape(3);
        return row.matmul(w.get(0)).dot(x.get(1).reshape(2).add(w.get(1))).sin();
      }),
      objective("broadcast to more axes", (w, x) -> x.get(2).broadcastTo(Shape.of(3, 1))
          .multiply(w.get(0)).add(x.get(0).sum(true, 1)).cos().sum(0).mean()),
      objective("an operation that is not known", (w, x) -> Var.apply(new Neighbours(),
          Var.apply(new Neighbours(), layer(w, x), x.get(1)), w.get(1).reshape(1, 2)).mean()),
      objective("one parameter only", (w, x) -> x.get(1).multiply(w.get(1)).mean()),
      objective("no example", (w, x) -> w.get(0).square().sum().add(w.get(1).exp().sum())),
      objective("no parameter", (w, x) -> x.get(0).mean()),
      objective("a derivative inside", (w, x) -> Autodiff.grad(
          v -> v.pow(3).matmul(w.get(0)).sum()).apply(x.get(0)).square().mean()));

  private static final List<Tensor> W =
      List.of(Directions.second(Shape.of(3, 2)), Directions.first(Shape.of(2)));
  private static final Tensor[] X = {Directions.second(Shape.of(ROWS, 3)),
      Directions.first(Shape.of(ROWS, 2)), Tensor.vector(1, 0, 0, 1)};

  private static List<Tensor> row(int i) {
    List<Tensor> row = new ArrayList<>();
    for (Tensor x : X) row.add(x.rows(i));
    return row;
  }

  @TestFactory
  Stream<DynamicTest> entryIsTheGradientOfTheRowAlone() {
    return OBJECTIVES.stream().map(e -> DynamicTest.dynamicTest(e.name(), () -> {
      List<Tensor> all = Autodiff.gradPerExampleAll(e.f()).at(W, X);
      for (int i = 0; i < ROWS; i++) {
        List<Var> row = Scope.constants(row(i));
        List<Tensor> alone =
            Autodiff.gradAll(w -> e.f().apply(w, row)).at(W.toArray(new Tensor[0]));
        for (int k = 0; k < W.size(); k++) {
          Shape shape = W.get(k).shape();
          assertThat(all.get(k).shape()).isEqualTo(shape.after(ROWS));
          close(Var.constant(all.get(k).rows(i)).reshape(shape).value(), alone.get(k), 1e-14);
        }
      }
    }));
  }

  @Test
  void averageIsTheGradientOfTheMean() {
    for (Objective e : OBJECTIVES.subList(0, 4)) {
      List<Tensor> all = Autodiff.gradPerExampleAll(e.f()).at(W, X);
      List<Var> x = Scope.constants(List.of(X));
      List<Tensor> mean = Autodiff.gradAll(w -> e.f().apply(w, x)).at(W.toArray(new Tensor[0]));
      for (int k = 0; k < W.size(); k++) {
        close(Var.constant(all.get(k)).mean(0).value(), mean.get(k), 1e-14);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> gradientsPerExampleAreDifferentiated() {
    // Σᵢ‖gᵢ‖² by the parameters and by the examples
    return OBJECTIVES.stream().map(e -> DynamicTest.dynamicTest(e.name(), () -> {
      Case norms = new Case("norms", v -> {
        Var sum = Var.constant(0);
        for (Var g : Autodiff.gradPerExampleAll(e.f())
            .apply(v.subList(0, 2), List.of(v.get(2), v.get(3), Var.constant(X[2])))) {
          sum = sum.add(g.square().sum());
        }
        return sum;
      }, List.of(W.get(0), W.get(1), X[0], X[1]));
      Case loop = new Case("loop", v -> {
        Var sum = Var.constant(0);
        for (int i = 0; i < ROWS; i++) {
          List<Var> row = List.of(v.get(2).slice(i, i + 1), v.get(3).slice(i, i + 1),
              Var.constant(X[2].rows(i)));
          for (Var g : Autodiff.gradAll(w -> e.f().apply(w, row)).apply(v.subList(0, 2))) {
            sum = sum.add(g.square().sum());
          }
        }
        return sum;
      }, norms.x());
      Tensor[] at = norms.x().toArray(new Tensor[0]);
      List<Tensor> slopes = Autodiff.gradAll(norms.f()).at(at);
      List<Tensor> expected = Autodiff.gradAll(loop.f()).at(at);
      for (int k = 0; k < at.length; k++) {
        double size = Directions.magnitude(expected.get(k), expected.get(k));
        close(slopes.get(k), expected.get(k), 1e-14 * (1 + size));
      }
    }));
  }

  @Test
  void oneParameterTensorAndOneOfExamples() {
    // (w·x)²/2 has slope (w·x)x
    ExampleDerivative d = Autodiff.gradPerExample(
        (w, x) -> x.matmul(w).square().mean().multiply(0.5));
    Tensor x = Tensor.matrix(new double[][] {{1, 2}, {3, -1}, {0, 1}});
    Tensor w = Tensor.vector(2, 3);
    Tensor expected = Tensor.matrix(new double[][] {{8, 16}, {9, -3}, {0, 3}});
    assertThat(d.at(w, x)).isEqualTo(expected);
    Var plain = d.apply(Var.constant(w), Var.constant(x));
    assertThat(plain.index()).isEqualTo(-1);
    assertThat(plain.value()).isEqualTo(expected);
    assertThat(d.at(w, Tensor.zeros(0, 2))).isEqualTo(Tensor.zeros(0, 2));
    assertThat(d.at(w, x.rows(1))).isEqualTo(expected.rows(1));
  }

  @Test
  void capturedVariablesOfAnOuterDerivativeAreSeen() {
    // the slopes of a·w·x by w are a·x; their squares sum to a²Σx², with slope 2aΣx²
    double slope = Autodiff.grad(a -> Autodiff.gradPerExample((w, x) -> x.multiply(w).multiply(a)
        .sum()).apply(Var.constant(3), Var.constant(Tensor.vector(1, 2, 3))).square().sum()).at(5);
    assertThat(slope).isEqualTo(140);
  }

  @Test
  void functionRunsOnce() {
    int[] calls = {0};
    Autodiff.gradPerExample((w, x) -> {
      calls[0]++;
      return w.multiply(x).sum();
    }).at(Tensor.scalar(1), Tensor.vector(1, 2, 3));
    assertThat(calls[0]).isEqualTo(1);
  }
}
