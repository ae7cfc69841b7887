package dev.gradus.benchmarks;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.ValueAndGradient;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a gradient costs beside its function, and a Hessian-vector product beside a gradient. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DerivativeCostBenchmark {
  /** Which function. */
  @Param
  public Functions function;

  private Tensor x;
  private Var v;

  /** Chooses the point and a direction. */
  @Setup
  public void setUp() {
    x = function.point();
    v = Var.constant(x);
  }

  /**
   * The function alone, nothing recorded.
   *
   * @return its value
   */
  @Benchmark
  public Var value() { return function.function().apply(v); }

  /**
   * The function and its gradient.
   *
   * @return both
   */
  @Benchmark
  public ValueAndGradient<Double, Tensor> gradient() {
    return Autodiff.valueAndGrad(function.function()).at(x);
  }

  /**
   * The Hessian times a vector.
   *
   * @return the product
   */
  @Benchmark
  public Var hessianTimesVector() { return Autodiff.hvp(function.function(), v, v); }
}
