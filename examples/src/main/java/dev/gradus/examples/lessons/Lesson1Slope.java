package dev.gradus.examples.lessons;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import java.util.Locale;

/**
 * Lesson 1: the slope of a scalar function.
 *
 * <p>How fast does f(x) = x·sin x rise at x = 2? One may go a little further and see how much
 * higher one is; or one may differentiate each operation, exactly.
 */
public final class Lesson1Slope {
  private Lesson1Slope() {}

  private static Var f(Var x) { return x.multiply(x.sin()); }

  /**
   * Runs the lesson.
   *
   * @param arguments none
   */
  public static void main(String... arguments) {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    Var y = f(x);
    System.out.println("f(x) = x sin x at x = 2, operation by operation:");
    System.out.print(tape);

    Gradient gradient = y.backward();
    double slope = gradient.of(x).toDouble();
    System.out.println("\nThe same list read backwards, which gives the slope " + slope + ":");
    System.out.print(gradient);

    System.out.println("\nRise over run comes close to it, until rounding takes over:");
    for (double run = 0.1; run > 1e-14; run /= 100) {
      double rise = f(Var.constant(2 + run)).toDouble() - y.toDouble();
      System.out.println(String.format(Locale.ROOT, "  run %.0e: %.12f", run, rise / run));
    }

    double second = Autodiff.grad(Autodiff.grad(Lesson1Slope::f)).at(2);
    System.out.println("\nThe slope of the slope is a derivative like any other: " + second);

    double sin = Math.sin(2);
    double cos = Math.cos(2);
    Claim.that(Math.abs(slope - (sin + 2 * cos)) < 1e-15
        && Math.abs(second - (2 * cos - 2 * sin)) < 1e-15,
        "f'(2) = sin 2 + 2 cos 2 and f''(2) = 2 cos 2 - 2 sin 2");
  }
}
