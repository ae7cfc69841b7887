package dev.gradus.benchmarks;

import dev.gradus.autodiff.kernel.DoubleMap;
import dev.gradus.autodiff.kernel.DoubleMaps;
import dev.gradus.autodiff.kernel.FloatMap;
import dev.gradus.autodiff.kernel.FloatMaps;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Functions of one number over arrays in cache: the time for one entry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ElementwiseBenchmark {
  private static final int N = 4096;

  /** Which kernel. */
  @Param({"EXP", "EXPM1", "LOG", "LOG1P", "SIGMOID", "SIGMOID_SLOPE", "TANH", "SOFTPLUS",
      "LOG_SIGMOID", "SIN", "COS", "SQUARE", "SQRT", "RELU", "STEP"})
  public String function;

  private final double[] x = new double[N];
  private final double[] y = new double[N];
  private final float[] floatX = new float[N];
  private final float[] floatY = new float[N];
  private DoubleMap map;
  private FloatMap floatMap;

  /**
   * Looks the kernel up and draws the entries; those of roots and logarithms are positive.
   *
   * @throws ReflectiveOperationException if there is no such kernel
   */
  @Setup
  public void setUp() throws ReflectiveOperationException {
    map = (DoubleMap) DoubleMaps.class.getField(function).get(null);
    floatMap = (FloatMap) FloatMaps.class.getField(function).get(null);
    Random random = new Random(1);
    boolean positive = function.startsWith("LOG") && !function.equals("LOG_SIGMOID")
        || function.equals("SQRT");
    for (int i = 0; i < N; i++) {
      x[i] = 3 * random.nextGaussian();
      if (positive) x[i] = Math.exp(x[i]);
      floatX[i] = (float) x[i];
    }
  }

  /** In double. */
  @Benchmark
  @OperationsPerInvocation(N)
  public void inDouble() { map.run(x, 0, y, 0, N); }

  /** In float. */
  @Benchmark
  @OperationsPerInvocation(N)
  public void inFloat() { floatMap.run(floatX, 0, floatY, 0, N); }
}
