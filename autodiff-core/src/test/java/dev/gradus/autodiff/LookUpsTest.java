package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Finding one of many by name, by var or by index: right among many, and with no work that grows
 * with their number. Lists are not searched at all, which {@link ArchitectureTest} holds; what is
 * made for one look-up is counted here, in bytes.
 */
class LookUpsTest {
  private static final int FEW = 10;
  private static final int MANY = 20_000;

  /** What 100 look-ups by a function of the number of names allocate, when all is warm. */
  private static long bytes(int n, IntFunction<IntConsumer> among) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    IntConsumer lookUp = among.apply(n);
    for (int i = 0; i < 100; i++) lookUp.accept(i % n);
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < 100; i++) lookUp.accept((int) (i * 7919L % n));
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  /** An entry of longer digits takes some bytes more; another name none. */
  private static void allocatesAlike(IntFunction<IntConsumer> among) {
    assertThat(bytes(MANY, among)).isLessThan(2 * bytes(FEW, among) + 100 * 200);
  }

  private static Gradient gradient(int n) {
    Tape tape = new Tape();
    Var sum = tape.constant(0);
    for (int i = 0; i < n; i++) sum = sum.add(tape.variable("w" + i, i).square());
    return sum.backward();
  }

  private static Layout layout(int n) {
    return new Layout(IntStream.range(0, n).mapToObj(i -> "w^(" + i + ")").toList(),
        Collections.nCopies(n, Shape.of(2)));
  }

  @Test
  void lookUpsAmongManyAllocateAsAmongFew() {
    allocatesAlike(n -> {
      Gradient g = gradient(n);
      return i -> g.of("w" + i);
    });
    allocatesAlike(n -> layout(n)::entry);
    allocatesAlike(n -> {
      Layout layout = layout(n);
      return i -> layout.index("w_2^(" + i + ")");
    });
    allocatesAlike(n -> {
      Layout layout = new Layout(List.of("w"), List.of(Shape.of(n)));
      return i -> layout.index("w_" + (i + 1));
    });
  }

  @Test
  void eachOfManyVariablesIsFoundByVarAndByName() {
    Gradient g = gradient(MANY);
    Layout layout = g.layout();
    for (int i = 0; i < MANY; i++) {
      assertThat(g.of("w" + i).toDouble()).isEqualTo(2.0 * i);
      assertThat(layout.position("w" + i)).isEqualTo(i);
      assertThat(layout.position("w" + i)).isEqualTo(i);
    }
  }

  @Test
  void eachOfManyVarsHasItsDerivativeInTheOrderAsked() {
    Tape tape = new Tape();
    List<Var> w = new ArrayList<>();
    Var sum = tape.constant(0);
    for (int i = 0; i < MANY; i++) {
      w.add(tape.variable("w" + i, i));
      sum = sum.add(w.get(i).square());
    }
    Collections.shuffle(w, new Random(1));
    List<Var> gradient = tape.gradient(sum, w);
    for (int i = 0; i < MANY; i++) {
      assertThat(gradient.get(i).toDouble()).isEqualTo(2 * w.get(i).toDouble());
    }
  }

  @Test
  void automaticNamesPassOverManyThatAreTaken() {
    Tape tape = new Tape();
    for (int i = 0; i < MANY; i++) tape.variable("v" + (MANY + i + 1), 1);
    for (int i = 0; i < MANY; i++) {
      Leaf leaf = (Leaf) tape.variable(1).op();
      assertThat(leaf.label()).isEqualTo("v" + (2 * MANY + i + 1));
    }
  }

  @Test
  void eachOfManyNamesOfAWorkspaceHasItsNumbers() {
    int n = 2_000;
    Tape tape = new Tape();
    Plan.Builder builder = Plan.builder(tape);
    for (int i = 0; i < n; i++) {
      builder.output("y" + i, tape.input("x" + i, Shape.of(1)).multiply(2));
    }
    Workspace ws = builder.compile(Precision.DOUBLE).workspace();
    double[] shared = {7};
    for (int i = 0; i < n; i++) {
      if (i % 2 == 0) ws.set("x" + i, Tensor.vector(i));
      else ws.bind("x" + i, i % 4 == 1 ? new double[] {i} : shared);
    }
    ws.run();
    for (int i = 0; i < n; i++) {
      assertThat(ws.get("y" + i)).isEqualTo(Tensor.vector(i % 4 == 3 ? 14 : 2.0 * i));
    }
  }

  @Test
  void placesOfEntriesAreThoseOfTheirTensors() {
    Layout layout = new Layout(List.of("a", "W^(1)", "none", "c", "b"), List.of(Shape.of(0),
        Shape.of(2, 12), Shape.of(0, 3), Shape.SCALAR, Shape.of(2)));
    for (int i = 0; i < 24; i++) {
      assertThat(layout.tensor(i)).isEqualTo(1);
      assertThat(layout.position(i)).containsExactly(i / 12, i % 12);
    }
    assertThat(layout.tensor(24)).isEqualTo(3);
    assertThat(layout.position(24)).isEmpty();
    assertThat(layout.tensor(26)).isEqualTo(4);
    assertThat(layout.position(26)).containsExactly(1);
  }
}
