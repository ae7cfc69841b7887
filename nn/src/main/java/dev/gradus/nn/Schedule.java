package dev.gradus.nn;

/**
 * A number that changes from step to step, such as a learning rate: a pure function of the step, so
 * that a training that was stopped goes on as if it had not been.
 *
 * <pre>{@code
 * Schedule rate = Schedule.cosine(0.1, 10_000).warmUp(500);
 * }</pre>
 */
public interface Schedule {
  /**
   * The number.
   *
   * @param step from 0
   * @return the number in this step
   */
  double at(long step);

  /**
   * The same number always.
   *
   * @param value the number
   * @return the schedule
   */
  static Schedule constant(double value) { return new Schedules.Constant(value); }

  /**
   * From one number to another in a straight line, then the second: from + (to − from)·k/steps.
   *
   * @param from in step 0
   * @param to from step {@code steps} on
   * @param steps how many it takes, at least 1
   * @return the schedule
   */
  static Schedule linear(double from, double to, long steps) {
    return new Schedules.Linear(from, to, steps);
  }

  /**
   * Half a wave of the cosine down to 0: ½·value·(1 + cos πk/steps), then 0. Source: Loshchilov and
   * Hutter, SGDR, 2017, equation 5.
   *
   * @param value in step 0
   * @param steps how many it takes, at least 1
   * @return the schedule
   */
  static Schedule cosine(double value, long steps) { return new Schedules.Cosine(value, steps); }

  /**
   * Multiplied with a factor after each step: value·factorᵏ.
   *
   * @param value in step 0
   * @param factor of each step, positive
   * @return the schedule
   */
  static Schedule exponential(double value, double factor) {
    return new Schedules.Exponential(value, factor);
  }

  /**
   * Multiplied with a factor after each so many steps: value·factor^⌊k/every⌋.
   *
   * @param value in step 0
   * @param factor after each so many steps, positive
   * @param every how many steps, at least 1
   * @return the schedule
   */
  static Schedule steps(double value, double factor, long every) {
    return new Schedules.Steps(value, factor, every);
  }

  /**
   * The inverse of a root: value·√(from/max(k, from)): the same up to a step, then falling. Source:
   * Vaswani et al., Attention is all you need, 2017, equation 3.
   *
   * @param value up to step {@code from}
   * @param from where it begins to fall, at least 1
   * @return the schedule
   */
  static Schedule inverseRoot(double value, long from) {
    return new Schedules.InverseRoot(value, from);
  }

  /**
   * Up and down once: from 1/25 of the number up to it in the first three tenths of the steps, then
   * down to 1/250,000 of it, both in half waves of the cosine. Source: Smith and Topin,
   * Super-convergence, 2018.
   *
   * @param value the largest number
   * @param steps how many it takes, at least 2
   * @return the schedule
   */
  static Schedule oneCycle(double value, long steps) {
    return new Schedules.OneCycle(value, steps);
  }

  /**
   * This schedule after a straight line from 0: the number of step 0 times (k + 1)/steps, then this
   * one from its step 0 on.
   *
   * @param steps of the warm-up, at least 1
   * @return the schedule
   */
  default Schedule warmUp(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("Schedule.warmUp: " + steps + " steps; use at least 1");
    }
    double target = at(0);
    Numbers.checkFinite("Schedule.warmUp", "what " + Given.text(this) + " is in step 0", target);
    return new Schedules.Then(new Schedules.Linear(target / steps, target, Math.max(1, steps - 1)),
        steps, this);
  }

  /**
   * This schedule up to a step, then another from its step 0 on.
   *
   * @param steps how many steps this one lasts, at least 1
   * @param next what comes then
   * @return the schedule
   */
  default Schedule then(long steps, Schedule next) {
    return new Schedules.Then(this, steps, next);
  }

  /**
   * This schedule times another, step by step.
   *
   * @param other the other factor
   * @return the schedule
   */
  default Schedule times(Schedule other) { return new Schedules.Times(this, other); }
}
