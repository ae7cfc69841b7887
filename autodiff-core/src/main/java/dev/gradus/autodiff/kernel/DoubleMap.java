// twin: float
package dev.gradus.autodiff.kernel;

/**
 * A function of one number, applied to every entry of a part of an array. The result of an entry
 * depends on that entry alone, bit by bit: not on its place, on the Vector API or on how warm the
 * JVM is. All NaN count as one. Those that exist are in {@link DoubleMaps}.
 */
public abstract class DoubleMap {
  /** For loops of operations without a kernel. */
  protected DoubleMap() {}

  /**
   * Applies the function.
   *
   * @param x entries
   * @param xo where they begin
   * @param y where the results go: another array, or the same with the same offset
   * @param yo where they begin
   * @param n how many
   */
  public abstract void run(double[] x, int xo, double[] y, int yo, int n);
}
