package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;

/** Plans on tensors without entries, in workspaces full of garbage: a run writes all it must. */
@Tag("without-vector")
class EmptyPlansTest {
  /** One entry by its place, which must be there. */
  private static final Set<String> NEVER = Set.of("get");

  @Example
  void plansOfAllOperationsAndTheirGradientsAreEagerRecordingOnAxesOfLengthZero() {
    Set<String> none = new TreeSet<>();
    for (OperationRow row : OperationRows.ALL) {
      List<Case> cases = EmptyAxes.of(row);
      if (cases.isEmpty()) none.add(row.name());
      for (Case c : cases) {
        for (Precision p : Precision.values()) PlanOfCase.of(c, p).isEagerOnce();
      }
    }
    assertThat(none).as("rows that have no case with an axis of length 0").isEqualTo(NEVER);
  }

  @Example
  void whatStandsBeforeAndAfterAReductionOfNothingIsWrittenToo() {
    List<UnaryOperator<Var>> reductions = List.of(x -> x.sum(-1), x -> x.sum(0),
        x -> x.logSumExp(-1), x -> x.logSumExp(0), x -> x.prod(-1), x -> x.norm(2, -1),
        x -> x.matmul(x.transpose()), x -> x.transpose().matmul(x));
    for (Shape s : List.of(Shape.of(3, 0), Shape.of(0, 3), Shape.of(2, 3, 0), Shape.of(2, 0, 3))) {
      for (UnaryOperator<Var> f : reductions) {
        Case c = new Case("between", v -> f.apply(v.get(0).exp().add(1)).multiply(2).sin(),
            List.of(Tensor.zeros(s.toArray())));
        for (Precision p : Precision.values()) PlanOfCase.of(c, p).isEagerOnce();
      }
    }
  }
}
