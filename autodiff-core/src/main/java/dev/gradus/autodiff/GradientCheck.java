package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a derivative with finite differences, entry by entry.
 *
 * <pre>{@code
 * GradientCheck.of(x -> x.sin().sum()).at(Tensor.vector(0.5, 1.5)).orThrow();
 * }</pre>
 *
 * <p>Six-point central differences with a step of 10⁻² reach about 4·10⁻¹¹ on smooth functions. The
 * step is scaled to |x|, kept within the domain, and reduced until two steps agree; their
 * difference and the measured rounding noise of the function are the error estimate. An entry
 *
 * <ul>
 *   <li><em>passes</em> only if derivative and differences agree within the tolerance and rounding,
 *       and rounding could not hide an error of 0.1 % (of a derivative of exactly 0: 0.01 % of the
 *       largest entry, or of 1 if all are 0);
 *   <li>is at a <em>kink</em> where the slopes towards both sides are stable and differ: there the
 *       derivative must be the declared one, else it fails;
 *   <li>is <em>inconclusive</em> if it cannot be measured;
 *   <li><em>fails</em> otherwise.
 * </ul>
 *
 * <p>A function whose result is no scalar is checked along a fixed direction with all entries.
 */
public final class GradientCheck {
  private final Function<List<Var>, Var> f;
  private final double tolerance;
  private final double step;
  private final double lower;
  private final double upper;
  private final @Nullable DoubleBinaryOperator declared;

  private GradientCheck(Function<List<Var>, Var> f, double tolerance, double step, double lower,
      double upper, @Nullable DoubleBinaryOperator declared) {
    this.f = f;
    this.tolerance = tolerance;
    this.step = step;
    this.lower = lower;
    this.upper = upper;
    this.declared = declared;
  }

  /** How the comparison of one entry ended. */
  public enum Verdict {
    /** Derivative and differences agree. */
    PASSED,
    /** They disagree by more than the error of the differences. */
    FAILED,
    /** The slopes towards both sides differ, and the derivative is the declared one. */
    KINK,
    /** The differences are too uncertain to tell. */
    INCONCLUSIVE
  }

  /**
   * One entry of the comparison.
   *
   * @param name of the entry, such as {@code w_21^(1)}
   * @param derivative what was checked
   * @param measured the slope by differences
   * @param estimate how far the measured slope may be off
   * @param step the step of the differences
   * @param verdict how it ended
   */
  public record Entry(String name, double derivative, double measured, double estimate, double step,
      Verdict verdict) {
    /**
     * The relative difference of the two slopes.
     *
     * @return the difference over the larger of the two; 0 where both are smaller than the
     *     estimated error, as their ratio tells nothing then
     */
    public double relativeDifference() {
      double size = Math.max(Math.abs(derivative), Math.abs(measured));
      return size <= estimate ? 0 : Math.abs(derivative - measured) / size;
    }
  }

  /**
   * A check of a function of one tensor.
   *
   * @param f the function
   * @return the check, with a tolerance of 10⁻⁸ and a step of 10⁻²
   */
  public static GradientCheck of(UnaryOperator<Var> f) { return ofAll(x -> f.apply(x.get(0))); }

  /**
   * A check of a function of several tensors.
   *
   * @param f the function
   * @return the check, with a tolerance of 10⁻⁸ and a step of 10⁻²
   */
  public static GradientCheck ofAll(Function<List<Var>, Var> f) {
    return new GradientCheck(f, 1e-8, 1e-2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        null);
  }

  /**
   * The same check with another tolerance.
   *
   * @param relative the largest difference that passes, relative to the slope
   * @return the check
   * @throws IllegalArgumentException unless 0 &lt; relative &lt; 10⁻³
   */
  public GradientCheck tolerance(double relative) {
    if (!(relative > 0 && relative < 1e-3)) {
      throw new IllegalArgumentException("GradientCheck.tolerance: " + relative
          + " is not between 0 and 0.001, so wrong rules would pass; use about 1e-8");
    }
    return new GradientCheck(f, relative, step, lower, upper, declared);
  }

  /**
   * The same check with another first step.
   *
   * @param h the step at |x| ≤ 1; it is multiplied by |x| beyond
   * @return the check
   * @throws IllegalArgumentException unless the step is positive and finite
   */
  public GradientCheck step(double h) {
    if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("GradientCheck.step: " + h
          + " is not a positive number; use about 1e-2");
    }
    return new GradientCheck(f, tolerance, h, lower, upper, declared);
  }

  /**
   * The same check of a function that is defined between two bounds only.
   *
   * @param lower no entry is moved to it or below
   * @param upper no entry is moved to it or above
   * @return the check
   * @throws IllegalArgumentException unless lower &lt; upper
   */
  public GradientCheck domain(double lower, double upper) {
    if (!(lower < upper)) {
      throw new IllegalArgumentException("GradientCheck.domain: " + lower + " to " + upper
          + " is empty; give the smaller bound first");
    }
    return new GradientCheck(f, tolerance, step, lower, upper, declared);
  }

  /**
   * The same check with the derivative at kinks declared. Without it the slope towards either side
   * or their mean is accepted there.
   *
   * @param slope from the slopes towards the left and the right to the derivative there
   * @return the check
   */
  public GradientCheck kinks(DoubleBinaryOperator slope) {
    return new GradientCheck(f, tolerance, step, lower, upper, slope);
  }

  /**
   * Checks the derivative that the engine finds.
   *
   * @param x where: a tensor for each argument
   * @return the result for every entry
   */
  public Report at(Tensor... x) {
    return compare(Autodiff.gradAll(v -> project(f.apply(v))).at(x), x);
  }

  /**
   * Checks a derivative that was found otherwise.
   *
   * @param gradient the derivative of the (scalar) function by each argument
   * @param x where: a tensor for each argument
   * @return the result for every entry
   * @throws IllegalArgumentException if the shapes of gradient and arguments differ
   */
  public Report compare(List<Tensor> gradient, Tensor... x) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < x.length; i++) names.add(x.length == 1 ? "x" : "x" + (i + 1));
    List<Shape> shapes = Arrays.stream(x).map(Tensor::shape).toList();
    return compare(gradient, new Layout(names, shapes), x);
  }

  /**
   * Checks a derivative that was found otherwise, with names for its entries.
   *
   * @param gradient the derivative of the (scalar) function by each argument
   * @param layout the names
   * @param x where: a tensor for each argument
   * @return the result for every entry
   * @throws IllegalArgumentException if the shapes of gradient and arguments differ
   */
  public Report compare(List<Tensor> gradient, Layout layout, Tensor... x) {
    double scale = 0;
    for (int i = 0; i < x.length; i++) {
      if (i >= gradient.size() || !gradient.get(i).shape().equals(x[i].shape())) {
        throw new IllegalArgumentException("GradientCheck: argument " + i + " has shape "
            + x[i].shape() + " but its gradient has "
            + (i < gradient.size() ? gradient.get(i).shape() : "none")
            + "; give a gradient of the same shape for each argument");
      }
      for (double g : gradient.get(i).dense()) scale = Math.max(scale, Math.abs(g));
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].size(); j++) {
        entries.add(along(x, i, j).of(layout.entry(entries.size()), gradient.get(i).at(j),
            scale == 0 ? 1 : scale));
      }
    }
    return new Report(entries);
  }

  /** The comparison along entry j of argument i. */
  private Comparison along(Tensor[] x, int i, int j) {
    double at = x[i].at(j);
    DoubleUnaryOperator g = v -> {
      if (!(v > lower && v < upper)) return Double.NaN;
      Tensor[] moved = x.clone();
      double[] entries = x[i].toArray();
      entries[j] = v;
      moved[i] = Tensor.owning(x[i].shape(), entries);
      return project(value(moved)).toDouble();
    };
    double room = Math.min(at - lower, upper - at);
    double h = Math.min(step * Math.max(1, Math.abs(at)), room / 20);
    return new Comparison(g, at, h, tolerance, declared);
  }

  private Var value(Tensor[] x) {
    List<Var> vars = new ArrayList<>();
    for (Tensor t : x) vars.add(Var.constant(t));
    return f.apply(vars);
  }

  /** A scalar for a function with any result: the product with a fixed direction. */
  private static Var project(Var y) {
    if (y.shape().isScalar()) return y;
    double[] w = new double[y.shape().size()];
    for (int i = 0; i < w.length; i++) w[i] = 1 + 0.5 * Math.sin(1 + i);
    return y.multiply(Var.constant(Tensor.owning(y.shape(), w))).sum();
  }

  /** The result of a check: every entry, counted by verdict. */
  public static final class Report {
    private final List<Entry> entries;

    private Report(List<Entry> entries) { this.entries = List.copyOf(entries); }

    /**
     * All entries.
     *
     * @return in the order of the long vector
     */
    public List<Entry> entries() { return entries; }

    /**
     * How many entries ended so.
     *
     * @param verdict the verdict
     * @return the number of entries
     */
    public int count(Verdict verdict) {
      int n = 0;
      for (Entry e : entries) if (e.verdict() == verdict) n++;
      return n;
    }

    /**
     * Whether nothing failed and nothing was inconclusive.
     *
     * @return true if every entry passed or is a kink with the declared derivative
     */
    public boolean passed() { return count(Verdict.FAILED) + count(Verdict.INCONCLUSIVE) == 0; }

    /**
     * The entry that deserves the first look: of the worst verdict, with the largest relative
     * difference.
     *
     * @return the entry, or null if there are none
     */
    public @Nullable Entry worst() {
      List<Verdict> order =
          List.of(Verdict.PASSED, Verdict.KINK, Verdict.INCONCLUSIVE, Verdict.FAILED);
      return entries.stream()
          .max(Comparator.comparingInt((Entry e) -> order.indexOf(e.verdict()))
              .thenComparingDouble(Entry::relativeDifference)) // NaN counts as the largest
          .orElse(null);
    }

    /**
     * This report, if it passed.
     *
     * @return this
     * @throws AssertionError otherwise, with counts and the worst entry
     */
    public Report orThrow() {
      if (!passed()) throw new AssertionError(toString());
      return this;
    }

    /** The counts and the worst entry. */
    @Override
    public String toString() {
      StringBuilder out =
          new StringBuilder("gradient check: ").append(entries.size()).append(" entries");
      for (Verdict v : Verdict.values()) {
        out.append(", ").append(count(v)).append(' ').append(v.name().toLowerCase(Locale.ROOT));
      }
      Entry e = worst();
      if (e != null) {
        out.append(String.format(Locale.ROOT,
            "; worst %s (%s): derivative %s, differences %s ± %.1e at step %.1e, "
                + "relative difference %.1e",
            e.name(), e.verdict().name().toLowerCase(Locale.ROOT), e.derivative(), e.measured(),
            e.estimate(), e.step(), e.relativeDifference()));
      }
      return out.toString();
    }
  }
}
