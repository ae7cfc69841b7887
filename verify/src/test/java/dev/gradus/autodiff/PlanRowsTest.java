package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Every operation and its gradient as a plan: what the table of operations lists, at its reference
 * points and edges, at random, and at numbers that loops treat apart.
 */
@Tag("without-vector")
class PlanRowsTest {
  private static final int RANDOM_CASES = 15;

  /** Rows that cannot be a plan, and why. */
  private static final Map<String, String> NO_PLANS = Map.of();

  /**
   * What adds many entries: a plan adds them in an order of its own, by blocks, and rounds
   * otherwise than eager recording, which adds one by one and compensates. All else has the same
   * bits.
   */
  private static final Set<String> SUMS =
      Set.of("LogSoftmax", "LogSumExp", "Matmul", "RootMeanSquare", "Softmax", "SumTo");

  @Example
  void planInDoublesHasTheBitsOfEagerRecordingWhereNothingIsAdded() {
    Set<String> rounded = new TreeSet<>();
    for (OperationRow row : plans()) {
      for (Case c : cases(row)) {
        PlanOfCase plan = PlanOfCase.of(c, Precision.DOUBLE);
        if (plan.isEager()) continue;
        Set<String> sums = new TreeSet<>(plan.operations());
        sums.retainAll(SUMS);
        assertThat(sums).as("sums in %s, which has other bits, among %s", c, plan.operations())
            .isNotEmpty();
        rounded.addAll(sums);
      }
    }
    assertThat(rounded).as("sums that round otherwise").isEqualTo(new TreeSet<>(SUMS));
  }

  @Example
  void planInFloatsIsWithinItsRounding() {
    for (OperationRow row : plans()) {
      for (Case c : cases(row)) PlanOfCase.of(c, Precision.FLOAT).isEager();
    }
  }

  @Example
  void everyRowIsAPlanButForThoseListed() {
    Map<String, String> not = new TreeMap<>();
    for (OperationRow row : OperationRows.ALL) {
      RuntimeException e = whyNoPlan(row);
      if (e != null) not.put(row.name(), "" + e.getMessage());
    }
    assertThat(not.keySet()).as("rows that are no plan: %s", not)
        .isEqualTo(new TreeSet<>(NO_PLANS.keySet()));
  }

  @Example
  void anOperationThatReadsItsValueIsNoPlan() {
    OperationRow row = RowKinds.entrywise("branch", x -> x.multiply(x.toDouble()), Samples.in(1, 2))
        .at(1.5, 2.25, 1.5, 0);
    assertThat(whyNoPlan(row)).hasMessageContaining("symbolic");
  }

  /** What is thrown where a row is compiled; null if nothing is. */
  private static @Nullable RuntimeException whyNoPlan(OperationRow row) {
    try {
      for (Case c : cases(row)) PlanOfCase.of(c, Precision.DOUBLE);
      return null;
    } catch (IllegalStateException | IllegalArgumentException e) {
      return e;
    }
  }

  private static List<OperationRow> plans() {
    return OperationRows.ALL.stream().filter(row -> !NO_PLANS.containsKey(row.name())).toList();
  }

  private static List<Case> cases(OperationRow row) {
    List<Case> cases = new ArrayList<>();
    for (Point p : row.points()) cases.add(p.at());
    for (OperationRow.Edge e : row.edges()) cases.add(e.at());
    RandomGenerator<Case> generator = row.cases().generator(1000);
    Random random = new Random(row.name().hashCode());
    for (int i = 0; i < RANDOM_CASES; i++) cases.add(generator.next(random).value());
    if (row.f() != null) {
      Shape shape = Shape.of(PlanOfCase.TURNS);
      List<Tensor> x = row.points().get(0).at().x().stream().map(t -> Tensor.full(shape, 1))
          .toList();
      cases.add(new Case(row.name(), row.f(), x));
    }
    return cases;
  }
}
