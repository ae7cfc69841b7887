package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Indices that a plan computes are whole numbers, of any size, as long as they choose entries. */
class WholeIndicesTest {
  private static final int N = 4;
  private static final int LONG = (1 << 24) + 8; // floats cannot tell all places of such an axis
  private static final Tensor X = Tensor.of(Shape.of(N, N), 0.5, -1, 2, 4, 8, 3, -2, 0.25, 1, 1,
      -0.5, 6, 7, -4, 0, 2);

  /** Ways to use indices that are computed from a matrix x, and a vector i of given ones. */
  private static Map<String, BinaryOperator<Var>> choices() {
    Map<String, BinaryOperator<Var>> all = new LinkedHashMap<>();
    all.put("sort", (x, i) -> x.sort(0));
    all.put("sort of rows", (x, i) -> x.sort(1));
    all.put("topK", (x, i) -> x.topK(2, 1));
    all.put("largest", (x, i) -> x.gather(1, x.argmax(1).expandDims(1)));
    all.put("smallest", (x, i) -> x.gather(x.argmin(1)));
    all.put("rows", (x, i) -> x.indexSelect(0, x.argmax(0)));
    all.put("words", (x, i) -> x.embedding(x.argmax(1)));
    all.put("scattered", (x, i) -> x.scatterAdd(0, x.argmax(0).reshape(1, N), x.slice(0, 1)));
    all.put("concatenated", (x, i) -> x.indexSelect(1, x.argmax(0).concat(0, i)));
    all.put("turned", (x, i) -> x.gather(0, x.argmax(0).reshape(2, 2).transpose()));
    all.put("permuted", (x, i) -> x.gather(0, x.argmax(0).reshape(1, 2, 2).permute(2, 0, 1)
        .reshape(2, 2)));
    all.put("reversed", (x, i) -> x.embedding(i.slice(0, 3, 0, -1)));
    all.put("broadcast between", (x, i) -> x.reshape(2, 2, 4).gather(2,
        i.reshape(2, 1, 2).broadcastTo(Shape.of(2, 2, 2))));
    all.put("broadcast and turned",
        (x, i) -> x.gather(1, i.broadcastTo(Shape.of(N, N)).transpose()));
    return all;
  }

  /** Ways to use them as numbers. */
  private static Map<String, BinaryOperator<Var>> numbers() {
    Map<String, BinaryOperator<Var>> all = new LinkedHashMap<>();
    all.put("alone", (x, i) -> x.argmax(1));
    all.put("added", (x, i) -> x.add(x.argmin(1)));
    all.put("of indices", (x, i) -> x.embedding(i.add(x.argmax(1)).minimum(3)).add(i.argmax(0)));
    all.put("gathered from", (x, i) -> x.embedding(x.argmax(1).gather(0, i)));
    all.put("moved", (x, i) -> x.matmul(x.argmax(1).reshape(2, 2).transpose().reshape(N, 1)));
    all.put("choosing and number", (x, i) -> x.gather(x.argmax(1)).multiply(x.argmax(1)));
    all.put("compared", (x, i) -> x.argmax(1).equalTo(i));
    all.put("of indices of a few", (x, i) -> x.slice(0, 0, 3).slice(1, 0, 2).argmax(0).argmax(0));
    all.put("sum", (x, i) -> x.argmax(1).concat(0, i).sum());
    all.put("with numbers", (x, i) -> x.argmax(1).concat(0, x.slice(0, 1).flatten()));
    return all;
  }

  private static Plan plan(BinaryOperator<Var> f, Shape shape, int n, Precision p) {
    Tape tape = new Tape();
    Var x = tape.input("x", shape);
    Var i = tape.indices("i", Shape.of(n));
    return Plan.builder(tape).output("y", f.apply(x, i)).compile(p);
  }

  private static void same(String name, BinaryOperator<Var> f) {
    Tensor index = Tensor.vector(2, 0, 3, 3);
    for (Precision p : Precision.values()) {
      Workspace ws = plan(f, X.shape(), N, p).workspace();
      for (int run = 0; run < 2; run++) {
        Garbage.fill(ws);
        assertThat(ws.run(X, index).get(0)).as("%s, %s", name, p)
            .isEqualTo(f.apply(Var.constant(X), Var.constant(index)).value());
      }
    }
  }

  @Test
  void everyUseOfAComputedIndexEqualsTheTapes() {
    choices().forEach(WholeIndicesTest::same);
    numbers().forEach(WholeIndicesTest::same);
  }

  @Test
  void whatOnlyChoosesIsNeverMadeANumber() {
    choices().forEach((name, f) -> assertThat(plan(f, X.shape(), N, Precision.FLOAT).toString())
        .as(name).doesNotContain("asNumbers("));
    numbers().forEach((name, f) -> assertThat(plan(f, X.shape(), N, Precision.FLOAT).toString())
        .as(name).contains("asNumbers("));
  }

  @Test
  void aComputedIndexMayBeKeptFromRunToRun() {
    Tape tape = new Tape();
    Var x = tape.input("x", X.shape());
    Var last = tape.state("last", Shape.of(N));
    Workspace ws = Plan.builder(tape).output("before", last).next(last, x.argmax(1))
        .output("one", x.argmax(1)).output("column", x.argmax(1).reshape(N, 1))
        .compile(Precision.FLOAT).workspace();
    ws.run(X);
    Tensor expected = Tensor.vector(3, 0, 3, 0);
    assertThat(ws.get("last")).isEqualTo(expected);
    assertThat(ws.get("one")).isEqualTo(expected);
    assertThat(ws.get("column").toArray()).isEqualTo(expected.toArray());
    ws.run(Tensor.full(X.shape(), 0));
    assertThat(ws.get("before")).isEqualTo(expected);
  }

  @Test
  void placesBeyondWhatFloatsCanTellAreFoundInFloats() {
    Tape tape = new Tape();
    Var x = tape.input("x", Shape.of(LONG));
    Var i = tape.indices("i", Shape.of(3));
    Var constant = Var.constant(Tensor.vector(LONG - 1, LONG - 2, LONG - 7));
    Workspace ws = Plan.builder(tape).output("given", x.gather(0, i))
        .output("reversed", x.gather(0, i.slice(0, 2, -1, -1)))
        .output("constant", x.embedding(constant))
        .output("largest", x.gather(0, x.argmax(0).reshape(1)))
        .output("placed", x.slice(LONG - 4, LONG).multiply(0).concat(0, x.slice(0, 1))
            .scatterAdd(0, Var.constant(Tensor.vector(3)), x.gather(0, i.slice(0, 1))))
        .compile(Precision.FLOAT).workspace();
    float[] numbers = ws.floats("x");
    for (int k = 1; k < 8; k++) numbers[LONG - k] = k; // the others are 0
    System.arraycopy(new int[] {LONG - 1, LONG - 3, LONG - 7}, 0, ws.indices("i"), 0, 3);
    ws.run();
    assertThat(ws.get("given")).isEqualTo(Tensor.vector(1, 3, 7));
    assertThat(ws.get("reversed")).isEqualTo(Tensor.vector(7, 3, 1));
    assertThat(ws.get("constant")).isEqualTo(Tensor.vector(1, 2, 7));
    assertThat(ws.get("largest")).isEqualTo(Tensor.vector(7));
    assertThat(ws.get("placed")).isEqualTo(Tensor.vector(0, 0, 0, 1, 0));
  }

  @Test
  void whereFloatsCannotTellPlacesApartAPlanInFloatsIsRefusedAndOneInDoublesIsNot() {
    Shape s = Shape.of(LONG);
    List<UnaryOperator<Var>> whole = List.of(x -> x.sort(0), x -> x.topK(3, 0),
        x -> x.gather(0, x.argmin(0).reshape(1)), x -> x.reshape(LONG / 8, 8).argmax(0));
    for (UnaryOperator<Var> f : whole) Plan.of(f, s, Precision.FLOAT);
    List<UnaryOperator<Var>> rounded = List.of(x -> x.argmax(0), x -> x.argmin(0).add(1),
        x -> x.multiply(x.argmax(0)), x -> x.argmax(0).equalTo(x),
        x -> x.reshape(LONG, 1).argmax(0).reshape(1).concat(0, x),
        x -> x.gather(0, x), x -> x.scatterAdd(0, x, x), x -> x.embedding(x.cumsum(0)),
        x -> x.gather(0, x.argmax(0).add(0).reshape(1)));
    for (UnaryOperator<Var> f : rounded) {
      assertThatThrownBy(() -> Plan.of(f, s, Precision.FLOAT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("keep whole numbers only up to 16777216")
          .hasMessageContaining("compile with Precision.DOUBLE");
      Plan.of(f, s, Precision.DOUBLE);
    }
    Plan.of(x -> x.slice(0, LONG - 7).argmax(0), s, Precision.FLOAT); // up to 2²⁴ itself
  }

  @Test
  void aGivenIndexThatIsANumberTooMustBeAFloat() {
    Tape tape = new Tape();
    Var i = tape.indices("i", Shape.of(2));
    Workspace ws = Plan.builder(tape).output("y", i.multiply(2))
        .compile(Precision.FLOAT).workspace();
    ws.set("i", Tensor.vector(-(1 << 24), 1 << 24));
    ws.run();
    assertThat(ws.get("y")).isEqualTo(Tensor.vector(-(1 << 25), 1 << 25));
    for (int large : new int[] {(1 << 24) + 1, -(1 << 24) - 1, Integer.MAX_VALUE,
        Integer.MIN_VALUE}) {
      ws.set("i", Tensor.vector(0, large));
      assertThatThrownBy(ws::run).hasMessageContaining("i has " + large + " at place 1");
    }
    Workspace wide = Plan.builder(tape).output("y", i.multiply(1))
        .compile(Precision.DOUBLE).workspace();
    wide.set("i", Tensor.vector(Integer.MIN_VALUE, Integer.MAX_VALUE));
    wide.run();
    assertThat(wide.get("y")).isEqualTo(Tensor.vector(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void anIndexOutsideIsRefusedInTheNameOfWhatTheUserCalled() {
    Map<String, BinaryOperator<Var>> all = new LinkedHashMap<>();
    all.put("gather", (x, i) -> x.gather(i));
    all.put("indexSelect", (x, i) -> x.indexSelect(1, i));
    all.put("embedding", (x, i) -> x.embedding(i));
    all.put("scatterAdd", (x, i) -> x.scatterAdd(0, i.expandDims(0), x.slice(0, 1)));
    all.put("crossEntropy", (x, i) -> x.crossEntropy(i));
    all.put("nll", (x, i) -> x.nll(i));
    all.forEach((name, f) -> {
      Tape tape = new Tape();
      Var x = tape.input("x", Shape.of(N, N));
      Var y = f.apply(x, tape.indices("i", Shape.of(N)));
      Workspace ws = Plan.builder(tape).output("y", y).compile(Precision.DOUBLE).workspace();
      ws.set("x", X);
      ws.set("i", Tensor.vector(0, 1, N, 2));
      assertThatThrownBy(ws::run).as(name).isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageStartingWith(name + ": index 4.0 at place ");
      assertThatThrownBy(() -> f.apply(Var.constant(X), Var.constant(Tensor.vector(0, 1, N, 2))))
          .as(name).hasMessageStartingWith(name + ": index 4.0 at place ");
    });
  }

  @Test
  void givenIndicesAreReadAsTheyWereGiven() {
    Tape tape = new Tape();
    Var i = tape.indices("i", Shape.of(3));
    Workspace ws = Plan.builder(tape).output("y", i.multiply(2)).compile(Precision.FLOAT)
        .workspace();
    Tensor given = Tensor.vector(2, 0, LONG);
    ws.set("i", given);
    assertThat(ws.get("i")).isEqualTo(given);
    assertThat(ws.indices("i")).containsExactly(2, 0, LONG);
  }

  @Test
  void aPrecisionSaysHowMuchRoomANumberTakes() {
    assertThat(Precision.FLOAT.bytes()).isEqualTo(Float.BYTES);
    assertThat(Precision.DOUBLE.bytes()).isEqualTo(Double.BYTES);
  }
}
