package dev.gradus.autodiff;

import static dev.gradus.autodiff.GradientCheck.Verdict.FAILED;
import static dev.gradus.autodiff.GradientCheck.Verdict.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.GradientCheck.Report;
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
      assertThat(report.count(FAILED))
          .as("problem %s of seed %s, %s: %s", i, seed, problem.name(), report).isZero();
      entries += report.entries().size();
      undecided += report.count(INCONCLUSIVE);
    }
    assertThat(undecided).as("undecided of %s", entries).isLessThan(entries / 100);
  }
}
