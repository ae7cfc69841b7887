package dev.gradus.autodiff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The reference's answers for other arguments than those of {@link ReferenceCasesTest}: negative
 * and several axes, axes kept, corrections, norms, steps, reductions of losses, index expressions,
 * and the edges of every function of one or two numbers.
 */
class ReferenceArgumentsTest {
  @Test
  void answersAreThoseOfTheReferenceForAllArguments() throws IOException {
    ReferenceReport report = new ReferenceReport(Objects.requireNonNull(
        ReferenceArgumentsTest.class.getResourceAsStream("opcases-arguments.jsonl")));

    System.out.println("reference cases with other arguments: " + report.counts());
    assertThat(report.failures).isEmpty();
    assertThat(report.failed()).isZero();
    assertThat(report.unsupported).isEmpty();
  }

  /** No convention is stated that no case shows. */
  @Test
  void everyDeviationIsMet() throws IOException {
    ReferenceReport first = new ReferenceReport(Objects.requireNonNull(
        ReferenceArgumentsTest.class.getResourceAsStream("opcases.jsonl")));
    ReferenceReport second = new ReferenceReport(Objects.requireNonNull(
        ReferenceArgumentsTest.class.getResourceAsStream("opcases-arguments.jsonl")));
    first.reasons.addAll(second.reasons);

    for (ReferenceDeviations.Deviation stated : ReferenceDeviations.ALL) {
      assertThat(first.reasons).as(stated.reason())
          .anyMatch(reason -> reason.endsWith(stated.reason()));
    }
  }
}
