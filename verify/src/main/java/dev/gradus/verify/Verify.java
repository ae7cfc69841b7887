package dev.gradus.verify;

import static dev.gradus.verify.Given.given;
import static dev.gradus.verify.Given.result;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Checks of anybody's derivatives, in plain Java.
 *
 * <pre>{@code
 * Verify.gradient(Loss::value, Loss::gradient).at(weights).orThrow();
 * }</pre>
 *
 * <p>First the functions are called in an order in which state shows that they should not keep:
 * caches, sums that are not set to 0, arrays that are handed out twice or written into. Then each
 * entry is compared with the slope of the function along it, by differences with an estimate of
 * their error. What can be told is {@code VERIFIED} or {@code WRONG}, what cannot is {@code
 * UNDECIDED}, with the reason.
 */
public final class Verify {
  private Verify() {}

  /**
   * A check of a gradient.
   *
   * @param f the function
   * @param g its gradient: an array of its own for each call
   * @return the check
   */
  public static Check gradient(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g) {
    given(f, "Verify.gradient", "the function", "a function from numbers to a number");
    given(g, "Verify.gradient", "the gradient", "a function from numbers to as many numbers");
    return new Check(new Gradient(f, g), Settings.USUAL);
  }

  private record Gradient(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g)
      implements Subject {
    @Override public String derivative() { return "gradient"; }

    @Override public Supplier<double[]> valueAt(double[] x) {
      double y = f.applyAsDouble(x);
      return () -> new double[] {y};
    }

    @Override public Supplier<double[]> derivativeAt(double[] x) {
      double[] d = result(g.apply(x), "gradient", "a number for each entry");
      return d::clone;
    }
  }
}
