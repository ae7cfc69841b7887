package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Every operation with one more axis in front is that operation, row by row. */
class BatchLawsTest {
  private static final Tensor SCALES = Tensor.vector(1, 0.998, 1.003);

  @Provide
  Arbitrary<Case> cases() { return Arbitraries.of(OperationRows.ALL).flatMap(OperationRow::cases); }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void gradientForEachRowIsThatOfTheRowAlone(@ForAll("cases") Case c,
      @ForAll @IntRange(min = 1, max = 3) int which) {
    Tensor[] w = c.x().toArray(new Tensor[0]);
    List<Tensor> all = Autodiff
        .gradPerExampleAll((v, s) -> squares(c, scaled(v, s.get(0), which))).at(c.x(), SCALES);
    for (int i = 0; i < SCALES.size(); i++) {
      Var s = Var.constant(SCALES.rows(i));
      List<Tensor> alone = Autodiff.gradAll(v -> squares(c, scaled(v, s, which))).at(w);
      for (int k = 0; k < w.length; k++) {
        Tensor expected = alone.get(k);
        double size = Math.sqrt(Directions.product(expected, expected));
        Close.close(Var.constant(all.get(k).rows(i)).reshape(expected.shape()).value(),
            expected, 1e-13 * (1 + size));
      }
    }
  }

  /** ⟨d, y²⟩, whose gradient holds the operation itself beside its rule. */
  private static Var squares(Case c, List<Var> x) {
    Var y = c.f().apply(x);
    return y.square().multiply(Var.constant(Directions.first(y.shape()))).sum();
  }

  /** The inputs, of which the first (1), the others (2) or all (3) depend on the example. */
  private static List<Var> scaled(List<Var> x, Var scale, int which) {
    List<Var> inputs = new ArrayList<>();
    for (int k = 0; k < x.size(); k++) {
      boolean depends = (which & (k == 0 ? 1 : 2)) != 0;
      inputs.add(depends ? x.get(k).multiply(scale.reshape()) : x.get(k));
    }
    return inputs;
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
