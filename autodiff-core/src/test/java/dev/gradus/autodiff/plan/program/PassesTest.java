package dev.gradus.autodiff.plan.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Products;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Programs;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each pass does its one thing, and changes no bit. */
class PassesTest {
  private static final Tensor AWKWARD = Tensor.vector(Double.NaN, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, -0.0, 0.0, 1.5, -2, Double.MIN_VALUE);

  private static Graph graph(UnaryOperator<Var> f, Shape shape) {
    Tape tape = new Tape();
    Var x = tape.input("x", shape);
    return Graph.of(List.of(x), Map.of("y", f.apply(x)), Map.of());
  }

  private static Graph simplified(UnaryOperator<Var> f) {
    return graph(f, AWKWARD.shape()).rewritten(new Simplifications());
  }

  private static long count(Graph graph, String name) {
    return graph.nodes.stream().filter(n -> n.op.name().equals(name)).count();
  }

  @Test
  void identitiesThatAreUsedHoldBitByBit() {
    Var one = Var.constant(1);
    List<UnaryOperator<Var>> all = List.of(x -> x.multiply(1), x -> one.multiply(x),
        x -> x.multiply(-1), x -> x.divide(1), x -> x.negate().negate(),
        x -> x.add(x.square().negate()), x -> x.subtract(x.square().negate()),
        x -> x.reshape(2, 4).reshape(8), x -> x.stopGradient(),
        x -> x.reshape(8, 1).sum(1), x -> x.reshape(2, 4).transpose().transpose().reshape(8));
    for (UnaryOperator<Var> f : all) {
      int before = graph(f, AWKWARD.shape()).nodes.size();
      assertThat(simplified(f).nodes.size()).isLessThan(before);
      Workspace ws = Plan.of(f, AWKWARD.shape(), Precision.DOUBLE).workspace();
      assertThat(ws.run(AWKWARD).get(0)).isEqualTo(f.apply(Var.constant(AWKWARD)).value());
    }
  }

  @Test
  void whatIsNotTheSameForAllNumbersStays() {
    assertThat(count(simplified(x -> x.multiply(0)), "multiply")).isEqualTo(1);
    assertThat(count(simplified(x -> x.add(0)), "add")).isEqualTo(1);
    assertThat(count(simplified(x -> x.subtract(x)), "subtract")).isEqualTo(1);
    assertThat(count(simplified(x -> x.divide(x)), "divide")).isEqualTo(1);
  }

  @Test
  void transposesBeforeProductsAreReadInPlace() {
    UnaryOperator<Var> f = x -> x.transpose().matmul(x).add(x.matmul(x.transpose()));
    Graph g = graph(f, Shape.of(3, 3)).rewritten(new Simplifications());
    assertThat(count(g, "transpose")).isZero();
    Tensor x = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
    assertThat(Plan.of(f, x.shape(), Precision.DOUBLE).workspace().run(x).get(0))
        .isEqualTo(f.apply(Var.constant(x)).value());
  }

  @Test
  void equalExpressionsAreComputedOnce() {
    Graph g = graph(x -> x.sin().multiply(2).add(x.sin().multiply(2)), Shape.of(3))
        .rewritten(new CommonSubexpressions());
    assertThat(count(g, "sin")).isEqualTo(1);
    assertThat(count(g, "multiply")).isEqualTo(1);
    Graph powers = graph(x -> x.pow(2).add(x.pow(3)), Shape.of(3))
        .rewritten(new CommonSubexpressions());
    assertThat(count(powers, "pow")).as("of other exponents").isEqualTo(2);
  }

  @Test
  void constantsAreFoldedAndWhatNobodyWantsIsGone() {
    Graph g = graph(x -> {
      x.exp().log();
      return x.add(Var.constant(Tensor.vector(1, 2, 3)).square().sum());
    }, Shape.of(3));
    assertThat(g.nodes).extracting(n -> n.op.name()).doesNotContain("exp", "log", "square", "sumTo")
        .contains("add");
  }

  @Test
  void leavesStayThoughNothingReadsThem() {
    Tape tape = new Tape();
    Var x = tape.input("x", Shape.of(2));
    tape.input("unread", Shape.of(3)).exp();
    Workspace ws = Plan.builder(tape).output("y", x.negate()).compile(Precision.DOUBLE).workspace();
    assertThat(ws.run(Tensor.vector(1, 2), Tensor.zeros(3)).get(0))
        .isEqualTo(Tensor.vector(-1, -2));
    assertThat(Plan.builder(tape).output("y", x.negate()).compile(Precision.DOUBLE).toString())
        .doesNotContain("exp");
  }

  @Test
  void constantsThatARecomputedFunctionIsGivenAreFolded() {
    Var given = Var.constant(Tensor.vector(1, 2));
    UnaryOperator<Var> f = x -> Recompute.ofAll((List<Var> v) -> v.get(0).multiply(v.get(1).exp()
        .sum())).apply(List.of(x, given));
    Graph g = graph(f, Shape.of(2)).rewritten(new Recomputations());
    assertThat(count(g, "exp")).isZero();
    assertThat(count(g, "multiply")).isEqualTo(1);
  }

  private static long counted(UnaryOperator<Var> f, String name) {
    return count(graph(f, Shape.of(3, 3)).rewritten(new CommonSubexpressions()), name);
  }

  @Test
  void operationsWithOtherAttributesOrInAnotherOrderAreNotMerged() {
    assertThat(counted(x -> x.softmax(0).add(x.softmax(1)), "softmax")).isEqualTo(2);
    assertThat(counted(x -> x.slice(0, 0, 2).add(x.slice(0, 1, 3)), "slice")).isEqualTo(2);
    assertThat(counted(x -> x.matmul(x).add(x.transpose().matmul(x)), "matmul")).isEqualTo(2);
    assertThat(counted(x -> x.sin().subtract(x).add(x.subtract(x.sin())), "subtract"))
        .isEqualTo(2);
    assertThat(counted(x -> x.softmax(1).add(x.softmax(1)), "softmax")).isEqualTo(1);
    assertThat(counted(x -> x.matmul(x).add(x.matmul(x)), "matmul")).isEqualTo(1);
  }

  @Test
  void equalConstantsAreOneIfTheirShapesAndSignsAreEqual() {
    UnaryOperator<Var> equal = x -> x.matmul(column(1, 2, 0)).add(x.matmul(column(1, 2, 0)));
    UnaryOperator<Var> other = x -> x.matmul(column(1, 2, 0)).add(x.matmul(column(1, 2, -0.0)));
    UnaryOperator<Var> shaped = x -> x.multiply(Var.constant(Tensor.full(Shape.of(3, 3), 2)))
        .add(x.sum().multiply(2));
    assertThat(counted(equal, "constant")).isEqualTo(1);
    assertThat(counted(other, "constant")).isEqualTo(2);
    assertThat(counted(shaped, "constant")).isEqualTo(2);
  }

  private static Var column(double... x) { return Var.constant(Tensor.of(Shape.of(3, 1), x)); }

  /** Numbers that look random, made of a seed and what they are added to. */
  record Noise(int seed) implements dev.gradus.autodiff.Op.Unary {
    @Override public double value(double x) {
      return x + new java.util.Random(31L * seed + Double.hashCode(x)).nextDouble();
    }

    @Override public Var slope(Var x, Var y) { return Var.constant(1); }
  }

  @Test
  void usersOperationsAreMergedOnlyIfTheyAreEqual() {
    assertThat(counted(x -> Var.custom(new Noise(1), x).add(Var.custom(new Noise(2), x)), "noise"))
        .isEqualTo(2);
    assertThat(counted(x -> Var.custom(new Noise(1), x).add(Var.custom(new Noise(1), x)), "noise"))
        .isEqualTo(1);
  }

  private static void product(UnaryOperator<Var> f, boolean ta, boolean tb, int transposes) {
    Graph g = graph(f, Shape.of(2, 3, 3)).rewritten(new Simplifications());
    assertThat(count(g, "transpose")).isEqualTo(transposes);
    assertThat(g.nodes).extracting(n -> n.op).contains(new Products.Matmul(ta, tb));
    double[] x = new double[18];
    for (int i = 0; i < x.length; i++) x[i] = i * i % 7 - 2;
    Tensor t = Tensor.of(Shape.of(2, 3, 3), x);
    assertThat(Plan.of(f, t.shape(), Precision.DOUBLE).workspace().run(t).get(0))
        .isEqualTo(f.apply(Var.constant(t)).value());
  }

  @Test
  void everyTransposeOfAFactorTurnsItsFlagAndOthersStay() {
    product(x -> x.transpose().transpose().matmul(x), false, false, 0);
    product(x -> x.transpose().transpose().transpose().matmul(x.transpose()), true, true, 0);
    product(x -> x.transpose().matmul(x).add(x.transpose()), true, false, 1);
    product(x -> x.matmul(x.permute(1, 0, 2).reshape(2, 3, 3)), false, false, 0);
    UnaryOperator<Var> f = x -> x.transpose().matmul(x.transpose()).sum();
    Graph slope = graph(x -> Autodiff.grad(f).apply(x), Shape.of(3, 3))
        .rewritten(new Simplifications()).rewritten(new CommonSubexpressions());
    assertThat(slope.nodes).filteredOn(n -> n.op instanceof Products.Matmul).hasSize(2)
        .flatExtracting(n -> n.inputs).extracting(n -> n.op.name()).doesNotContain("transpose");
  }

  @Test
  void aStepOfDescentIsComputedInTheProductOfItsGradientInPlace() {
    Tape tape = new Tape();
    Var w = tape.variable("w", Shape.of(3, 2));
    Var x = tape.input("x", Shape.of(4, 3));
    Var rate = tape.input("rate", Shape.SCALAR);
    Var e = x.matmul(w).square().sum();
    Var next = w.subtract(tape.gradient(e, List.of(w)).get(0).multiply(rate));
    Plan plan = Plan.builder(tape).next(w, next).compile(Precision.FLOAT);
    List<Instruction> all = Programs.of(plan).schedule().instructions();
    Instruction last = all.get(all.size() - 1);
    assertThat(last.head).isNotNull();
    assertThat(last.head.op).isEqualTo(new Products.Matmul(true, false));
    assertThat(last.chain).extracting(n -> n.op.name()).containsExactly("scaledDifference");
    assertThat(Programs.of(plan).storage().moves()).isEmpty();
    Plan later = Plan.builder(tape).next(w, next).output("before", w.multiply(w.sum()).matmul(next
        .transpose())).compile(Precision.FLOAT);
    assertThat(Programs.of(later).storage().moves()).as("a weight that is read later").hasSize(1);
    Plan factor = Plan.builder(tape).next(w, w.subtract(x.slice(0, 0, 3).matmul(w).multiply(rate)))
        .compile(Precision.FLOAT);
    assertThat(Programs.of(factor).storage().moves())
        .as("a weight that the product itself reads").hasSize(1);
  }

  /** a − b·c of four leaves; c is a number. */
  private static final class Difference {
    final Tape tape = new Tape();
    final Var a = tape.input("a", Shape.of(1027));
    final Var b = tape.input("b", Shape.of(1027));
    final Var c = tape.input("c", Shape.SCALAR);
    final Var product = b.multiply(c);
    final Var difference = a.subtract(product);
  }

  private static long differences(Plan plan) {
    return Programs.of(plan).schedule().instructions().stream().flatMap(in -> in.values().stream())
        .filter(n -> n.op instanceof ScaledDifferences.ScaledDifference).count();
  }

  @Test
  void aDifferenceOfAScaledArrayHasBothRoundings() {
    for (Precision p : Precision.values()) {
      Difference d = new Difference();
      Plan plan = Plan.builder(d.tape).output("y", d.difference).compile(p);
      assertThat(differences(plan)).isEqualTo(1);
      Workspace ws = plan.workspace();
      double[] a = new double[1027];
      double[] b = new double[1027];
      for (int i = 0; i < a.length; i++) {
        a[i] = i < 13 ? AWKWARD.get(i % AWKWARD.size()) : (float) Math.sin(i);
        b[i] = i < 13 ? AWKWARD.get((i + 3) % AWKWARD.size()) : (float) Math.cos(i);
      }
      double c = 0.30000001192092896; // a float
      List<Tensor> y = ws.run(Tensor.vector(a), Tensor.vector(b), Tensor.scalar(c));
      for (int i = 0; i < a.length; i++) {
        double expected = p == Precision.DOUBLE ? a[i] - b[i] * c
            : (float) a[i] - (float) b[i] * (float) c;
        assertThat(y.get(0).get(i)).as("%s, entry %s", p, i).isEqualTo(Double.valueOf(expected));
      }
    }
  }

  @Test
  void whatIsReadTwiceOrHandedOutIsComputedByItself() {
    Difference d = new Difference();
    assertThat(differences(Plan.builder(d.tape).output("y", d.difference)
        .output("product", d.product).compile(Precision.DOUBLE))).as("handed out").isZero();
    assertThat(differences(Plan.builder(d.tape).output("y", d.difference.add(d.product.sin()))
        .compile(Precision.DOUBLE))).as("read twice").isZero();
    assertThat(differences(Plan.builder(d.tape).output("y", d.a.subtract(d.b.multiply(d.a)))
        .compile(Precision.DOUBLE))).as("no number").isZero();
    assertThat(differences(Plan.builder(d.tape).output("y", d.c.subtract(d.product))
        .compile(Precision.DOUBLE))).as("from a number").isZero();
    assertThat(differences(Plan.builder(d.tape).output("y", d.a.subtract(d.b.multiply(d.a.sum())))
        .compile(Precision.DOUBLE))).as("a computed number").isEqualTo(1);
    assertThat(differences(Plan.builder(d.tape).output("y", d.a.subtract(d.b.multiply(0.1)))
        .compile(Precision.DOUBLE))).as("a constant").isEqualTo(1);
  }

  @Test
  void nodesAreNumberedAnewInEachCompilation() {
    List<List<Integer>> numbers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Graph g = graph(blocks(3, true), Shape.of(4)).rewritten(new Recomputations());
      numbers.add(g.nodes.stream().map(Object::hashCode).toList());
    }
    assertThat(numbers.get(0)).isEqualTo(numbers.get(1)).doesNotHaveDuplicates();
  }

  private static UnaryOperator<Var> blocks(int n, boolean recompute) {
    UnaryOperator<Var> block = x -> x.tanh().multiply(x).sin().add(x);
    return x -> {
      Var y = x;
      for (int i = 0; i < n; i++) y = (recompute ? Recompute.of(block) : block).apply(y);
      return y.sum();
    };
  }

  private static Plan gradient(UnaryOperator<Var> f) {
    return Plan.of(x -> Autodiff.grad(f).apply(x), Shape.of(1000), Precision.DOUBLE);
  }

  @Test
  void whatIsRecomputedIsNotTakenFromBefore() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Shape.of(4));
    Var e = blocks(1, true).apply(x);
    Graph g = Graph.of(List.of(x), Map.of("e", e, "g", tape.gradient(e, List.of(x)).get(0)),
        Map.of()).rewritten(new Recomputations()).rewritten(new Simplifications())
        .rewritten(new CommonSubexpressions());
    assertThat(count(g, "recompute")).isZero();
    assertThat(count(g, "tanh")).isEqualTo(2);
  }

  /** Blocks of products, whose results have to be kept or computed anew. */
  private static Plan products(int blocks, boolean recompute) {
    Tape tape = new Tape();
    Var w = tape.variable("w", Shape.of(32, 32));
    Var y = tape.input("x", Shape.of(32, 32));
    for (int i = 0; i < blocks; i++) {
      List<Var> arguments = List.of(y, w);
      java.util.function.Function<List<Var>, Var> block = v -> v.get(0).matmul(v.get(1)).tanh()
          .matmul(v.get(1)).tanh().matmul(v.get(1)).tanh().matmul(v.get(1)).tanh();
      y = (recompute ? Recompute.ofAll(block) : block).apply(arguments);
    }
    Var e = y.square().sum();
    return Plan.builder(tape).output("e", e).output("g", tape.gradient(e, List.of(w)).get(0))
        .compile(Precision.DOUBLE);
  }

  @Test
  void recomputationsNeedLessMemory() {
    Plan plain = products(40, false);
    Plan recomputed = products(40, true);
    assertThat(Programs.of(plain).storage().size())
        .isGreaterThan(4 * Programs.of(recomputed).storage().size());
    Workspace a = plain.workspace();
    Workspace b = recomputed.workspace();
    double[] numbers = new double[1024];
    for (int i = 0; i < numbers.length; i++) numbers[i] = 0.3 * Math.sin(i);
    for (Workspace ws : List.of(a, b)) {
      ws.set("w", Tensor.of(Shape.of(32, 32), numbers));
      ws.set("x", Tensor.of(Shape.of(32, 32), numbers));
      ws.run();
    }
    assertThat(b.get("e")).isEqualTo(a.get("e"));
    double size = java.util.Arrays.stream(a.doubles("g")).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < 1024; i++) { // summed block by block
      assertThat(b.doubles("g")[i]).isCloseTo(a.doubles("g")[i],
          org.assertj.core.api.Assertions.within(1e-13 * size));
    }
  }

  @Test
  void recomputedFunctionsInsideOthersAreComputedAnewToo() {
    UnaryOperator<Var> inner = blocks(3, true);
    UnaryOperator<Var> f = x -> Recompute.of(inner).apply(x).square();
    Tensor x = Tensor.vector(0.3, -0.8);
    Tensor expected = Autodiff.grad(f).at(x);
    Tensor actual =
        Plan.of(v -> Autodiff.grad(f).apply(v), Shape.of(2), Precision.DOUBLE).workspace().run(x)
            .get(0);
    for (int i = 0; i < 2; i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i),
          org.assertj.core.api.Assertions.within(1e-14));
    }
  }

  @Test
  void buffersAreUsedAgain() {
    UnaryOperator<Var> f = x -> {
      Var y = x;
      for (int i = 0; i < 50; i++) y = y.reshape(10, 10).softmax(1).transpose().reshape(100);
      return y;
    };
    Plan plan = Plan.of(f, Shape.of(100), Precision.FLOAT);
    assertThat(Programs.of(plan).storage().size()).as("input, output and a few between")
        .isLessThan(600);
  }

  @Test
  void oneProgramHasOnePlan() {
    List<String> prints = new ArrayList<>();
    for (int i = 0; i < 3; i++) prints.add(gradient(blocks(5, true)).toString());
    assertThat(prints).containsOnly(prints.get(0));
  }
}
