package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Planted derivatives: no right one is wrong, and no wrong one passes. */
class PlantsTest {
  @Test
  void noRightDerivativeIsWrongAndMostAreVerified() {
    List<String> wrong = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    long evaluations = 0;
    long entries = 0;
    for (Plants.Plant p : Plants.right()) {
      Report report = p.run();
      evaluations += report.evaluations();
      entries += p.x().length;
      if (report.verdict() == Verdict.WRONG) wrong.add(p.name() + ": " + report);
      if (report.verdict() == Verdict.UNDECIDED) undecided.add(p.name() + ": " + report);
    }
    System.out.println("right: " + Plants.right().size() + " verified but for "
        + undecided.size() + "; evaluations an entry: " + (double) evaluations / entries);
    assertThat(wrong).isEmpty();
    assertThat(undecided).isEmpty();
  }

  @Test
  void noWrongDerivativePasses() {
    List<String> verified = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    List<Plants.Plant> all = Plants.wrong();
    for (Plants.Plant p : all) {
      Report report = p.run();
      if (report.verdict() == Verdict.VERIFIED) verified.add(p.name() + ": " + report);
      if (report.verdict() == Verdict.UNDECIDED) undecided.add(p.name() + ": " + report);
    }
    System.out.println("wrong: " + all.size() + " found but for " + undecided.size());
    assertThat(verified).isEmpty();
    assertThat(undecided).isEmpty();
  }

  @Test
  void whatHasNoDerivativeThatCanBeSeenIsUndecidedWithAReason() {
    for (Plants.Plant p : Plants.undecidable()) {
      Report report = p.run();
      assertThat(report.verdict()).as(p.name() + ": " + report).isEqualTo(Verdict.UNDECIDED);
      assertThat(report.findings()).allMatch(f -> !f.reason().isEmpty());
    }
  }
}
