package dev.gradus.verify;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.check.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a wrong gradient looks like, block by block, from what was measured alone: a constant
 * factor, zeros, a transpose. It is a guess, and said only if it holds at two points.
 */
final class Likeness {
  private static final double CLOSE = 1e-6;
  private static final int MOST = 64; // up to which a factor is taken for a fraction

  private final Layout layout;
  private final Map<Integer, Finding> wrong = new HashMap<>(); // by place

  private Likeness(Checked checked) {
    layout = checked.names().layout();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < layout.size(); i++) places.put(checked.names().entry(i), i);
    for (Finding f : checked.findings()) {
      Integer place = places.get(f.where());
      boolean entry = f.kind() == Finding.Kind.ENTRY && f.verdict() == Verdict.WRONG;
      if (entry && place != null) wrong.put(place, f);
    }
  }

  /** What two reports of the same code at different points have in common; empty if nothing. */
  static String of(Checked here, Checked there) {
    boolean blocks = here.verdicts().size() == here.x().length && here.names().equals(there.names())
        && here.x().length == there.x().length && there.verdicts().size() == there.x().length;
    if (!blocks) return "";
    List<String> first = new Likeness(here).all();
    first.retainAll(new Likeness(there).all());
    return first.isEmpty() ? ""
        : "A guess, which holds at a second point: " + String.join("; ", first) + ".";
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    for (String block : layout.names()) of(block).ifPresent(all::add);
    return all;
  }

  private Optional<String> of(String block) {
    int from = layout.start(block);
    Shape shape = layout.shape(block);
    int size = shape.size();
    List<Finding> findings = new ArrayList<>();
    for (int i = from; i < from + size; i++) if (wrong.containsKey(i)) findings.add(wrong.get(i));
    if (findings.size() > 1 && isTransposed(from, shape)) {
      return Optional.of(block + " is transposed");
    }
    if (findings.isEmpty() || findings.size() < size) return Optional.empty();
    if (findings.stream().allMatch(f -> f.claimed() == 0)) return Optional.of(block + " is 0");
    Finding largest = findings.get(0);
    for (Finding f : findings) {
      if (Math.abs(f.measured()) > Math.abs(largest.measured())) largest = f;
    }
    double factor = largest.claimed() / largest.measured();
    for (Finding f : findings) {
      double off = Math.abs(f.claimed() - factor * f.measured());
      double allowed = CLOSE * Math.abs(f.claimed()) + 10 * Math.abs(factor) * f.error();
      if (!(off <= allowed)) return Optional.empty();
    }
    String said = said(factor);
    if (said.isEmpty()) return Optional.empty();
    return Optional.of(said.equals("-1") ? block + " has the wrong sign"
        : "every entry of " + block + " is " + said + (said.endsWith("s") ? " what" : " of what")
            + " was measured");
  }

  /** Whether each wrong entry is what was measured at the entry on the other side. */
  private boolean isTransposed(int from, Shape shape) {
    if (shape.rank() != 2 || shape.dim(0) != shape.dim(1)) return false;
    int n = shape.dim(0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        Finding one = wrong.get(from + i * n + j);
        Finding other = wrong.get(from + j * n + i);
        if (one == null) continue;
        if (other == null) return false;
        double off = Math.abs(one.claimed() - other.measured());
        if (off > CLOSE * Math.abs(one.claimed()) + 10 * other.error()) return false;
      }
    }
    return true;
  }

  /** A factor that people get: a whole number, or one divided by one; else nothing. */
  private static String said(double factor) {
    String sign = factor < 0 ? "-" : "";
    double size = Math.abs(factor);
    for (int n = 1; n <= MOST; n++) {
      if (Math.abs(size - n) < CLOSE * n) return sign + (n == 1 ? "1" : n + " times");
      if (Math.abs(size * n - 1) < CLOSE) return sign + "1/" + n;
    }
    return "";
  }
}
