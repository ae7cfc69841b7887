package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.verify.laws.Law;
import dev.gradus.verify.laws.OpLaws;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every operation with one more axis in front is that operation, row by row. */
class BatchLawsTest {
  @Provide
  Arbitrary<Case> cases() { return Arbitraries.of(OperationRows.ALL).flatMap(OperationRow::cases); }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void gradientForEachRowIsThatOfTheRowAlone(@ForAll("cases") Case c) {
    OpLaws.of(c.f()).only(Law.BATCHED).at(c.x().toArray(Tensor[]::new)).orThrow();
  }

  /** Nothing of the library is taken row by row but what holds functions of a user. */
  @Example
  void everyOperationOfTheLibraryHasItsBatchedForm() {
    for (OperationRow row : OperationRows.ALL) {
      for (Point p : row.points()) {
        Tape tape = new Tape();
        Autodiff.gradAll(p.at()::weighted).apply(p.at().variables(tape));
        for (int i = 0; i < tape.size(); i++) {
          Op op = tape.get(i).op();
          if (!(op instanceof Leaf || op instanceof Custom || op instanceof Recompute.Block)) {
            batchedFormIsTheOperationForEachRow(tape.get(i));
          }
        }
      }
    }
  }

  private static void batchedFormIsTheOperationForEachRow(Var node) {
    Var[] twice = new Var[node.arity()];
    for (int k = 0; k < twice.length; k++) {
      Tensor x = node.input(k).value();
      twice[k] = Var.constant(x).broadcastTo(x.shape().after(2));
    }
    Var y = node.op().batched(2, twice);
    assertThat(y).as("batched form of %s", node).isNotNull();
    Tensor expected = Var.constant(node.value()).broadcastTo(node.shape().after(2)).value();
    // not to the bit: the sum of all entries is compensated, that of a row is not
    double size = Math.sqrt(Directions.product(expected, expected));
    Close.close(y.value(), expected, Double.isFinite(size) ? 1e-15 * (1 + size) : 0);
  }
}
