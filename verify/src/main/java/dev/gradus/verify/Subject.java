package dev.gradus.verify;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is verified: a function of n numbers with m results, and its derivative, m rows of n
 * numbers.
 */
interface Subject {
  /** The function, in words: "function". */
  default String function() { return "function"; }

  /** The derivative, in words: "gradient". */
  String derivative();

  /** How its check is made, in Java: "Verify.gradient(f, g)". */
  String java();

  /** Where the user's own numbers are; null if nobody knows. */
  default double @Nullable [] place() { return null; }

  /** The results at a point, looked up when asked for: the user may keep the array. */
  Supplier<double[]> valueAt(double[] x);

  /** What must hold besides, at a point where the derivative is of the right size. */
  default List<Finding> laws(double[] x, double[] derivative, Settings s) { return List.of(); }

  /** The derivative at a point, row by row, looked up when asked for. */
  Supplier<double[]> derivativeAt(double[] x);
}
