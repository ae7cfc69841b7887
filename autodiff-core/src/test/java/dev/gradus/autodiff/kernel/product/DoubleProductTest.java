// twin: float
package dev.gradus.autodiff.kernel.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.kernel.DoubleStatedOrder;
import dev.gradus.autodiff.kernel.VectorApi;
import dev.gradus.autodiff.kernel.product.DoubleProduct.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("without-vector")
class DoubleProductTest {
  private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 23, 24,
      25, 31, 32, 33, 40, 41, 47, 48, 49, 63, 64, 65, 66, 79, 80, 81, 128, 129};

  @Test
  void entriesAreSumsInTheStatedOrderWhateverTheWay() {
    Random random = new Random(1);
    for (int i = 0; i < 1500; i++) {
      Case x = new Case(size(random), size(random), size(random), random);
      for (Way way : x.ways()) assertThat(x.run(way, 0, x.m)).as("%s %s", x, way).isEqualTo(x.c);
    }
  }

  @Test
  void longSumsAreTreesOfRunsOfChains() {
    Random random = new Random(2);
    for (int[] size : new int[][] {{7, 5, 1000}, {13, 70, 513}, {3, 33, 700}, {1, 20, 600},
        {64, 64, 257}, {8, 81, 1025}, {200, 600, 300}, {195, 17, 260}, {6, 1100, 40},
        {98, 1100, 30}, {97, 512, 513}, {101, 1030, 530}, {200, 1041, 70}, {99, 1089, 9},
        {195, 1025, 1}, {24, 1024, 70}, {17, 512, 530}, {3, 2, 5000}, {13, 70, 2049},
        {20, 33, 4200}, {1, 20, 9000}, {200, 3, 2100}, {1, 1, 14_500}, {7, 129, 2050},
        {30, 600, 2200}, {1, 1030, 130}, {3, 600, 2300}, {2, 32, 65}, {700, 1, 200},
        {2, 3, 33_000}, {13, 40, 16_500}}) {
      Case x = new Case(size[0], size[1], size[2], random);
      for (Way way : x.ways()) assertThat(x.run(way, 0, x.m)).as("%s %s", x, way).isEqualTo(x.c);
    }
  }

  @Test
  void stridesThatLookLikeThoseOfGroupsAreNotTakenForThem() {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) { // some have columns of A that begin six entries apart
      Case x = new Case(4 + i % 3, 128, 1, random);
      for (Way way : x.ways()) assertThat(x.run(way, 0, x.m)).as("%s %s", x, way).isEqualTo(x.c);
    }
  }

  @Test
  void rowsMayBeSplitAnywhere() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      Case x = new Case(size(random), size(random), size(random), random);
      for (Way way : x.ways()) {
        double[] c = x.run(way, random.nextInt(x.m + 1), x.m);
        assertThat(c).as("%s %s", x, way).isEqualTo(x.c);
      }
    }
  }

  @Test
  void notANumberInfinityAndSignedZeroAreKept() {
    Random random = new Random(4);
    double[] special = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0d,
        Double.MIN_VALUE, Double.MAX_VALUE};
    for (int i = 0; i < 300; i++) {
      Case x = new Case(size(random), size(random), size(random), random);
      for (int j = 0; j < 5; j++) {
        x.a[random.nextInt(x.a.length)] = special[random.nextInt(special.length)];
        x.b[random.nextInt(x.b.length)] = special[random.nextInt(special.length)];
      }
      x.compute();
      for (Way way : x.ways()) assertThat(x.run(way, 0, x.m)).as("%s %s", x, way).isEqualTo(x.c);
    }
  }

  @Test
  void runAgreesWithItsParts() {
    Random random = new Random(5);
    DoubleScratch scratch = new DoubleScratch(1);
    for (int i = 0; i < 200; i++) {
      Case x = new Case(size(random), size(random), size(random), random);
      double[] c = x.before.clone();
      x.product.run(scratch, x.a, x.offset, x.b, x.offset, c, x.offset);
      assertThat(c).as("%s", x).isEqualTo(x.c);
    }
  }

  @Test
  void threadsShareAProductAndEachOthersPacking() throws InterruptedException {
    Random random = new Random(6);
    for (int[] size : new int[][] {{97, 65, 300}, {50, 10, 64}, {128, 32, 40}, {1, 70, 90}}) {
      Case x = new Case(size[0], size[1], size[2], random);
      for (Way way : x.ways()) {
        double[] c = x.before.clone();
        DoubleScratch scratch = new DoubleScratch(4);
        if (x.product.begin(scratch, way)) {
          together(part -> x.product.pack(scratch, part, 4, x.b, x.offset));
        }
        together(part -> x.product.rows(scratch, part, x.m * part / 4, x.m * (part + 1) / 4, x.a,
            x.offset, x.b, x.offset, c, x.offset));
        assertThat(c).as("%s %s", x, way).isEqualTo(x.c);
      }
    }
  }

  private static void together(IntConsumer task) throws InterruptedException {
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      int part = i;
      threads[i] = new Thread(() -> task.accept(part));
      threads[i].start();
    }
    for (Thread thread : threads) thread.join();
  }

  private static int size(Random random) { return SIZES[random.nextInt(SIZES.length)]; }

  /** A product of random numbers, with gaps between rows that nothing must be written to. */
  private static final class Case {
    private final int m;
    private final int n;
    private final int k;
    private final DoubleProduct product;
    private final int offset;
    private final double[] a;
    private final double[] b;
    private final double[] before;
    private double[] c = {};

    Case(int m, int n, int k, Random random) {
      this.m = m;
      this.n = n;
      this.k = k;
      offset = random.nextInt(4);
      boolean ta = random.nextBoolean();
      boolean tb = random.nextBoolean();
      int lda = (ta ? m : k) + random.nextInt(3);
      int ldb = (tb ? k : n) + random.nextInt(3);
      int ldc = n + random.nextInt(3);
      product = new DoubleProduct(m, n, k, ta ? 1 : lda, ta ? lda : 1, tb ? 1 : ldb, tb ? ldb : 1,
          ldc);
      a = numbers(offset + (ta ? k : m) * lda + 1, random);
      b = numbers(offset + (tb ? n : k) * ldb + 1, random);
      before = numbers(offset + m * ldc + 1, random);
      compute();
    }

    void compute() {
      c = before.clone();
      double[] x = new double[k];
      double[] y = new double[k];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          for (int p = 0; p < k; p++) {
            x[p] = a[offset + i * product.ai + p * product.ap];
            y[p] = b[offset + p * product.bp + j * product.bj];
          }
          c[offset + i * product.ci + j] = DoubleStatedOrder.sum(x, y);
        }
      }
    }

    /** Those that this product can go. */
    List<Way> ways() {
      List<Way> ways = new ArrayList<>(List.of(Way.ENTRIES, Way.BANDS));
      if (DoubleFewRows.fits(product)) ways.add(Way.FEW_ROWS);
      if (VectorApi.isPresent()) {
        ways.add(Way.PANELS);
        if (DoublePanels.hasGroups(product)) ways.add(Way.GROUPS);
        if (product.way(true) == Way.ONE_ROW) ways.add(Way.ONE_ROW);
      }
      return ways;
    }

    /** C, computed in two parts with an edge between rows, B packed in three. */
    double[] run(Way way, int edge, int end) {
      double[] result = before.clone();
      DoubleScratch scratch = new DoubleScratch(2);
      if (product.begin(scratch, way)) {
        for (int part : new int[] {2, 0, 1}) product.pack(scratch, part, 3, b, offset);
      }
      product.rows(scratch, 1, edge, end, a, offset, b, offset, result, offset);
      product.rows(scratch, 0, 0, edge, a, offset, b, offset, result, offset);
      return result;
    }

    @Override public String toString() {
      return m + "×" + n + "×" + k + " with strides " + product.ai + ", " + product.ap + "; "
          + product.bp + ", " + product.bj + "; " + product.ci;
    }
  }

  private static double[] numbers(int n, Random random) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = random.nextDouble() - 0.5d;
    return x;
  }
}
