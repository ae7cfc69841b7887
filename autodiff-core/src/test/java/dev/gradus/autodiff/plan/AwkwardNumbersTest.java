package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No pass and no fusion changes what becomes of NaN, infinities, −0 and subnormal numbers. In
 * doubles exact operations have the tape's bits and functions stay within a few of its units; in
 * floats a result is of the same class: NaN, infinite, zero or neither, with the same sign.
 */
@Tag("without-vector")
class AwkwardNumbersTest {
  private static final double TINY = 0x1p-140; // subnormal in floats
  private static final double[] IN_FLOAT = {Double.NaN, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, -0.0, 0.0, 1, -1, 1.5, -2, TINY, -TINY};
  private static final double[] IN_DOUBLE = {Double.NaN, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, -0.0, 0.0, 1, -1, 1.5, -2, Double.MIN_VALUE, -0x1p-1060};
  private static final int N = IN_FLOAT.length;

  /** Factors that bring no product of the numbers above below what a float holds. */
  private static final double[] FACTORS = {0.25, Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 0, -1};

  /** A program of three inputs: all pairs of numbers a and b, and a factor c. */
  interface Program extends Function<List<Var>, Var> {}

  private static Var constant(Var like, double x) {
    return Var.constant(Tensor.full(like.shape(), x));
  }

  /** What is computed entry by entry and exactly: one rounding an operation. */
  private static Map<String, Program> exact() {
    Map<String, Program> all = new LinkedHashMap<>();
    all.put("a·1", v -> v.get(0).multiply(1));
    all.put("1·a", v -> constant(v.get(0), 1).multiply(v.get(0)));
    all.put("a·(−1)", v -> v.get(0).multiply(-1));
    all.put("−1·a", v -> constant(v.get(0), -1).multiply(v.get(0)));
    all.put("a·0", v -> v.get(0).multiply(0));
    all.put("0·a", v -> constant(v.get(0), 0).multiply(v.get(0)));
    all.put("a + 0", v -> v.get(0).add(0));
    all.put("a + (−0)", v -> v.get(0).add(-0.0));
    all.put("0 + a", v -> constant(v.get(0), 0).add(v.get(0)));
    all.put("a − 0", v -> v.get(0).subtract(0));
    all.put("0 − a", v -> constant(v.get(0), 0).subtract(v.get(0)));
    all.put("a − a", v -> v.get(0).subtract(v.get(0)));
    all.put("a / 1", v -> v.get(0).divide(1));
    all.put("a / (−1)", v -> v.get(0).divide(-1));
    all.put("a / a", v -> v.get(0).divide(v.get(0)));
    all.put("−(−a)", v -> v.get(0).negate().negate());
    all.put("−(−(−a))", v -> v.get(0).negate().negate().negate());
    all.put("a + b", v -> v.get(0).add(v.get(1)));
    all.put("a + (−b)", v -> v.get(0).add(v.get(1).negate()));
    all.put("−a + b", v -> v.get(0).negate().add(v.get(1)));
    all.put("a − (−b)", v -> v.get(0).subtract(v.get(1).negate()));
    all.put("a − b", v -> v.get(0).subtract(v.get(1)));
    all.put("a·b", v -> v.get(0).multiply(v.get(1)));
    all.put("a / b", v -> v.get(0).divide(v.get(1)));
    all.put("a − b·c", v -> v.get(0).subtract(v.get(1).multiply(v.get(2))));
    all.put("a − c·b", v -> v.get(0).subtract(v.get(2).multiply(v.get(1))));
    all.put("b·c − a", v -> v.get(1).multiply(v.get(2)).subtract(v.get(0)));
    all.put("a + b·c", v -> v.get(0).add(v.get(1).multiply(v.get(2))));
    all.put("a − b·(folded)", v -> v.get(0).subtract(v.get(1).multiply(
        Var.constant(-0.0).multiply(Var.constant(1)).add(Var.constant(-0.0)))));
    all.put("a·(folded NaN)", v -> v.get(0).multiply(Var.constant(0).divide(Var.constant(0))));
    all.put("a + (folded −0)", v -> v.get(0).add(Var.constant(0).multiply(-1)));
    all.put("equal constants of other signs", v -> v.get(0).multiply(constant(v.get(0), 0))
        .add(v.get(0).multiply(constant(v.get(0), -0.0))));
    all.put("max(a, b)", v -> v.get(0).maximum(v.get(1)));
    all.put("min(a, b)", v -> v.get(0).minimum(v.get(1)));
    all.put("max(a, c)", v -> v.get(0).maximum(v.get(2)));
    all.put("min(c, a)", v -> v.get(2).minimum(v.get(0)));
    all.put("|a|", v -> v.get(0).abs());
    all.put("sign a", v -> v.get(0).sign());
    all.put("relu a", v -> v.get(0).relu());
    all.put("1/a", v -> v.get(0).reciprocal());
    all.put("√a", v -> v.get(0).sqrt());
    all.put("a where a > b else c", v -> v.get(0).where(v.get(0).greaterThan(v.get(1)), v.get(2)));
    all.put("reshaped and back", v -> v.get(0).reshape(v.get(0).shape().size(), 1).reshape(v.get(0)
        .shape()));
    all.put("sum of one", v -> v.get(0).reshape(v.get(0).shape().size(), 1).sum(1).reshape(v.get(0)
        .shape()));
    return all;
  }

  /** Functions whose loops have roundings of their own. */
  private static Map<String, Program> functions() {
    Map<String, Program> all = new LinkedHashMap<>();
    all.put("exp", v -> v.get(0).exp());
    all.put("expm1", v -> v.get(0).expm1());
    all.put("log", v -> v.get(0).log());
    all.put("log1p", v -> v.get(0).log1p());
    all.put("tanh", v -> v.get(0).tanh());
    all.put("sin", v -> v.get(0).sin());
    all.put("cos", v -> v.get(0).cos());
    all.put("σ", v -> v.get(0).sigmoid());
    all.put("log σ", v -> v.get(0).logSigmoid());
    all.put("softplus", v -> v.get(0).softplus());
    all.put("the cross-entropy", v -> v.get(0).bceWithLogits(v.get(1).greaterThan(0)));
    for (String name : List.copyOf(all.keySet())) {
      Program f = all.get(name);
      all.put("the slope of " + name, v -> slope(f, v));
    }
    all.put("the slope of relu", v -> slope(x -> x.get(0).relu(), v));
    all.put("the slope of |a|", v -> slope(x -> x.get(0).abs(), v));
    all.put("the slope of max(a, b)", v -> slope(x -> x.get(0).maximum(x.get(1)), v));
    all.put("the slope of min(a, b)", v -> slope(x -> x.get(0).minimum(x.get(1)), v));
    return all;
  }

  /** The slope by a, recorded on the tape of a. */
  private static Var slope(Program f, List<Var> v) {
    return Autodiff.grad(a -> f.apply(List.of(a, v.get(1), v.get(2))).sum()).apply(v.get(0));
  }

  private static double[] numbers(Precision p) {
    return p == Precision.FLOAT ? IN_FLOAT : IN_DOUBLE;
  }

  /** All pairs of awkward numbers. */
  private static Tensor[] pairs(double[] numbers) {
    double[] a = new double[N * N];
    double[] b = new double[N * N];
    for (int i = 0; i < a.length; i++) {
      a[i] = numbers[i / N];
      b[i] = numbers[i % N];
    }
    return new Tensor[] {Tensor.vector(a), Tensor.vector(b)};
  }

  private static Tensor eager(Program f, Tensor... x) {
    List<Var> v = new ArrayList<>();
    for (Tensor t : x) v.add(Var.constant(t));
    return f.apply(v).value();
  }

  /** A plan of what was recorded on harmless numbers. */
  private static Workspace recorded(Program f, Precision precision, Shape... shapes) {
    Tape tape = new Tape();
    List<Var> v = new ArrayList<>();
    for (Shape s : shapes) v.add(tape.input("x" + v.size(), Tensor.full(s, 0.5)));
    return Plan.builder(tape).output("y", f.apply(v)).compile(precision).workspace();
  }

  /** How far, in units of the last place, a result may be off; 0 for the same bits. */
  private static void check(String name, Precision p, Tensor actual, Tensor expected, int ulps) {
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    for (int i = 0; i < actual.size(); i++) {
      double a = actual.toArray()[i];
      double e = expected.toArray()[i];
      boolean same = p == Precision.FLOAT ? kind((float) a).equals(kind((float) e))
          : Double.compare(a, e) == 0
              || kind(a).equals(kind(e)) && Math.abs(a - e) <= ulps * Math.ulp(e);
      assertThat(same).as("%s, %s, at %s: %s, on the tape %s", name, p, i, a, e).isTrue();
    }
  }

  private static String kind(double x) {
    if (Double.isNaN(x)) return "NaN";
    String size = x == 0 ? "zero" : Double.isInfinite(x) ? "infinite" : "finite";
    return (Math.copySign(1, x) < 0 ? "negative " : "positive ") + size;
  }

  private static void checkVectors(Map<String, Program> all, int ulps) {
    for (Precision p : Precision.values()) {
      Tensor[] pairs = pairs(numbers(p));
      Tensor harmless = Tensor.full(pairs[0].shape(), 0.75);
      all.forEach((name, f) -> {
        Workspace ws = recorded(f, p, pairs[0].shape(), pairs[1].shape(), Shape.SCALAR);
        for (double c : FACTORS) {
          Tensor factor = Tensor.scalar(c);
          check(name, p, ws.run(pairs[0], pairs[1], factor).get(0),
              eager(f, pairs[0], pairs[1], factor), ulps);
        }
        Tensor factor = Tensor.scalar(0.5);
        check(name + ", harmless again", p, ws.run(harmless, harmless, factor).get(0),
            eager(f, harmless, harmless, factor), ulps);
      });
    }
  }

  private static void checkSingle(Map<String, Program> all, int ulps) {
    for (Precision p : Precision.values()) {
      all.forEach((name, f) -> {
        Workspace ws = recorded(f, p, Shape.SCALAR, Shape.SCALAR, Shape.SCALAR);
        for (double a : numbers(p)) {
          for (double b : numbers(p)) {
            for (double c : FACTORS) {
              Tensor[] x = {Tensor.scalar(a), Tensor.scalar(b), Tensor.scalar(c)};
              check(name + " of " + List.of(a, b, c), p, ws.run(x).get(0), eager(f, x), ulps);
            }
          }
        }
      });
    }
  }

  @Test
  void exactOperationsOnVectors() { checkVectors(exact(), 0); }

  @Test
  void exactOperationsOnSingleNumbers() { checkSingle(exact(), 0); }

  @Test
  void functionsOnVectors() { checkVectors(functions(), 6); }

  @Test
  void functionsOnSingleNumbers() { checkSingle(functions(), 6); }

  /** Rows of every kind, with ties; a column of each kind too. */
  private static Tensor rows() {
    double nan = Double.NaN;
    double inf = Double.POSITIVE_INFINITY;
    double[][] x = {{1, 2, -3, 0.5, 2, 0, 1}, {nan, 1, 2, 3, -1, 0, 1}, {inf, 1, inf, 0, 2, 1, 1},
        {-inf, 1, 0, 4, 4, -inf, 1}, {-inf, -inf, -inf, -inf, -inf, -inf, -inf},
        {inf, -inf, 1, 2, 0, 0, 1}, {-0.0, -0.0, -0.0, -0.0, -0.0, -0.0, -0.0},
        {0, -0.0, 0, -0.0, 0, 0, -0.0}, {TINY, -TINY, TINY, 0, -0.0, TINY, -TINY},
        {2, 2, 2, 2, 2, 2, 2}, {-4, nan, -inf, inf, 0, 1, nan}};
    return Tensor.matrix(x);
  }

  /** What is no matter of single entries, exact on the rows above; followed by a chain. */
  private static Map<String, Program> exactLines() {
    Map<String, Program> all = new LinkedHashMap<>();
    all.put("sum", v -> v.get(0).sum());
    all.put("sum(0)", v -> v.get(0).sum(0));
    all.put("sum(1)", v -> v.get(0).sum(1));
    all.put("sum of a middle axis", v -> v.get(0).reshape(11, 7, 1).broadcastTo(Shape.of(11, 7, 2))
        .sum(1));
    all.put("sum of several axes", v -> v.get(0).reshape(11, 1, 7).sum(0, 2));
    all.put("sums in a chain", v -> v.get(0).sum(0).multiply(1).subtract(v.get(1).sum(1)
        .multiply(0)));
    all.put("max(0)", v -> v.get(0).max(0));
    all.put("max(1)", v -> v.get(0).max(1));
    all.put("min(1)", v -> v.get(0).min(1));
    all.put("the slope of max(1)", v -> slope(x -> x.get(0).max(1), v));
    all.put("the slope of min(0)", v -> slope(x -> x.get(0).min(0), v));
    all.put("the slope of max with ties", v -> slope(x -> x.get(0).maximum(x.get(0).sum(0)), v));
    all.put("transposed", v -> v.get(0).transpose());
    all.put("transposed twice", v -> v.get(0).transpose().transpose());
    all.put("product", v -> v.get(0).matmul(v.get(1)));
    all.put("product of transposes", v -> v.get(1).transpose().matmul(v.get(0).transpose()));
    all.put("product of transposes of transposes", v -> v.get(0).transpose().transpose()
        .matmul(v.get(1).transpose().transpose()));
    all.put("product with itself", v -> v.get(0).transpose().matmul(v.get(0)));
    all.put("product with itself, transposed", v -> v.get(0).matmul(v.get(0).transpose()));
    all.put("product and bias", v -> v.get(0).matmul(v.get(1)).add(v.get(1).sum(0)).relu());
    all.put("product by rows that repeat", v -> v.get(0).matmul(v.get(1).slice(0, 0, 1)
        .broadcastTo(Shape.of(7, 5))));
    all.put("a step", v -> v.get(1).subtract(v.get(0).transpose().matmul(v.get(0)
        .slice(1, 0, 5)).multiply(v.get(2))));
    all.put("a column's step", v -> v.get(1).slice(1, 0, 1).subtract(v.get(0).transpose()
        .matmul(v.get(0).slice(1, 0, 1)).multiply(v.get(2))));
    return all;
  }

  private static Map<String, Program> lines() {
    Map<String, Program> all = new LinkedHashMap<>();
    all.put("softmax(1)", v -> v.get(0).softmax(1));
    all.put("softmax(0)", v -> v.get(0).softmax(0));
    all.put("logSoftmax(1)", v -> v.get(0).logSoftmax(1));
    all.put("logSoftmax(0)", v -> v.get(0).logSoftmax(0));
    all.put("logSumExp(1)", v -> v.get(0).logSumExp(1));
    all.put("logSumExp(0)", v -> v.get(0).logSumExp(0));
    all.put("the slope of logSumExp(1)", v -> slope(x -> x.get(0).logSumExp(1), v));
    all.put("softmax in a chain", v -> v.get(0).softmax(1).multiply(1).subtract(v.get(0)));
    all.put("softmax of a product", v -> v.get(0).matmul(v.get(1)).softmax(1));
    all.put("σ of a product", v -> v.get(0).matmul(v.get(1)).add(0.5).sigmoid());
    return all;
  }

  private static void checkLines(Map<String, Program> all, int ulps) {
    Tensor rows = rows();
    double[] w = new double[35];
    for (int i = 0; i < w.length; i++) w[i] = i % 4 == 0 ? -0.0 : i % 5 - 2;
    Tensor weights = Tensor.of(Shape.of(7, 5), w);
    Tensor harmless = Tensor.full(rows.shape(), 0.5);
    for (Precision p : Precision.values()) {
      all.forEach((name, f) -> {
        Workspace ws = recorded(f, p, rows.shape(), weights.shape(), Shape.SCALAR);
        for (double c : FACTORS) {
          Tensor[] x = {rows, weights, Tensor.scalar(c)};
          check(name, p, ws.run(x).get(0), eager(f, x), ulps);
        }
        Tensor[] x = {harmless, weights, Tensor.scalar(0.5)};
        check(name + ", harmless again", p, ws.run(x).get(0), eager(f, x), ulps);
      });
    }
  }

  @Test
  void sumsProductsAndLargestEntriesOfAwkwardRows() { checkLines(exactLines(), 0); }

  @Test
  void softmaxesOfAwkwardRows() { checkLines(lines(), 6); }
}
