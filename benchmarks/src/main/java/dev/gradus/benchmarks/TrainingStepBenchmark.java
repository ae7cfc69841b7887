package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One whole training step: a different batch copied from the user's array, forward, loss, backward,
 * update of the weights, and the loss read. A trial fails if the system's steps do not agree with
 * those of eager recording within the bound of rounding.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class TrainingStepBenchmark {
  /** The network and the batch size. */
  @Param({"A1", "A100", "B100", "C64", "C256", "D256"})
  public Workload workload;

  /** What it computes in. */
  @Param({"FLOAT", "DOUBLE"})
  public Precision precision;

  /** Who takes the step: also the name of a peer, in the jar that {@code mvn -Ppeers} builds. */
  @Param({"plan", "eager", "handwritten"})
  public String system;

  /** How many threads the system may use. */
  @Param({"1", "2"})
  public int threads;

  private Steps steps;

  /** Prepares data and weights. */
  @Setup(Level.Trial)
  public void prepare() { steps = fresh(); }

  /** Checks that the first steps of this system, now compiled, are those of eager recording. */
  @TearDown(Level.Trial)
  public void check() {
    steps.close();
    try (Steps first = fresh()) {
      new StepCheck(workload, precision).check(first);
    }
  }

  private Steps fresh() { return Systems.of(system).steps(workload, precision, threads); }

  /**
   * One step.
   *
   * @return the error before it
   */
  @Benchmark
  public double step() { return steps.next(); }
}
