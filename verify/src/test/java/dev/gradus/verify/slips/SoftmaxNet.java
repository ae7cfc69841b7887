package dev.gradus.verify.slips;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** 3-4-4-3, tanh, softmax, mean cross-entropy of 5 points: matrices. */
final class SoftmaxNet implements HandWritten {
  private static final double[][] X = HandWritten.data(2, 5, 3);
  private static final int[] CLASS = {0, 2, 1, 1, 0};
  private static final double[][] T = new double[5][3];

  static {
    for (int n = 0; n < 5; n++) T[n][CLASS[n]] = 1;
  }

  @Override
  public Layout layout() {
    return new Layout(List.of("W1", "b1", "W2", "b2", "W3", "b3"), List.of(Shape.of(3, 4),
        Shape.of(4), Shape.of(4, 4), Shape.of(4), Shape.of(4, 3), Shape.of(3)));
  }

  @Override
  public Function<List<Var>, Var> error() {
    Var x = Var.constant(Tensor.matrix(X));
    Var t = Var.constant(Tensor.matrix(T));
    return v -> {
      Var a = x.matmul(v.get(0)).add(v.get(1)).tanh();
      Var b = a.matmul(v.get(2)).add(v.get(3)).tanh();
      return b.matmul(v.get(4)).add(v.get(5)).crossEntropy(t);
    };
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) c[i][j] += a[i][k] * b[k][j];
      }
    }
    return c;
  }

  static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) for (int j = 0; j < t.length; j++) t[j][i] = a[i][j];
    return t;
  }

  static double[][] plus(double[][] a, double[] b) {
    double[][] c = new double[a.length][b.length];
    for (int i = 0; i < c.length; i++) for (int j = 0; j < b.length; j++) c[i][j] = a[i][j] + b[j];
    return c;
  }

  interface Each {
    double of(double a, double b);
  }

  static double[][] each(double[][] a, double[][] b, Each f) {
    double[][] c = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) c[i][j] = f.of(a[i][j], b[i][j]);
    }
    return c;
  }

  static double[] sums(double[][] a) {
    double[] s = new double[a[0].length];
    for (double[] row : a) for (int j = 0; j < s.length; j++) s[j] += row[j];
    return s;
  }

  static double[][] matrix(double[] w, int from, int rows, int columns) {
    double[][] m = new double[rows][columns];
    for (int i = 0; i < rows * columns; i++) m[i / columns][i % columns] = w[from + i];
    return m;
  }

  static int put(double[] g, int at, double[]... rows) {
    for (double[] row : rows) for (double x : row) g[at++] = x;
    return at;
  }

  private static double[][] softmax(double[][] z, String m) {
    double[][] p = new double[z.length][z[0].length];
    for (int i = 0; i < z.length; i++) {
      double sum = 0;
      for (int j = 0; j < z[0].length; j++) {
        p[i][j] = Math.exp(z[i][j]);
        sum += p[i][j];
      }
      if (!m.equals("softmax not normalised")) for (int j = 0; j < 3; j++) p[i][j] /= sum;
    }
    return p;
  }

  private static int whole(int a, int b) { return a / b; }

  @Override
  public double[] gradient(double[] w, String m) {
    double[][] w1 = matrix(w, 0, 3, 4);
    double[] b1 = matrix(w, 12, 1, 4)[0];
    double[][] w2 = matrix(w, 16, 4, 4);
    double[] b2 = matrix(w, 32, 1, 4)[0];
    double[][] w3 = matrix(w, 36, 4, 3);
    double[] b3 = matrix(w, 48, 1, 3)[0];
    double[][] z1 = plus(product(X, w1), b1);
    double[][] h1 = each(z1, z1, (a, b) -> Math.tanh(a));
    double[][] z2 = plus(product(h1, w2), b2);
    double[][] h2 = each(z2, z2, (a, b) -> Math.tanh(a));
    double[][] z3 = plus(product(h2, w3), b3);
    double[][] p = softmax(z3, m);
    double[][] d3 = each(p, T, (y, t) -> switch (m) {
      case "t - p" -> t - y;
      case "only p" -> y;
      case "only -t" -> -t;
      case "diagonal Jacobian" -> -t * (1 - y);
      case "squared error slope" -> (y - t) * y * (1 - y);
      case "by p" -> -t / y;
      case "only the true class" -> t == 1 ? y - t : 0;
      default -> y - t;
    });
    if (m.equals("logits for p")) d3 = each(z3, T, (z, t) -> z - t);
    if (m.equals("labels from 1")) {
      double[][] other = new double[5][3];
      for (int n = 0; n < 5; n++) other[n][(CLASS[n] + 1) % 3] = 1;
      d3 = each(p, other, (y, t) -> y - t);
    }
    double count = m.equals("no 1/n") ? 1 : m.equals("by all outputs") ? 15 : 5;
    d3 = each(d3, d3, (a, b) -> a / count);
    double[][] in3 = m.equals("h1 for h2 in W3") ? h1 : m.equals("z2 for h2 in W3") ? z2 : h2;
    double[][] g3 = product(transposed(in3), d3);
    double[] gb3 = m.equals("b3 of one row") ? d3[0] : sums(d3);
    double[][] back3 = w3;
    if (m.equals("W3 updated first")) back3 = each(w3, g3, (a, g) -> a - 0.5 * g);
    double[][] e2 = product(d3, transposed(back3));
    if (m.equals("flat W3")) e2 = product(d3, matrix(w, 36, 3, 4));
    double[][] d2 = each(e2, h2, (e, y) -> e * (m.equals("1 - y everywhere") ? 1 - y
        : m.equals("1 + y²") ? 1 + y * y : m.equals("sigmoid slope in layer 2") ? y * (1 - y)
        : m.equals("no slope in layer 2") || m.equals("no slope at all") ? 1 : 1 - y * y));
    if (m.equals("tanh′ at z")) d2 = each(e2, z2, (e, z) -> e * (1 - z * z));
    if (m.equals("h1 slope in layer 2")) d2 = each(e2, h1, (e, y) -> e * (1 - y * y));
    double[][] g2 = product(transposed(m.equals("z1 for h1 in W2") ? z1 : h1), d2);
    if (m.equals("z for h everywhere")) {
      g3 = product(transposed(z2), d3);
      g2 = product(transposed(z1), d2);
    }
    if (m.equals("W2 transposed")) g2 = transposed(g2);
    if (m.equals("e for δ in W2")) g2 = product(transposed(h1), e2);
    double[] gb2 = sums(d2);
    if (m.equals("b2 mean")) for (int j = 0; j < 4; j++) gb2[j] /= 5;
    if (m.equals("b2 total")) java.util.Arrays.fill(gb2, gb2[0] + gb2[1] + gb2[2] + gb2[3]);
    double[][] e1 = product(d2, m.equals("W2 not transposed back") ? w2 : transposed(w2));
    if (m.equals("layer 2 left out")) e1 = d2;
    if (m.equals("δ of layer 2 not used")) e1 = product(e2, transposed(w2));
    if (m.equals("sign lost going back")) e1 = each(e1, e1, (a, b) -> -a);
    double[][] d1 = each(e1, h1, (e, y) -> e * (m.equals("1 - y everywhere") ? 1 - y
        : m.equals("no slope at all") ? 1 : 1 - y * y));
    if (m.equals("h2 slope in layer 1")) d1 = each(e1, h2, (e, y) -> e * (1 - y * y));
    double[][] g1 = product(transposed(X), d1);
    double[] gb1 = sums(d1);
    if (m.equals("all biases of the last row")) {
      gb1 = d1[4];
      gb2 = d2[4];
      gb3 = d3[4];
    }
    if (m.equals("weights by n again")) {
      g1 = each(g1, g1, (a, b) -> a / 5);
      g2 = each(g2, g2, (a, b) -> a / 5);
      g3 = each(g3, g3, (a, b) -> a / 5);
    }
    if (m.equals("no 1/n and no slope in layer 2") || m.equals("t - p and z1 in W2")) {
      boolean first = m.startsWith("no");
      d3 = each(p, T, (y, t) -> first ? y - t : (t - y) / 5);
      e2 = product(d3, transposed(w3));
      d2 = first ? e2 : each(e2, h2, (e, y) -> e * (1 - y * y));
      g3 = product(transposed(h2), d3);
      gb3 = sums(d3);
      g2 = product(transposed(first ? h1 : z1), d2);
      gb2 = sums(d2);
      d1 = each(product(d2, transposed(w2)), h1, (e, y) -> e * (1 - y * y));
      g1 = product(transposed(X), d1);
      gb1 = sums(d1);
    }
    if (m.equals("b1 and b2 swapped")) {
      double[] other = gb1;
      gb1 = gb2;
      gb2 = other;
    }
    if (m.equals("sign of W2 and b3")) {
      g2 = each(g2, g2, (a, b) -> -a);
      for (int j = 0; j < 3; j++) gb3[j] = -gb3[j];
    }
    double[] g = new double[51];
    int at = put(g, put(g, 0, g1), gb1);
    put(g, put(g, put(g, put(g, at, g2), gb2), g3), gb3);
    if (m.equals("biases first")) put(g, put(g, put(g, put(g, put(g, put(g, 0, gb1), g1), gb2), g2),
        gb3), g3);
    double norm = 0;
    for (double a : g) norm += a * a;
    norm = Math.sqrt(norm);
    for (int i = 0; i < g.length; i++) {
      if (m.equals("integer division")) g[i] *= whole(1, 5);
      if (m.equals("the step")) g[i] *= -0.01;
      if (m.equals("normalised")) g[i] /= norm;
      if (m.equals("clipped by value")) g[i] = Math.max(-0.05, Math.min(0.05, g[i]));
      if (m.equals("clipped by norm")) g[i] *= Math.min(1, 0.3 / norm);
    }
    return g;
  }

  @Override
  public Map<String, List<String>> mistakes() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("t - p", List.of("sign"));
    all.put("only p", List.of("target is not"));
    all.put("only -t", List.of("prediction is missing"));
    all.put("diagonal Jacobian", List.of("diagonal"));
    all.put("squared error slope", List.of("squared error"));
    all.put("by p", List.of("derivative by the output"));
    all.put("only the true class", List.of("one label"));
    all.put("logits for p", List.of("what goes into the output"));
    all.put("labels from 1", List.of("labels are shifted"));
    all.put("softmax not normalised", List.of("not divided"));
    all.put("no 1/n", List.of("factor is forgotten", "division is missing"));
    all.put("by all outputs", List.of("division too much"));
    all.put("h1 for h2 in W3", List.of("of another place"));
    all.put("z2 for h2 in W3", List.of("what goes into the activation"));
    all.put("b3 of one row", List.of("sum is not complete"));
    all.put("W3 updated first", List.of("after the step"));
    all.put("flat W3", List.of("flat array"));
    all.put("1 - y everywhere", List.of("1 − y"));
    all.put("1 + y²", List.of("wrong sign"));
    all.put("sigmoid slope in layer 2", List.of("another activation"));
    all.put("no slope in layer 2", List.of("derivative of the activation is forgotten"));
    all.put("no slope at all", List.of("derivative of the activation is forgotten"));
    all.put("tanh′ at z", List.of("given the input"));
    all.put("h1 slope in layer 2", List.of("numbers of another place"));
    all.put("z1 for h1 in W2", List.of("what goes into the activation"));
    all.put("z for h everywhere", List.of("what goes into the activation"));
    all.put("W2 transposed", List.of("transposed", "column by column"));
    all.put("e for δ in W2", List.of("activation is forgotten", "δ is that"));
    all.put("b2 mean", List.of("mean for a sum"));
    all.put("b2 total", List.of("over all units"));
    all.put("W2 not transposed back", List.of("not transposed"));
    all.put("layer 2 left out", List.of("layer is left out"));
    all.put("δ of layer 2 not used", List.of("activation is forgotten", "δ is that"));
    all.put("sign lost going back", List.of("sign"));
    all.put("h2 slope in layer 1", List.of("numbers of another place"));
    all.put("all biases of the last row", List.of("sum is not complete"));
    all.put("weights by n again", List.of("mean for a sum", "applied twice"));
    all.put("b1 and b2 swapped", List.of("swapped"));
    all.put("sign of W2 and b3", List.of("sign"));
    all.put("no 1/n and no slope in layer 2", List.of("factor is forgotten",
        "division is missing", "activation is forgotten"));
    all.put("t - p and z1 in W2", List.of("sign", "what goes into the activation"));
    all.put("biases first", List.of("another order"));
    all.put("integer division", List.of("nothing flows"));
    all.put("the step", List.of("multiplied by a constant"));
    all.put("normalised", List.of("divided by its length"));
    all.put("clipped by value", List.of("clipped"));
    all.put("clipped by norm", List.of("clipped to a length"));
    return all;
  }
}
