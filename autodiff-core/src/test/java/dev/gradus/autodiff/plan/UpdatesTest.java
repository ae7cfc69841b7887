package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run leaves for the next: always computed from what was there before the run. */
class UpdatesTest {
  private final Tape tape = new Tape();
  private final Var a = tape.state("a", Shape.of(3));
  private final Var b = tape.state("b", Shape.of(3));
  private final Tensor first = Tensor.vector(1, 2, 3);
  private final Tensor second = Tensor.vector(10, 20, 30);

  private Workspace run(Plan.Builder plan) {
    Workspace ws = plan.compile(Precision.DOUBLE).workspace();
    ws.set("a", first);
    ws.set("b", second);
    ws.run();
    return ws;
  }

  @Test
  void twoStatesCanBeSwapped() {
    Workspace ws = run(Plan.builder(tape).next(a, b).next(b, a));
    assertThat(ws.get("a")).isEqualTo(second);
    assertThat(ws.get("b")).isEqualTo(first);
  }

  @Test
  void aStateThatIsReadLaterKeepsItsOldValueUntilThen() {
    Var doubled = a.multiply(2);
    Var product = doubled.reshape(3, 1).matmul(a.reshape(1, 3));
    Workspace ws = run(Plan.builder(tape).next(a, doubled).output("product", product));
    assertThat(ws.get("a")).isEqualTo(Tensor.vector(2, 4, 6));
    assertThat(ws.get("product").toArray()).containsExactly(2, 4, 6, 4, 8, 12, 6, 12, 18);
  }

  @Test
  void aStateReadInAnotherOrderIsNotOverwrittenOnTheWay() {
    Workspace ws = run(Plan.builder(tape).next(a, a.slice(0, 2, -1, -1).add(a)));
    assertThat(ws.get("a")).isEqualTo(Tensor.vector(4, 4, 4));
  }

  @Test
  void aStateUpdatedInPlaceTakesNoBufferMore() {
    Plan plan = Plan.builder(tape).next(a, a.add(b).multiply(a)).compile(Precision.FLOAT);
    assertThat(plan.program().storage().buffers()).hasSize(2);
    assertThat(plan.program().storage().moves()).isEmpty();
  }

  @Test
  void oneValueCanGoToTwoStatesAndOut() {
    Var sum = a.add(b);
    Workspace ws = run(Plan.builder(tape).next(a, sum).next(b, sum).output("sum", sum));
    Tensor expected = Tensor.vector(11, 22, 33);
    assertThat(List.of(ws.get("a"), ws.get("b"), ws.get("sum"))).containsOnly(expected);
    ws.run();
    assertThat(ws.get("sum")).isEqualTo(Tensor.vector(22, 44, 66));
  }

  @Test
  void outputsThatAreLeavesShowWhatWasThereBeforeTheRun() {
    Var index = tape.indices("i", Shape.of(2));
    Workspace ws = Plan.builder(tape).next(a, a.add(1)).output("before", a)
        .output("reshaped", a.reshape(3, 1)).output("same", index)
        .output("seven", tape.constant(7)).output("wide", a.sum().broadcastTo(Shape.of(2, 2)))
        .compile(Precision.DOUBLE).workspace();
    ws.set("a", first);
    ws.indices("i")[1] = 5;
    ws.run();
    assertThat(ws.get("a")).isEqualTo(Tensor.vector(2, 3, 4));
    assertThat(ws.get("before")).isEqualTo(first);
    assertThat(ws.get("reshaped")).isEqualTo(Tensor.matrix(new double[][] {{1}, {2}, {3}}));
    assertThat(ws.get("same")).isEqualTo(Tensor.vector(0, 5));
    assertThat(ws.get("seven").toDouble()).isEqualTo(7);
    assertThat(ws.get("wide")).isEqualTo(Tensor.full(Shape.of(2, 2), 6));
  }

  @Test
  void anArrayOfTheUsersIsReadAndWrittenInPlace() {
    Plan plan = Plan.builder(tape).next(a, a.add(b)).output("y", a.multiply(b))
        .compile(Precision.DOUBLE);
    Workspace ws = plan.workspace();
    Workspace other = plan.workspace();
    double[] shared = first.toArray();
    double[] y = new double[3];
    ws.bind("a", shared);
    other.bind("a", shared);
    ws.bind("y", y);
    ws.set("b", second);
    other.set("b", second);
    ws.run();
    other.run();
    assertThat(shared).containsExactly(21, 42, 63);
    assertThat(y).containsExactly(10, 40, 90);
    assertThat(ws.doubles("a")).isSameAs(shared);
  }

  @Test
  void leavesThatNoRunChangesMayShareAnArray() {
    Var x = tape.input("x", Shape.of(3));
    Workspace ws = Plan.builder(tape).output("y", x.multiply(a).add(b)).output("same", x.multiply(a)
        .add(b)).compile(Precision.DOUBLE).workspace();
    double[] shared = first.toArray();
    for (String name : List.of("x", "a", "b", "x")) ws.bind(name, shared);
    ws.bind("y", new double[3]);
    ws.bind("same", ws.doubles("y")); // two names for one value
    ws.run();
    assertThat(shared).containsExactly(1, 2, 3);
    assertThat(ws.doubles("same")).containsExactly(2, 6, 12);
  }
}
