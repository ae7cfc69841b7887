package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.errors.Given;
import dev.gradus.autodiff.math.DoubleTrigonometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A comparison of a derivative with finite differences, entry by entry.
 *
 * <pre>{@code
 * GradientCheck.of(x -> x.sin().sum()).at(Tensor.vector(0.5, 1.5)).orThrow();
 * }</pre>
 *
 * <p>Six-point central differences with a step of 10⁻² reach about 4·10⁻¹¹ on smooth functions. The
 * step is scaled to |x|, kept within the domain, and reduced until two steps agree; their
 * difference and the measured rounding noise of the function are the error estimate. An entry that
 * is not verified so is measured again, with steps of all sizes. What the function throws at the
 * point itself is thrown; where it throws elsewhere it counts as not defined. An entry
 *
 * <ul>
 *   <li>is {@linkplain Verdict#VERIFIED verified} only if derivative and differences agree within
 *       the tolerance and rounding, and rounding could not hide an error of 0.1 % (of a derivative
 *       of exactly 0: 0.01 % of the largest entry, or of 1 if all are 0). Where the slopes towards
 *       both sides are stable and differ, at a <em>kink</em>, the derivative must be {@linkplain
 *       Kinks a right one}, and several must fit together, as (1, 1) does not for the larger of two
 *       equal numbers;
 *   <li>is {@linkplain Verdict#UNDECIDED undecided} if it cannot be measured, for a {@linkplain
 *       Entry#reason reason};
 *   <li>is {@linkplain Verdict#WRONG wrong} otherwise.
 * </ul>
 *
 * <p>A function whose result is no scalar is checked along a fixed direction with all entries.
 */
public final class GradientCheck {
  private static final String NO_OPERATIONS = "the result was not made by Var operations, so the "
      + "engine knows no derivative; compute with the Var itself, or give a gradient to compare";

  private final Function<List<Var>, Var> f;
  private final CheckSettings settings;

  private GradientCheck(Function<List<Var>, Var> f, CheckSettings settings) {
    this.f = f;
    this.settings = settings;
  }

  /**
   * A check of a function of one tensor.
   *
   * @param f the function
   * @return the check, with a tolerance of 10⁻⁸ and a step of 10⁻²
   */
  public static GradientCheck of(UnaryOperator<Var> f) {
    given(f, "GradientCheck.of", "the function", "a function from Var to Var");
    return ofAll(x -> f.apply(x.get(0)));
  }

  /**
   * A check of a function of several tensors.
   *
   * @param f the function
   * @return the check, with a tolerance of 10⁻⁸ and a step of 10⁻²
   */
  public static GradientCheck ofAll(Function<List<Var>, Var> f) {
    given(f, "GradientCheck.ofAll", "the function", "a function from a list of vars to a var");
    return new GradientCheck(f, CheckSettings.USUAL);
  }

  /**
   * The same check with another tolerance.
   *
   * @param relative the largest difference that passes, relative to the slope
   * @return the check
   * @throws IllegalArgumentException unless 0 &lt; relative &lt; 10⁻³
   */
  public GradientCheck tolerance(double relative) {
    return new GradientCheck(f, settings.tolerance("GradientCheck.tolerance", relative));
  }

  /**
   * The same check with another first step.
   *
   * @param h the step at |x| ≤ 1; it is multiplied by |x| beyond
   * @return the check
   * @throws IllegalArgumentException unless the step is positive and finite
   */
  public GradientCheck step(double h) {
    return new GradientCheck(f, settings.step("GradientCheck.step", h));
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
    return new GradientCheck(f, settings.domain("GradientCheck.domain", lower, upper));
  }

  /**
   * The same check with the derivative at kinks declared. Without it the slope towards either side
   * or their mean is accepted there, and another one between them is undecided.
   *
   * @param slope from the slopes towards the left and the right to the derivative there
   * @return the check
   */
  public GradientCheck kinks(DoubleBinaryOperator slope) {
    given(slope, "GradientCheck.kinks", "the slope",
        "the slope at a kink, from those of its two sides");
    return kinks(Kinks.declared(slope));
  }

  /**
   * The same check with another rule of what is right at kinks.
   *
   * @param right which derivatives are right where the slopes towards both sides differ
   * @return the check
   */
  public GradientCheck kinks(Kinks right) {
    given(right, "GradientCheck.kinks", "the rule", "one such as Kinks.ANY_BETWEEN");
    return new GradientCheck(f, settings.kinks(right));
  }

  /**
   * The same check of a function that computes in {@code float} on the way. Its values are
   * staircases with treads of about 10⁻⁷ of their size, so the tolerance is 4·10⁻⁶ at least, and
   * what must stand out from rounding for an entry to be verified is an error of 1 %. Kinks are
   * not told from noise there: an entry at one, such as that of |x| at 0, is undecided.
   *
   * @return the check
   */
  public GradientCheck floats() { return new GradientCheck(f, settings.floats()); }

  /**
   * Checks the derivative that the engine finds.
   *
   * @param x where: a tensor for each argument
   * @return the result for every entry
   * @throws IllegalArgumentException if no tensor is given
   */
  public Report at(Tensor... x) {
    Given.all(x, "GradientCheck.at", "the array of arguments", "a tensor for each argument");
    checkGiven("at", x);
    List<Tensor> gradient = Autodiff.gradAll(v -> project(f.apply(v))).at(x);
    Report report = compare(gradient, x);
    return report.count(Verdict.WRONG) == 0 ? report : report.explained(zeros(gradient, x));
  }

  /** Why arguments have derivatives that are all 0; empty where they have not. */
  private List<String> zeros(List<Tensor> gradient, Tensor... x) {
    Tape tape = new Tape();
    List<Var> vars = new ArrayList<>();
    for (Tensor t : x) vars.add(tape.variable(t));
    Var y = project(f.apply(vars));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      boolean zero = Arrays.stream(gradient.get(i).toArray()).allMatch(g -> g == 0);
      for (int j = 0; j < x[i].size(); j++) {
        texts.add(!zero ? "" : y.index() < 0 ? NO_OPERATIONS
            : y.backward().explainZero(vars.get(i)).text());
      }
    }
    return texts;
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
    Given.all(gradient, "GradientCheck.compare", "the list of derivatives",
        "a tensor for each argument");
    Given.all(x, "GradientCheck.compare", "the array of arguments", "a tensor for each derivative");
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
    Given.all(gradient, "GradientCheck.compare", "the list of derivatives",
        "a tensor for each argument");
    given(layout, "GradientCheck.compare", "the layout", "one with a name for each argument");
    Given.all(x, "GradientCheck.compare", "the array of arguments", "a tensor for each derivative");
    checkGiven("compare", x);
    for (int i = 0; i < x.length; i++) {
      if (i >= gradient.size() || !gradient.get(i).shape().equals(x[i].shape())) {
        throw new IllegalArgumentException("GradientCheck: argument " + i + " has shape "
            + x[i].shape() + " but its gradient has "
            + (i < gradient.size() ? gradient.get(i).shape() : "none")
            + "; give a gradient of the same shape for each argument");
      }
    }
    double[] claimed = gradient.stream().limit(x.length)
        .flatMapToDouble(g -> Arrays.stream(g.toArray())).toArray();
    return judged(claimed, layout, x);
  }

  private Report judged(double[] claimed, Layout layout, Tensor... x) {
    double[] point = Arrays.stream(x).flatMapToDouble(t -> Arrays.stream(t.toArray())).toArray();
    Probe probe = new Probe(v -> value(v, x), settings, point);
    return new Report(probe.compare(claimed, layout::entry), List.of(x), probe.evaluations());
  }

  /** Of the function at a long vector, cut into tensors of these shapes. */
  private double value(double[] v, Tensor... x) {
    List<Var> vars = new ArrayList<>();
    int start = 0;
    for (Tensor t : x) {
      int end = start + t.size();
      vars.add(Var.constant(Tensor.of(t.shape(), Arrays.copyOfRange(v, start, end))));
      start = end;
    }
    return project(f.apply(vars)).toDouble();
  }

  /** A scalar for a function with any result: the product with a fixed direction. */
  private static Var project(Var y) {
    Given.result(y, "GradientCheck", "the function", "the var that is to be checked");
    if (y.shape().isScalar()) return y;
    double[] w = new double[y.shape().size()];
    for (int i = 0; i < w.length; i++) w[i] = 1 + 0.5 * DoubleTrigonometry.sin(1 + i);
    return y.multiply(Var.constant(Tensor.of(y.shape(), w))).sum();
  }

  private static void checkGiven(String method, Tensor... x) {
    if (x.length == 0) {
      throw new IllegalArgumentException("GradientCheck." + method + ": was given no tensor, so "
          + "there is nothing to check; give one for each argument of the function");
    }
  }
}
