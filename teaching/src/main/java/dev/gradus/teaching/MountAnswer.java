package dev.gradus.teaching;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * Mount Errorest cut along −∇E: E at w − t ∇E for each t, what the slope foretells of it, and what
 * the bend does; and the step, t = α.
 */
final class MountAnswer {
  private static final int PIECES = 40;

  private final Problem problem;
  private final Dataset data;
  private final Objective objective;
  private final double error;
  private final double[] slopes;
  private final double square; // ‖∇E‖²
  private final double bend; // ∇Eᵀ H ∇E

  private MountAnswer(Problem problem) {
    this.problem = problem;
    data = problem.data();
    objective = problem.objective();
    Objective.Slope slope = objective.slope(problem.weights(), data);
    error = slope.error();
    slopes = slope.gradient().toArray();
    square = sumOfProducts(slopes, slopes);
    bend = sumOfProducts(slopes, bent());
    if (!Double.isFinite(error) || !Double.isFinite(square) || !Double.isFinite(bend)) {
      throw new IllegalArgumentException("E is " + Digits.of(error) + " and ‖∇E‖² is "
          + Digits.of(square) + " here; begin again, or take a smaller rate");
    }
  }

  static Json of(Problem problem) { return new MountAnswer(problem).answer(); }

  /** H ∇E: the gradient of the gradient's product with ∇E, which is held fast. */
  private double[] bent() {
    Tape tape = new Tape();
    List<Var> w = problem.weights().on(tape);
    Var product = tape.recording(() -> {
      Var e = objective.error(w, tape.input("x", problem.inputs()),
          tape.input("y", problem.targets()));
      List<Var> gradient = tape.gradient(e, w);
      Parameters fixed = Parameters.of(problem.weights().layout(), slopes);
      Var sum = Var.constant(0);
      for (int k = 0; k < gradient.size(); k++) {
        sum = sum.add(gradient.get(k).multiply(Var.constant(fixed.tensors().get(k))).sum());
      }
      return sum;
    });
    return tape.backward(product).toArray();
  }

  private static double sumOfProducts(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  /** E at w − t ∇E. */
  private double error(double t) {
    double[] w = problem.weights().toArray();
    for (int i = 0; i < w.length; i++) w[i] -= t * slopes[i];
    return objective.error(Parameters.of(problem.weights().layout(), w), data);
  }

  private Json answer() {
    double rate = problem.rate();
    double after = objective.error(Steps.next(problem), data);
    double line = -rate * square;
    double curved = line + rate * rate * bend / 2;
    // far enough to see the step, and the bottom where it is not too far
    double bottom = bend > 0 ? square / bend : 0;
    Frame across = new Frame(0, Math.max(1.5 * rate, Math.min(2.2 * bottom, 6 * rate)));
    double[] heights = new double[PIECES + 1];
    double least = error;
    double most = error;
    if (Double.isFinite(after)) {
      least = Math.min(error, after);
      most = Math.max(error, after);
    }
    for (int k = 0; k <= PIECES; k++) {
      heights[k] = error(across.hi() * k / PIECES);
      if (!Double.isFinite(heights[k])) continue;
      least = Math.min(least, heights[k]);
      most = Math.max(most, heights[k]);
    }
    Frame up = Frame.around(Math.min(least, error + Math.max(curved, -most)), most);
    List<Integer> mountain = new ArrayList<>();
    List<Integer> bow = new ArrayList<>();
    for (int k = 0; k <= PIECES; k++) {
      double t = across.hi() * k / PIECES;
      if (Double.isFinite(heights[k])) add(mountain, across.at(t), up, heights[k]);
      add(bow, across.at(t), up, error - t * square + t * t * bend / 2);
    }
    List<Integer> tangent = new ArrayList<>();
    add(tangent, 0, up, error);
    add(tangent, 1000, up, error - across.hi() * square);
    return new Json().with("error", Digits.of(error)).with("after", Digits.of(after))
        .with("rate", Digits.plain(rate, 17)).with("square", Digits.of(square))
        .with("foretold", Digits.of(line)).with("bent", Digits.of(curved))
        .with("taken", Digits.of(after - error)).with("bend", Digits.of(bend))
        .with("limit", bend > 0 ? Digits.of(2 * bottom) : "")
        .with("verdict", verdict(after, bottom))
        .with("xs", across.ticks()).with("ys", up.ticks()).with("mountain", mountain)
        .with("tangent", tangent).with("bow", bow).with("here", 1000 - up.at(error))
        .with("step", List.of(across.at(rate), 1000 - up.at(after)))
        .with("line", 1000 - up.at(error + line));
  }

  private static void add(List<Integer> path, int x, Frame up, double height) {
    path.add(x);
    path.add(1000 - up.at(height));
  }

  /** Which sentence tells how the step went. */
  private String verdict(double after, double bottom) {
    if (square == 0) return "flat";
    if (after > error) return "up";
    return bend > 0 && problem.rate() > bottom ? "across" : "down";
  }
}
