package dev.gradus.verify;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.check.CheckSettings;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to verify.
 *
 * @param measuring how slopes are measured
 * @param domains where the function is defined: one for all entries, or one for each block
 * @param layout the blocks; null for one array of any length
 * @param directions whether many entries are verified together even where there are few
 * @param java the calls that made them: ".floats()"
 */
record Settings(CheckSettings measuring, List<Domain> domains, @Nullable Layout layout,
    boolean directions, String java) {
  static final Settings USUAL =
      new Settings(CheckSettings.USUAL, List.of(Domain.all()), null, false, "");

  Settings measuring(CheckSettings other, String call) {
    return new Settings(other, domains, layout, directions, java + call);
  }

  Settings inside(List<Domain> other) {
    String all = other.stream().map(Domain::inJava).collect(Collectors.joining(", "));
    return new Settings(measuring, other, layout, directions, java + ".inside(" + all + ")");
  }

  Settings names(Layout other) {
    return new Settings(measuring, domains, other, directions, java);
  }

  Settings along() {
    return new Settings(measuring, domains, layout, true, java + ".directions()");
  }

  boolean isInFloats() { return measuring.isInFloats(); }

  Names names(int size) { return layout == null ? Names.of(size) : new Names(layout); }

  /** Requires one domain, or one for each block. */
  void checkDomains() {
    int blocks = layout == null ? 1 : layout.names().size();
    if (domains.size() == 1 || domains.size() == blocks) return;
    throw new IllegalArgumentException("Check.inside: " + domains.size() + " domains but "
        + blocks + (blocks == 1 ? " block" : " blocks") + "; give one for all, or one for each");
  }

  /** The domain of an entry. */
  Domain domain(int place) {
    if (domains.size() == 1 || layout == null) return domains.get(0);
    return domains.get(layout.tensor(place));
  }

  /** Whether an entry may have a value. */
  boolean holds(int place, double v) { return domain(place).holds(v); }

  boolean holds(double[] x) {
    for (int i = 0; i < x.length; i++) if (!holds(i, x[i])) return false;
    return true;
  }
}
