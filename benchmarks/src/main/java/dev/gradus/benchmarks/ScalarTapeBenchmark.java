package dev.gradus.benchmarks;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Workload E: x = sin(x)·y + exp(−(x·x)), 1,667 times, differentiated; time per scalar operation.
 * Recorded anew, replayed by a plan, and by hand over arrays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ScalarTapeBenchmark {
  private static final int ROUNDS = 1667;
  private static final int OPERATIONS = 6 * ROUNDS;

  /** Where the derivative is taken. */
  public double x = 0.7;

  /** The other variable. */
  public double y = 0.9;

  private Workspace replay;

  /** Compiles the tape. */
  @Setup
  public void compile() {
    Tape tape = new Tape();
    Var first = tape.input("x", Shape.SCALAR);
    Var factor = tape.input("y", Shape.SCALAR);
    List<Var> slopes = tape.gradient(chain(first, factor), List.of(first, factor));
    replay = Plan.builder(tape).output("dx", slopes.get(0)).output("dy", slopes.get(1))
        .compile(Precision.DOUBLE).workspace();
  }

  private static Var chain(Var x, Var y) {
    Var v = x;
    for (int i = 0; i < ROUNDS; i++) {
      v = v.sin().multiply(y).add(v.multiply(v).negate().exp());
    }
    return v;
  }

  /**
   * The plan of value and derivatives, run again.
   *
   * @return the sum of both derivatives
   */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public double plan() {
    replay.doubles("x")[0] = x;
    replay.doubles("y")[0] = y;
    replay.run();
    return replay.doubles("dx")[0] + replay.doubles("dy")[0];
  }

  /** Checks that all three find the same. */
  @TearDown
  public void check() {
    double right = handwritten();
    for (double other : new double[] {eager(), plan()}) {
      if (!(Math.abs(other - right) <= 1e-9 * Math.abs(right))) {
        throw new IllegalStateException("the derivatives are " + other + ", not " + right);
      }
    }
  }

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
    Gradient g = chain(first, factor).backward();
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
