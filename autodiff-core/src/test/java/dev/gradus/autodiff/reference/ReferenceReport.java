package dev.gradus.autodiff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.reference.ReferenceAnswers.Difference;
import dev.gradus.autodiff.reference.ReferenceAnswers.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All cases of a file of reference values, each compared and put into one of four kinds. */
final class ReferenceReport {
  final Map<Quantity, Integer> compared = new EnumMap<>(Quantity.class);
  final Set<String> unsupported = new TreeSet<>();
  final Set<String> reasons = new TreeSet<>();
  final List<String> failures = new ArrayList<>();
  final int cases;
  private int passed;
  private int deviating;
  private int left;

  /** Reads the lines and closes them. */
  ReferenceReport(InputStream lines) throws IOException {
    List<ReferenceCase> all = read(lines);
    cases = all.size();
    for (ReferenceCase c : all) check(c);
  }

  int deviating() { return deviating; }

  int failed() { return cases - passed - deviating - left; }

  String counts() {
    return passed + " passed, " + deviating + " documented deviations, " + left + " unsupported, "
        + failed() + " failed";
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

  private static List<ReferenceCase> read(InputStream file) throws IOException {
    List<ReferenceCase> cases = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) cases.add(new ReferenceCase(json.readTree(line)));
      }
    }
    assertThat(cases).isNotEmpty();
    return cases;
  }
}
