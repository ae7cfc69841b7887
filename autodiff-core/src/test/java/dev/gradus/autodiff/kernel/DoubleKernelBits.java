// twin: float
package dev.gradus.autodiff.kernel;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Random;

/** Prints what every kernel that has loops of vectors gives for arrays of odd lengths. */
public final class DoubleKernelBits {
  /** Lengths around those of vectors. */
  static final int[] SIZES = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65,
      81};
  private static final Map<String, DoubleMap> MAPS =
      DoubleSamples.constants(DoubleMaps.class, DoubleMap.class);
  private static final Map<String, DoubleZip> ZIPS =
      DoubleSamples.constants(DoubleZips.class, DoubleZip.class);

  private DoubleKernelBits() {}

  /** Lets vectors do all they can from now on, as if they had been found fast. */
  public static void useVectors() throws ReflectiveOperationException {
    for (Object map : MAPS.values()) if (map instanceof DoubleWarmedMap) warm(map, map.getClass());
    for (Object zip : ZIPS.values()) warm(zip, zip.getClass());
    warm(null, DoubleColumnSums.class);
    warm(null, DoubleScaledDifference.class);
  }

  private static void warm(Object owner, Class<?> type) throws ReflectiveOperationException {
    for (Class<?> t = type; t != null; t = t.getSuperclass()) {
      for (Field f : t.getDeclaredFields()) {
        if (f.getType() != Warmth.class && f.getType() != DoubleWarmth.class) continue;
        f.setAccessible(true);
        Object warmth = f.get(owner);
        if (warmth instanceof Warmth w) end(w);
        else warm(warmth, DoubleWarmth.class);
        return;
      }
    }
    throw new NoSuchFieldException(type + " has no Warmth");
  }

  /** Lets loops count as fast. */
  public static void end(Warmth warmth) throws ReflectiveOperationException {
    Field over = Warmth.class.getDeclaredField("over");
    over.setAccessible(true);
    over.set(warmth, true);
  }

  /** Prints a line that tells results apart. */
  public static void line(String kernel, String sizes, double[] y) {
    System.out.println("double " + kernel + " " + sizes + " " + java.util.Arrays.hashCode(y));
  }

  public static void print() {
    for (int n : SIZES) {
      MAPS.forEach((name, map) -> {
        double[] y = new double[n + 3];
        map.run(DoubleSamples.numbers(n, n + 1), 1, y, 2, n);
        line(name, "" + n, y);
      });
      ZIPS.forEach((name, zip) -> {
        double[] y = new double[n + 3];
        zip.run(DoubleSamples.numbers(n, n + 1), 1, other(n), 0, y, 2, n);
        line(name, "" + n, y);
      });
      double[] y = new double[n + 3];
      DoubleScaledDifference.run(DoubleSamples.numbers(n, n + 1), 1, other(n), 0, 0.3d, y, 2, n);
      line("a - b*c", "" + n, y);
      y[0] = DoubleSums.sum(small(n, n + 1), 1, n);
      line("sum", "" + n, y);
      columns(130, n);
      for (int m : new int[] {0, 1, 2, 9}) rows(m, n);
    }
  }

  /** Numbers with infinities, zeros and NaN at other places than the samples' own. */
  private static double[] other(int n) {
    double[] x = DoubleSamples.numbers(n + 1, n);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) y[i] = x[(i * 7 + 3) % n];
    return y;
  }

  /** Some numbers of middle size. */
  public static double[] small(int seed, int n) {
    Random random = new Random(seed);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = random.nextInt(1 << 20) / 777d - 500;
    return x;
  }

  private static void rows(int m, int n) {
    double[] x = small(n, m * n);
    double[] y = new double[m * n + m + n + 1];
    columns(m, n);
    DoubleSoftmax.softmax(x, 0, m, n, y, 1);
    line("softmax", m + "x" + n, y);
    DoubleSoftmax.logSoftmax(x, 0, m, n, y, 1);
    line("logSoftmax", m + "x" + n, y);
    DoubleSoftmax.logSumExp(x, 0, m, n, y, 1, new double[DoubleSoftmax.workLength(n)]);
    line("logSumExp", m + "x" + n, y);
  }

  private static void columns(int m, int n) {
    double[] y = new double[n + 1];
    DoubleColumnSums.sum(small(n, m * n), 0, m, n, y, 1,
        new double[DoubleColumnSums.workLength(m, n)]);
    line("column sums", m + "x" + n, y);
  }
}
