package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A prediction makes the tensor that it gives, and leaves nothing else: no list, no copy of the
 * points, no box around a number. Asked where there are no vectors: what the compiler leaves of
 * those is its own, in Java 17 up to all sums of a product's tile.
 */
class PredictionAllocationTest {
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int INPUTS = 20;
  private static final int OUTPUTS = 10;
  private static final int CALLS = 20;
  private static final int ROUNDS = 20_000; // far fewer are needed, if it is compiled at once
  /** Heads of a tensor and of its array, and what aligns them: fewer than a list takes. */
  private static final int HEADS = 48;

  private static Object last = "";

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static Tensor points(int n) {
    double[] all = new Random(n).doubles((long) n * INPUTS, -1, 1).toArray();
    return Tensor.of(Shape.of(n, INPUTS), all);
  }

  private static Model model(Precision precision) {
    Sequential net = Sequential.of(new Dense(INPUTS, 33), new Relu(), new Dense(33, OUTPUTS),
        new Softmax());
    return new Model(net, net.initialize(1), precision);
  }

  /** One that prepares its points and answers in the unit of its targets. */
  private static Model prepared(Precision precision) {
    Sequential net = Sequential.of(new Dense(INPUTS, 33), new Relu(), new Dense(33, OUTPUTS));
    Tensor targets = Tensor.of(Shape.of(8, OUTPUTS), new Random(3).doubles(80, 5, 9).toArray());
    return Training.of(net, Loss.meanSquaredError()).precision(precision)
        .prepared(Preparation.standardise().standardiseTargets()).batch(4).epochs(1)
        .run(Dataset.numbers(points(8), targets));
  }

  /** Bytes of a call, in that round of several which has the fewest. */
  private static long bytes(Model model, Tensor points, long enough) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > enough; round++) {
      long start = allocated();
      for (int i = 0; i < CALLS; i++) last = model.predict(points);
      least = Math.min(least, (allocated() - start) / CALLS);
    }
    return least;
  }

  @ParameterizedTest
  @Tag("without-vector")
  @EnumSource(Precision.class)
  void aPredictionLeavesItsResultOnly(Precision precision) {
    assumeThat(Plan.environment().contains("plain loops")).as("runs without vectors only").isTrue();
    assertThat(THREADS.isThreadAllocatedMemoryEnabled()).isTrue();
    for (Model model : new Model[] {model(precision), prepared(precision)}) {
      Tensor one = Tensor.vector(points(1).toArray());
      for (Tensor points : new Tensor[] {one, points(1), points(64), points(300)}) {
        int n = points.size() / INPUTS;
        long result = (long) n * OUTPUTS * Double.BYTES + HEADS;
        assertThat(bytes(model, points, result)).as("bytes for %s of %s", points.shape(), model)
            .isLessThanOrEqualTo(result);
        assertThat(((Tensor) last).size()).isEqualTo(n * OUTPUTS);
      }
    }
  }

  /** Nothing, but all threads are inside of it at once. */
  private record Meeting(CyclicBarrier all) implements Op.Unary {
    @Override
    public double value(double x) {
      try {
        all.await();
        return x;
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override public Var slope(Var x, Var y) { return Var.constant(1); }
  }

  @Test
  void moreThreadsThanProcessorsFindWorkersOfLastTime() throws Exception {
    int many = Math.min(40, Runtime.getRuntime().availableProcessors() + 6);
    Meeting meeting = new Meeting(new CyclicBarrier(many));
    Sequential net = Sequential.of(new Dense(200, 100), new Dense(100, 1),
        Layer.of("meeting", x -> Var.custom(meeting, x)));
    Model model = new Model(net, net.initialize(1));
    Tensor x = Tensor.vector(new double[200]);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      for (int round = 0; round < 3; round++) {
        List<Callable<Long>> calls = Collections.nCopies(many, () -> {
          long before = allocated();
          model.predict(x);
          return allocated() - before;
        });
        for (Future<Long> bytes : threads.invokeAll(calls)) {
          if (round > 1) assertThat(bytes.get()).as("less than weights").isLessThan(20_000 * 4);
          else bytes.get();
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void modelsThatShareWorkersPredictByTheirOwnNumbers() {
    Model first = model(Precision.FLOAT);
    Model second = first.with(first.net().initialize(2));
    Tensor x = points(3);
    Tensor y1 = new Model(first.net(), first.parameters()).predict(x);
    Tensor y2 = new Model(first.net(), second.parameters()).predict(x);
    for (int i = 0; i < 5; i++) {
      assertThat(first.predict(x)).isEqualTo(y1);
      assertThat(second.predict(x)).isEqualTo(y2).isNotEqualTo(y1);
    }
  }
}
