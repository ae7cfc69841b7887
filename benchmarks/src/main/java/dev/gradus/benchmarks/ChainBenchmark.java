package dev.gradus.benchmarks;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A chain of scalar operations, recorded and differentiated within 2 GB: linear in its length. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ChainBenchmark {
  /** How many operations. */
  @Param({"10000", "100000", "1000000", "10000000"})
  public int length;

  /**
   * sin(sin(… sin(x))) and its derivative.
   *
   * @return the derivative
   */
  @Benchmark
  public double chain() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 0.5);
    Var y = x;
    for (int i = 0; i < length; i++) y = y.sin();
    return y.backward().of(x).toDouble();
  }
}
