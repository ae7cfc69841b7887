package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The matrix product against exact sums, at sizes around the edges of blocks and registers. */
@Tag("without-vector")
class MatmulTest {
  /** The lengths of a product [m, k]·[k, n]. */
  record Lengths(int m, int k, int n) {}

  @Provide
  Arbitrary<Lengths> lengths() {
    Arbitrary<Integer> some = Arbitraries.of(0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 65);
    return Combinators.combine(some, some, some).as(Lengths::new);
  }

  @Property(seed = "1", tries = 60)
  void everyEntryIsTheExactSumUpToRounding(@ForAll("lengths") Lengths l, @ForAll boolean ta,
      @ForAll boolean tb) {
    Tensor a = Directions.second(Shape.of(l.m(), l.k()));
    Tensor b = Directions.second(Shape.of(l.k(), l.n()));
    Var left = ta ? Var.constant(a).transpose() : Var.constant(a);
    Var right = tb ? Var.constant(b).transpose() : Var.constant(b);
    Tensor c = left.matmul(right, ta, tb).value();
    assertThat(c.shape()).isEqualTo(Shape.of(l.m(), l.n()));
    for (int i = 0; i < l.m(); i += 1 + i / 3) {
      for (int j = 0; j < l.n(); j++) {
        BigDecimal sum = BigDecimal.ZERO;
        double size = 0;
        for (int p = 0; p < l.k(); p++) {
          sum = sum.add(new BigDecimal(a.get(i, p)).multiply(new BigDecimal(b.get(p, j))));
          size += Math.abs(a.get(i, p) * b.get(p, j));
        }
        double error = sum.subtract(new BigDecimal(c.get(i, j))).abs().doubleValue();
        assertThat(error).isLessThanOrEqualTo((l.k() + 1) * Math.ulp(1.0) / 2 * size);
      }
    }
  }

  @Property(seed = "1", tries = 60)
  void transposeFlagsReadTheTranspose(@ForAll("lengths") Lengths l) {
    Var a = Var.constant(Directions.first(Shape.of(l.m(), l.k())));
    Var b = Var.constant(Directions.second(Shape.of(l.k(), l.n())));
    Tensor plain = a.matmul(b).value();
    close(a.transpose().matmul(b, true, false).value(), plain);
    close(a.matmul(b.transpose(), false, true).value(), plain);
    close(a.transpose().matmul(b.transpose(), true, true).value(), plain);
    close(b.transpose().matmul(a.transpose()).transpose().value(), plain);
  }

  @Property(seed = "1", tries = 60)
  void vectorsAreRowsOnTheLeftAndColumnsOnTheRight(@ForAll("lengths") Lengths l) {
    Var a = Var.constant(Directions.first(Shape.of(l.m(), l.k())));
    Var x = Var.constant(Directions.second(Shape.of(l.k())));
    Var column = a.matmul(x);
    assertThat(column.shape()).isEqualTo(Shape.of(l.m()));
    close(column.value(), a.matmul(x.reshape(l.k(), 1)).reshape(l.m()).value());
    Var row = x.matmul(a.transpose());
    assertThat(row.shape()).isEqualTo(Shape.of(l.m()));
    close(row.value(), column.value());
    assertThat(x.matmul(x).shape()).isEqualTo(Shape.SCALAR);
    close(x.matmul(x).value(), x.dot(x).value());
  }

  private static void close(Tensor found, Tensor expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    double[] p = found.toArray();
    double[] q = expected.toArray();
    for (int i = 0; i < p.length; i++) {
      assertThat(p[i]).isCloseTo(q[i], org.assertj.core.data.Offset.offset(1e-13));
    }
  }
}
