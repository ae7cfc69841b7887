package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A step of a training leaves nothing behind but the map in which the optimiser says its
 * hyperparameters and what walks over it, whatever the sizes are and wherever the points lie.
 */
class StepAllocationTest {
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WINDOWS = 11;
  private static final int STEPS = 200;

  /**
   * Walkers over lists and maps, of which the compiler leaves some or none: 168 bytes were seen on
   * JDK 25. A row of 784 floats is three times as much as this.
   */
  private static final int OBJECTS = 1_000;

  private double last;

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @BeforeEach
  void measures() { assertThat(THREADS.isThreadAllocatedMemoryEnabled()).isTrue(); }

  private static Optimizer optimizer(String name) {
    return switch (name) {
      case "momentum" -> new Sgd(0.01, 0.9);
      case "Adam" -> new Adam(0.001);
      default -> new ClipNorm(1).then(new Averaged(new AdamW(0.001), 0.99));
    };
  }

  /** Of 784 columns, so that a row that was left behind would be seen. */
  private static Dataset data(boolean bytes, int points) {
    Random random = new Random(1);
    byte[] all = new byte[points * 784];
    random.nextBytes(all);
    int[] classes = random.ints(points, 0, 10).toArray();
    Points packed = Points.ofBytes(all, 784, 1 / 255.0, 0);
    Dataset data = Dataset.classes(packed, classes);
    if (bytes) return data;
    Tensor x = data.points();
    return Dataset.classes(Tensor.of(Shape.of(points, 784), x.toArray()), classes)
        .weighted(random.doubles(points, 0.5, 2).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"momentum", "Adam", "clipped, averaged AdamW"})
  void aStepLeavesNothingButItsHyperparameters(String name) {
    Optimizer optimizer = optimizer(name);
    double maps = least(k -> said(optimizer, k));
    Sequential net = Sequential.of(new Dense(784, 8), new Dropout(0.2), new Relu(),
        new Dense(8, 10));
    for (boolean bytes : new boolean[] {false, true}) {
      Dataset data = data(bytes, 4 * (WINDOWS * STEPS + 1)); // so many steps are one epoch
      Run run = Training.of(net, Loss.crossEntropy()).optimizer(optimizer).batch(4).begin(data);
      double steps = least(k -> run.step());
      assertThat(run.epochs()).isZero();
      assertThat(steps).as("bytes a step, of which its map has %s", maps)
          .isLessThan(maps + OBJECTS);
    }
    assertThat(last).isPositive();
  }

  /**
   * Bytes a step of that stretch which leaves the fewest: the compiler takes its time to see what
   * need not be made, and how long depends on what else the machine does.
   */
  private static double least(LongConsumer step) {
    double least = Double.POSITIVE_INFINITY;
    for (int window = 0; window < WINDOWS; window++) {
      long start = allocated();
      for (int k = 0; k < STEPS; k++) step.accept(window * STEPS + k);
      least = Math.min(least, (allocated() - start) / (double) STEPS);
    }
    return least;
  }

  private void said(Optimizer optimizer, long step) {
    optimizer.hyperparameters(step).forEach((name, value) -> last = value);
  }
}
