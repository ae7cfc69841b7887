package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A step of a training leaves nothing behind, whatever the optimiser and its schedules are and
 * wherever the points lie. Two things leave something until the JVM has compiled them, so that
 * epochs are trained until they do not: loops of vectors, whose vectors are objects till then, and
 * Java's own power, which makes three arrays, and cosine, which makes one in JDK 25.
 */
class StepAllocationTest {
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int STEPS = 10;
  private static final int ROUNDS = 6;
  private static final int EPOCHS = 3000; // far fewer are needed, if it is compiled at once

  private static double last;

  // before the tests, since what is compiled meanwhile leaves less
  private static final long POWER = least(k -> last += StrictMath.pow(0.9, k + 3.0));
  private static final long COSINE = least(k -> last += StrictMath.cos(0.1 * k));

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @BeforeEach
  void measures() { assertThat(THREADS.isThreadAllocatedMemoryEnabled()).isTrue(); }

  private static Optimizer optimizer(String name) {
    Schedule rate = Schedule.linear(0.001, 0.0005, 40).warmUp(5);
    return switch (name) {
      case "momentum" -> new Sgd(0.01, 0.9);
      case "Adam" -> new Adam(0.001);
      case "RmsProp" -> new RmsProp(0.001);
      case "Adagrad" -> new WeightDecay(0.1).then(new ClipValue(1)).then(new Adagrad(0.001));
      case "Lion" -> new Lion(rate, 0.1);
      default -> new ClipNorm(1).then(new Averaged(new AdamW(rate, 0.1), 0.99));
    };
  }

  /** More than 127 points in a batch, whose number Java keeps no object of. */
  private static final int BATCH = 130;
  private static final int POINTS = BATCH * (STEPS + 2);

  private static Dataset data(String kind) {
    Random random = new Random(1);
    byte[] all = new byte[POINTS * 20];
    random.nextBytes(all);
    int[] classes = random.ints(POINTS, 0, 10).toArray();
    Dataset data = Dataset.classes(Points.ofBytes(all, 20, 1 / 255.0, 0), classes);
    if (kind.equals("bytes")) return data;
    if (kind.equals("tensor")) {
      return Dataset.classes(Tensor.of(Shape.of(POINTS, 20), data.points().toArray()), classes)
          .weighted(random.doubles(POINTS, 0.5, 2).toArray());
    }
    return data.split(0.01, 1).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"momentum", "Adam", "RmsProp", "Adagrad", "Lion",
      "clipped, averaged AdamW"})
  void aStepLeavesNothing(String name) {
    Sequential net = Sequential.of(new Dense(20, 8), new Dropout(0.2), new Relu(),
        new Dense(8, 10));
    for (String kind : new String[] {"tensor", "bytes", "selected", "prepared"}) {
      Training training = Training.of(net, Loss.crossEntropy()).optimizer(optimizer(name))
          .batch(BATCH).epochs(EPOCHS).observe(Observer.ofEpochs((run, epoch) -> {
          })).plateau(3, 0.5, 0).validate(data("bytes"));
      if (kind.equals("prepared")) training = training.prepared(Preparation.standardise());
      Run run = training.begin(data(kind));
      long powers = name.contains("Adam") ? 2 * POWER : 0; // of the 1 − βᵗ of its two means
      long left = leastOfEpochs(run, powers);
      assertThat(left).as("bytes of %s steps, %s", STEPS, kind).isLessThanOrEqualTo(powers);
    }
  }

  @Test
  void aScheduleLeavesNoMoreThanTheFunctionsOfJava() {
    Schedule one = Schedule.constant(1);
    Schedule plain = one.warmUp(5).then(20, Schedule.linear(1, 0.5, 20))
        .times(Schedule.inverseRoot(1, 3));
    assertThat(least(k -> last += plain.at(k))).isZero();
    Map.of(Schedule.cosine(1, 100), COSINE, Schedule.oneCycle(1, 100), COSINE,
        Schedule.exponential(1, 0.999), POWER, Schedule.steps(1, 0.5, 10), POWER)
        .forEach((s, most) -> assertThat(least(k -> last += s.at(k))).as("%s", s)
            .isLessThanOrEqualTo(most));
    assertThat(last).isFinite();
  }

  /** Bytes of so many steps within an epoch, as soon as an epoch has few enough. */
  private static long leastOfEpochs(Run run, long enough) {
    long least = Long.MAX_VALUE;
    for (int epoch = 0; epoch < EPOCHS && least > enough; epoch++) {
      run.step(); // the first draws the order
      long start = allocated();
      for (int k = 0; k < STEPS; k++) run.step();
      least = Math.min(least, allocated() - start);
      assertThat(run.epochs()).isEqualTo(epoch);
      run.step(); // the last ends the epoch
    }
    return least;
  }

  /** Bytes of so many steps, in that round of several which has the fewest: classes load once. */
  private static long least(LongConsumer step) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = allocated();
      for (int k = 0; k < STEPS; k++) step.accept(k);
      least = Math.min(least, allocated() - start);
    }
    return least;
  }
}
