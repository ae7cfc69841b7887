package dev.gradus.teaching.marking;

import static java.lang.Math.exp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Right answers of unusual form to a network of two inputs, three units and one output. */
final class NetworkForms {
  private NetworkForms() {}

  /** The long vector of slopes for that of weights: W1 row by row, b1, W2, b2. */
  interface Form {
    double[] of(double[][] x, double[] t, double[] w);
  }

  static class Network {
    private final Form form;
    private final double[] kept = new double[13]; // handed out in parts, again and again
    double[][] dW1 = new double[2][3];
    double[] db1 = new double[3];
    double[][] dW2 = new double[3][1];
    double[] db2 = new double[1];

    Network(Form form) { this.form = form; }

    void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
        double[] b2, ToDoubleFunction<double[]> loss) {
      double[] w = {W1[0][0], W1[0][1], W1[0][2], W1[1][0], W1[1][1], W1[1][2], b1[0], b1[1],
          b1[2], W2[0][0], W2[1][0], W2[2][0], b2[0]};
      double[] labels = Arrays.stream(t).mapToDouble(row -> row[0]).toArray();
      System.arraycopy(form.of(x, labels, w), 0, kept, 0, 13);
      for (int j = 0; j < 3; j++) {
        dW1[0][j] = kept[j];
        dW1[1][j] = kept[3 + j];
        db1[j] = kept[6 + j];
        dW2[j][0] = kept[9 + j];
      }
      db2[0] = kept[12];
    }
  }

  static Map<String, Supplier<?>> all() {
    Map<String, Form> all = new LinkedHashMap<>();
    all.put("point by point, averaged", NetworkForms::averaged);
    all.put("matrices, δ after δ", NetworkForms::matrices);
    all.put("matrices, columns first", NetworkForms::columns);
    all.put("forward mode, weight by weight", NetworkForms::forwardMode);
    all.put("complex step", NetworkForms::complexStep);
    all.put("a tape of closures", NetworkForms::closures);
    all.put("floats", NetworkForms::floats);
    all.put("path by path", NetworkForms::paths);
    all.put("points in parallel", (x, t, w) -> IntStream.range(0, x.length).parallel()
        .mapToObj(i -> one(x[i], t[i], w)).reduce(new double[13], NetworkForms::plus));
    all.put("the mean taken at the points", (x, t, w) -> {
      double[] g = new double[13];
      for (int i = 0; i < x.length; i++) g = plus(g, one(x[i], t[i], w));
      return g;
    });
    all.put("tanh by exp, its slope by cosh", NetworkForms::byExponentials);
    all.put("compensated sums", NetworkForms::compensated);
    return SmallForms.made(all, Network::new);
  }

  private static final double N = 5; // points

  private static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int k = 0; k < sum.length; k++) sum[k] += b[k];
    return sum;
  }

  private static double hidden(double[] x, double[] w, int j) {
    return Math.tanh(x[0] * w[j] + x[1] * w[3 + j] + w[6 + j]);
  }

  /** What one point adds. */
  private static double[] one(double[] x, double t, double[] w) {
    double[] g = new double[13];
    double z = w[12];
    for (int j = 0; j < 3; j++) z += w[9 + j] * hidden(x, w, j);
    g[12] = (Solutions.sigmoid(z) - t) / N;
    for (int j = 0; j < 3; j++) {
      double h = hidden(x, w, j);
      g[9 + j] = g[12] * h;
      g[6 + j] = g[12] * w[9 + j] * (1 - h) * (1 + h);
      g[j] = g[6 + j] * x[0];
      g[3 + j] = g[6 + j] * x[1];
    }
    return g;
  }

  private static double[] averaged(double[][] x, double[] t, double[] w) {
    List<double[]> each = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      each.add(Arrays.stream(one(x[i], t[i], w)).map(a -> a * N).toArray());
    }
    double[] g = new double[13];
    for (int k = 0; k < 13; k++) {
      int place = k;
      g[k] = each.stream().mapToDouble(a -> a[place]).average().orElse(0);
    }
    return g;
  }

  /** A product of matrices as libraries have it, of which one may be transposed. */
  private static double[][] product(double[][] a, double[][] b, boolean first, boolean second) {
    int n = first ? a[0].length : a.length;
    int inner = first ? a.length : a[0].length;
    int m = second ? b.length : b[0].length;
    double[][] c = new double[n][m];
    for (int k = 0; k < inner; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          c[i][j] += (first ? a[k][i] : a[i][k]) * (second ? b[j][k] : b[k][j]);
        }
      }
    }
    return c;
  }

  private static double[] matrices(double[][] x, double[] t, double[] w) {
    double[][] w1 = {{w[0], w[1], w[2]}, {w[3], w[4], w[5]}};
    double[][] w2 = {{w[9]}, {w[10]}, {w[11]}};
    double[][] h = product(x, w1, false, false);
    for (double[] row : h) for (int j = 0; j < 3; j++) row[j] = Math.tanh(row[j] + w[6 + j]);
    double[][] delta = product(h, w2, false, false);
    for (int i = 0; i < t.length; i++) {
      delta[i][0] = (Solutions.sigmoid(delta[i][0] + w[12]) - t[i]) / t.length;
    }
    double[][] back = product(delta, w2, false, true);
    for (int i = 0; i < t.length; i++) {
      for (int j = 0; j < 3; j++) back[i][j] *= 1 - h[i][j] * h[i][j];
    }
    double[][] dw1 = product(x, back, true, false);
    double[][] dw2 = product(h, delta, true, false);
    double[] g = new double[13];
    for (int j = 0; j < 3; j++) {
      g[j] = dw1[0][j];
      g[3 + j] = dw1[1][j];
      for (double[] row : back) g[6 + j] += row[j];
      g[9 + j] = dw2[j][0];
    }
    for (double[] row : delta) g[12] += row[0];
    return g;
  }

  /** All in flat arrays, column after column, and δ written over h. */
  private static double[] columns(double[][] x, double[] t, double[] w) {
    int n = x.length;
    double[] h = new double[3 * n];
    double[] z = new double[n];
    double[] g = new double[13];
    Arrays.fill(z, w[12]);
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < n; i++) {
        h[j * n + i] = hidden(x[i], w, j);
        z[i] += h[j * n + i] * w[9 + j];
      }
    }
    for (int i = 0; i < n; i++) {
      z[i] = (Solutions.sigmoid(z[i]) - t[i]) / n;
      g[12] += z[i];
    }
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < n; i++) {
        double out = h[j * n + i];
        g[9 + j] += out * z[i];
        h[j * n + i] = w[9 + j] * z[i] * (1 - out * out);
      }
      for (int i = 0; i < n; i++) {
        g[6 + j] += h[j * n + i];
        for (int k = 0; k < 2; k++) g[3 * k + j] += x[i][k] * h[j * n + i];
      }
    }
    return g;
  }

  private static double[] forwardMode(double[][] x, double[] t, double[] w) {
    double[] g = new double[13];
    for (int k = 0; k < 13; k++) {
      for (int i = 0; i < x.length; i++) {
        double[] z = {w[12], k == 12 ? 1 : 0};
        for (int j = 0; j < 3; j++) {
          double slope = k == j ? x[i][0] : k == 3 + j ? x[i][1] : k == 6 + j ? 1 : 0;
          double h = hidden(x[i], w, j);
          z[0] += w[9 + j] * h;
          z[1] += (k == 9 + j ? h : 0) + w[9 + j] * (1 - h * h) * slope;
        }
        g[k] += (Solutions.sigmoid(z[0]) - t[i]) * z[1] / x.length;
      }
    }
    return g;
  }

  /** E(w + ih) has its slope in its imaginary part; ln(1 + exp z) − t z is the cross-entropy. */
  private static double[] complexStep(double[][] x, double[] t, double[] w) {
    double step = 1e-150;
    double[] g = new double[13];
    for (int k = 0; k < 13; k++) {
      for (int i = 0; i < x.length; i++) {
        double re = w[12];
        double im = k == 12 ? step : 0;
        for (int j = 0; j < 3; j++) {
          double a = (k == j ? x[i][0] : k == 3 + j ? x[i][1] : k == 6 + j ? 1 : 0) * step;
          double h = hidden(x[i], w, j);
          double ih = (1 - h * h) * a; // tanh(z + ia), where a² is 0
          double wj = k == 9 + j ? step : 0;
          re += h * w[9 + j] - ih * wj;
          im += h * wj + ih * w[9 + j];
        }
        double real = 1 + exp(re) * Math.cos(im);
        double angle = Math.atan2(exp(re) * Math.sin(im), real); // of the logarithm
        g[k] += (angle - t[i] * im) / step / x.length;
      }
    }
    return g;
  }

  /** A number that knows how to hand its slope back. */
  private static final class Node {
    final double value;
    final List<Node> inputs = new ArrayList<>();
    final List<Double> slopes = new ArrayList<>();
    double slope;

    Node(double value) { this.value = value; }

    Node from(Node input, double by) {
      inputs.add(input);
      slopes.add(by);
      return this;
    }

    Node times(Node o) {
      return new Node(value * o.value).from(this, o.value).from(o, value);
    }

    Node plus(Node o) { return new Node(value + o.value).from(this, 1).from(o, 1); }

    Node tanh() {
      double y = Math.tanh(value);
      return new Node(y).from(this, 1 - y * y);
    }

    Node entropy(double t, double n) {
      return new Node(Math.log1p(exp(value)) - t * value)
          .from(this, (Solutions.sigmoid(value) - t) / n);
    }

    /** Depth first, path by path: each adds its part. */
    void back(double seed) {
      slope += seed;
      for (int k = 0; k < inputs.size(); k++) inputs.get(k).back(seed * slopes.get(k));
    }
  }

  private static double[] closures(double[][] x, double[] t, double[] w) {
    Node[] v = Arrays.stream(w).mapToObj(Node::new).toArray(Node[]::new);
    for (int i = 0; i < x.length; i++) {
      Node z = v[12];
      for (int j = 0; j < 3; j++) {
        z = z.plus(v[9 + j].times(v[j].times(new Node(x[i][0]))
            .plus(v[3 + j].times(new Node(x[i][1]))).plus(v[6 + j]).tanh()));
      }
      z.entropy(t[i], x.length).back(1);
    }
    return Arrays.stream(v).mapToDouble(n -> n.slope).toArray();
  }

  private static double[] floats(double[][] x, double[] t, double[] w) {
    float[] g = new float[13];
    float n = x.length;
    for (int i = 0; i < x.length; i++) {
      float[] h = new float[3];
      float z = (float) w[12];
      for (int j = 0; j < 3; j++) {
        h[j] = (float) hidden(x[i], w, j);
        z += h[j] * (float) w[9 + j];
      }
      float delta = 1 / (1 + (float) exp(-z)) - (float) t[i];
      g[12] += delta / n;
      for (int j = 0; j < 3; j++) {
        float back = delta * (float) w[9 + j] * (1 - h[j] * h[j]) / n;
        g[9 + j] += delta * h[j] / n;
        g[6 + j] += back;
        g[j] += back * (float) x[i][0];
        g[3 + j] += back * (float) x[i][1];
      }
    }
    return IntStream.range(0, 13).mapToDouble(k -> g[k]).toArray();
  }

  /** Each slope on its own: the sum over points and paths of the product along the path. */
  private static double[] paths(double[][] x, double[] t, double[] w) {
    double[] g = new double[13];
    for (int k = 12; k >= 0; k--) {
      for (int i = 0; i < x.length; i++) {
        double end = one(x[i], t[i], w)[12];
        int j = k % 3;
        double h = hidden(x[i], w, j);
        double curve = w[9 + j] * (1 - h * h);
        g[k] += k == 12 ? end : k >= 9 ? end * h : k >= 6 ? end * curve
            : end * curve * x[i][k / 3];
      }
    }
    return g;
  }

  private static double[] byExponentials(double[][] x, double[] t, double[] w) {
    double[] g = new double[13];
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < x.length; i++) {
        double a = x[i][0] * w[j] + x[i][1] * w[3 + j] + w[6 + j];
        double h = (exp(2 * a) - 1) / (exp(2 * a) + 1);
        double delta = one(x[i], t[i], w)[12];
        double cosh = (exp(a) + exp(-a)) / 2;
        g[9 + j] += delta * h;
        g[6 + j] += delta * w[9 + j] / (cosh * cosh);
        g[j] += delta * w[9 + j] * x[i][0] / cosh / cosh;
        g[3 + j] += delta * w[9 + j] * x[i][1] / cosh / cosh;
        if (j == 0) g[12] += delta;
      }
    }
    return g;
  }

  private static double[] compensated(double[][] x, double[] t, double[] w) {
    double[] g = new double[13];
    double[] lost = new double[13];
    for (int i = 0; i < x.length; i++) {
      double[] add = one(x[i], t[i], w);
      for (int k = 0; k < 13; k++) {
        double term = add[k] - lost[k];
        double sum = g[k] + term;
        lost[k] = sum - g[k] - term;
        g[k] = sum;
      }
    }
    return g;
  }
}
