package dev.gradus.autodiff.plan.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Programs;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values share a buffer only if one is read for the last time before the other is there. */
class LifetimesTest {
  private static final Shape SQUARE = Shape.of(5, 5);
  private static final int LONGEST = 40;

  /** A program of two states and random steps; a shorter one is the same one's beginning. */
  private static final class Drawn {
    final Tape tape = new Tape();
    final List<Var> values = new ArrayList<>();
    private final Random random;

    Drawn(int seed, int steps) {
      random = new Random(seed);
      values.add(tape.state("s", SQUARE));
      values.add(tape.state("t", SQUARE));
      values.add(tape.input("x", SQUARE));
      for (int i = 0; i < steps; i++) values.add(step(any(), any(), any()));
    }

    private Var any() { return values.get(random.nextInt(values.size())); }

    private Var step(Var a, Var b, Var c) {
      return switch (random.nextInt(11)) {
        case 0 -> a.matmul(b).multiply(0.2);
        case 1 -> a.matmul(b.transpose()).multiply(0.1).add(c);
        case 2 -> a.softmax(1);
        case 3 -> a.transpose();
        case 4 -> a.subtract(b.multiply(c.sum()));
        case 5 -> a.add(b.sum(0)).tanh();
        case 6 -> a.slice(0, 2, 5).concat(0, b.slice(0, 0, 2));
        case 7 -> a.multiply(b).add(c.multiply(0.5));
        case 8 -> a.reshape(25).slice(0, 24, -1, -1).reshape(SQUARE);
        case 9 -> a.sigmoid().subtract(b);
        default -> a.maximum(b).add(c);
      };
    }

    /** The last values are wanted, or all of them; the last two become the states. */
    Plan plan(boolean all, Precision precision) {
      int n = values.size();
      Plan.Builder b = Plan.builder(tape);
      for (int i = all ? 0 : n - 2; i < n; i++) b.output("v" + i, values.get(i));
      return b.next(values.get(0), values.get(n - 1).tanh())
          .next(values.get(1), values.get(n - 2).tanh()).compile(precision);
    }
  }

  /** From when to when a value is needed. */
  private record Life(Node node, int made, int read) {
    boolean overlaps(Life other) {
      return made == other.made ? read > made && other.read > made
          : made < other.read && other.made < read;
    }
  }

  private static void check(Plan plan, String program) {
    Map<Node, Integer> made = new LinkedHashMap<>();
    Map<Node, Integer> read = new LinkedHashMap<>();
    List<Instruction> all = Programs.of(plan).schedule().instructions();
    for (Instruction in : all) {
      for (Node n : in.values()) {
        made.put(n, in.time);
        for (Access a : in.reads(n)) read.put(a.source(), in.time);
      }
    }
    Map<Buffer, List<Life>> lives = new LinkedHashMap<>();
    read.keySet().forEach(n -> made.putIfAbsent(n, -1)); // leaves
    made.forEach((n, time) -> {
      Buffer b = Programs.of(plan).storage().bufferOf(n);
      if (b == null) return;
      int end = b.name() != null && !n.isLeaf() ? all.size() : read.getOrDefault(n, time);
      lives.computeIfAbsent(b, k -> new ArrayList<>()).add(new Life(n, time, end));
    });
    lives.forEach((b, of) -> {
      for (Life x : of) {
        for (Life y : of) {
          assertThat(x != y && x.overlaps(y)).as("%s: %s and %s share %s in\n%s", program, x, y, b,
              plan).isFalse();
        }
      }
    });
  }

  @Test
  void valuesThatAreNeededAtOneTimeNeverShareABufferAndNoBitDependsOnIt() {
    boolean shared = false;
    for (int seed = 0; seed < 40; seed++) {
      for (int steps = 1; steps <= LONGEST; steps += 3) { // the shortest that fails comes first
        String program = "seed " + seed + ", " + steps + " steps";
        Precision p = steps % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE;
        Drawn drawn = new Drawn(seed, steps);
        Plan plan = drawn.plan(false, p);
        check(plan, program);
        shared |= Programs.of(plan).storage().buffers().size() < drawn.values.size() / 2;
        Workspace ws = plan.workspace();
        Workspace unshared = drawn.plan(true, p).workspace();
        for (Workspace w : List.of(ws, unshared)) {
          for (String name : List.of("s", "t", "x")) w.set(name, start(name));
          for (int i = 0; i < 3; i++) w.run();
        }
        int n = drawn.values.size();
        for (String name : List.of("v" + (n - 2), "v" + (n - 1), "s", "t", "x")) {
          assertThat(ws.get(name)).as("%s: %s in\n%s", program, name, plan)
              .isEqualTo(unshared.get(name));
        }
      }
    }
    assertThat(shared).as("buffers are shared at all").isTrue();
  }

  private static Tensor start(String name) {
    double[] x = new double[SQUARE.size()];
    for (int i = 0; i < x.length; i++) x[i] = Math.sin(i + name.charAt(0));
    return Tensor.of(SQUARE, x);
  }
}
