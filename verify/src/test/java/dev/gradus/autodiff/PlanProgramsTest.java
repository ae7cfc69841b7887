package dev.gradus.autodiff;

import dev.gradus.autodiff.plan.Precision;
import dev.gradus.verify.generate.Search;
import dev.gradus.verify.jqwik.Generated;
import dev.gradus.verify.programs.Program;
import dev.gradus.verify.programs.Programs;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
  Arbitrary<Program> programs() { return new Generated<>(Programs.all()); }

  @Property(seed = "1", tries = 2000, shrinking = ShrinkingMode.BOUNDED)
  @StatisticsReport(StatisticsReportMode.OFF)
  void planEqualsEagerRecording(@ForAll("programs") Program program) {
    check(program, Precision.DOUBLE, 0.5);
  }

  @Property(seed = "2", tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  @StatisticsReport(StatisticsReportMode.OFF)
  void planInFloatsIsWithinTheirRounding(@ForAll("programs") Program program) {
    check(program, Precision.FLOAT, 3);
  }

  /** In a given share of programs at most may rounding decide a jump or meet a pole. */
  private static void check(Program program, Precision precision, double percent) {
    Set<String> decisions = PlanLaws.decidedByRounding(program, precision);
    Statistics.label("decided by rounding").collect(!decisions.isEmpty());
    Statistics.label("decided by rounding")
        .coverage(c -> c.check(true).percentage(p -> p < percent));
  }

  @Example
  @Tag("soak")
  void planEqualsEagerRecordingInManyPrograms() {
    long seed = Long.getLong("gradus.soak.seed", System.nanoTime());
    int programs = Integer.getInteger("gradus.soak.programs", 100_000);
    System.out.println("plans of " + programs + " random programs with seed " + seed
        + "; -Dgradus.soak.seed=" + seed + " for the same again");
    Map<String, Integer> decisions = new ConcurrentHashMap<>();
    Search.in(Programs.all()).seed(seed).tries(programs).check(p -> {
      for (Precision precision : Precision.values()) {
        for (String name : PlanLaws.decidedByRounding(p, precision)) {
          decisions.merge(precision + " " + name, 1, Integer::sum);
        }
      }
    });
    System.out.println("programs by what rounding decided in them: " + new TreeMap<>(decisions));
  }
}
