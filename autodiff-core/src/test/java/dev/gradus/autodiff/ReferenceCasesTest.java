package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.ReferenceAnswers.Difference;
import dev.gradus.autodiff.ReferenceAnswers.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Values, gradients, slopes and second derivatives against another system's, and against 60-digit
 * arithmetic where the file has it. {@code -Dreference.cases=FILE} reads another file.
 */
@Tag("without-vector")
class ReferenceCasesTest {
  private static final double MOST_DEVIATIONS = 0.02;

  private final Map<Quantity, Integer> compared = new EnumMap<>(Quantity.class);
  private final Set<String> unsupported = new TreeSet<>();
  private final Set<String> reasons = new TreeSet<>();
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int deviating;
  private int left;

  @Test
  void answersAreThoseOfTheReference() throws IOException {
    List<ReferenceCase> cases = read();
    for (ReferenceCase c : cases) check(c);

    System.out.println("reference cases: entries compared " + compared);
    reasons.forEach(reason -> System.out.println("reference cases: deviation: " + reason));
    System.out.println("reference cases: unsupported operations " + unsupported);
    failures.forEach(failure -> System.out.println("reference cases: FAILED " + failure));
    int failed = cases.size() - passed - deviating - left;
    System.out.println("reference cases: " + passed + " passed, " + deviating
        + " documented deviations, " + left + " unsupported, " + failed + " failed");
    assertThat(failures).isEmpty();
    assertThat(failed).isZero();
    assertThat(deviating).isLessThanOrEqualTo((int) (MOST_DEVIATIONS * cases.size()));
  }

  private void check(ReferenceCase c) {
    if (ReferenceDeviations.UNSUPPORTED.contains(c.op())) {
      unsupported.add(c.op());
      left++;
      return;
    }
    if (!ReferenceOperations.ALL.containsKey(c.op())) {
      failures.add(c.id() + ": there is no operation " + c.op());
      return;
    }
    try {
      judge(c, new ReferenceAnswers(c));
    } catch (RuntimeException | AssertionError e) {
      failures.add(c.id() + " " + c.args() + ": " + e);
    }
  }

  private void judge(ReferenceCase c, ReferenceAnswers answers) {
    answers.compared.forEach((quantity, n) -> compared.merge(quantity, n, Integer::sum));
    List<Difference> unexplained = new ArrayList<>();
    for (Difference d : answers.differences) {
      var deviation =
          ReferenceDeviations.ALL.stream().filter(known -> known.explains(d)).findFirst();
      if (deviation.isPresent()) reasons.add(c.op() + ": " + deviation.get().reason());
      else unexplained.add(d);
    }
    if (!unexplained.isEmpty()) failures.add(unexplained.get(0) + " (and "
        + (unexplained.size() - 1) + " more)");
    else if (answers.differences.isEmpty()) passed++;
    else deviating++;
  }

  private static List<ReferenceCase> read() throws IOException {
    List<ReferenceCase> cases = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) cases.add(new ReferenceCase(json.readTree(line)));
      }
    }
    assertThat(cases).isNotEmpty();
    return cases;
  }

  private static InputStream open() throws IOException {
    String file = System.getProperty("reference.cases", "");
    return file.isEmpty()
        ? Objects.requireNonNull(ReferenceCasesTest.class.getResourceAsStream("opcases.jsonl"))
        : Files.newInputStream(Path.of(file));
  }
}
