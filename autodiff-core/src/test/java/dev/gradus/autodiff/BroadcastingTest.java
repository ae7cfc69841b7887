package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Repeating to a larger shape and summing to a smaller one. */
class BroadcastingTest {
  /** A tensor and a shape that it broadcasts to. */
  record Pair(Tensor small, Shape large) {}

  @Provide
  Arbitrary<Pair> pairs() {
    return Samples.shapes().flatMap(large -> Samples.smaller(large)
        .flatMap(small -> Samples.tensor(small, Samples.in(-2, 2))).map(x -> new Pair(x, large)));
  }

  @Provide
  Arbitrary<List<Shape>> twoShapes() {
    return Samples.shapes().flatMap(s -> Combinators.combine(Samples.smaller(s), Samples.smaller(s))
        .as((a, b) -> List.of(a, b)));
  }

  @Property(seed = "1")
  void sumToUndoesBroadcastTo(@ForAll("pairs") Pair p) {
    Var x = Var.constant(p.small());
    Tensor back = x.broadcastTo(p.large()).sumTo(x.shape()).value();
    int copies = x.shape().size() == 0 ? 0 : p.large().size() / x.shape().size();
    double[] expected = p.small().toArray();
    double[] found = back.toArray();
    assertThat(back.shape()).isEqualTo(x.shape());
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(copies * expected[i],
          org.assertj.core.data.Offset.offset(1e-14 * copies));
    }
  }

  @Property(seed = "1")
  void everyCopyIsTheEntryAtItsPlaceWithStretchedAxesAtZero(@ForAll("pairs") Pair p) {
    Tensor large = Var.constant(p.small()).broadcastTo(p.large()).value();
    Shape small = p.small().shape();
    int lead = p.large().rank() - small.rank();
    for (int[] at : places(p.large())) {
      int[] from = Arrays.copyOfRange(at, lead, at.length);
      for (int i = 0; i < from.length; i++) if (small.dim(i) == 1) from[i] = 0;
      assertThat(large.get(at)).isEqualTo(p.small().get(from));
    }
  }

  @Property(seed = "1")
  void commonShapeIsTheSmallestThatBothBroadcastTo(@ForAll("twoShapes") List<Shape> s) {
    Shape both = new Arithmetic.Add().shape(s.get(0), s.get(1));
    assertThat(both).isEqualTo(new Arithmetic.Add().shape(s.get(1), s.get(0)));
    assertThat(s).allMatch(x -> x.broadcastsTo(both));
    for (int i = 1; i <= both.rank(); i++) {
      int p = i > s.get(0).rank() ? 1 : s.get(0).dim(-i);
      int q = i > s.get(1).rank() ? 1 : s.get(1).dim(-i);
      assertThat(both.dim(-i)).isEqualTo(p == 1 ? q : p);
    }
  }

  @Property(seed = "1")
  void broadcastOperandGivesTheBitsOfItsCopies(@ForAll("pairs") Pair p) {
    Tensor other = Directions.second(p.large());
    Var copies = Var.constant(
        Tensor.of(p.large(), Var.constant(p.small()).broadcastTo(p.large()).value().toArray()));
    assertThat(Var.constant(p.small()).divide(Var.constant(other)).value())
        .isEqualTo(copies.divide(Var.constant(other)).value());
    assertThat(Var.constant(other).subtract(Var.constant(p.small())).value())
        .isEqualTo(Var.constant(other).subtract(copies).value());
  }

  @Test
  void biasRowIsAddedToEveryRowAndItsAdjointIsTheSumOfTheirs() {
    Tape tape = new Tape();
    Var x = tape.variable(Tensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}}));
    Var b = tape.variable(Tensor.vector(10, 20));
    Var y = x.add(b);
    assertThat(y.value()).hasToString("[[11.0, 22.0], [13.0, 24.0], [15.0, 26.0]]");
    Gradient g = y.multiply(x).sum().backward();
    assertThat(g.of(b)).isEqualTo(Tensor.vector(9, 12));
    assertThat(g.of(x)).hasToString("[[12.0, 24.0], [16.0, 28.0], [20.0, 32.0]]");
  }

  @Test
  void bothOperandsMayStretch() {
    Var column = Var.constant(Tensor.matrix(new double[][] {{1}, {2}}));
    Var row = Var.constant(Tensor.vector(10, 20, 30));
    assertThat(column.multiply(row).value())
        .hasToString("[[10.0, 20.0, 30.0], [20.0, 40.0, 60.0]]");
  }

  /** Repeats of 2 and of 3 entries, kept apart by a reshape of each. */
  @Test
  void repeatsOfDifferentLengthMeet() {
    Var two = Var.constant(Tensor.vector(1, 2)).broadcastTo(Shape.of(3, 2)).reshape(6);
    Var three = Var.constant(Tensor.vector(10, 20, 30)).broadcastTo(Shape.of(2, 3)).reshape(6);
    Tensor sum = Tensor.vector(11, 22, 31, 12, 21, 32);
    assertThat(two.add(three).value()).isEqualTo(sum);
    assertThat(three.add(two).value()).isEqualTo(sum);
  }

  @Test
  void lengthOneStretchesToZero() {
    Tape tape = new Tape();
    Var x = tape.variable(Tensor.zeros(0, 3));
    Var row = tape.variable(Tensor.matrix(new double[][] {{1, 2, 3}}));
    Var y = x.add(row);
    assertThat(y.shape()).isEqualTo(Shape.of(0, 3));
    assertThat(y.sum().backward().of(row)).isEqualTo(Tensor.zeros(1, 3));
  }

  /** All places of a shape, in row-major order. */
  static List<int[]> places(Shape shape) {
    List<int[]> all = new java.util.ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      int[] at = new int[shape.rank()];
      for (int axis = at.length - 1, rest = i; axis >= 0; axis--) {
        at[axis] = rest % shape.dim(axis);
        rest /= shape.dim(axis);
      }
      all.add(at);
    }
    return all;
  }
}
