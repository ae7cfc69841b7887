package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans in long runs, on many threads, with users' operations and bad input. */
class ReliabilityTest {
  /** A step of a perceptron with one hidden layer. */
  private static Plan step(int points, Precision precision) {
    Tape tape = new Tape();
    Var w = tape.variable("w", Shape.of(2, 4));
    Var v = tape.variable("v", Shape.of(4, 1));
    Var x = tape.input("x", Shape.of(points, 2));
    Var t = tape.input("t", Shape.of(points, 1));
    Var e = x.matmul(w).sigmoid().matmul(v).bceWithLogits(t);
    List<Var> g = tape.gradient(e, List.of(w, v));
    return Plan.builder(tape).output("error", e).next(w, w.subtract(g.get(0).multiply(0.1)))
        .next(v, v.subtract(g.get(1).multiply(0.1))).compile(precision);
  }

  private static Workspace started(Plan plan, int threads) {
    Workspace ws = Helped.workspace(plan, threads);
    for (String name : List.of("w", "v", "x", "t")) {
      Shape shape = ws.get(name).shape();
      double[] values = new double[shape.size()];
      for (int i = 0; i < values.length; i++) values[i] = Math.sin(i + name.charAt(0));
      ws.set(name, Tensor.of(shape, values));
    }
    return ws;
  }

  @Test
  void aSteadyStepAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Precision precision : Precision.values()) {
      for (int points : new int[] {1, 100}) {
        Workspace ws = started(step(points, precision), 1);
        for (int i = 0; i < 2000; i++) ws.run();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 10_000; i++) ws.run();
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        // what asking costs, far less than a byte a step
        assertThat(after - before).as("%s, %s points", precision, points).isLessThan(2000);
      }
    }
  }

  private static final long MOST_GROWN = 8_000_000;

  @Test
  void manyStepsStayOnTheirWay() { steps(100_000); }

  @Test
  @Tag("soak")
  void tenMillionStepsKeepMemoryFlat() { steps(10_000_000); }

  private static void steps(int n) {
    Workspace ws = started(step(1, Precision.FLOAT), 1);
    ws.run();
    double first = ws.floats("error")[0];
    System.gc();
    long before = used();
    for (int i = 0; i < n; i++) ws.run();
    assertThat(ws.floats("error")[0]).isLessThan((float) first);
    long grown = Long.MAX_VALUE; // other threads of the JVM hold some for a moment; a leak stays
    for (int i = 0; i < 10 && grown >= MOST_GROWN; i++) {
      System.gc();
      grown = used() - before;
    }
    assertThat(grown).isLessThan(MOST_GROWN);
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void manyThreadsRunOnePlanEachInItsWorkspace() throws Exception {
    Plan plan = step(50, Precision.FLOAT);
    Callable<Tensor> training = () -> {
      Workspace ws = started(plan, 1);
      for (int i = 0; i < 300; i++) ws.run();
      return ws.get("w");
    };
    Tensor alone = training.call();
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try {
      List<Callable<Tensor>> all = java.util.Collections.nCopies(64, training);
      for (Future<Tensor> w : threads.invokeAll(all)) assertThat(w.get()).isEqualTo(alone);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void helpersEndWhenThereIsNothingToDo() throws Exception {
    Plan large = Plan.of(x -> x.matmul(x), Shape.of(200, 200), Precision.FLOAT);
    Workspace ws = Helped.workspace(large, 3);
    ws.run();
    assertThat(helpers()).as("helpers at work").isPositive();
    long end = System.nanoTime() + 20_000_000_000L;
    while (helpers() > 0 && System.nanoTime() < end) Thread.sleep(50);
    assertThat(helpers()).as("helpers left").isZero();
    ws.set("x", Tensor.full(Shape.of(200, 200), 1));
    ws.run();
    assertThat(ws.get("y")).isEqualTo(Tensor.full(Shape.of(200, 200), 200));
  }

  @Test
  void howeverManyThreadsAreAskedForThereAreNoMoreHelpersThanProcessors() {
    Plan large = Plan.of(x -> x.matmul(x), Shape.of(200, 200), Precision.FLOAT);
    Tensor x = Tensor.full(Shape.of(200, 200), 1);
    long most = 0;
    for (int i = 0; i < 50; i++) {
      Workspace ws = large.workspace(i == 0 ? Integer.MAX_VALUE : 8); // one for each request
      assertThat(ws.run(x).get(0)).isEqualTo(Tensor.full(Shape.of(200, 200), 200));
      most = Math.max(most, helpers());
    }
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(Plan.environment()).contains("helper threads: " + (processors - 1) + " at most");
    assertThat(most).as("with seven of other tests").isLessThanOrEqualTo(processors - 1 + 7);
  }

  private static long helpers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("gradus-helper") && t.isAlive()).count();
  }

  /** An operation that fails on some numbers. */
  record Picky() implements Op.Unary {
    @Override public double value(double x) {
      if (x == 77) throw new IllegalArgumentException("77");
      return 2 * x;
    }

    @Override public Var slope(Var x, Var y) { return Var.constant(2); }
  }

  @Test
  void whatAHelperThrowsReachesTheCallerAndTheWorkspaceGoesOn() {
    int n = 100_000;
    Workspace ws = Helped.workspace(
        Plan.of(x -> Var.custom(new Picky(), x), Shape.of(n), Precision.DOUBLE), 2);
    double[] x = ws.doubles("x");
    for (int place : new int[] {0, n - 1}) { // the caller's part, and the helper's
      x[place] = 77;
      assertThatThrownBy(ws::run).isInstanceOf(IllegalArgumentException.class).hasMessage("77");
      x[place] = 4;
      ws.run();
      assertThat(ws.doubles("y")[place]).isEqualTo(8);
    }
  }

  /** An operation that throws what Java would have to declare. */
  record Sneaky() implements Op.Unary {
    @Override public double value(double x) {
      if (x == 77) Sneaky.<RuntimeException>sneak(new java.io.IOException("77"));
      return x;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable e) throws E { throw (E) e; }

    @Override public Var slope(Var x, Var y) { return Var.constant(1); }
  }

  @Test
  void whateverAPartThrowsEndsTheRunForAll() {
    int n = 100_000;
    Workspace ws = Helped.workspace(
        Plan.of(x -> Var.custom(new Sneaky(), x), Shape.of(n), Precision.FLOAT), 2);
    for (int place : new int[] {0, n - 1}) {
      ws.floats("x")[place] = 77;
      assertThatThrownBy(ws::run).isInstanceOf(java.io.IOException.class).hasMessage("77");
      ws.floats("x")[place] = 1;
      ws.run();
      assertThat(ws.floats("y")[place]).isEqualTo(1);
    }
  }

  @Test
  void anIndexOutOfRangeStopsTheRunBeforeAStateIsChanged() {
    Tape tape = new Tape();
    Var count = tape.state("count", Shape.SCALAR);
    Var x = tape.input("x", Shape.of(3));
    Var i = tape.indices("i", Shape.of(2));
    Workspace ws = Plan.builder(tape).next(count, count.add(1)).output("y", x.indexSelect(0, i))
        .compile(Precision.DOUBLE).workspace();
    ws.indices("i")[1] = 3;
    assertThatThrownBy(ws::run).isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("index 3.0 at place 1");
    assertThat(ws.get("count").toDouble()).isZero();
    ws.indices("i")[1] = 2;
    ws.run();
    assertThat(ws.get("count").toDouble()).isEqualTo(1);
  }

  @Test
  void usersOperationsAreCompiledWithTheirGradients() {
    NumericRule cube = NumericRule.of("cube", s -> s.get(0),
        x -> Tensor.vector(java.util.Arrays.stream(x.get(0).toArray()).map(v -> v * v * v)
            .toArray()),
        (x, y, ybar) -> {
          double[] g = ybar.toArray();
          for (int i = 0; i < g.length; i++) g[i] *= 3 * Math.pow(x.get(0).get(i), 2);
          return List.of(Tensor.vector(g));
        });
    Tape tape = new Tape();
    Var x = tape.variable("x", Shape.of(3));
    Var e = Var.custom(new Picky(), cube.apply(x)).sum();
    Plan plan = Plan.builder(tape).output("e", e)
        .output("g", tape.gradient(e, List.of(x)).get(0)).compile(Precision.DOUBLE);
    Workspace ws = plan.workspace();
    ws.set("x", Tensor.vector(1, 2, 3));
    ws.run();
    assertThat(ws.get("e").toDouble()).isEqualTo(72);
    assertThat(ws.get("g")).isEqualTo(Tensor.vector(6, 24, 54));
    assertThat(plan.toString()).contains("cube(x)").contains("picky(").contains("cubeVjp(");
  }

  @Test
  void aRecordedTapeRunsOnOtherNumbersOnTheOtherSideOfItsKinks() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.vector(1, 2, -3, 0));
    Var e = x.relu().add(x.abs()).add(x.maximum(1)).sum();
    Plan plan = Plan.builder(tape).output("e", e)
        .output("g", tape.gradient(e, List.of(x)).get(0)).compile(Precision.DOUBLE);
    Workspace ws = plan.workspace();
    ws.run();
    assertThat(ws.get("e").toDouble()).as("its own numbers").isEqualTo(e.toDouble());
    ws.set("x", Tensor.vector(-1, 0, 3, 1));
    ws.run();
    Tape other = new Tape();
    Var z = other.variable("x", Tensor.vector(-1, 0, 3, 1));
    Var f = z.relu().add(z.abs()).add(z.maximum(1)).sum();
    assertThat(ws.get("e").toDouble()).isEqualTo(f.toDouble());
    assertThat(ws.get("g")).isEqualTo(f.backward().of(z));
  }

  @Test
  void aLongScalarProgramIsOneInstruction() {
    int n = 100_000;
    Tape tape = new Tape();
    Var x = tape.variable("x", Shape.SCALAR);
    Var y = x;
    for (int i = 0; i < n; i++) y = y.multiply(0.999).add(x.sin()).subtract(0.01);
    Plan plan = Plan.builder(tape).output("y", y)
        .output("g", tape.gradient(y, List.of(x)).get(0)).compile(Precision.DOUBLE);
    assertThat(plan.program().schedule().instructions().size()).isLessThan(4);
    Workspace ws = plan.workspace();
    ws.set("x", Tensor.scalar(0.3));
    ws.run();
    double expected = 0.3;
    for (int i = 0; i < n; i++) expected = expected * 0.999 + Math.sin(0.3) - 0.01;
    assertThat(ws.get("y").toDouble()).isCloseTo(expected,
        org.assertj.core.api.Assertions.within(1e-10));
    double slope = Math.pow(0.999, n) + Math.cos(0.3) * (1 - Math.pow(0.999, n)) / 0.001;
    assertThat(ws.get("g").toDouble()).isCloseTo(slope,
        org.assertj.core.api.Assertions.within(1e-8 * slope));
  }

  @Test
  void otherLabelsThanThoseRecordedGiveTheirOwnLoss() {
    Tape tape = new Tape();
    Var z = tape.input("z", Shape.of(3, 4));
    Var labels = tape.indices("labels", Shape.of(3));
    Var table = tape.variable("table", Shape.of(4, 2));
    Plan plan = Plan.builder(tape).output("loss", z.crossEntropy(labels))
        .output("rows", table.embedding(labels)).compile(Precision.DOUBLE);
    Workspace ws = plan.workspace();
    Tensor x = Tensor.of(Shape.of(3, 4), 1, 2, 3, 4, 0, 0, 1, 0, -1, 5, 2, 2);
    Tensor t = Tensor.of(Shape.of(4, 2), 1, 2, 3, 4, 5, 6, 7, 8);
    ws.set("z", x);
    ws.set("table", t);
    for (int[] l : new int[][] {{0, 1, 2}, {3, 3, 0}}) {
      System.arraycopy(l, 0, ws.indices("labels"), 0, 3);
      ws.run();
      Var classes = Var.constant(Tensor.vector(l[0], l[1], l[2]));
      assertThat(ws.get("loss").toDouble()).isCloseTo(
          Var.constant(x).crossEntropy(classes).toDouble(),
          org.assertj.core.api.Assertions.within(1e-15));
      assertThat(ws.get("rows")).isEqualTo(Var.constant(t).embedding(classes).value());
    }
  }

  @Test
  void nanInTheDataPassesThrough() {
    Workspace ws = started(step(3, Precision.FLOAT), 1);
    ws.floats("x")[2] = Float.NaN;
    ws.run();
    assertThat(ws.floats("error")[0]).isNaN();
    assertThat(ws.floats("w")).contains(Float.NaN);
  }

  @Test
  void tooLittleMemorySaysHowMuchIsNeeded() {
    Tape tape = new Tape();
    List<Var> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) all.add(tape.input("x" + i, Shape.of(1 << 28)));
    Plan.Builder b = Plan.builder(tape);
    for (int i = 0; i < all.size(); i++) b.output("y" + i, all.get(i).sum());
    assertThatThrownBy(() -> b.compile(Precision.DOUBLE).workspace())
        .isInstanceOf(OutOfMemoryError.class).hasMessage("Plan.workspace: the plan needs 85899 MB "
            + "for its values in DOUBLE and some for copies, more than the JVM has left (Java heap "
            + "space); give it more with -Xmx or use FLOAT or a smaller batch");
  }
}
