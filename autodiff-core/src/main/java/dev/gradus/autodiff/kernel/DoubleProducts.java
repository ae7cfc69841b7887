// twin: float
package dev.gradus.autodiff.kernel;

/**
 * Matrix products. Each entry is one chain of fused multiply-adds over the inner index, ascending,
 * from 0: whatever computes it gives the same bits.
 */
public final class DoubleProducts {
  private DoubleProducts() {}

  /** One entry: Σ aᵢbᵢ over n terms, each factor read from an offset in steps. */
  static double dot(int n, double[] a, int ao, int as, double[] b, int bo, int bs) {
    double sum = 0;
    for (int p = 0; p < n; p++) sum = Math.fma(a[ao + p * as], b[bo + p * bs], sum);
    return sum;
  }
}
