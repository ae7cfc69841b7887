package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.kernel.DoubleStatedOrder;
import dev.gradus.autodiff.kernel.FloatStatedOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Products in plans: transposed, with what follows them, shared by threads, in batches. */
@Tag("without-vector")
class ProductPlansTest {
  private static final int[] SIZES = {1, 5, 6, 7, 8, 9, 15, 16, 17, 63, 64, 65, 130};

  /** Rows, columns and inner length: some of the sizes, and those that threads share. */
  private static List<int[]> sizes() {
    List<int[]> all = new ArrayList<>(List.of(new int[] {64, 64, 65}, new int[] {130, 65, 63},
        new int[] {49, 130, 64}, new int[] {130, 1, 130}, new int[] {300, 130, 7},
        new int[] {1, 130, 65}, new int[] {6, 5, 0}));
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      int[] size = new int[3];
      for (int j = 0; j < 3; j++) size[j] = SIZES[random.nextInt(SIZES.length)];
      all.add(size);
    }
    return all;
  }

  /** Numbers that floats hold. */
  private static double[] numbers(int seed, int n) {
    Random random = new Random(seed);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = (float) random.nextGaussian();
    return x;
  }

  private static double[] transposed(double[] x, int rows, int columns) {
    double[] y = new double[x.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) y[j * rows + i] = x[i * columns + j];
    }
    return y;
  }

  /** The law of products: fused multiply-adds in the stated order. */
  private static Tensor chains(Precision p, int m, int n, int k, double[] a, double[] b) {
    double[] c = new double[m * n];
    double[] bt = transposed(b, k, n);
    for (int i = 0; i < m; i++) {
      double[] x = java.util.Arrays.copyOfRange(a, i * k, (i + 1) * k);
      for (int j = 0; j < n; j++) {
        double[] y = java.util.Arrays.copyOfRange(bt, j * k, (j + 1) * k);
        c[i * n + j] = p == Precision.DOUBLE ? DoubleStatedOrder.sum(x, y)
            : FloatStatedOrder.sum(floats(x), floats(y));
      }
    }
    return Tensor.of(Shape.of(m, n), c);
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) y[i] = (float) x[i];
    return y;
  }

  /** What all of these do for a product of a kind, in each precision and number of threads. */
  private interface Law {
    void check(int m, int n, int k, Precision precision, int threads);
  }

  private static void always(Law law) {
    for (int[] s : sizes()) {
      for (Precision p : Precision.values()) {
        for (int threads = 1; threads <= 4; threads++) law.check(s[0], s[1], s[2], p, threads);
      }
    }
  }

  @Test
  void entriesAreChainsWhateverIsTransposedAndHoweverManyThreads() {
    always((m, n, k, p, threads) -> {
      Tape tape = new Tape();
      Var a = tape.input("a", Shape.of(m, k));
      Var at = tape.input("at", Shape.of(k, m));
      Var b = tape.input("b", Shape.of(k, n));
      Var bt = tape.input("bt", Shape.of(n, k));
      Map<String, Var> y = new LinkedHashMap<>();
      y.put("AB", a.matmul(b));
      y.put("AᵀB", at.transpose().matmul(b));
      y.put("ABᵀ", a.matmul(bt, false, true));
      y.put("AᵀBᵀ", at.matmul(bt, true, true));
      y.put("(BA)ᵀ", bt.matmul(at).transpose());
      y.put("(BᵀAᵀ)ᵀ", b.matmul(a, true, true).transpose());
      Plan.Builder builder = Plan.builder(tape);
      y.forEach(builder::output);
      Workspace ws = Helped.workspace(builder.compile(p), threads);
      double[] left = numbers(m, m * k);
      double[] right = numbers(n + 1, k * n);
      ws.run(Tensor.of(Shape.of(m, k), left), Tensor.of(Shape.of(k, m), transposed(left, m, k)),
          Tensor.of(Shape.of(k, n), right), Tensor.of(Shape.of(n, k), transposed(right, k, n)));
      Tensor c = chains(p, m, n, k, left, right);
      for (String name : y.keySet()) {
        assertThat(ws.get(name)).as("%s of %s×%s×%s, %s, %s threads", name, m, n, k, p, threads)
            .isEqualTo(c);
      }
    });
  }

  /** What may follow a product z of n columns, entry by entry. */
  private static Map<String, Var> epilogues(Tape tape, Var z) {
    int m = z.shape().dim(0);
    int n = z.shape().dim(1);
    Var row = tape.input("row", Shape.of(n));
    Var column = tape.input("column", Shape.of(m, 1));
    Map<String, Var> y = new LinkedHashMap<>();
    y.put("layer", z.add(row).sigmoid());
    y.put("columns", z.multiply(column).tanh().subtract(row));
    y.put("slope", z.add(row).sigmoid().square().multiply(z).divide(column));
    return y;
  }

  private static Map<String, Tensor> epilogues(Precision p, int threads, boolean stored, Tape tape,
      Var z, Tensor... inputs) {
    Map<String, Tensor> results = new LinkedHashMap<>();
    Plan.Builder builder = Plan.builder(tape);
    Map<String, Var> y = epilogues(tape, z);
    y.forEach(builder::output);
    if (stored) builder.output("z", z);
    Workspace ws = Helped.workspace(builder.compile(p), threads);
    ws.run(inputs);
    for (String name : y.keySet()) results.put(name, ws.get(name));
    return results;
  }

  @Test
  void whatFollowsAProductGivesTheBitsItGivesAlone() {
    always((m, n, k, p, threads) -> {
      Tensor a = Tensor.of(Shape.of(m, k), numbers(m, m * k));
      Tensor b = Tensor.of(Shape.of(k, n), numbers(n + 1, k * n));
      Tensor row = Tensor.of(Shape.of(n), numbers(7, n));
      Tensor column = Tensor.of(Shape.of(m, 1), numbers(8, m));
      Tape alone = new Tape();
      Map<String, Tensor> expected = epilogues(p, 1, false, alone, alone.input("z",
          Shape.of(m, n)), chains(p, m, n, k, a.toArray(), b.toArray()), row, column);
      for (boolean stored : new boolean[] {true, false}) {
        Tape tape = new Tape();
        Var z = tape.input("a", a.shape()).matmul(tape.input("b", b.shape()));
        assertThat(epilogues(p, threads, stored, tape, z, a, b, row, column))
            .as("%s×%s×%s, %s, %s threads, product stored: %s", m, n, k, p, threads, stored)
            .isEqualTo(expected);
      }
    });
  }

  @Test
  void aStepOfDescentInPlaceGivesTheBitsOfItsParts() {
    double rate = 0.3f;
    always((points, outputs, inputs, p, threads) -> {
      Shape shape = Shape.of(inputs, outputs);
      Tape tape = new Tape();
      Var w = tape.variable("w", shape);
      Var x = tape.input("x", Shape.of(points, inputs));
      Var dy = tape.input("dy", Shape.of(points, outputs));
      Var given = tape.input("rate", Shape.SCALAR);
      for (Var factor : List.of(given, Var.constant(rate))) {
        Plan plan = Plan.builder(tape)
            .next(w, w.subtract(x.matmul(dy, true, false).multiply(factor)))
            .compile(p);
        assertThat(plan.program().storage().moves()).as("in place").isEmpty();
        double[] xs = numbers(1, points * inputs);
        double[] dys = numbers(2, points * outputs);
        double[] g =
            chains(p, inputs, outputs, points, transposed(xs, points, inputs), dys).toArray();
        double[] expected = numbers(3, g.length);
        Workspace ws = Helped.workspace(plan, threads);
        ws.set("w", Tensor.of(shape, expected));
        for (int run = 1; run <= 2; run++) {
          ws.run(Tensor.of(x.shape(), xs), Tensor.of(dy.shape(), dys), Tensor.scalar(rate));
          for (int i = 0; i < g.length; i++) {
            expected[i] = p == Precision.DOUBLE ? expected[i] - g[i] * rate
                : (float) expected[i] - (float) g[i] * (float) rate;
          }
          assertThat(ws.get("w")).as("%s points, %s, %s, %s threads", points, shape, p, threads)
              .isEqualTo(Tensor.of(shape, expected));
        }
      }
    });
  }

  /** Multiples of 1/8 up to 2, whose sums of products no precision rounds. */
  private static Tensor eighths(int seed, Shape shape) {
    Random random = new Random(seed);
    double[] x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = (random.nextInt(33) - 16) / 8.0;
    return Tensor.of(shape, x);
  }

  private static Shape batch(Shape matrix, int... of) {
    int[] axes = java.util.Arrays.copyOf(of, of.length + 2);
    axes[of.length] = matrix.dim(0);
    axes[of.length + 1] = matrix.dim(1);
    return Shape.of(axes);
  }

  private static List<Shape[]> pairs() {
    List<Shape[]> all = new ArrayList<>();
    for (int[] s : new int[][] {{1, 1, 1}, {5, 7, 6}, {1, 9, 17}, {16, 1, 5}, {65, 64, 63},
        {3, 1, 1}, {1, 1, 4}, {4, 3, 0}, {0, 3, 4}}) {
      Shape a = Shape.of(s[0], s[2]);
      Shape b = Shape.of(s[2], s[1]);
      Shape left = Shape.of(s[2]);
      all.add(new Shape[] {left, b});
      all.add(new Shape[] {a, left});
      all.add(new Shape[] {left, left});
      for (int[][] batches : new int[][][] {{{2}, {}}, {{}, {3}}, {{3}, {3}}, {{1}, {3}},
          {{3}, {1}}, {{2, 1}, {3}}, {{2}, {3, 1}}, {{2, 1}, {1, 3}}, {{0}, {1}}}) {
        all.add(new Shape[] {batch(a, batches[0]), batch(b, batches[1])});
      }
      all.add(new Shape[] {left, batch(b, 3)});
      all.add(new Shape[] {batch(a, 3), left});
    }
    return all;
  }

  private static List<Var> productAndGradient(Tape tape, Var a, Var b) {
    Var y = a.matmul(b);
    Var e = y.multiply(Var.constant(eighths(3, y.shape()))).sum();
    List<Var> all = new ArrayList<>(List.of(y));
    all.addAll(tape.gradient(e, List.of(a, b)));
    return all;
  }

  @Test
  void vectorsAndBatchesAndTheirGradientsAreThoseOfEagerRecording() {
    for (Shape[] s : pairs()) {
      Tensor a = eighths(1, s[0]);
      Tensor b = eighths(2, s[1]);
      Tape eager = new Tape();
      List<Tensor> expected =
          productAndGradient(eager, eager.variable(a), eager.variable(b)).stream().map(Var::value)
              .toList();
      Tape tape = new Tape();
      List<Var> y =
          productAndGradient(tape, tape.input("a", a.shape()), tape.input("b", b.shape()));
      for (Precision p : Precision.values()) {
        Plan plan = Plan.builder(tape).output("y", y.get(0)).output("of a", y.get(1))
            .output("of b", y.get(2)).compile(p);
        for (int threads = 1; threads <= 3; threads++) {
          assertThat(Helped.workspace(plan, threads).run(a, b))
              .as("%s·%s, %s, %s threads", s[0], s[1], p, threads).isEqualTo(expected);
        }
      }
    }
  }
}
