package dev.gradus.autodiff;

import static dev.gradus.autodiff.Autodiff.jvp;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every operation is the same when it is computed anew in the reverse pass. */
class RecomputeLawsTest {
  @Provide
  Arbitrary<Case> cases() { return Arbitraries.of(OperationRows.ALL).flatMap(OperationRow::cases); }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void recomputeOfEveryOperationGivesTheSameBits(@ForAll("cases") Case c) {
    Case saved = new Case("recompute of " + c.name(), Recompute.ofAll(c.f()), c.x());
    Tensor[] at = c.x().toArray(Tensor[]::new);
    assertThat(Autodiff.valueAndGradAll(saved::weighted).at(at))
        .isEqualTo(Autodiff.valueAndGradAll(c::weighted).at(at));
    Var x = Var.constant(at[0]);
    Var dx = Var.constant(Directions.second(at[0].shape()));
    assertThat(jvp(v -> saved.weighted(Case.replaced(c.constants(), 0, v)), x, dx).value())
        .isEqualTo(jvp(v -> c.weighted(Case.replaced(c.constants(), 0, v)), x, dx).value());
  }
}
