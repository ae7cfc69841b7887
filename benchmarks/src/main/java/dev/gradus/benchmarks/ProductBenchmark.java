package dev.gradus.benchmarks;

import dev.gradus.autodiff.kernel.product.DoubleProduct;
import dev.gradus.autodiff.kernel.product.DoubleScratch;
import dev.gradus.autodiff.kernel.product.FloatProduct;
import dev.gradus.autodiff.kernel.product.FloatScratch;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Matrix products on one thread, by the Vector API and without it. The counter {@code flops} is in
 * operations a nanosecond, that is GFLOP/s: compare it with {@link PeakBenchmark}'s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  /** Rows and columns of the product, and the inner length. */
  @Param({"64x64x64", "65x65x65", "128x128x128", "256x256x256", "512x512x512", "1024x1024x1024",
      "64x128x784", "256x128x784", "784x128x256", "256x784x128", "256x2048x2048", "256x10x128",
      "256x128x10", "784x10x64", "64x10x64", "16x16x100", "100x16x16", "2x16x100", "100x2x16",
      "100x4x2", "100x1x4", "2x4x100", "1x128x784", "256x1x128"})
  public String shape;
  /** Which factors are read transposed. */
  @Param({"none", "left", "right", "both"})
  public String transposed;
  /** The type of the numbers. */
  @Param({"FLOAT", "DOUBLE"})
  public String precision;

  private Runnable product;
  private long operations;

  /** How many operations were done. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Counter {
    /** Multiplications and additions. */
    public long flops;
  }

  /** Makes the product ready and fills its factors. */
  @Setup
  public void setUp() {
    String[] size = shape.split("x");
    int m = Integer.parseInt(size[0]);
    int n = Integer.parseInt(size[1]);
    int k = Integer.parseInt(size[2]);
    boolean left = "left".equals(transposed) || "both".equals(transposed);
    boolean right = "right".equals(transposed) || "both".equals(transposed);
    int ai = left ? 1 : k;
    int ap = left ? m : 1;
    int bp = right ? 1 : n;
    int bj = right ? k : 1;
    operations = 2L * m * n * k;
    double[] a = new Random(1).doubles((long) m * k, -0.5, 0.5).toArray();
    double[] b = new Random(2).doubles((long) k * n, -0.5, 0.5).toArray();
    double[] c = new double[m * n];
    if ("DOUBLE".equals(precision)) {
      DoubleProduct s = new DoubleProduct(m, n, k, ai, ap, bp, bj, n);
      DoubleScratch scratch = new DoubleScratch(1);
      product = () -> s.run(scratch, a, 0, b, 0, c, 0);
    } else {
      FloatProduct s = new FloatProduct(m, n, k, ai, ap, bp, bj, n);
      FloatScratch scratch = new FloatScratch(1);
      float[] x = floats(a);
      float[] y = floats(b);
      float[] z = floats(c);
      product = () -> s.run(scratch, x, 0, y, 0, z, 0);
    }
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) y[i] = (float) x[i];
    return y;
  }

  /**
   * With the Vector API.
   *
   * @param counter counts operations
   */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
  public void vector(Counter counter) {
    product.run();
    counter.flops += operations;
  }

  /**
   * With plain loops.
   *
   * @param counter counts operations
   */
  @Benchmark
  @Fork(1)
  public void plain(Counter counter) {
    product.run();
    counter.flops += operations;
  }
}
