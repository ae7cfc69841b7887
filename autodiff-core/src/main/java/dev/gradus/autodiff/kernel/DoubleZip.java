// twin: float
package dev.gradus.autodiff.kernel;

/**
 * A function of two numbers, applied to every pair of entries of parts of two arrays, or of one
 * array with a number. Bits as of {@link DoubleMap}. Those that exist are in {@link DoubleZips}.
 * Results may go to one of the arrays themselves if the offsets are equal.
 */
public abstract class DoubleZip {
  /** For loops of operations without a kernel. */
  protected DoubleZip() {}

  /**
   * Applies the function to two arrays.
   *
   * @param a first entries
   * @param ao where they begin
   * @param b second entries
   * @param bo where they begin
   * @param y where the results go
   * @param yo where they begin
   * @param n how many
   */
  public abstract void run(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n);

  /**
   * Applies the function to an array and a number.
   *
   * @param a first entries
   * @param ao where they begin
   * @param b the second entry of all pairs
   * @param y where the results go
   * @param yo where they begin
   * @param n how many
   */
  public abstract void run(double[] a, int ao, double b, double[] y, int yo, int n);

  /**
   * Applies the function to a number and an array.
   *
   * @param a the first entry of all pairs
   * @param b second entries
   * @param bo where they begin
   * @param y where the results go
   * @param yo where they begin
   * @param n how many
   */
  public abstract void run(double a, double[] b, int bo, double[] y, int yo, int n);
}
