package dev.gradus.autodiff.optimize;

/**
 * Steps along a line that fulfil the strong Wolfe conditions: with φ(α) the value after a step α,
 *
 * <p>φ(α) ≤ φ(0) + c₁·α·φ′(0) and |φ′(α)| ≤ c₂·|φ′(0)|, c₁ = 10⁻⁴, c₂ = 0.9.
 *
 * <p>A value or a slope that is not finite counts as one that is too high, so the step becomes
 * shorter. Source: Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 3.5 (a step
 * that is long enough) and 3.6 (zoom), the next step by the cubic (3.59).
 */
final class LineSearch {
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  /** Steps that are tried on one line: a tenth each, they come from 1 to where numbers round. */
  private static final int MOST = 20;
  /** Where the next step may lie: of the last one, and of the interval that is zoomed into. */
  private static final double LONGER = 2;
  private static final double LONGEST = 10;
  private static final double MARGIN = 0.1;

  private final DifferentiableFunction f;
  private final int most;
  private int evaluations;

  /** Of a function that is evaluated so often at most. */
  LineSearch(DifferentiableFunction f, int most) {
    this.f = f;
    this.most = most;
  }

  int evaluations() { return evaluations; }

  boolean isExhausted() { return evaluations >= most; }

  Point evaluate(double[] w) {
    evaluations++;
    return Point.at(f, w);
  }

  /**
   * A point downhill: one that fulfils both conditions, or if none is found, only the first.
   *
   * @return {@code from} itself if there is none of these either
   */
  Point search(Point from, double[] direction, double firstStep) {
    return new Line(from, direction).search(firstStep).point;
  }

  /** A step that was tried. */
  private static final class Trial {
    final double step;
    final Point point;
    final double slope;

    Trial(double step, Point point, double[] direction) {
      this.step = step;
      this.point = point;
      slope = Point.dot(point.gradient, direction);
    }

    double value() { return point.value; }

    boolean isFinite() { return Double.isFinite(slope) && point.isFinite(); }
  }

  private final class Line {
    private final double[] direction;
    private final Trial start;
    private int left = MOST;

    Line(Point from, double[] direction) {
      this.direction = direction;
      start = new Trial(0, from, direction);
    }

    private boolean goesOn() { return left > 0 && !isExhausted(); }

    private Trial at(double step) {
      left--;
      return new Trial(step, evaluate(Point.sum(start.point.w, step, direction)), direction);
    }

    /** Algorithm 3.5: longer steps until one is right, or there is a right one before it. */
    Trial search(double firstStep) {
      Trial before = start;
      double step = firstStep;
      while (goesOn()) {
        Trial t = at(step);
        if (isTooHigh(t) || before != start && t.value() >= before.value()) return zoom(before, t);
        if (isFlat(t)) return t;
        if (t.slope >= 0) return zoom(t, before);
        step = within(minimizer(before, t), LONGER * step, LONGEST * step);
        before = t;
      }
      return before;
    }

    /** Algorithm 3.6; lo is the lowest so far, and the slope there leads to hi. */
    private Trial zoom(Trial lo, Trial hi) {
      while (goesOn()) {
        Trial t = at(between(lo, hi));
        if (isTooHigh(t) || t.value() >= lo.value()) {
          hi = t;
          continue;
        }
        if (isFlat(t)) return t;
        if (t.slope * (hi.step - lo.step) >= 0) hi = lo;
        lo = t;
      }
      return lo;
    }

    private boolean isTooHigh(Trial t) {
      return !t.isFinite() || t.value() > start.value() + DECREASE * t.step * start.slope;
    }

    private boolean isFlat(Trial t) { return Math.abs(t.slope) <= -CURVATURE * start.slope; }
  }

  /** Well within the two: at the cubic's minimum, or nearer to lo if hi is not finite. */
  private static double between(Trial lo, Trial hi) {
    double width = hi.step - lo.step;
    if (!hi.isFinite()) return lo.step + MARGIN * width;
    double share = (minimizer(lo, hi) - lo.step) / width;
    return lo.step + width * within(share, MARGIN, 1 - MARGIN);
  }

  /** Where the cubic with the values and slopes of two trials is least, (3.59). */
  private static double minimizer(Trial a, Trial b) {
    double width = b.step - a.step;
    double d1 = a.slope + b.slope - 3 * (b.value() - a.value()) / width;
    double d2 = Math.copySign(Math.sqrt(d1 * d1 - a.slope * b.slope), width);
    return b.step - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
  }

  /** The nearest number of an interval; its middle for what is no number. */
  private static double within(double x, double least, double most) {
    return Double.isNaN(x) ? (least + most) / 2 : Math.min(Math.max(x, least), most);
  }
}
