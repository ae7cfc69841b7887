package dev.gradus.autodiff;

import dev.gradus.autodiff.plan.Precision;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Random compositions of all operations, as plans. */
class PlanProgramsTest {
  @Provide
  Arbitrary<Program> programs() { return ProgramGenerator.programs(); }

  @Property(seed = "1", tries = 2000, shrinking = ShrinkingMode.BOUNDED)
  @StatisticsReport(StatisticsReportMode.OFF)
  void planEqualsEagerRecording(@ForAll("programs") Program program) {
    Statistics.label("vague").collect(PlanLaws.isVague(program, Precision.DOUBLE));
    Statistics.label("vague").coverage(c -> c.check(true).percentage(p -> p < 1));
  }

  @Property(seed = "2", tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  @StatisticsReport(StatisticsReportMode.OFF)
  void planInFloatsIsWithinTheirRounding(@ForAll("programs") Program program) {
    Statistics.label("vague").collect(PlanLaws.isVague(program, Precision.FLOAT));
    Statistics.label("vague").coverage(c -> c.check(true).percentage(p -> p < 5));
  }

  @Example
  @Tag("soak")
  void planEqualsEagerRecordingInManyPrograms() {
    long seed = Long.getLong("gradus.soak.seed", System.nanoTime());
    int programs = Integer.getInteger("gradus.soak.programs", 100_000);
    System.out.println("plans of " + programs + " random programs with seed " + seed
        + "; -Dgradus.soak.seed=" + seed + " for the same again");
    AtomicInteger vague = new AtomicInteger();
    ProgramSearch.check(programs(), seed, programs, p -> {
      if (PlanLaws.isVague(p, Precision.DOUBLE)) vague.incrementAndGet();
      PlanLaws.isVague(p, Precision.FLOAT);
    });
    System.out.println(vague + " of them differ by rounding where that decides");
  }
}
