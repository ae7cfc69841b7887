package dev.gradus.autodiff.optimize;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.optimize.Minimum.Ending;
import java.util.function.Predicate;

/**
 * Limited-memory BFGS: steps w′ = w − α·H·∂E/∂w, where H stands for the inverse of the second
 * derivatives as the last steps have shown them, and α fulfils the strong Wolfe conditions. For
 * smooth functions of some thousands of numbers it takes far fewer steps than a fixed rate does.
 *
 * <pre>{@code
 * DifferentiableFunction f = DifferentiableFunction.of(w -> w.subtract(3).square().sum(),
 *     Shape.of(2));
 * Minimum m = new Lbfgs().iterations(200).minimize(f, new double[] {0, 0});
 * System.out.println(m.w()[0]);   // 3.0
 * }</pre>
 *
 * <p>A step is first tried with α = 1, the very first with 1/‖∂E/∂w‖ if that is less. Where the
 * function is not finite the step becomes shorter. If no lower value is found, the memory is
 * emptied and the steepest way down is tried once before it gives up. Immutable; the same bits from
 * run to run. Source: Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4, 7.5,
 * 3.5 and 3.6, with c₁ = 10⁻⁴ and c₂ = 0.9.
 *
 * @param memory how many of the last steps are remembered, at least 1
 * @param iterations how many steps are taken at most, 0 or more
 * @param evaluations how often the function is evaluated at most, at least 1
 * @param gradientTolerance the length of the gradient at which it ends, 0 or more
 * @param valueTolerance it ends when a step makes the value less by no more than this part of the
 *     larger of |E| before and after, 0 or more; with 0 only where the value stays the same
 */
public record Lbfgs(int memory, int iterations, int evaluations, double gradientTolerance,
    double valueTolerance) {
  /** Refuses numbers that make no sense. */
  public Lbfgs {
    check("memory", memory, 1);
    check("iterations", iterations, 0);
    check("evaluations", evaluations, 1);
    check("gradientTolerance", gradientTolerance);
    check("valueTolerance", valueTolerance);
  }

  /**
   * A memory of 10 steps, at most 1,000 iterations and 10,000 evaluations, tolerances of 10⁻⁸ for
   * the gradient and 10⁻¹² for the value.
   */
  public Lbfgs() { this(10, 1000, 10_000, 1e-8, 1e-12); }

  private static void check(String what, int n, int least) {
    if (n >= least) return;
    throw new IllegalArgumentException("Lbfgs: " + what + " " + n + " is too few; use " + least
        + " or more");
  }

  private static void check(String what, double x) {
    if (x >= 0) return;
    throw new IllegalArgumentException("Lbfgs: " + what + " " + x
        + " is not 0 or more; use about 1e-8, or 0 to go as far as rounding allows");
  }

  /**
   * The same with another memory.
   *
   * @param memory how many of the last steps are remembered, at least 1
   * @return the optimiser
   * @throws IllegalArgumentException if not positive
   */
  public Lbfgs memory(int memory) {
    return new Lbfgs(memory, iterations, evaluations, gradientTolerance, valueTolerance);
  }

  /**
   * The same with another number of steps.
   *
   * @param most how many are taken at most, 0 or more
   * @return the optimiser
   * @throws IllegalArgumentException if negative
   */
  public Lbfgs iterations(int most) {
    return new Lbfgs(memory, most, evaluations, gradientTolerance, valueTolerance);
  }

  /**
   * The same with another number of evaluations.
   *
   * @param most how often the function is evaluated at most, at least 1
   * @return the optimiser
   * @throws IllegalArgumentException if not positive
   */
  public Lbfgs evaluations(int most) {
    return new Lbfgs(memory, iterations, most, gradientTolerance, valueTolerance);
  }

  /**
   * The same with another tolerance of the gradient.
   *
   * @param length of the gradient at which it ends, 0 or more
   * @return the optimiser
   * @throws IllegalArgumentException if negative or NaN
   */
  public Lbfgs gradientTolerance(double length) {
    return new Lbfgs(memory, iterations, evaluations, length, valueTolerance);
  }

  /**
   * The same with another tolerance of the value.
   *
   * @param part of the larger of |E| before and after a step, 0 or more
   * @return the optimiser
   * @throws IllegalArgumentException if negative or NaN
   */
  public Lbfgs valueTolerance(double part) {
    return new Lbfgs(memory, iterations, evaluations, gradientTolerance, part);
  }

  /**
   * Descends from a point.
   *
   * @param f the function
   * @param start where to begin; it stays as it is
   * @return the lowest point that was met, and why the descent ended there
   * @throws IllegalArgumentException if the start has another length, or the function or its
   *     gradient is not finite there
   */
  public Minimum minimize(DifferentiableFunction f, double... start) {
    return minimize(f, start, soFar -> true);
  }

  /**
   * Descends from a point, watched after each step.
   *
   * @param f the function
   * @param start where to begin; it stays as it is
   * @param goesOn told where it stands after each step; false ends it
   * @return the lowest point that was met, and why the descent ended there
   * @throws IllegalArgumentException if the start has another length, or the function or its
   *     gradient is not finite there
   */
  public Minimum minimize(DifferentiableFunction f, double[] start, Predicate<Minimum> goesOn) {
    given(f, "Lbfgs.minimize", "the function", "one such as DifferentiableFunction.of(f, shape)");
    given(start, "Lbfgs.minimize", "the start", "an array of f.size() numbers");
    given(goesOn, "Lbfgs.minimize", "the watcher", "a function that says whether to go on");
    if (start.length != f.size()) {
      throw new IllegalArgumentException("Lbfgs.minimize: the function is of " + f.size()
          + " numbers but the start has " + start.length + "; give an array of that length");
    }
    LineSearch line = new LineSearch(f, evaluations);
    Point first = line.evaluate(start.clone());
    if (!first.isFinite()) {
      throw new IllegalArgumentException("Lbfgs.minimize: at the start the value is " + first.value
          + " and the gradient's length " + first.norm() + "; begin where both are finite");
    }
    return descend(line, first, goesOn);
  }

  /** Algorithm 7.5. */
  private Minimum descend(LineSearch line, Point x, Predicate<Minimum> goesOn) {
    Curvature curvature = new Curvature(memory);
    int steps = 0;
    Ending ending = x.norm() <= gradientTolerance ? Ending.GRADIENT : limit(line, steps);
    while (ending == Ending.RUNNING) {
      double[] d = curvature.direction(x.gradient);
      Point next = line.search(x, d, curvature.isEmpty() ? Math.min(1, 1 / x.norm()) : 1);
      if (next != x) {
        curvature.add(x, next);
        steps++;
        ending = ending(x, next);
        x = next;
        if (ending == Ending.RUNNING) ending = limit(line, steps);
        if (!goesOn.test(new Minimum(x, steps, line.evaluations(), ending))
            && ending == Ending.RUNNING) {
          ending = Ending.STOPPED;
        }
      } else if (line.isExhausted()) ending = Ending.EVALUATIONS;
      else if (curvature.isEmpty()) ending = Ending.NO_LOWER_VALUE;
      else curvature.forget();
    }
    return new Minimum(x, steps, line.evaluations(), ending);
  }

  private Ending ending(Point before, Point now) {
    if (now.norm() <= gradientTolerance) return Ending.GRADIENT;
    double size = Math.max(Math.abs(before.value), Math.abs(now.value));
    return before.value - now.value <= valueTolerance * size ? Ending.VALUE : Ending.RUNNING;
  }

  private Ending limit(LineSearch line, int steps) {
    if (steps >= iterations) return Ending.ITERATIONS;
    if (line.isExhausted()) return Ending.EVALUATIONS;
    return Thread.currentThread().isInterrupted() ? Ending.INTERRUPTED : Ending.RUNNING;
  }
}
