package dev.gradus.autodiff.plan.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** An index is an ordinary tensor: it may choose entries, and be one of the numbers as well. */
class IndicesAsNumbersTest {
  private static final int N = 4;
  private static final int[][] GIVEN = {{0, 3, 1, 1}, {2, 0, 2, 3}};
  private static final Tensor X = Tensor.of(Shape.of(N, N), 0.5, -1, 2, 4, 8, 3, -2, 0.25, 1, 1,
      -0.5, 6, 7, -4, 0, 2); // with small indices all sums and products are exact, in floats too

  private static final NumericRule TWICE = NumericRule.of("twice", s -> s.get(0), x -> {
    double[] y = x.get(0).toArray();
    for (int i = 0; i < y.length; i++) y[i] *= 2;
    return Tensor.of(x.get(0).shape(), y);
  }, (x, y, ybar) -> List.of(ybar));

  /** Ways to use an index i of length 4 beside a matrix x. */
  private static Map<String, BinaryOperator<Var>> uses() {
    Map<String, BinaryOperator<Var>> all = new LinkedHashMap<>();
    all.put("left factor", (i, x) -> i.reshape(1, N).matmul(x));
    all.put("right factor", (i, x) -> x.matmul(i.reshape(N, 1)));
    all.put("both factors", (i, x) -> i.reshape(N, 1).matmul(i.reshape(1, N)));
    all.put("a factor that repeats", (i, x) -> x.matmul(i.broadcastTo(Shape.of(N, N))));
    all.put("gathered from", (i, x) -> i.gather(0, i));
    all.put("gathered from, several times", (i, x) -> i.embedding(i.embedding(i)));
    all.put("rows gathered from", (i, x) -> i.broadcastTo(Shape.of(N, N)).gather(i));
    all.put("scattered", (i, x) -> x.slice(0, 0, 1).reshape(N).scatterAdd(0, i, i));
    all.put("added", (i, x) -> x.add(i));
    all.put("added to each column", (i, x) -> x.add(i.reshape(N, 1)));
    all.put("a difference's factor", (i, x) -> x.subtract(x.multiply(i.slice(0, 1, 2).sum())));
    all.put("a difference's product", (i, x) -> i.subtract(i.multiply(x.slice(0, 1).sum())));
    all.put("summed", (i, x) -> i.sum());
    all.put("summed when broadcast", (i, x) -> i.broadcastTo(Shape.of(3, N)).sum(1));
    all.put("moved", (i, x) -> i.reshape(2, 2).transpose().concat(1, i.reshape(2, 2)));
    all.put("broadcast between", (i, x) -> i.reshape(2, 1, 2).broadcastTo(Shape.of(2, 3, 2)));
    all.put("broadcast twice", (i, x) -> i.reshape(2, 1, 2).broadcastTo(Shape.of(2, 3, 2))
        .broadcastTo(Shape.of(2, 2, 3, 2)).add(1));
    all.put("a maximum", (i, x) -> x.maximum(i).max(0).add(i.max()));
    all.put("a number", (i, x) -> i.slice(0, 0, 1).reshape().multiply(3).add(1));
    all.put("for a user's operation", (i, x) -> TWICE.apply(i).add(TWICE.apply(i.reshape(N))));
    all.put("choosing and number", (i, x) -> x.gather(i).multiply(i).add(x.indexSelect(0, i)));
    all.put("chosen anew", (i, x) -> x.gather(i.multiply(-1).add(3)));
    all.put("alone", (i, x) -> i);
    all.put("alone, of another shape", (i, x) -> i.reshape(2, 2));
    return all;
  }

  @Test
  void everyUseOfAnIndexEqualsTheTapes() {
    for (Precision precision : Precision.values()) {
      uses().forEach((name, f) -> {
        Tape tape = new Tape();
        Var i = tape.indices("i", Shape.of(N));
        Var x = tape.input("x", X.shape());
        Workspace ws = Plan.builder(tape).output("y", f.apply(i, x)).compile(precision).workspace();
        for (int[] given : GIVEN) {
          Tensor index = Tensor.vector(java.util.Arrays.stream(given).asDoubleStream().toArray());
          assertThat(ws.run(index, X).get(0)).as("%s, %s", name, precision)
              .isEqualTo(f.apply(Var.constant(index), Var.constant(X)).value());
        }
      });
    }
  }

  @Test
  void aNumberThatIsAnIndexMayBeKept() {
    Tape tape = new Tape();
    Var i = tape.indices("i", Shape.of(2));
    Var last = tape.state("last", Shape.of(2));
    Workspace ws = Plan.builder(tape).next(last, i).output("before", last).output("same", i)
        .output("sum", i.matmul(i)).compile(Precision.FLOAT).workspace();
    ws.run(Tensor.vector(3, 4));
    ws.run(Tensor.vector(5, 12));
    assertThat(ws.get("before")).isEqualTo(Tensor.vector(3, 4));
    assertThat(ws.get("last")).isEqualTo(Tensor.vector(5, 12));
    assertThat(ws.get("same")).isEqualTo(Tensor.vector(5, 12));
    assertThat(ws.get("sum").toDouble()).isEqualTo(169);
  }

  @Test
  void whatOnlyChoosesIsReadAsGivenAndNumbersAreMadeOnce() {
    Tape tape = new Tape();
    Var i = tape.indices("i", Shape.of(N));
    Var x = tape.input("x", X.shape());
    Plan choosing = Plan.builder(tape).output("y", x.gather(i)).output("z", x.indexSelect(0, i))
        .compile(Precision.DOUBLE);
    assertThat(choosing.toString()).contains("gather(x, i, axis=1)").contains("gather(x, i, axis=0")
        .doesNotContain("asNumbers(");
    Plan both = Plan.builder(tape).output("y", x.gather(i).add(i))
        .output("z", x.matmul(i.reshape(N, 1)))
        .output("w", i).compile(Precision.DOUBLE);
    assertThat(both.toString()).contains("gather(x, i, axis=1)").containsOnlyOnce("asNumbers(i)");
  }
}
