package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.ProgramLaws.Outcome;
import dev.gradus.autodiff.ProgramLaws.Result;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.generate.Search;
import dev.gradus.verify.jqwik.Generated;
import dev.gradus.verify.programs.Program;
import dev.gradus.verify.programs.Programs;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * Random compositions of all operations. Of a program that breaks a law, jqwik finds the smallest
 * one that does, and prints it as Java.
 *
 * <p>The distribution, from 20,000 programs or more: 7.5 steps drawn, 12.7 taken with those that
 * bring operands into domains, make masks and sum up at the end; four or more in a row in half of
 * the programs; 9 entries of variables. Every operation is in at least 1.7 % of the programs, most
 * in 4 %. Some result is used twice or more in 83 %, five to twelve times in 16 %; the same var
 * goes twice into one operation in 31 %; shapes broadcast in 35 %; a tensor is empty in 29 %. As
 * values are kept within the domains, none is discarded as not finite. Of the entries of gradients
 * 0.3 % are undecided and 0.003 % at a kink; at second order 0.65 % are undecided. Programs of
 * which most entries are, count as ill-conditioned. Nearly all of these are derivatives that are 0
 * but for rounding: of the sum of standardised entries, of a standard deviation by its middle
 * entry; a few have a jump or a kink of the slope within reach of the differences. {@link
 * #distributionIsAsStated} and {@link #collect} assert this with some room.
 */
class RandomProgramsTest {
  @Provide
  Arbitrary<Program> programs() { return new Generated<>(Programs.all()); }

  @Property(seed = "1", tries = 2000, shrinking = ShrinkingMode.FULL)
  @StatisticsReport(StatisticsReportMode.OFF)
  void lawsHold(@ForAll("programs") Program program) { collect(ProgramLaws.check(program), 2); }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.FULL)
  @StatisticsReport(StatisticsReportMode.OFF)
  void gradientOfTheGradientIsRight(@ForAll("programs") Program program) {
    collect(ProgramLaws.checkSecondOrder(program), 2);
  }

  @Property(seed = "1", tries = 500, shrinking = ShrinkingMode.FULL)
  @StatisticsReport(StatisticsReportMode.OFF)
  void gradientThatIsOffInOneEntryDoesNotPass(@ForAll("programs") Program program,
      @ForAll @IntRange(min = 0, max = 1 << 20) int pick) {
    ProgramLaws.checkPlanted(program, pick);
  }

  /** Nearly all programs and entries must really have been measured. */
  private static void collect(Result result, double mostPercent) {
    Statistics.label("outcome").collect(result.outcome());
    for (Verdict v : Verdict.values()) {
      for (int i = 0; i < result.count(v); i++) Statistics.label("verdict").collect(v);
    }
    for (int i = 0; i < result.kinks(); i++) Statistics.label("verdict").collect("kink");
    Statistics.label("outcome").coverage(c -> {
      c.check(Outcome.NOT_FINITE).percentage(p -> p < 1);
      c.check(Outcome.ILL_CONDITIONED).percentage(p -> p < mostPercent);
    });
    Statistics.label("verdict").coverage(c -> {
      c.check("kink").percentage(p -> p < 0.5);
      c.check(Verdict.UNDECIDED).percentage(p -> p < mostPercent);
    });
  }

  @Property(seed = "1", tries = 1)
  void distributionIsAsStated(@ForAll long seed) {
    ProgramTally tally = new ProgramTally();
    Random random = new Random(seed);
    RandomGenerator<Program> programs = programs().generator(1000);
    for (int i = 0; i < 3000; i++) tally.add(programs.next(random).value());

    for (String operation : Programs.all().operations()) {
      assertThat(tally.shareOf(operation))
          .as("programs with %s: %s", operation, tally).isGreaterThan(0.01);
    }
    assertThat(tally.shareOfFanOut(2, 1000)).as("fan-out 2 and more: %s", tally).isGreaterThan(0.7);
    assertThat(tally.shareOfFanOut(5, 12)).as("fan-out 5 to 12: %s", tally).isGreaterThan(0.1);
    for (int n = 1; n <= 12; n++) {
      assertThat(tally.shareOfFanOut(n, n)).as("fan-out %s: %s", n, tally).isPositive();
    }
    for (int rank = 0; rank <= 3; rank++) {
      assertThat(tally.shareOfRank(rank)).as("rank %s: %s", rank, tally).isGreaterThan(0.2);
    }
    assertThat(tally.shareOfAliased()).as("same var twice: %s", tally).isGreaterThan(0.15);
    assertThat(tally.shareOfEmpty()).as("empty tensors: %s", tally).isBetween(0.1, 0.6);
    assertThat(tally.shareOfBroadcast()).as("broadcasting: %s", tally).isGreaterThan(0.15);
    assertThat(tally.shareOfDepth(4)).as("four steps in a row: %s", tally).isGreaterThan(0.3);
  }

  /**
   * The same laws on 200,000 programs; {@code -Dgradus.soak.programs} sets another number and
   * {@code -Dgradus.soak.seed} a seed.
   */
  @Example
  @Tag("soak")
  void lawsHoldForManyPrograms() {
    int count = Integer.getInteger("gradus.soak.programs", 200_000);
    long seed = Long.getLong("gradus.soak.seed", new Random().nextLong());
    System.out.println("random programs: " + count + ", seed " + seed);
    ProgramTally tally = new ProgramTally();
    ProgramTally second = new ProgramTally();

    Search.in(Programs.all()).seed(seed).tries(count).check(program -> {
      tally.add(program);
      tally.add(ProgramLaws.check(program));
      if (tally.programs() % 6 == 0) second.add(ProgramLaws.checkSecondOrder(program));
      if (tally.programs() % 4 == 0) ProgramLaws.checkPlanted(program, tally.programs() / 4);
    });

    System.out.println("random programs: " + tally + "; gradients of gradients: "
        + second.checks());
    assertThat(tally.shareOfDiscarded()).isLessThan(0.05);
    assertThat(tally.shareOfVerdict(Verdict.UNDECIDED)).isLessThan(0.01);
    assertThat(second.shareOfVerdict(Verdict.UNDECIDED)).isLessThan(0.01);
    assertThat(tally.shareOfKinks()).isLessThan(0.001);
  }
}
