package dev.gradus.verify;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.Kinks;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.slips.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A derivative that is to be verified, and how. Immutable: each setting gives another check.
 *
 * <pre>{@code
 * Verify.gradient(f, g).inside(Domain.positive()).mustShow(1e-4).at(1, 2).orThrow();
 * }</pre>
 */
public final class Check {
  private static final int FEW = 8;
  private static final int MOST = 10_000;
  private static final long SEED = 1;

  private final Subject subject;
  private final Settings settings;
  private final @Nullable Reference reference;

  Check(Subject subject, Settings settings) { this(subject, settings, null); }

  private Check(Subject subject, Settings settings, @Nullable Reference reference) {
    this.subject = subject;
    this.settings = settings;
    this.reference = reference;
  }

  Subject subject() { return subject; }

  private Check with(Settings other) { return new Check(subject, other, reference); }

  private Check with(CheckSettings measuring, String call) {
    return with(settings.measuring(measuring, call));
  }

  /**
   * The same for code that computes in {@code float} on the way. Its values are staircases, so the
   * tolerance is 4·10⁻⁶ at least, an error of 1 % must show, and no kinks are looked for.
   *
   * @return the check
   */
  public Check floats() { return with(settings.measuring().floats(), ".floats()"); }

  /**
   * The same for functions that are defined for some numbers only. No entry leaves them.
   *
   * @param domains one for all entries, or one for each block
   * @return the check
   * @throws IllegalArgumentException if there is none, or more than one but not one for each block
   */
  public Check inside(Domain... domains) {
    given(domains, "Check.inside", "the array of domains", "one for all entries or each block");
    for (Domain d : domains) {
      given(d, "Check.inside", "the domain at some place", "such as Domain.positive()");
    }
    return with(settings.inside(List.of(domains)));
  }

  /**
   * The same with another rule of what is right at kinks. Without it, the slope towards either side
   * is right, and their mean; any other number between them is undecided.
   *
   * @param right which derivatives are right where the slopes towards both sides differ
   * @return the check
   */
  public Check kinks(Kinks right) {
    given(right, "Check.kinks", "the rule", "one such as Kinks.ANY_BETWEEN");
    return with(settings.measuring().kinks(right), ".kinks("
        + (right == Kinks.ANY_BETWEEN ? "Kinks.ANY_BETWEEN" : "kinks") + ")");
  }

  /**
   * The same with another error that must show: an entry is verified only if an error of this size
   * would have been found.
   *
   * @param relative the error, relative to the entry; 10⁻³ if nothing is said
   * @return the check
   * @throws IllegalArgumentException unless 10⁻⁶ ≤ relative ≤ 0.1
   */
  public Check mustShow(double relative) {
    return with(settings.measuring().mustShow(relative), ".mustShow(" + relative + ")");
  }

  /**
   * The same along directions that move many entries together, which is how more than 200 entries
   * are checked unasked. It takes about 60 evaluations in all, not 31 an entry. Entries smaller
   * than the least error that would have been found stay undecided; kinks of single entries are not
   * looked for.
   *
   * @return the check
   */
  public Check directions() { return with(settings.along()); }

  /**
   * The same with names for the entries.
   *
   * @param layout the blocks of which the long vector is made
   * @return the check
   */
  public Check names(Layout layout) {
    given(layout, "Check.names", "the layout", "one with the blocks of the point");
    return with(settings.names(layout));
  }

  /**
   * The same with a program that is right, in {@code Var}. Where the gradient is wrong, the report
   * says which slip it looks like. Entries are called as in the program, unless they have names.
   *
   * @param right a program for the same function
   * @return the check
   * @throws IllegalStateException if what is checked is not a gradient
   */
  public Check against(Reference right) {
    given(right, "Check.against", "the reference", "a program that is right");
    if (!subject.derivative().equals("gradient")) {
      throw new IllegalStateException("Check.against: a reference explains gradients, but this is "
          + "a check of a " + subject.derivative() + "; give it to Verify.gradient(…)");
    }
    Settings named = settings.layout() == null ? settings.names(right.layout()) : settings;
    return new Check(subject, named, right);
  }

  /**
   * Verifies at a point. What the functions throw there is passed on. Where they throw at points
   * around it, they are taken as not defined.
   *
   * @param x the point, which is left as it is
   * @return what was found
   * @throws IllegalArgumentException if names were given to another number of entries
   */
  public Report at(double... x) {
    given(x, "Check.at", "the point", "an array of numbers");
    Layout layout = settings.layout();
    if (layout != null && layout.size() != x.length) {
      throw new IllegalArgumentException("Check.at: the point has " + x.length + " entries but "
          + "there are names for " + layout.size() + "; give one for each");
    }
    settings.checkDomains();
    return diagnosed(new Trial(subject, settings, x.clone()).run());
  }

  /** With what it looks like, where there is a program to compare with and the point is known. */
  private Report diagnosed(Report report) {
    double[] x = report.checked().x();
    boolean gradient = subject.derivative().equals("gradient");
    if (report.verdict() != Verdict.WRONG || !gradient) return report;
    if (report.findings().stream().anyMatch(f -> f.kind() == Finding.Kind.SIZE)) return report;
    if (reference == null) return guessed(report);
    if (x.length != reference.layout().size()) return report;
    return report.explained(reference.diagnose(p -> subject.derivativeAt(p).get(), x));
  }

  /**
   * Verifies at points chosen at random within the domain. Among them are points with zeros, whole
   * numbers, equal and opposite entries, entries of different sizes, and numbers next to bounds. If
   * the functions take any number of entries, the points have different numbers of them. The first
   * point at which something is wrong is made as simple as can be. Where the functions throw, they
   * are taken as not defined.
   *
   * @param points how many
   * @param seed the same seed gives the same points
   * @return what was found at the point that is wrong, or undecided, or else at the last one
   * @throws IllegalArgumentException unless 1 ≤ points ≤ 10,000
   */
  public Report everywhere(int points, long seed) {
    if (points < 1 || points > MOST) {
      throw new IllegalArgumentException("Check.everywhere: " + points + " is not between 1 and "
          + MOST + " points; use about 100, and other seeds for more");
    }
    settings.checkDomains();
    return diagnosed(new Search(subject, settings, points, seed).run());
  }

  /**
   * Verifies where the numbers are: those of {@linkplain Blocks blocks} at the place they have, all
   * else at a few points {@linkplain #everywhere chosen at random}.
   *
   * @return what was found
   */
  public Report check() {
    double[] place = subject.place();
    return place != null ? at(place) : everywhere(FEW, SEED);
  }

  /** With what can be guessed from two points. */
  private Report guessed(Report report) {
    Checked here = report.checked();
    if (Likeness.of(here, here).isEmpty()) return report;
    double[] there = here.x().clone();
    for (int i = 0; i < there.length; i++) there[i] *= i % 2 == 0 ? 1.125 : 0.8125;
    if (!settings.holds(there)) return report;
    Report other;
    try {
      other = new Trial(subject, settings, there).run();
    } catch (RuntimeException undefined) {
      return report; // where the functions throw they are not defined: nothing confirms a guess
    }
    return report.guessed(Likeness.of(here, other.checked()), other.evaluations());
  }
}
