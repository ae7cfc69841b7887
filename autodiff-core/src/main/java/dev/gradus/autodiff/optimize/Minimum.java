package dev.gradus.autodiff.optimize;

/** Where a descent stands or has ended: a point, what the function is there, and why it ended. */
public final class Minimum {
  private final Point point;
  private final int iterations;
  private final int evaluations;
  private final Ending ending;

  Minimum(Point point, int iterations, int evaluations, Ending ending) {
    this.point = point;
    this.iterations = iterations;
    this.evaluations = evaluations;
    this.ending = ending;
  }

  /** Why a descent ended. */
  public enum Ending {
    /** It has not: there are steps to take. */
    RUNNING,
    /** The gradient is not longer than its tolerance. */
    GRADIENT,
    /** The last step made the value less by no more than its tolerance. */
    VALUE,
    /** As many steps were taken as were allowed. */
    ITERATIONS,
    /** The function was evaluated as often as was allowed. */
    EVALUATIONS,
    /**
     * No step downhill makes the value less. Near a minimum this is as exact as rounding allows;
     * elsewhere the gradient is wrong, or the function is not smooth.
     */
    NO_LOWER_VALUE,
    /** Who watched it asked it to stop. */
    STOPPED,
    /** Its thread was interrupted. */
    INTERRUPTED
  }

  /**
   * The point.
   *
   * @return a copy of w
   */
  public double[] w() { return point.w.clone(); }

  /**
   * The value there.
   *
   * @return E(w)
   */
  public double value() { return point.value; }

  /**
   * The length of the gradient there.
   *
   * @return the root of the sum of squares of ∂E/∂w
   */
  public double gradientNorm() { return point.norm(); }

  /**
   * How many steps were taken.
   *
   * @return from 0
   */
  public int iterations() { return iterations; }

  /**
   * How often the function was asked for its value and gradient.
   *
   * @return from 1
   */
  public int evaluations() { return evaluations; }

  /**
   * Why it ended.
   *
   * @return the reason
   */
  public Ending ending() { return ending; }

  /** All but the point. */
  @Override
  public String toString() {
    return "value " + value() + ", gradient norm " + gradientNorm() + " after " + iterations
        + " iterations, " + evaluations + " evaluations: " + ending;
  }
}
