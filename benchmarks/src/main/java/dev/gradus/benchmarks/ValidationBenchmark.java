package dev.gradus.benchmarks;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Metric;
import dev.gradus.nn.Model;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Run;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Training;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to hold points out: an epoch of one point that is learnt from, then the error and
 * metrics of many, beside the prediction of these alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ValidationBenchmark {
  private static final int POINTS = 5_000;
  private static final int CLASSES = 10;

  /** How wide the points and the hidden layer are. */
  @Param({"64", "784"})
  public int width;

  /** Whether metrics are watched, or the error alone. */
  @Param({"true", "false"})
  public boolean metrics;

  private Dataset held;
  private Run run;
  private Model model;

  /** Makes points and begins a training that does not end. */
  @Setup(Level.Trial)
  public void prepare() {
    Random random = new Random(1);
    held = data(random, POINTS);
    Sequential net = Sequential.of(new Dense(width, 128), new Relu(), new Dense(128, CLASSES),
        new Softmax());
    Training training = Training.of(net, Loss.crossEntropy()).epochs(Integer.MAX_VALUE)
        .validate(held);
    if (metrics) training = training.watch(Metric.ACCURACY, Metric.LOG_LOSS, Metric.MACRO_F1);
    run = training.begin(data(random, 1));
    model = run.model();
  }

  private Dataset data(Random random, int points) {
    double[] x = random.doubles((long) points * width, -1, 1).toArray();
    return Dataset.classes(Tensor.of(Shape.of(points, width), x),
        random.ints(points, 0, CLASSES).toArray());
  }

  /** The prediction alone. */
  @Benchmark
  public Tensor predict() { return model.predict(held.points()); }

  /** A step on one point, and all that is measured after it. */
  @Benchmark
  public boolean watchedEpoch() { return run.epoch(); }
}
