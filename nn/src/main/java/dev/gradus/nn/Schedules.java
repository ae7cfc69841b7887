package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.util.List;

/**
 * The schedules that {@link Schedule} makes, by functions of {@link StrictMath}: these have the
 * same bits everywhere, and do without a {@code Var} in each step.
 */
final class Schedules {
  private Schedules() {}

  /** The rate of a rule: 0 or more in each step. */
  static Schedule rate(String rule, Schedule rate) {
    return step -> {
      double alpha = rate.at(step);
      if (alpha >= 0 && alpha < Double.POSITIVE_INFINITY) return alpha;
      throw new IllegalArgumentException(rule + ": the rate is " + alpha + " in step " + step
          + "; let its schedule give 0 or a positive number in each step");
    };
  }

  private static void checkSteps(String call, long steps, long least) {
    if (steps >= least) return;
    throw new IllegalArgumentException("Schedule." + call + ": " + steps + " steps; use at least "
        + least);
  }

  record Constant(double value) implements Schedule {
    Constant {
      Numbers.checkFinite("Schedule.constant", "the number", value);
    }

    @Override public double at(long step) { return value; }
    @Override public String toString() { return Double.toString(value); }
  }

  record Linear(double from, double to, long steps) implements Schedule {
    Linear {
      Numbers.checkFinite("Schedule.linear", "the first number", from);
      Numbers.checkFinite("Schedule.linear", "the last number", to);
      Numbers.checkFinite("Schedule.linear", "the way from " + from + " to " + to, to - from);
      checkSteps("linear", steps, 1);
    }

    @Override public double at(long step) {
      return step >= steps ? to : from + (to - from) * step / steps;
    }

    @Override public String toString() { return "linear(" + from + ", " + to + ", " + steps + ")"; }
  }

  private static double power(double factor, long n) {
    return StrictMath.pow(factor, (double) n);
  }

  /** Half a wave from 1 at 0 to 0 at 1. */
  private static double wave(double part) {
    return 0.5 * (1 + StrictMath.cos(Math.PI * part));
  }

  record Cosine(double value, long steps) implements Schedule {
    Cosine {
      Numbers.checkFinite("Schedule.cosine", "the number", value);
      checkSteps("cosine", steps, 1);
    }

    @Override public double at(long step) {
      return step >= steps ? 0 : value * wave((double) step / steps);
    }

    @Override public String toString() { return "cosine(" + value + ", " + steps + ")"; }
  }

  record Exponential(double value, double factor) implements Schedule {
    Exponential {
      Numbers.checkFinite("Schedule.exponential", "the number", value);
      Numbers.checkPositive("Schedule.exponential", "the factor", factor, "one just below 1");
    }

    @Override public double at(long step) { return value * power(factor, step); }
    @Override public String toString() { return "exponential(" + value + ", " + factor + ")"; }
  }

  record Steps(double value, double factor, long every) implements Schedule {
    Steps {
      Numbers.checkFinite("Schedule.steps", "the number", value);
      Numbers.checkPositive("Schedule.steps", "the factor", factor, "such as 0.5");
      checkSteps("steps", every, 1);
    }

    @Override public double at(long step) { return value * power(factor, step / every); }

    @Override public String toString() {
      return "steps(" + value + ", " + factor + ", " + every + ")";
    }
  }

  record InverseRoot(double value, long from) implements Schedule {
    InverseRoot {
      Numbers.checkFinite("Schedule.inverseRoot", "the number", value);
      checkSteps("inverseRoot", from, 1);
    }

    @Override public double at(long step) {
      return value * Math.sqrt((double) from / Math.max(step, from));
    }

    @Override public String toString() { return "inverseRoot(" + value + ", " + from + ")"; }
  }

  record OneCycle(double value, long steps) implements Schedule {
    private static final double FIRST = 1.0 / 25;
    private static final double LAST = FIRST / 10_000;
    private static final double RISE = 0.3;

    OneCycle {
      Numbers.checkFinite("Schedule.oneCycle", "the number", value);
      checkSteps("oneCycle", steps, 2);
    }

    @Override public double at(long step) {
      double top = RISE * steps - 1;
      double last = steps - 1;
      if (step >= last) return value * LAST;
      return step <= top ? between(FIRST, 1, step / top)
          : between(1, LAST, (step - top) / (last - top));
    }

    private double between(double from, double to, double part) {
      double share = wave(part);
      return value * (from * share + to * (1 - share));
    }

    @Override public String toString() { return "oneCycle(" + value + ", " + steps + ")"; }
  }

  /** Those that one is made of. */
  private static List<Schedule> parts(Schedule s) {
    return s instanceof Then t ? List.of(t.first, t.second)
        : s instanceof Times t ? List.of(t.a, t.b) : List.of();
  }

  record Then(Schedule first, long steps, Schedule second) implements Schedule {
    Then {
      given(first, "Schedule.then", "the first schedule", "one such as Schedule.constant(0.1)");
      given(second, "Schedule.then", "the next schedule", "one such as Schedule.constant(0.1)");
      checkSteps("then", steps, 1);
      Nesting.check("Schedule.then", List.of(first, second), Schedules::parts);
    }

    @Override public double at(long step) {
      return step < steps ? first.at(step) : second.at(step - steps);
    }

    @Override public String toString() {
      return Given.text(first) + ".then(" + steps + ", " + Given.text(second) + ")";
    }
  }

  record Times(Schedule a, Schedule b) implements Schedule {
    Times {
      given(a, "Schedule.times", "the schedule", "one such as Schedule.constant(0.1)");
      given(b, "Schedule.times", "the other schedule", "one such as Schedule.constant(0.1)");
      Nesting.check("Schedule.times", List.of(a, b), Schedules::parts);
    }

    @Override public double at(long step) { return a.at(step) * b.at(step); }
    @Override public String toString() { return Given.text(a) + ".times(" + Given.text(b) + ")"; }
  }
}
