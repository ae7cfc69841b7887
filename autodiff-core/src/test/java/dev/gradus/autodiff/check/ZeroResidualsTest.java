package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No right gradient fails where a model is fitted exactly. */
class ZeroResidualsTest {
  @Test
  void noneFailsAndNearlyAllAreDecided() { check(500, 1); }

  @Test
  @Tag("soak")
  void noneOfManyFails() {
    long seed = Long.getLong("gradus.soak.seed", new Random().nextLong());
    System.out.println("zero residuals: seed " + seed);
    check(10_000, seed);
  }

  private static void check(int problems, long seed) {
    Random random = new Random(seed);
    int entries = 0;
    int undecided = 0;
    for (int i = 0; i < problems; i++) {
      ZeroResiduals problem = ZeroResiduals.next(random);
      Report report = GradientCheck.ofAll(problem.error()).at(problem.weights());
      assertThat(report.count(WRONG))
          .as("problem %s of seed %s, %s: %s", i, seed, problem.name(), report).isZero();
      entries += report.entries().size();
      undecided += report.count(UNDECIDED);
    }
    System.out.println("zero residuals: " + problems + " problems, " + entries + " entries, "
        + undecided + " undecided, none wrong");
    assertThat(undecided).as("undecided of %s", entries).isLessThan(entries / 100);
  }
}
