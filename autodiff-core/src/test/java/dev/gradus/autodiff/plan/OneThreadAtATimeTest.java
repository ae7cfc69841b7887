package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A workspace used by several threads: right numbers or an error, never another's numbers. */
class OneThreadAtATimeTest {
  private static final int THREADS = 4;
  private static final int CALLS = 10_000;

  /** Every public method of a workspace, called rightly. */
  private static Map<String, Consumer<Workspace>> calls() {
    Map<String, Consumer<Workspace>> calls = new LinkedHashMap<>();
    calls.put("run()", Workspace::run);
    calls.put("run(Tensor[])", ws -> ws.run(Tensor.zeros(2), Tensor.zeros(2)));
    calls.put("set(String, Tensor)", ws -> ws.set("x", Tensor.zeros(2)));
    calls.put("get(String)", ws -> ws.get("y"));
    calls.put("floats(String)", ws -> ws.floats("x"));
    calls.put("doubles(String)", ws -> ws.doubles("x"));
    calls.put("indices(String)", ws -> ws.indices("i"));
    calls.put("bind(String, float[])", ws -> ws.bind("x", new float[2]));
    calls.put("bind(String, double[])", ws -> ws.bind("x", new double[2]));
    calls.put("bind(String, int[])", ws -> ws.bind("i", new int[2]));
    return calls;
  }

  private static Map<String, Consumer<Workspace>> calls(Precision precision) {
    Map<String, Consumer<Workspace>> calls = calls();
    boolean floats = precision == Precision.FLOAT;
    calls.remove(floats ? "doubles(String)" : "floats(String)");
    calls.remove(floats ? "bind(String, double[])" : "bind(String, float[])");
    return calls;
  }

  @Test
  void noMethodIsForgottenHere() {
    Set<String> methods = Arrays.stream(Workspace.class.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers())).map(OneThreadAtATimeTest::signature)
        .collect(Collectors.toSet());
    assertThat(calls().keySet()).isEqualTo(methods);
  }

  private static String signature(Method m) {
    return m.getName() + Arrays.stream(m.getParameterTypes()).map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** y = x, looked up at i, with something that happens in the middle of each run. */
  private static Workspace withInside(Precision precision, Runnable inside) {
    NumericRule rule = NumericRule.of("inside", shapes -> shapes.get(0), x -> {
      inside.run();
      return x.get(0);
    }, (x, y, ybar) -> List.of(ybar));
    Tape tape = new Tape();
    Var x = tape.input("x", Shape.of(2));
    Var i = tape.indices("i", Shape.of(2));
    return Plan.builder(tape).output("y", rule.apply(x.indexSelect(0, i))).compile(precision)
        .workspace();
  }

  @Test
  void noMethodMayBeCalledWhileAnotherThreadRuns() {
    for (Precision precision : Precision.values()) {
      calls(precision).forEach((name, call) -> {
        List<Throwable> errors = new ArrayList<>();
        List<Workspace> used = new ArrayList<>();
        Workspace ws = withInside(precision, () -> {
          Thread other = new Thread(() -> call.accept(used.get(0)), "other");
          other.setUncaughtExceptionHandler((t, e) -> errors.add(e));
          other.start();
          join(other);
        });
        used.add(ws);
        assertThat(ws.run(Tensor.vector(3, 4), Tensor.vector(1, 0)).get(0)).as(name)
            .isEqualTo(Tensor.vector(4, 3));
        assertThat(errors).as(name).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(errors.get(0)).hasMessage("Workspace." + name.replaceAll("\\(.*", "")
            + ": thread other came while thread " + Thread.currentThread().getName()
            + " was using the workspace, which belongs to one thread at a time; threads share a "
            + "plan, so give each a workspace of its own with plan.workspace()");
        call.accept(withInside(precision, () -> {})); // alone it is right
      });
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noMethodMayBeCalledFromInsideARun() {
    for (Precision precision : Precision.values()) {
      calls(precision).forEach((name, call) -> {
        List<Workspace> used = new ArrayList<>();
        Workspace ws = withInside(precision, () -> call.accept(used.get(0)));
        used.add(ws);
        assertThatThrownBy(ws::run).as(name).isInstanceOf(IllegalStateException.class)
            .hasMessage("Workspace." + name.replaceAll("\\(.*", "") + ": thread "
                + Thread.currentThread().getName() + " is inside a run of this workspace; give "
                + "what the run calls a workspace of its own with plan.workspace()");
        assertThat(ws.get("x")).as("and it may be used again").isEqualTo(Tensor.zeros(2));
      });
    }
  }

  /** An operation that uses a workspace, on whichever thread computes an entry. */
  record Using(List<Workspace> used, List<Throwable> errors) implements Op.Unary {
    @Override public double value(double x) {
      if (x != 77) return x;
      try {
        used.get(0).get("y");
      } catch (IllegalStateException e) {
        errors.add(e);
      }
      return x;
    }

    @Override public Var slope(Var x, Var y) { return Var.constant(1); }
  }

  @Test
  void aCallFromAHelperOfTheRunIsOneFromInsideToo() {
    int n = 100_000;
    for (int place : new int[] {0, n - 1}) {
      List<Workspace> used = new ArrayList<>();
      List<Throwable> errors = new ArrayList<>();
      Workspace ws = Plan.of(x -> Var.custom(new Using(used, errors), x), Shape.of(n),
          Precision.DOUBLE).workspace(2);
      used.add(ws);
      ws.doubles("x")[place] = 77;
      ws.run();
      assertThat(errors).singleElement().isInstanceOf(IllegalStateException.class);
      assertThat(errors.get(0)).hasMessageStartingWith("Workspace.get: thread ");
    }
  }

  @Test
  void aRunOnTensorsAnswersItsOwnInputsOrIsAnError() throws Exception {
    for (int threads : new int[] {1, 2}) {
      Workspace ws = Plan.of(x -> x.multiply(2).add(1), Shape.of(50), Precision.DOUBLE)
          .workspace(threads);
      int right = together(t -> {
        Tensor x = Tensor.full(Shape.of(50), t);
        try {
          Tensor y = ws.run(x).get(0);
          assertThat(y).isEqualTo(Tensor.full(Shape.of(50), 2 * t + 1));
          return true;
        } catch (IllegalStateException e) {
          assertThat(e).hasMessageContaining("belongs to one thread at a time");
          return false;
        }
      });
      assertThat(right).as("somebody comes through").isPositive();
    }
  }

  @Test
  void whatIsReadIsWhatOneCallWroteAndNoMixture() throws Exception {
    Workspace ws = Plan.of(x -> x.multiply(1), Shape.of(200), Precision.FLOAT).workspace();
    together(t -> {
      try {
        ws.set("x", Tensor.full(Shape.of(200), t));
        ws.run();
        for (String name : List.of("x", "y")) {
          Tensor y = ws.get(name);
          assertThat(y).isEqualTo(Tensor.full(Shape.of(200), y.get(0)));
        }
        return true;
      } catch (IllegalStateException e) {
        return false;
      }
    });
  }

  @Test
  void aWorkspaceMayBeHandedFromThreadToThread() throws Exception {
    Workspace ws = Plan.of(Var::square, Shape.of(50), Precision.DOUBLE).workspace(2);
    Object hands = new Object();
    int right = together(t -> {
      synchronized (hands) {
        ws.set("x", Tensor.full(Shape.of(50), t));
        ws.run();
        assertThat(ws.get("y")).isEqualTo(Tensor.full(Shape.of(50), t * t));
        return true;
      }
    });
    assertThat(right).isEqualTo(THREADS * CALLS);
  }

  @Test
  void onePlanMayBeCompiledByManyThreadsAtOnce() throws Exception {
    Tape tape = new Tape();
    Plan.Builder builder = Plan.builder(tape);
    List<Tensor> points = new ArrayList<>();
    Var y = tape.constant(1);
    for (int i = 0; i < 20; i++) {
      y = y.add(Recompute.of(Var::exp).apply(tape.input("x" + i, Shape.SCALAR)));
      points.add(Tensor.scalar(i / 8.0));
    }
    builder.output("y", y);
    Tensor[] x = points.toArray(new Tensor[0]);
    Tensor expected = builder.compile(Precision.DOUBLE).workspace().run(x).get(0);
    together(t -> {
      assertThat(builder.compile(Precision.DOUBLE).workspace().run(x).get(0)).isEqualTo(expected);
      return true;
    }, 100);
  }

  /** What a thread does with its number again and again; whether it came through. */
  interface Turn {
    boolean takes(int thread);
  }

  /** How many turns came through, when all threads take theirs at once. */
  private static int together(Turn turn) throws Exception { return together(turn, CALLS); }

  private static int together(Turn turn, int times) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int number = t;
        all.add(() -> {
          start.await();
          int right = 0;
          for (int i = 0; i < times; i++) if (turn.takes(number)) right++;
          return right;
        });
      }
      int right = 0;
      for (Future<Integer> f : threads.invokeAll(all)) right += f.get();
      return right;
    } finally {
      threads.shutdown();
    }
  }
}
