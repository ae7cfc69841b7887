package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.ErrorTexts.inAnotherThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.check.GradientCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Each thread has tapes of its own; derivative functions and tensors are shared by all. */
class ThreadsTest {
  private static final int THREADS = 4;

  @Test
  void oneDerivativeFunctionMayBeUsedByManyThreadsAtOnce() throws Exception {
    Derivative d = Autodiff.grad(
        x -> x.multiply(Autodiff.grad(y -> x.square().multiply(y)).apply(Var.constant(1))).tanh());
    Tensor[] expected = new Tensor[100];
    for (int i = 0; i < expected.length; i++) expected[i] = d.at(Tensor.scalar(i / 50.0));
    CyclicBarrier start = new CyclicBarrier(THREADS);
    inParallel(() -> {
      start.await();
      for (int i = 0; i < expected.length; i++) {
        assertThat(d.at(Tensor.scalar(i / 50.0))).isEqualTo(expected[i]);
      }
      return null;
    });
  }

  @Test
  void gradientCheckMayBeUsedByManyThreadsAtOnce() throws Exception {
    GradientCheck check = GradientCheck.of(x -> x.softmax(0).log().sum());
    Tensor x = Tensor.vector(0.1, 0.7, -0.4);
    String expected = check.at(x).toString();
    inParallel(() -> {
      for (int i = 0; i < 20; i++) assertThat(check.at(x)).hasToString(expected);
      return null;
    });
  }

  private static void inParallel(Callable<Void> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) all.add(threads.submit(work));
      for (Future<Void> one : all) one.get();
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void tapeOfAnotherThreadTakesNothing() {
    Tape tape = inAnotherThread(Tape::new);
    assertThatThrownBy(() -> tape.constant(1)).isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("constant: this tape belongs to thread other but was used from");
    assertThat(tape.size()).isZero();
    Var foreign = inAnotherThread(() -> new Tape().variable("x", 3));
    assertThatThrownBy(foreign::square).isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("square: this tape belongs to thread other but was used from");
    assertThatThrownBy(foreign::backward).isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("backward: this tape belongs to thread other but was used from");
  }

  @Test
  void valuesOfAnotherThreadsTapeMayBeRead() {
    Var foreign = inAnotherThread(() -> new Tape().variable("x", 3).square());
    assertThat(foreign.toDouble()).isEqualTo(9);
    assertThat(foreign).hasToString("%1 = square(%0) = 9.0");
    assertThat(Autodiff.grad(x -> x.multiply(Var.constant(foreign.value()))).at(1)).isEqualTo(9);
  }

  @Test
  void derivativeBeingTakenOnOneThreadIsUnknownToOthers() {
    double slope = Autodiff.grad(x -> {
      Var other =
          inAnotherThread(() -> Autodiff.grad(Var::square).apply(Var.constant(3)));
      assertThat(other.index()).isEqualTo(-1);
      return x.multiply(other);
    }).at(1);
    assertThat(slope).isEqualTo(6);
  }
}
