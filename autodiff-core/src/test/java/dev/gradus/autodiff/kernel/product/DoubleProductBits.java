// twin: float
package dev.gradus.autodiff.kernel.product;

import dev.gradus.autodiff.kernel.DoubleKernelBits;
import dev.gradus.autodiff.kernel.VectorApi;
import dev.gradus.autodiff.kernel.Warmth;
import java.lang.reflect.Field;

/** Prints what products give whose sizes are about those of vectors and tiles. */
public final class DoubleProductBits {
  private static final int[] SIZES = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65,
      81};

  private DoubleProductBits() {}

  /** Lets vectors do all they can from now on, as if they had been found fast. */
  public static void useVectors() throws ReflectiveOperationException {
    for (Field f : DoubleWarmUp.class.getDeclaredFields()) {
      if (f.getType() != Warmth.class) continue;
      f.setAccessible(true);
      DoubleKernelBits.end((Warmth) f.get(null));
    }
  }

  /** Prints a line for each product. */
  public static void print() {
    for (int n : SIZES) {
      products(6, n, 130);
      for (int m : new int[] {1, 2, 13}) {
        for (int k : new int[] {0, 1, 5, 16, 40}) products(m, n, k);
      }
      products(6, n, 33);
      if (n % 8 == 0) transpose(n);
    }
  }

  private static void products(int m, int n, int k) {
    double[] a = DoubleKernelBits.small(m, m * k);
    double[] b = DoubleKernelBits.small(n, k * n);
    for (int t = 0; t < 4; t++) {
      boolean left = t % 2 == 1;
      boolean right = t > 1;
      double[] c = new double[m * n];
      new DoubleProduct(m, n, k, left ? 1 : k, left ? m : 1, right ? 1 : n, right ? k : 1, n)
          .run(new DoubleScratch(1), a, 0, b, 0, c, 0);
      String name = "product" + (left ? " of AT" : " of A") + (right ? " and BT" : " and B");
      DoubleKernelBits.line(name, m + "x" + n + "x" + k, c);
    }
  }

  /** By blocks of eight by eight in registers, also where that is not fast. */
  private static void transpose(int n) {
    double[] x = DoubleKernelBits.small(n, n * n);
    double[] y = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (!VectorApi.isPresent()) y[j * n + i] = x[i * n + j];
        else if (i % 8 + j % 8 == 0) DoubleTranspose.run(x, i * n + j, n, y, j * n + i, n);
      }
    }
    DoubleKernelBits.line("transpose", "" + n, y);
  }
}
