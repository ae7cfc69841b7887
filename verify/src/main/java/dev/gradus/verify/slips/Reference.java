package dev.gradus.verify.slips;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A program in {@code Var} that is right, with which somebody's gradient is compared. What is wrong
 * in that is named by the slips that give the same: each rule of the reverse pass is changed as
 * people change it.
 *
 * <pre>{@code
 * Layout layout = new Layout(List.of("W", "b"), List.of(Shape.of(2, 1), Shape.of(1)));
 * Reference right = Reference.of(
 *     v -> points.matmul(v.get(0)).add(v.get(1)).sigmoid().mse(targets), layout);
 * System.out.println(right.diagnose(Homework::gradient, weights));
 * // b is right; W is wrong.
 * // It looks as if …
 * }</pre>
 *
 * <p>Immutable: each setting gives another reference.
 */
public final class Reference {
  private static final double TOLERANCE = 1e-6;
  private static final int POINTS = 3;
  private static final double SPREAD = 0.4; // by how much other points differ, at most

  private final Function<List<Var>, Var> error;
  private final Layout layout;
  private final List<Slip> slips;
  private final double tolerance;

  private Reference(Function<List<Var>, Var> error, Layout layout, List<Slip> slips,
      double tolerance) {
    this.error = error;
    this.layout = layout;
    this.slips = slips;
    this.tolerance = tolerance;
  }

  /**
   * A program that is right.
   *
   * @param error from a var for each block to a scalar; the same operations at each point
   * @param layout the blocks, in the order of the long vector
   * @return the reference, with the slips of the catalogue
   */
  public static Reference of(Function<List<Var>, Var> error, Layout layout) {
    given(error, "Reference.of", "the function", "one from a var for each block to the error");
    given(layout, "Reference.of", "the layout", "names and shapes of the blocks");
    return new Reference(error, layout, Slips.all(), TOLERANCE);
  }

  /**
   * The same with further slips, which are looked for before those it knows.
   *
   * @param more slips of your own
   * @return the reference
   */
  public Reference with(Slip... more) {
    given(more, "Reference.with", "the array of slips", "slips such as Slip.at(…)");
    List<Slip> all = new ArrayList<>();
    for (Slip s : more) {
      all.add(given(s, "Reference.with", "a slip among them", "slips such as Slip.at(…)"));
    }
    all.addAll(slips);
    return new Reference(error, layout, List.copyOf(all), tolerance);
  }

  /**
   * The same with another tolerance: up to which two blocks are taken for equal. 10⁻⁶ if nothing is
   * said; for gradients that are computed in floats take 10⁻⁴.
   *
   * @param relative the largest difference of entries, beside the largest entry of the block
   * @return the reference
   * @throws IllegalArgumentException unless 10⁻¹² ≤ relative ≤ 0.01
   */
  public Reference tolerance(double relative) {
    if (!(relative >= 1e-12 && relative <= 0.01)) {
      throw new IllegalArgumentException("Reference.tolerance: " + relative
          + " is no tolerance; give one from 1e-12 to 0.01");
    }
    return new Reference(error, layout, slips, relative);
  }

  /**
   * The blocks of the gradient.
   *
   * @return the layout
   */
  public Layout layout() { return layout; }

  /**
   * The slips that are looked for.
   *
   * @return the simplest first
   */
  public List<Slip> slips() { return slips; }

  /**
   * The program at a point, to plant slips in it.
   *
   * @param x the point, block after block, each row by row
   * @return the program
   * @throws IllegalArgumentException if the layout has another number of entries
   */
  public Recording at(double... x) {
    given(x, "Reference.at", "the point", "a number for each entry");
    return program("Reference.at", x, null);
  }

  /**
   * What is right in a gradient, and what the rest looks like. It is asked for at the point and at
   * two others, where each entry is up to 40 % larger or smaller: what is said holds at all.
   *
   * @param gradient somebody's gradient: a number for each entry, in the order of the layout
   * @param x the point
   * @return what was found
   * @throws IllegalArgumentException if the point or a gradient has another number of entries than
   *     the layout
   */
  public Diagnosis diagnose(UnaryOperator<double[]> gradient, double... x) {
    given(gradient, "Reference.diagnose", "the gradient", "a function from numbers to as many");
    given(x, "Reference.diagnose", "the point", "a number for each entry");
    List<Case> cases = new ArrayList<>();
    Recording before = null;
    for (int i = 0; i < POINTS; i++) {
      before = program("Reference.diagnose", i == 0 ? x : moved(x, i), before);
      double[] answer = gradient.apply(before.point());
      cases.add(asked("Reference.diagnose", before, answer));
    }
    return Diagnosis.of(slips, cases);
  }

  /**
   * The same where the gradient is known at one point only. What is said is a guess: nothing
   * confirms it.
   *
   * @param x the point
   * @param gradient the gradient there, in the order of the layout
   * @return what was found
   * @throws IllegalArgumentException if one of them has another number of entries than the layout
   */
  public Diagnosis guess(double[] x, double[] gradient) {
    given(x, "Reference.guess", "the point", "a number for each entry");
    given(gradient, "Reference.guess", "the gradient", "a number for each entry");
    return Diagnosis.of(slips,
        List.of(asked("Reference.guess", program("Reference.guess", x, null), gradient)));
  }

  private Recording program(String call, double[] x, @Nullable Recording before) {
    if (x.length == layout.size()) return new Recording(error, layout, x, before);
    throw new IllegalArgumentException(call + ": the point has " + x.length
        + " entries but the layout has " + layout.size() + "; give one for each");
  }

  private Case asked(String call, Recording at, double @Nullable [] answer) {
    if (answer == null || answer.length != layout.size()) {
      throw new IllegalArgumentException(call + ": the gradient "
          + (answer == null ? "is null" : "has " + answer.length + " entries")
          + " but the layout has " + layout.size() + " entries; give one for each");
    }
    return new Case(at, answer.clone(), tolerance);
  }

  /** Another point: zeros and signs stay, so that it is in the same domain. */
  private static double[] moved(double[] x, int which) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      double turn = (i + 1) * (which == 1 ? 0.6180339887498949 : 0.4142135623730950);
      y[i] *= 1 + SPREAD * (2 * (turn - Math.floor(turn)) - 1);
    }
    return y;
  }
}
