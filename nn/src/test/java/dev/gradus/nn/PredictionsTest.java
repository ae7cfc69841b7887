package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Predictions for any numbers of points, in turn and at once, by a bounded number of plans. */
class PredictionsTest {
  private static final int POINTS = 2200;

  /** A layer that counts how often it is recorded, which is once for each plan. */
  record Counting(AtomicInteger plans, boolean isPointwise) implements Layer {
    @Override
    public Var apply(Var x, Context here) {
      plans.incrementAndGet();
      return isPointwise ? x : x.subtract(x.mean(0));
    }
  }

  private static Sequential net(Layer first) {
    return Sequential.of(first, new Dense(5, 33), new Tanh(), new Dense(33, 17), new Sigmoid(),
        new Dense(17, 3), new Softmax());
  }

  private static Model model(Layer first, Precision precision) {
    Sequential net = net(first);
    return new Model(net, net.initialize(1), precision);
  }

  private static Tensor points() {
    return Tensor.of(dev.gradus.autodiff.Shape.of(POINTS, 5),
        new Random(5).doubles(POINTS * 5, -2, 2).toArray());
  }

  private static Tensor some(int from, int n) {
    return points().rows(IntStream.range(from, from + n).toArray());
  }

  /** By a plan for exactly that many points, the first of a network made for it. */
  private static Tensor alone(Tensor points, Precision precision) {
    return model(new Counting(new AtomicInteger(), true), precision).predict(points);
  }

  @Test
  @Tag("without-vector")
  void whateverPartsANumberIsMadeOfTheBitsAreThoseOfOnePlan() {
    for (Precision precision : Precision.values()) {
      AtomicInteger plans = new AtomicInteger();
      Model model = model(new Counting(plans, true), precision);
      for (int n : new int[] {7, 100, 3, 50, 12, 31, 19, 600, 1, 2, 5, 15, 64, 99, 255, 511, 700,
          1000, 1023, 1024, 0}) {
        Tensor x = some(n % 40, n);
        assertThat(model.predict(x)).as("%s points", n).isEqualTo(alone(x, precision));
      }
      assertThat(plans.get()).as("eight, those for 1 to 1,024, and for none")
          .isLessThanOrEqualTo(8 + 11 + 1);
      double[] all = model.predict(points()).toArray();
      for (int from : new int[] {0, 1024}) { // more points are in parts with any network
        assertThat(Arrays.copyOfRange(all, 3 * from, 3 * from + 3 * 1024))
            .isEqualTo(alone(some(from, 1024), precision).toArray());
      }
    }
  }

  @Test
  void theFirstEightNumbersOfPointsHavePlansAndOthersSoonNeedNoneMore() {
    AtomicInteger plans = new AtomicInteger();
    Model model = model(new Counting(plans, true), Precision.FLOAT);
    for (int n = 93; n <= 100; n++) model.predict(some(0, n));
    assertThat(plans.get()).isEqualTo(8);
    for (int turn = 0; turn < 3; turn++) {
      for (int n = 93; n <= 100; n++) model.predict(some(0, n));
      for (int n = 1; n <= 63; n++) model.predict(some(0, n));
      assertThat(plans.get()).as("and for 1, 2, 4, 8, 16, 32").isEqualTo(8 + 6);
    }
  }

  @Test
  void pointsThatAreMixedStayTogetherAndThePlansUsedLastAreKept() {
    AtomicInteger plans = new AtomicInteger();
    Model model = model(new Counting(plans, false), Precision.DOUBLE);
    for (int n = 1; n <= 12; n++) {
      Tensor expected = model(new Counting(new AtomicInteger(), false), Precision.DOUBLE)
          .predict(some(0, 100 * n));
      assertThat(model.predict(some(0, 100 * n))).as("%s00 points", n).isEqualTo(expected);
    }
    assertThat(plans.get()).isEqualTo(12);
    for (int n = 5; n <= 12; n++) model.predict(some(0, 100 * n));
    assertThat(plans.get()).as("of these eight none more").isEqualTo(12);
    model.predict(some(0, 100));
    assertThat(plans.get()).isEqualTo(13);
  }

  @Test
  void manyThreadsWithManyNumbersOfPointsGiveTheBitsOfOne() throws Exception {
    double[][] expected = alone(some(0, 1024), Precision.FLOAT).toMatrix();
    AtomicInteger plans = new AtomicInteger();
    Model model = model(new Counting(plans, true), Precision.FLOAT);
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int t = 0; t < 32; t++) {
        Random random = new Random(t);
        all.add(threads.submit(() -> {
          boolean same = true;
          for (int i = 0; i < 60; i++) {
            int n = 1 + random.nextInt(300);
            int from = random.nextInt(1024 - n);
            double[][] y = model.predict(some(from, n)).toMatrix();
            same &= Arrays.deepEquals(y, Arrays.copyOfRange(expected, from, from + n));
          }
          return same;
        }));
      }
      for (Future<Boolean> same : all) assertThat(same.get()).isTrue();
    } finally {
      threads.shutdown();
    }
    assertThat(plans.get()).as("no plan twice").isLessThanOrEqualTo(8 + 9);
  }

  /** A layer whose plan for seven points is not made before it may be. */
  record Waiting(CountDownLatch begun, CountDownLatch end) implements Layer {
    @Override public boolean isPointwise() { return true; }

    @Override
    public Var apply(Var x, Context here) {
      if (x.shape().dim(0) == 7) {
        begun.countDown();
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return x;
    }
  }

  @Test
  void whileAPlanIsMadeOthersPredict() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Model model = model(new Waiting(begun, end), Precision.FLOAT);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<Tensor> slow = threads.submit(() -> model.predict(some(0, 7)));
      Future<Tensor> same = threads.submit(() -> model.predict(some(0, 7)));
      begun.await();
      Future<Tensor> other = threads.submit(() -> model.predict(some(0, 3)));
      assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(alone(some(0, 3), Precision.FLOAT));
      end.countDown();
      assertThat(slow.get()).isEqualTo(same.get()).isEqualTo(alone(some(0, 7), Precision.FLOAT));
    } finally {
      end.countDown();
      threads.shutdown();
    }
  }
}
