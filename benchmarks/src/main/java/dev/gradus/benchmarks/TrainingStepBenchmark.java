package dev.gradus.benchmarks;

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
 * One whole training step in double: a different batch copied from the user's array, forward, loss,
 * backward, update of the weights. A trial fails if the system's steps do not agree with the
 * others.
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

  /** Who takes the step. */
  @Param({"eager", "handwritten"})
  public String system;

  private Steps steps;

  /** Prepares data and weights. */
  @Setup(Level.Trial)
  public void prepare() { steps = steps(system); }

  /** Checks that the first steps of this system are those of eager recording. */
  @TearDown(Level.Trial)
  public void check() {
    Steps ours = Steps.eager(workload);
    Steps theirs = steps(system);
    for (int i = 0; i < 3; i++) {
      double error = ours.next();
      near("error of step " + i, theirs.next(), error);
    }
    double[] expected = ours.weights();
    double[] actual = theirs.weights();
    for (int i = 0; i < expected.length; i++) near("weight " + i, actual[i], expected[i]);
  }

  private static void near(String what, double actual, double expected) {
    if (!(Math.abs(actual - expected) <= 1e-10 * (1 + Math.abs(expected)))) {
      throw new IllegalStateException(what + " is " + actual + ", not " + expected);
    }
  }

  private Steps steps(String name) {
    return switch (name) {
      case "eager" -> Steps.eager(workload);
      case "handwritten" -> new HandwrittenSteps(workload);
      default -> throw new IllegalArgumentException("unknown system " + name);
    };
  }

  /**
   * One step.
   *
   * @return the error before it
   */
  @Benchmark
  public double step() { return steps.next(); }
}
