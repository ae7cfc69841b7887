package dev.gradus.verify;

import java.util.function.Supplier;

/**
 * What is verified: a function of n numbers with m results, and its derivative, m rows of n
 * numbers.
 */
interface Subject {
  /** The function, in words: "function". */
  default String function() { return "function"; }

  /** The derivative, in words: "gradient". */
  String derivative();

  /** The results at a point, looked up when asked for: the user may keep the array. */
  Supplier<double[]> valueAt(double[] x);

  /** The derivative at a point, row by row, looked up when asked for. */
  Supplier<double[]> derivativeAt(double[] x);
}
