package dev.gradus.teaching.marking;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.log1p;
import static java.lang.Math.tanh;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Right answers of unusual form: a slope, a perceptron, softmax regression. */
final class SmallForms {
  private SmallForms() {}

  /** E and ∂E/∂w of a chain. */
  interface Chain {
    double[] of(double x, double v, double t, double w);
  }

  static class Slope {
    private final Chain form;
    double E;
    double dw;

    Slope(Chain form) { this.form = form; }

    void backward(double x, double v, double t, double w) {
      double[] found = form.of(x, v, t, w);
      E = found[0];
      dw = found[1];
    }
  }

  static Map<String, Supplier<?>> slopes() {
    Map<String, Chain> all = new LinkedHashMap<>();
    all.put("σ by tanh", (x, v, t, w) -> {
      double s = tanh(w * x / 2);
      double d = v * (1 + s) / 2 - t;
      return new double[] {d * d, d * v * x * (1 - s * s) / 2};
    });
    all.put("one fraction", (x, v, t, w) -> {
      double e = exp(-w * x);
      double off = (v - t - t * e) / (1 + e);
      return new double[] {off * off, 2 * x * v * e * (v - t - t * e) / ((1 + e) * (1 + e)
          * (1 + e))};
    });
    all.put("forward mode", (x, v, t, w) -> {
      double[] z = {w * x, x};
      double h = 1 / (1 + exp(-z[0]));
      double[] y = {v * h, v * h * (1 - h) * z[1]};
      double[] d = {y[0] - t, y[1]};
      return new double[] {d[0] * d[0], 2 * d[0] * d[1]};
    });
    all.put("complex step", (x, v, t, w) -> {
      double step = 1e-100;
      double e = exp(-w * x);
      double[] below = {1 + e * Math.cos(-step * x), e * Math.sin(-step * x)};
      double size = below[0] * below[0] + below[1] * below[1];
      double[] d = {v * below[0] / size - t, -v * below[1] / size};
      return new double[] {d[0] * d[0] - d[1] * d[1], 2 * d[0] * d[1] / step};
    });
    all.put("floats", (x, v, t, w) -> {
      float h = 1f / (1f + (float) exp(-(float) w * (float) x));
      float d = (float) v * h - (float) t;
      return new double[] {d * d, 2 * d * (float) v * h * (1 - h) * (float) x};
    });
    return made(all, Slope::new);
  }

  /** E, ∂E/∂w_1, ∂E/∂w_2 and ∂E/∂b. */
  interface Neuron {
    double[] of(double[][] x, double[] t, double[] w, double b);
  }

  static class Perceptron {
    private final Neuron form;
    double E;
    double[] dw;
    double db;

    Perceptron(Neuron form) { this.form = form; }

    void backward(double[][] x, double[] t, double[] w, double b) {
      double[] found = form.of(x, t, w, b);
      E = found[0];
      dw = new double[] {found[1], found[2]};
      db = found[3];
    }
  }

  private static double z(double[] x, double[] w, double b) {
    return x[0] * w[0] + x[1] * w[1] + b;
  }

  private static double softplus(double z) { return Math.max(z, 0) + log1p(exp(-Math.abs(z))); }

  static Map<String, Supplier<?>> perceptrons() {
    Map<String, Neuron> all = new LinkedHashMap<>();
    all.put("divided at the end", (x, t, w, b) -> {
      double[] g = new double[4];
      for (int i = 0; i < x.length; i++) {
        double y = Solutions.sigmoid(z(x[i], w, b));
        g[0] -= t[i] * log(y) + (1 - t[i]) * log(1 - y);
        g[1] += (y - t[i]) * x[i][0];
        g[2] += (y - t[i]) * x[i][1];
        g[3] += y - t[i];
      }
      for (int k = 0; k < 4; k++) g[k] /= x.length;
      return g;
    });
    all.put("nothing cancelled", (x, t, w, b) -> {
      double[] g = new double[4];
      for (int i = 0; i < x.length; i++) {
        double y = Solutions.sigmoid(z(x[i], w, b));
        double byY = (-t[i] / y + (1 - t[i]) / (1 - y)) / x.length;
        double byZ = byY * y * (1 - y);
        g[0] += t[i] == 1 ? -log(y) / x.length : -log(1 - y) / x.length;
        g[1] += byZ * x[i][0];
        g[2] += byZ * x[i][1];
        g[3] += byZ;
      }
      return g;
    });
    all.put("softplus, the last point first", (x, t, w, b) -> {
      double[] g = new double[4];
      for (int i = x.length - 1; i >= 0; i--) {
        double z = z(x[i], w, b);
        double d = (0.5 * tanh(z / 2) + 0.5 - t[i]) / x.length;
        g[0] += (softplus(z) - t[i] * z) / x.length;
        for (int k = 0; k < 2; k++) g[1 + k] += d * x[i][k];
        g[3] += d;
      }
      return g;
    });
    all.put("blue and red apart", (x, t, w, b) -> {
      double[] g = new double[4];
      for (int label = 0; label < 2; label++) {
        double sign = label == 1 ? 1 : -1;
        for (int i = 0; i < x.length; i++) {
          if (t[i] != label) continue;
          double z = sign * z(x[i], w, b);
          double pull = sign / (1 + exp(z)) / x.length;
          g[0] += softplus(-z) / x.length;
          g[1] -= pull * x[i][0];
          g[2] -= pull * x[i][1];
          g[3] -= pull;
        }
      }
      return g;
    });
    all.put("streams", (x, t, w, b) -> {
      int n = x.length;
      double[] d = IntStream.range(0, n).mapToDouble(i -> Solutions.sigmoid(z(x[i], w, b)) - t[i])
          .toArray();
      return new double[] {
          IntStream.range(0, n).mapToDouble(i -> -log(1 - Math.abs(d[i]))).average().orElse(0),
          IntStream.range(0, n).mapToDouble(i -> d[i] * x[i][0]).average().orElse(0),
          IntStream.range(0, n).mapToDouble(i -> d[i] * x[i][1]).average().orElse(0),
          Arrays.stream(d).average().orElse(0)};
    });
    all.put("floats", (x, t, w, b) -> {
      float[] g = new float[4];
      float n = x.length;
      for (int i = 0; i < x.length; i++) {
        float y = 1 / (1 + (float) exp(-(float) z(x[i], w, b)));
        g[0] += -(float) log(t[i] == 1 ? y : 1 - y) / n;
        g[1] += (y - (float) t[i]) * (float) x[i][0] / n;
        g[2] += (y - (float) t[i]) * (float) x[i][1] / n;
        g[3] += (y - (float) t[i]) / n;
      }
      return new double[] {g[0], g[1], g[2], g[3]};
    });
    all.put("halves, by recursion", (x, t, w, b) -> {
      double[] g = halves(x, t, w, b, 0, x.length);
      return Arrays.stream(g).map(a -> a / x.length).toArray();
    });
    all.put("the bias is a weight of 1", (x, t, w, b) -> {
      double[] all3 = {w[0], w[1], b};
      double[] g = new double[4];
      for (int i = 0; i < x.length; i++) {
        double[] row = {x[i][0], x[i][1], 1};
        double z = 0;
        for (int k = 0; k < 3; k++) z += row[k] * all3[k];
        double y = Solutions.sigmoid(z);
        g[0] -= log(t[i] == 1 ? y : 1 - y) / x.length;
        for (int k = 0; k < 3; k++) g[1 + k] += (y - t[i]) / x.length * row[k];
      }
      return g;
    });
    return made(all, Perceptron::new);
  }

  private static double[] halves(double[][] x, double[] t, double[] w, double b, int from, int to) {
    if (to - from > 1) {
      double[] left = halves(x, t, w, b, from, (from + to) / 2);
      double[] right = halves(x, t, w, b, (from + to) / 2, to);
      for (int k = 0; k < 4; k++) left[k] += right[k];
      return left;
    }
    double y = Solutions.sigmoid(z(x[from], w, b));
    double d = y - t[from];
    return new double[] {-log(t[from] == 1 ? y : 1 - y), d * x[from][0], d * x[from][1], d};
  }

  /** E, the six of ∂E/∂W row by row, the three of ∂E/∂b. */
  interface Regression {
    double[] of(double[][] x, double[][] t, double[][] W, double[] b);
  }

  static class Softmax {
    private final Regression form;
    double E;
    double[][] dW;
    double[] db;

    Softmax(Regression form) { this.form = form; }

    void backward(double[][] x, double[][] t, double[][] W, double[] b) {
      double[] found = form.of(x, t, W, b);
      E = found[0];
      dW = new double[][] {Arrays.copyOfRange(found, 1, 4), Arrays.copyOfRange(found, 4, 7)};
      db = Arrays.copyOfRange(found, 7, 10);
    }
  }

  /** The forms differ in how a row's probabilities and δ come about. */
  private interface Row {
    /** −ln of the label's probability, and δ of the three classes. */
    double[] of(double[] z, double[] t);
  }

  private static Regression byRow(Row row) {
    return (x, t, W, b) -> {
      double[] g = new double[10];
      for (int i = 0; i < x.length; i++) {
        double[] z = new double[3];
        for (int k = 0; k < 3; k++) z[k] = x[i][0] * W[0][k] + x[i][1] * W[1][k] + b[k];
        double[] found = row.of(z, t[i]);
        g[0] += found[0] / x.length;
        for (int k = 0; k < 3; k++) {
          g[1 + k] += found[1 + k] * x[i][0] / x.length;
          g[4 + k] += found[1 + k] * x[i][1] / x.length;
          g[7 + k] += found[1 + k] / x.length;
        }
      }
      return g;
    };
  }

  private static int label(double[] t) { return t[0] == 1 ? 0 : t[1] == 1 ? 1 : 2; }

  static Map<String, Supplier<?>> regressions() {
    Map<String, Regression> all = new LinkedHashMap<>();
    all.put("log-sum-exp", byRow((z, t) -> {
      double most = Math.max(z[0], Math.max(z[1], z[2]));
      double s = most + log(exp(z[0] - most) + exp(z[1] - most) + exp(z[2] - most));
      return new double[] {s - z[label(t)], exp(z[0] - s) - t[0], exp(z[1] - s) - t[1],
          exp(z[2] - s) - t[2]};
    }));
    all.put("differences of z", byRow((z, t) -> {
      double[] p = new double[3];
      for (int k = 0; k < 3; k++) {
        for (int l = 0; l < 3; l++) p[k] += exp(z[l] - z[k]);
        p[k] = 1 / p[k];
      }
      double[] g = {-log(p[label(t)]), p[0], p[1], p[2]};
      g[1 + label(t)] -= 1;
      return g;
    }));
    all.put("the whole Jacobian", byRow((z, t) -> {
      double sum = exp(z[0]) + exp(z[1]) + exp(z[2]);
      double[] g = new double[4];
      for (int k = 0; k < 3; k++) {
        double p = exp(z[k]) / sum;
        g[0] -= t[k] * log(p);
        for (int l = 0; l < 3; l++) {
          double q = exp(z[l]) / sum;
          g[1 + l] += -t[k] / p * (k == l ? p * (1 - p) : -p * q);
        }
      }
      return g;
    }));
    all.put("floats", byRow((z, t) -> {
      float[] e = {(float) exp(z[0]), (float) exp(z[1]), (float) exp(z[2])};
      float sum = e[0] + e[1] + e[2];
      return new double[] {-(float) log(e[label(t)] / sum), e[0] / sum - (float) t[0],
          e[1] / sum - (float) t[1], e[2] / sum - (float) t[2]};
    }));
    all.put("class by class, from columns", (x, t, W, b) -> {
      int n = x.length;
      double[] columns = new double[3 * n]; // z, class after class
      for (int k = 0; k < 3; k++) {
        for (int i = 0; i < n; i++) {
          columns[k * n + i] = x[i][0] * W[0][k] + x[i][1] * W[1][k] + b[k];
        }
      }
      double[] g = new double[10];
      for (int k = 0; k < 3; k++) {
        for (int i = 0; i < n; i++) {
          double p = exp(columns[k * n + i])
              / (exp(columns[i]) + exp(columns[n + i]) + exp(columns[2 * n + i]));
          if (t[i][k] == 1) g[0] -= log(p) / n;
          g[1 + k] += x[i][0] / n * (p - t[i][k]);
          g[4 + k] += x[i][1] / n * (p - t[i][k]);
          g[7 + k] += (p - t[i][k]) / n;
        }
      }
      return g;
    });
    return made(all, Softmax::new);
  }

  static <F> Map<String, Supplier<?>> made(Map<String, F> forms,
      Function<F, Object> answer) {
    Map<String, Supplier<?>> all = new LinkedHashMap<>();
    forms.forEach((name, form) -> all.put(name, () -> answer.apply(form)));
    return all;
  }
}
