package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What the table says in words, and what is chosen where formulas leave a choice. */
@Tag("without-vector")
class ConventionsTest {
  private static final double RELATIVE = 2e-15;

  @TestFactory
  Stream<DynamicTest> valueAtAnEdgeIsTheStatedOne() {
    return edges(e -> same(e, e.at().f().apply(e.at().constants()).toDouble(), e.y()));
  }

  @TestFactory
  Stream<DynamicTest> slopeBackwardAtAnEdgeIsTheStatedOne() {
    return edges(e -> {
      List<Var> x = e.at().variables(new Tape());
      Gradient gradient = e.at().f().apply(x).backward();
      assertThat(e.slopes()).hasSameSizeAs(x);
      for (int k = 0; k < x.size(); k++) same(e, gradient.of(x.get(k)).toDouble(), e.slopes()[k]);
    });
  }

  @TestFactory
  Stream<DynamicTest> slopeForwardAtAnEdgeIsTheStatedOne() {
    return edges(e -> {
      List<Var> x = e.at().constants();
      for (int k = 0; k < x.size(); k++) {
        int input = k;
        Var dy = Autodiff.jvp(v -> e.at().f().apply(Case.replaced(x, input, v)), x.get(k),
            Var.constant(1));
        same(e, dy.toDouble(), e.slopes()[k]);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> everyRowSaysWhatItIs() {
    return OperationRows.ALL.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> {
      assertThat(row.statement().formula()).as("formula of %s", row).isNotBlank();
      assertThat(row.statement().slope()).as("slope of %s", row).isNotBlank();
      assertThat(row.statement().domain()).as("domain of %s", row).isNotBlank();
      assertThat(row.statement().notes()).as("notes of %s", row).noneMatch(String::isBlank);
    }));
  }

  private interface Check {
    void of(OperationRow.Edge edge);
  }

  private static Stream<DynamicTest> edges(Check check) {
    return OperationRows.ALL.stream().flatMap(row -> row.edges().stream())
        .map(e -> DynamicTest.dynamicTest(e.call(), () -> check.of(e)));
  }

  /** NaN is NaN, 0 is −0, and finite numbers agree to their last digits. */
  private static void same(OperationRow.Edge e, double found, double expected) {
    boolean finite = Double.isFinite(expected);
    assertThat(finite ? Math.abs(found - expected) <= RELATIVE * Math.abs(expected)
        : Double.compare(found, expected) == 0)
        .as("%s: %s, stated as %s", e.call(), found, expected).isTrue();
  }
}
