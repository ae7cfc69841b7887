package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.verify.laws.Law;
import dev.gradus.verify.laws.OpLaws;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tensors with no entries: every operation that has an answer gives it, with a gradient. */
class ZeroSizeTest {
  private static final List<Shape> EMPTY =
      List.of(Shape.of(0), Shape.of(0, 3), Shape.of(3, 0), Shape.of(2, 0, 3));

  @TestFactory
  Stream<DynamicTest> entryByEntryOperationsGiveAnEmptyResultAndGradient() {
    return OperationRows.ALL.stream().filter(row -> row.f() != null).flatMap(row -> EMPTY.stream()
        .map(s -> DynamicTest.dynamicTest(row + " of " + s, () -> {
          int arity = row.points().get(0).at().x().size();
          List<Tensor> x = java.util.Collections.nCopies(arity, Tensor.zeros(s.toArray()));
          answers(row.f(), x, Tensor.zeros(s.toArray()));
        })));
  }

  @Test
  void sumsOverNothingAreZero() {
    unary(Var::sum, Tensor.zeros(0), Tensor.scalar(0));
    unary(x -> x.sum(0), Tensor.zeros(0, 3), Tensor.zeros(3));
    unary(x -> x.sum(1), Tensor.zeros(0, 3), Tensor.zeros(0));
    unary(x -> x.sum(true, 1), Tensor.zeros(3, 0), Tensor.zeros(3, 1));
    unary(x -> x.sumTo(Shape.of(1, 3)), Tensor.zeros(0, 3), Tensor.zeros(1, 3));
  }

  @Test
  void meansAndMaximaExistWhereTheirAxisHasEntries() {
    unary(x -> x.mean(1), Tensor.zeros(0, 3), Tensor.zeros(0));
    unary(x -> x.max(1), Tensor.zeros(0, 3), Tensor.zeros(0));
    unary(x -> x.max(true, 0), Tensor.zeros(3, 0), Tensor.zeros(1, 0));
  }

  @Test
  void softMaximaOfNothingAreEmptyOrMinusInfinity() {
    for (int axis : new int[] {0, 1}) {
      unary(x -> x.softmax(axis), Tensor.zeros(0, 3), Tensor.zeros(0, 3));
      unary(x -> x.logSoftmax(axis), Tensor.zeros(3, 0), Tensor.zeros(3, 0));
    }
    unary(x -> x.logSumExp(1), Tensor.zeros(0, 3), Tensor.zeros(0));
    unary(x -> x.logSumExp(0), Tensor.zeros(0, 2),
        Tensor.vector(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Test
  void emptyTensorsAreRearranged() {
    unary(Var::transpose, Tensor.zeros(0, 3), Tensor.zeros(3, 0));
    unary(x -> x.reshape(3, 0), Tensor.zeros(0), Tensor.zeros(3, 0));
    unary(x -> x.broadcastTo(Shape.of(4, 0, 3)), Tensor.zeros(0, 3), Tensor.zeros(4, 0, 3));
    unary(x -> x.broadcastTo(Shape.of(0, 3)), Tensor.vector(1, 2, 3), Tensor.zeros(0, 3));
    unary(x -> x.slice(2, 2), Tensor.vector(1, 2, 3), Tensor.zeros(0));
    unary(x -> x.slice(0, 0), Tensor.zeros(0, 3), Tensor.zeros(0, 3));
    unary(x -> x.gather(Var.constant(Tensor.zeros(0))), Tensor.zeros(0, 3), Tensor.zeros(0));
    answers(x -> x.get(0).concat(0, x.get(1)), List.of(Tensor.zeros(0), Tensor.vector(1, 2)),
        Tensor.vector(1, 2));
    answers(x -> x.get(0).concat(0, x.get(1)), List.of(Tensor.zeros(0, 3), Tensor.zeros(0, 3)),
        Tensor.zeros(0, 3));
  }

  @Test
  void matrixProductOverNothingIsZero() {
    answers(x -> x.get(0).matmul(x.get(1)), List.of(Tensor.zeros(2, 0), Tensor.zeros(0, 3)),
        Tensor.zeros(2, 3));
    answers(x -> x.get(0).matmul(x.get(1)), List.of(Tensor.zeros(0, 2), Tensor.ones(2, 3)),
        Tensor.zeros(0, 3));
    answers(x -> x.get(0).matmul(x.get(1)), List.of(Tensor.ones(2, 3), Tensor.zeros(3, 0)),
        Tensor.zeros(2, 0));
    answers(x -> x.get(0).matmul(x.get(1), true, true),
        List.of(Tensor.zeros(0, 2), Tensor.zeros(3, 0)), Tensor.zeros(2, 3));
    answers(x -> x.get(0).matmul(x.get(1)), List.of(Tensor.zeros(0), Tensor.zeros(0, 3)),
        Tensor.zeros(3));
    answers(x -> x.get(0).dot(x.get(1)), List.of(Tensor.zeros(0), Tensor.zeros(0)),
        Tensor.scalar(0));
  }

  private static void unary(java.util.function.UnaryOperator<Var> f, Tensor x, Tensor expected) {
    answers(v -> f.apply(v.get(0)), List.of(x), expected);
  }

  /** The value is as expected; gradients of both modes and of order 2 have the inputs' shapes. */
  private static void answers(Function<List<Var>, Var> f, List<Tensor> x, Tensor expected) {
    Tape tape = new Tape();
    List<Var> vars = x.stream().map(tape::variable).toList();
    assertThat(f.apply(vars).value().shape()).isEqualTo(expected.shape());
    assertThat(f.apply(vars).value().toArray()).usingComparatorWithPrecision(0.0)
        .containsExactly(expected.toArray());
    OpLaws.of(f).only(Law.SHAPES).at(x.toArray(Tensor[]::new)).orThrow();
  }
}
