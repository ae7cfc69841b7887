package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report in words. */
final class ReportText {
  private static final int SHOWN = 5;
  private static final int NUMBERS = 12;

  private ReportText() {}

  static String of(Report report, String diagnosis) {
    Checked c = report.checked();
    StringBuilder out = new StringBuilder(c.what()).append(": ").append(report.verdict());
    String entries = entries(c);
    if (!entries.isEmpty()) out.append("; ").append(entries);
    if (!diagnosis.isEmpty()) out.append("\n").append(diagnosis);
    List<Finding> findings = report.findings();
    int shown = Math.min(SHOWN, findings.size());
    for (Finding f : findings.subList(0, shown)) out.append("\n  ").append(f);
    if (findings.size() > shown) out.append("\n  and ").append(findings.size() - shown)
        .append(" more");
    if (!c.shows().isEmpty()) out.append("\n").append(c.shows());
    if (!c.note().isEmpty()) out.append("\n").append(c.note());
    if (!c.searched().isEmpty()) {
      out.append("\n").append(c.searched()).append("; seed ").append(c.seed());
    }
    out.append("\n").append(report.evaluations()).append(" evaluations; to repeat:")
        .append(c.test().isEmpty() ? " .at(" + numbers(c.x()) + ")" : "\n" + c.test());
    return out.toString();
  }

  /** Which blocks are right comes first. */
  private static String entries(Checked c) {
    if (c.verdicts().isEmpty()) return "";
    if (c.verdicts().size() != c.x().length) return count(c, c.verdicts());
    Map<String, List<Verdict>> blocks = new LinkedHashMap<>();
    for (int i = 0; i < c.x().length; i++) {
      blocks.computeIfAbsent(c.names().block(i), b -> new ArrayList<>()).add(c.verdicts().get(i));
    }
    List<String> right = new ArrayList<>();
    List<String> others = new ArrayList<>();
    blocks.forEach((name, verdicts) -> {
      if (verdicts.stream().allMatch(v -> v == Verdict.VERIFIED)) right.add(name);
      else others.add("of " + name + " " + count(c, verdicts));
    });
    if (!right.isEmpty()) {
      String word = c.alone() ? " right" : " right as far as directions show";
      others.add(0, list(right) + (right.size() == 1 ? " is" : " are") + word);
    }
    return String.join("; ", others);
  }

  private static String list(List<String> names) {
    int last = names.size() - 1;
    return last == 0 ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static String count(Checked c, List<Verdict> verdicts) {
    List<String> parts = new ArrayList<>();
    Map<Verdict, String> words = new LinkedHashMap<>();
    words.put(Verdict.VERIFIED, c.alone() ? "right" : "right as far as directions show");
    words.put(Verdict.WRONG, "wrong");
    words.put(Verdict.UNDECIDED, "undecided");
    words.forEach((v, word) -> {
      long n = verdicts.stream().filter(w -> w == v).count();
      if (n > 0) parts.add(n + " " + word);
    });
    return verdicts.size() + " entries " + String.join(", ", parts);
  }

  private static String numbers(double[] x) {
    String all = Arrays.stream(x).limit(NUMBERS).mapToObj(Double::toString)
        .collect(Collectors.joining(", "));
    return x.length <= NUMBERS ? all : all + ", … " + x.length + " numbers";
  }
}
