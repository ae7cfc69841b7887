package dev.gradus.benchmarks.adbench;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * A function to differentiate at a point. It has no state and no branch on a value, so its program
 * can be recorded anew or compiled.
 */
interface Problem {
  /**
   * What the function gives.
   *
   * @param values the value, or the values
   * @param scalars what is differentiated by every tensor of the point
   */
  record Terms(List<Var> values, List<Var> scalars) {}

  /** Where the derivative is taken. */
  List<Tensor> point();

  /** The function, of vars of the shapes of the point. */
  Terms terms(List<Var> x);

  /** One number to tell values apart by: the objective. */
  double objective(List<Tensor> values);

  /** Values and derivatives in the order of ADBench's files; gradients scalar by scalar. */
  double[] results(List<Tensor> values, List<List<Tensor>> gradients);

  /** The largest error ρ = |x−y| / max(1, |x|+|y|) of a right result. */
  double tolerance();

  /** Numbers one after the other. */
  static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
  }
}
