package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The long vector's index ↔ the textbook's name of the entry. */
class LayoutTest {
  @Provide
  Arbitrary<Layout> layouts() {
    Arbitrary<String> names = Combinators.combine(
        Arbitraries.of("W", "w", "b", "my_bias", "K", "\u212a", "_", "x_"),
        Arbitraries.of("", "^(1)"))
        .as((base, superscript) -> base + superscript);
    Arbitrary<Shape> shapes = Arbitraries.of(0, 1, 2, 3, 9, 10, 12).list().ofMaxSize(3)
        .map(Samples::shape);
    return names.list().uniqueElements().ofMaxSize(6)
        .flatMap(some -> shapes.list().ofSize(some.size()).map(s -> new Layout(some, s)));
  }

  @Property(seed = "1", tries = 60)
  void everyIndexHasANameOfItsOwnThatLeadsBack(@ForAll("layouts") Layout layout) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < layout.size(); i++) {
      assertThat(seen.add(layout.entry(i))).isTrue();
      assertThat(layout.index(layout.entry(i))).isEqualTo(i);
    }
  }

  @Property(seed = "1")
  void tensorsFollowOneAnother(@ForAll("layouts") Layout layout) {
    int end = 0;
    for (String name : layout.names()) {
      assertThat(layout.start(name)).isEqualTo(end);
      end += layout.shape(name).size();
    }
    assertThat(layout.size()).isEqualTo(end);
  }

  @Test
  void entriesAreNamedAsInATextbookRowByRow() {
    Layout layout = new Layout(List.of("W^(1)", "b^(1)", "c", "K"),
        List.of(Shape.of(2, 3), Shape.of(2), Shape.SCALAR, Shape.of(1, 2, 2)));
    assertThat(entries(layout)).containsExactly("w_11^(1)", "w_12^(1)", "w_13^(1)", "w_21^(1)",
        "w_22^(1)", "w_23^(1)", "b_1^(1)", "b_2^(1)", "c", "k_111", "k_112", "k_121", "k_122");
    assertThat(layout.index("w_21^(1)")).isEqualTo(3);
    assertThat(layout).hasToString("W^(1) [2, 3], b^(1) [2], c [], K [1, 2, 2]");
  }

  @Test
  void indicesFromTenOnAreSeparatedByCommas() {
    Layout layout = new Layout(List.of("W", "b"), List.of(Shape.of(3, 12), Shape.of(11)));
    assertThat(layout.entry(9)).isEqualTo("w_1,10");
    assertThat(layout.entry(2 * 12 + 11)).isEqualTo("w_3,12");
    assertThat(layout.entry(36 + 10)).isEqualTo("b_11");
    assertThat(layout.index("w_3,12")).isEqualTo(35);
  }

  @Test
  void entriesAreWrittenInOneWayOnly() {
    Layout layout = new Layout(List.of("W", "b"), List.of(Shape.of(3, 12), Shape.of(11)));
    for (String wrong : List.of("w_1,2", "w_01", "w_1,", "w_", "w", "W_11", "w_112", "w_0,10",
        "w_4,10", "b_12", "b_1,1", "b_99999999999", "w_-1,10", "w_11^(1)", "")) {
      assertThatThrownBy(() -> layout.index(wrong)).as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Layout: there is no entry " + wrong + "; the tensors are W");
    }
  }

  @Test
  void scalarMayBeCalledLikeAnEntryOfAVectorAndTheFirstIsFound() {
    Layout first = new Layout(List.of("x_1", "x"), List.of(Shape.SCALAR, Shape.of(2)));
    Layout second = new Layout(List.of("x", "x_1"), List.of(Shape.of(2), Shape.SCALAR));
    assertThat(first.index("x_1")).isZero();
    assertThat(second.index("x_1")).isZero();
    assertThat(first.index("x_2")).isEqualTo(2);
  }

  @Test
  void largeLetterStaysLargeBesideItsSmallOne() {
    Layout both = new Layout(List.of("W", "w", "W^(1)"),
        List.of(Shape.of(1, 1), Shape.of(11), Shape.of(1)));
    assertThat(both.entry(0)).isEqualTo("W_11");
    assertThat(both.entry(11)).isEqualTo("w_11");
    assertThat(both.entry(12)).isEqualTo("w_1^(1)");
  }

  @Test
  void emptyTensorsHaveNoEntries() {
    Layout layout = new Layout(List.of("a", "b", "c"),
        List.of(Shape.of(0), Shape.of(2), Shape.of(0, 3)));
    assertThat(entries(layout)).containsExactly("b_1", "b_2");
    assertThat(layout.start("c")).isEqualTo(2);
  }

  @Test
  void layoutsOfTheSameNamesAndShapesAreEqual() {
    Layout a = new Layout(List.of("w"), List.of(Shape.of(2)));
    assertThat(a).isEqualTo(new Layout(List.of("w"), List.of(Shape.of(2))))
        .hasSameHashCodeAs(new Layout(List.of("w"), List.of(Shape.of(2))))
        .isNotEqualTo(new Layout(List.of("w"), List.of(Shape.of(3))))
        .isNotEqualTo(new Layout(List.of("v"), List.of(Shape.of(2))))
        .isNotEqualTo("w [2]");
    assertThat(new Layout(List.of(), List.of())).hasToString("none");
  }

  private static List<String> entries(Layout layout) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) all.add(layout.entry(i));
    return all;
  }
}
