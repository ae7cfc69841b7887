package dev.gradus.teaching.marking;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** A right answer to each exercise, as students write it. */
final class Solutions {
  static final Map<String, Supplier<?>> ALL = Map.of("Slope", Slope::new, "Perceptron",
      Perceptron::new, "Mlp", Mlp::new, "SoftmaxRegression", SoftmaxRegression::new);

  private Solutions() {}

  static double sigmoid(double z) { return 1 / (1 + Math.exp(-z)); }

  static class Slope {
    double E;
    double dw;

    void backward(double x, double v, double t, double w) {
      double h = sigmoid(w * x);
      double y = v * h;
      E = (y - t) * (y - t);
      dw = 2 * (y - t) * v * h * (1 - h) * x;
    }
  }

  static class Perceptron {
    double E;
    double[] dw;
    double db;

    void backward(double[][] x, double[] t, double[] w, double b) {
      int n = x.length;
      dw = new double[w.length];
      db = 0;
      E = 0;
      for (int i = 0; i < n; i++) {
        double z = b;
        for (int j = 0; j < w.length; j++) z += x[i][j] * w[j];
        double y = sigmoid(z);
        E -= Math.log(t[i] == 1 ? y : 1 - y) / n;
        double delta = (y - t[i]) / n;
        for (int j = 0; j < w.length; j++) dw[j] += delta * x[i][j];
        db += delta;
      }
    }
  }

  static class Mlp {
    double[][] dW1;
    double[] db1;
    double[][] dW2;
    double[] db2;

    void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
        double[] b2, ToDoubleFunction<double[]> loss) {
      int n = x.length;
      int units = b1.length;
      dW1 = new double[W1.length][units];
      db1 = new double[units];
      dW2 = new double[units][1];
      db2 = new double[1];
      for (int i = 0; i < n; i++) {
        double[] h = new double[units];
        double z = b2[0];
        for (int j = 0; j < units; j++) {
          double a = b1[j];
          for (int k = 0; k < W1.length; k++) a += x[i][k] * W1[k][j];
          h[j] = Math.tanh(a);
          z += h[j] * W2[j][0];
        }
        double delta = (sigmoid(z) - t[i][0]) / n;
        db2[0] += delta;
        for (int j = 0; j < units; j++) {
          dW2[j][0] += delta * h[j];
          double back = delta * W2[j][0] * (1 - h[j] * h[j]);
          db1[j] += back;
          for (int k = 0; k < W1.length; k++) dW1[k][j] += back * x[i][k];
        }
      }
    }
  }

  static class SoftmaxRegression {
    double E;
    double[][] dW;
    double[] db;

    void backward(double[][] x, double[][] t, double[][] W, double[] b) {
      int n = x.length;
      int classes = b.length;
      E = 0;
      dW = new double[W.length][classes];
      db = new double[classes];
      for (int i = 0; i < n; i++) {
        double[] p = new double[classes];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
          double z = b[k];
          for (int j = 0; j < W.length; j++) z += x[i][j] * W[j][k];
          p[k] = Math.exp(z);
          sum += p[k];
        }
        for (int k = 0; k < classes; k++) {
          p[k] /= sum;
          E -= t[i][k] * Math.log(p[k]) / n;
          double delta = (p[k] - t[i][k]) / n;
          db[k] += delta;
          for (int j = 0; j < W.length; j++) dW[j][k] += delta * x[i][j];
        }
      }
    }
  }

  /** What somebody finds with pencil and paper for an exercise of two, two and one. */
  static class TwoTwoOne {
    double E;
    double[][] dW1 = new double[2][2];
    double[] db1 = new double[2];
    double[] dW2 = new double[2];
    double db2;

    TwoTwoOne(Exercise exercise) {
      double[] x = numbers(exercise, 0);
      double t = numbers(exercise, 1)[0];
      double[] W1 = numbers(exercise, 2);
      double[] b1 = numbers(exercise, 3);
      double[] W2 = numbers(exercise, 4);
      double y = numbers(exercise, 5)[0];
      double[] h = new double[2];
      for (int j = 0; j < 2; j++) {
        h[j] = sigmoid(x[0] * W1[j] + x[1] * W1[2 + j] + b1[j]);
        y += h[j] * W2[j];
      }
      E = rounded((y - t) * (y - t));
      double delta = 2 * (y - t);
      db2 = rounded(delta);
      for (int j = 0; j < 2; j++) {
        dW2[j] = rounded(delta * h[j]);
        double back = delta * W2[j] * h[j] * (1 - h[j]);
        db1[j] = rounded(back);
        for (int i = 0; i < 2; i++) dW1[i][j] = rounded(back * x[i]);
      }
    }

    private static double[] numbers(Exercise exercise, int part) {
      return exercise.number(exercise.parts().get(part)).toArray();
    }

    /** To three digits. */
    static double rounded(double x) {
      return new java.math.BigDecimal(x).round(new java.math.MathContext(3)).doubleValue();
    }
  }
}
