package dev.gradus.benchmarks;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Workload E: x = sin(x)·y + exp(−(x·x)), 1,667 times, recorded and differentiated; time per scalar
 * operation. Beside it the same by hand, over arrays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3)
public class ScalarTapeBenchmark {
  private static final int ROUNDS = 1667;
  private static final int OPERATIONS = 6 * ROUNDS;

  /** Where the derivative is taken. */
  public double x = 0.7;

  /** The other variable. */
  public double y = 0.9;

  /**
   * Recording and the reverse pass.
   *
   * @return the sum of both derivatives
   */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public double eager() {
    Tape tape = new Tape();
    Var first = tape.variable("x", x);
    Var factor = tape.variable("y", y);
    Var v = first;
    for (int i = 0; i < ROUNDS; i++) {
      v = v.sin().multiply(factor).add(v.multiply(v).negate().exp());
    }
    Gradient g = v.backward();
    return g.of(first).toDouble() + g.of(factor).toDouble();
  }

  /**
   * The same with formulas derived by hand.
   *
   * @return the sum of both derivatives
   */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public double handwritten() {
    double[] v = new double[ROUNDS + 1];
    v[0] = x;
    for (int i = 0; i < ROUNDS; i++) v[i + 1] = Math.sin(v[i]) * y + Math.exp(-(v[i] * v[i]));
    double dv = 1;
    double dy = 0;
    for (int i = ROUNDS - 1; i >= 0; i--) {
      dy += dv * Math.sin(v[i]);
      dv *= Math.cos(v[i]) * y - 2 * v[i] * Math.exp(-(v[i] * v[i]));
    }
    return dv + dy;
  }
}
