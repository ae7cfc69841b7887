package dev.gradus.autodiff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Values, gradients, slopes and second derivatives against another system's, and against 60-digit
 * arithmetic where the file has it. {@code -Dreference.cases=FILE} reads another file.
 */
@Tag("without-vector")
class ReferenceCasesTest {
  /** 9 of the 440: in one of them the reference has NaN and no number to be met. */
  private static final double MOST_DEVIATIONS = 0.021;

  @Test
  void answersAreThoseOfTheReference() throws IOException {
    ReferenceReport report = new ReferenceReport(open());

    System.out.println("reference cases: entries compared " + report.compared);
    report.reasons
        .forEach(reason -> System.out.println("reference cases: deviation: " + reason));
    System.out.println("reference cases: unsupported operations " + report.unsupported);
    report.failures
        .forEach(failure -> System.out.println("reference cases: FAILED " + failure));
    System.out.println("reference cases: " + report.counts());
    assertThat(report.failures).isEmpty();
    assertThat(report.failed()).isZero();
    assertThat(report.deviating()).isLessThanOrEqualTo((int) (MOST_DEVIATIONS * report.cases));
  }

  private static InputStream open() throws IOException {
    String file = System.getProperty("reference.cases", "");
    return file.isEmpty()
        ? Objects.requireNonNull(ReferenceCasesTest.class.getResourceAsStream("opcases.jsonl"))
        : Files.newInputStream(Path.of(file));
  }
}
