package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Axis lengths. */
class ShapeTest {
  @Provide
  Arbitrary<Shape> shapes() { return Samples.shapes(); }

  @Property(seed = "1")
  void sizeIsTheProductOfTheLengths(@ForAll("shapes") Shape s) {
    int product = 1;
    for (int i = 0; i < s.rank(); i++) product *= s.dim(i);
    assertThat(s.size()).isEqualTo(product);
    for (int i = 0; i < s.rank(); i++) {
      int whole = s.sizeBefore(i) * s.dim(i) * s.sizeAfter(i);
      assertThat(whole).isEqualTo(product);
      assertThat(s.dim(i - s.rank())).isEqualTo(s.dim(i));
    }
  }

  @Property(seed = "1")
  void everyShapeBroadcastsToItselfAndFromAScalar(@ForAll("shapes") Shape s) {
    assertThat(s.broadcastsTo(s)).isTrue();
    assertThat(Shape.SCALAR.broadcastsTo(s)).isTrue();
    assertThat(s.broadcastsTo(Shape.SCALAR)).isEqualTo(s.isScalar());
  }

  @Test
  void lengthsAreCopiedInAndOut() {
    int[] dims = {2, 3};
    Shape s = Shape.of(dims);
    dims[0] = 9;
    s.toArray()[1] = 9;
    assertThat(s).isEqualTo(Shape.of(2, 3));
  }

  @Test
  void placesOfEntriesAreCountedFromTheLastAxis() {
    assertThat(EntryText.place(Shape.of(2, 3, 4), 23)).isEqualTo("[1, 2, 3]");
    assertThat(EntryText.place(Shape.of(2, 3, 4), 4)).isEqualTo("[0, 1, 0]");
    assertThat(EntryText.brief(Tensor.ones(8))).doesNotContain("…");
    assertThat(EntryText.brief(Tensor.ones(9))).endsWith("1.0, …]");
  }

  @Test
  void shapesAreEqualByTheirLengths() {
    assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3))
        .isNotEqualTo(Shape.of(3, 2)).isNotEqualTo(Shape.of(2, 3, 1)).isNotEqualTo("[2, 3]");
    assertThat(Shape.of()).isSameAs(Shape.SCALAR);
    assertThat(Shape.of(2, 3)).doesNotHaveSameHashCodeAs(Shape.of(3, 2));
  }

  @Test
  void shapesPrintAsTheirLengths() {
    assertThat(Shape.SCALAR).hasToString("[]");
    assertThat(Shape.of(5, 3)).hasToString("[5, 3]");
  }

  @Test
  void onlyARankOfZeroIsAScalar() {
    assertThat(Shape.SCALAR.isScalar()).isTrue();
    assertThat(Shape.SCALAR.size()).isEqualTo(1);
    assertThat(Shape.of(1).isScalar()).isFalse();
    assertThat(Shape.of(1, 0).size()).isZero();
  }
}
