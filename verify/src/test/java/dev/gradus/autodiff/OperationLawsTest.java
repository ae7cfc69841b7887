package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.laws.Law;
import dev.gradus.verify.laws.LawReport;
import dev.gradus.verify.laws.OpLaws;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Every law of {@link Law} for every operation, at random parameters, shapes and entries. */
class OperationLawsTest {
  private static final int TRIES = 3000;

  @Provide
  Arbitrary<Case> cases() { return Arbitraries.of(OperationRows.ALL).flatMap(OperationRow::cases); }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void derivativeIsTheSlopeOfTheValue(@ForAll("cases") Case c) {
    holds(Law.SLOPE, c);
    everyOperationIsTried(c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void secondDerivativeIsTheSlopeOfTheFirst(@ForAll("cases") Case c) {
    holds(Law.SECOND_SLOPE, c);
    everyOperationIsTried(c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void pullbackIsAdjointOfPushforward(@ForAll("cases") Case c) {
    holds(Law.ADJOINT, c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void hessianIsSymmetric(@ForAll("cases") Case c) {
    holds(Law.SYMMETRY, c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void forwardOverReverseIsReverseOverReverse(@ForAll("cases") Case c) {
    holds(Law.FORWARD_OVER_REVERSE, c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void reverseOverForwardIsReverseOverReverse(@ForAll("cases") Case c) {
    holds(Law.REVERSE_OVER_FORWARD, c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void recordedDerivativeIsTheUnrecordedOne(@ForAll("cases") Case c) {
    holds(Law.RECORDED, c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void gradientOfUnusedInputIsZero(@ForAll("cases") Case c) {
    holds(Law.UNUSED_INPUT, c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void valueDoesNotDependOnTheTape(@ForAll("cases") Case c) {
    holds(Law.VALUE_WITHOUT_TAPE, c);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void inputsAreOnlyRead(@ForAll("cases") Case c) { holds(Law.INPUTS_ARE_KEPT, c); }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void nothingIsKeptFromOneCallToTheNext(@ForAll("cases") Case c) { holds(Law.REPEATED, c); }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyThreadHasTheSameBits(@ForAll("cases") Case c) { holds(Law.THREADS, c); }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noUseOfAVarThatIsSeveralInputsIsLost(@ForAll("cases") Case c) { holds(Law.ALIASED, c); }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void recomputeOfEveryOperationGivesTheSameBits(@ForAll("cases") Case c) {
    holds(Law.RECOMPUTED, c);
  }

  @Provide
  Arbitrary<Case> entryByEntryCases() {
    List<OperationRow> rows = OperationRows.ALL.stream().filter(row -> row.f() != null).toList();
    return Arbitraries.of(rows).flatMap(OperationRow::cases);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void entryByEntryOperationsTreatEachEntryAsANumber(@ForAll("entryByEntryCases") Case c) {
    holds(Law.ENTRY_BY_ENTRY, c);
  }

  /** Where all tensors are empty, or there is one input only, some laws say nothing. */
  private static void holds(Law law, Case c) {
    LawReport report = OpLaws.of(c.f()).only(law).at(c.x().toArray(Tensor[]::new));
    if (report.results().isEmpty()) {
      boolean empty = c.x().stream().allMatch(x -> x.size() == 0);
      assertThat(law == Law.ALIASED || empty).as("%s has nothing to say of %s", law, c).isTrue();
    } else if (report.verdict() != Verdict.VERIFIED) {
      throw new AssertionError(c + "\n" + report);
    }
  }

  private static void everyOperationIsTried(Case c) {
    String operation = c.name().split(" ", 2)[0];
    Statistics.label("operation").collect(operation).coverage(coverage -> OperationRows.ALL.forEach(
        row -> coverage.check(row.name()).count(n -> n >= 3)));
  }
}
