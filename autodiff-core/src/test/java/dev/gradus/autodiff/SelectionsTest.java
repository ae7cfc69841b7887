package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Entries, rows and columns by index, and products by index expression. */
class SelectionsTest {
  private static final Tensor X = Directions.second(Shape.of(3, 4));

  @Test
  void negativeIndicesCountFromTheEndEverywhereAlike() {
    Var x = Var.constant(X);
    for (int i = 0; i < 3; i++) {
      assertThat(x.row(i - 3).value()).isEqualTo(x.row(i).value());
      assertThat(x.select(0, i - 3).value()).isEqualTo(x.select(0, i).value());
      assertThat(X.rows(i - 3)).isEqualTo(X.rows(i));
      for (int j = 0; j < 4; j++) {
        assertThat(x.column(j - 4).value()).isEqualTo(x.column(j).value());
        assertThat(X.get(i - 3, j - 4)).isEqualTo(X.get(i, j));
        assertThat(x.get(i - 3, j - 4).toDouble()).isEqualTo(X.get(i, j));
        assertThat(x.row(i).get(j).toDouble()).isEqualTo(X.get(i, j));
        assertThat(x.column(j).get(i).toDouble()).isEqualTo(X.get(i, j));
      }
    }
  }

  @Test
  void stackingUndoesUnstackingAlongEveryAxis() {
    Tensor x = Directions.second(Shape.of(2, 3, 4));
    for (int axis = -3; axis < 3; axis++) {
      List<Var> parts = Var.constant(x).unstack(axis);
      assertThat(parts).hasSize(x.shape().dim(axis));
      Var again =
          parts.get(0).stack(axis, parts.subList(1, parts.size()).toArray(Var[]::new));
      assertThat(again.value()).isEqualTo(x);
    }
    assertThat(Var.constant(Tensor.zeros(0, 3)).unstack(0)).isEmpty();
    assertThat(Var.constant(Tensor.zeros(0, 3)).unstack(1)).extracting(Var::shape)
        .containsExactly(Shape.of(0), Shape.of(0), Shape.of(0));
  }

  @Test
  void plansReadSelectedPartsInTheirPlace() {
    String plan = Plan.of(x -> x.get(1, 2).add(x.row(0).get(-1)).multiply(x.column(-1)),
        Shape.of(3, 4), Precision.DOUBLE).toString();
    assertThat(plan).doesNotContain("callback");
  }

  @Test
  void manyFactorsAreMultipliedTwoByTwoInTheCheapestOrder() {
    Tape tape = new Tape();
    Var a = tape.variable("a", Directions.second(Shape.of(50, 60)));
    Var b = tape.variable("b", Directions.second(Shape.of(60, 70)));
    Var c = tape.variable("c", Directions.second(Shape.of(70, 1)));
    Var y = a.einsum("ij,jk,kl->il", b, c);
    assertThat(y.value().toArray()).containsExactly(a.matmul(b.matmul(c)).value().toArray(),
        Offset.offset(1e-11));
    int products = 0;
    for (int i = 0; i < y.index(); i++) {
      if (!(tape.get(i).op() instanceof Products.Matmul)) continue;
      products++;
      // b·c first, 60·70·1 multiplications, and then a by that: never a·b, 50·60·70
      assertThat(tape.get(i).shape().dim(-1) * tape.get(i).shape().dim(-2)).isLessThan(100);
    }
    assertThat(products).isEqualTo(2);
  }

  @Test
  void furtherAxesOfAnIndexExpressionAreBatchesThatBroadcast() {
    Var a = Var.constant(Directions.first(Shape.of(5, 1, 2, 3)));
    Var b = Var.constant(Directions.second(Shape.of(4, 3, 2)));
    assertThat(a.einsum("...ij,...jk->...ik", b).value().toArray()).containsExactly(
        a.matmul(b).value().toArray(), Offset.offset(1e-14));
    assertThat(a.einsum("...->...").value()).isEqualTo(a.value());
    assertThat(a.einsum("i...->...i").value()).isEqualTo(a.permute(1, 2, 3, 0).value());
    assertThat(b.einsum("...ij->...").value().toArray()).containsExactly(
        b.sum(-1, -2).value().toArray(), Offset.offset(1e-14));
  }
}
