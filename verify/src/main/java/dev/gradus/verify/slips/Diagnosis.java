package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is right in somebody's gradient, and what the rest looks like. */
public final class Diagnosis {
  private static final int SHOWN = 4;

  private final List<String> right = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> observations = new ArrayList<>();
  private final List<Explanation> explanations;
  private final boolean confirmed;
  private final boolean asked;
  private final boolean hidden;

  private Diagnosis(List<Slip> slips, List<Case> cases) {
    Search search = new Search(slips, cases);
    Case base = search.base();
    List<String> names = base.program().layout().names();
    for (int i = 0; i < names.size(); i++) {
      boolean some = false;
      for (Case c : cases) some |= c.wrong().get(i);
      (some ? wrong : right).add(names.get(i));
    }
    asked = cases.size() > 1;
    confirmed = search.canConfirm();
    explanations = search.run();
    hidden = asked && !confirmed;
    Map<String, List<String>> seen = new LinkedHashMap<>();
    for (int i = base.wrong().nextSetBit(0); i >= 0; i = base.wrong().nextSetBit(i + 1)) {
      String what = observed(base, i, cases);
      if (!what.isEmpty()) seen.computeIfAbsent(what, w -> new ArrayList<>()).add(names.get(i));
    }
    seen.forEach((what, blocks) -> observations.add("of " + Recording.list(blocks) + what));
  }

  static Diagnosis of(List<Slip> slips, List<Case> cases) { return new Diagnosis(slips, cases); }

  /** What can be seen of one block. */
  private static String observed(Case base, int i, List<Case> cases) {
    double[] given = base.given().get(i).toArray();
    boolean zero = true;
    for (double x : given) {
      if (!Double.isFinite(x)) return " an entry is " + x;
      zero &= x == 0;
    }
    if (zero) return " all entries are 0";
    double factor = ratio(base, i);
    for (Case c : cases) {
      double[] times = WholeSlips.times(List.of(c.program().right().get(i)), factor).get(0)
          .toArray();
      if (!c.isClose(times, c.given().get(i).toArray())) return "";
    }
    return " each entry is " + (float) factor + " times what is right";
  }

  private static double ratio(Case at, int i) {
    Tensor right = at.program().right().get(i);
    double[] r = right.toArray();
    double[] g = at.given().get(i).toArray();
    double products = 0;
    double squares = 0;
    for (int j = 0; j < r.length; j++) {
      products += r[j] * g[j];
      squares += r[j] * r[j];
    }
    return squares == 0 ? Double.NaN : products / squares;
  }

  /**
   * The blocks that are right wherever the gradient was asked for.
   *
   * @return their names
   */
  public List<String> right() { return List.copyOf(right); }

  /**
   * The blocks that are wrong somewhere.
   *
   * @return their names; empty if nothing is
   */
  public List<String> wrong() { return List.copyOf(wrong); }

  /**
   * What gives the same as the gradient at each point where it was asked for, the simplest first.
   * Where there are several, they cannot be told apart with this program.
   *
   * @return none if nothing is wrong, or nothing known explains it
   */
  public List<Explanation> explanations() { return explanations; }

  /**
   * Whether what is said holds at more than one point.
   *
   * @return false if the gradient is known at one point only, or is right at the others
   */
  public boolean isConfirmed() { return confirmed; }

  /**
   * What can be seen of the wrong blocks without a slip: a constant factor, zeros.
   *
   * @return a sentence without its end for each block of which there is something to say
   */
  public List<String> observations() { return List.copyOf(observations); }

  /** What is right comes first; then what is wrong, what it looks like, and what is right there. */
  @Override
  public String toString() {
    if (wrong.isEmpty()) return "All is right: " + Recording.list(right) + ".";
    StringBuilder out = new StringBuilder(sentence(right, "right"));
    out.append(right.isEmpty() ? "" : "; ").append(sentence(wrong, "wrong")).append(".");
    for (String o : observations) out.append("\n").append(sentence(o));
    if (explanations.isEmpty()) {
      out.append(hidden
          ? "\nIt is wrong at one point only, so nothing confirms what it looks like."
          : "\nIt looks like none of the slips that are known.");
      return out.toString();
    }
    Explanation first = explanations.get(0);
    out.append("\nIt looks as if ").append(first).append('.');
    for (Mistake m : first.mistakes()) out.append("\n  ").append(m.slip().help());
    if (explanations.size() > 1) out.append("\nWith this program that cannot be told from:");
    int shown = Math.min(SHOWN, explanations.size());
    for (Explanation e : explanations.subList(1, shown)) out.append("\n  ").append(e).append('.');
    if (explanations.size() > shown) {
      out.append("\n  and ").append(explanations.size() - shown).append(" more.");
    }
    if (!asked) {
      out.append("\nThis is a guess: the gradient is known at one point only, so nothing confirms "
          + "it.");
    }
    return out.toString();
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + '.';
  }

  private static String sentence(List<String> blocks, String word) {
    return blocks.isEmpty() ? ""
        : Recording.list(blocks) + (blocks.size() == 1 ? " is " : " are ") + word;
  }
}
