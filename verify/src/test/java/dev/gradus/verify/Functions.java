package dev.gradus.verify;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Functions with right gradients, written by hand, and points at which they are smooth. */
final class Functions {
  private Functions() {}

  /** A function, its gradient, and a point. */
  record Smooth(String name, ToDoubleFunction<double[]> f, UnaryOperator<double[]> g,
      double[] x) {
    @Override public String toString() { return name; }
  }

  private static Smooth at(String name, ToDoubleFunction<double[]> f, UnaryOperator<double[]> g,
      double... x) {
    return new Smooth(name, f, g, x);
  }

  static double[] each(double[] x, java.util.function.DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  static double sum(double[] x, java.util.function.DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).sum();
  }

  static List<Smooth> all() {
    return List.of(
        at("squares", x -> sum(x, v -> v * v), x -> each(x, v -> 2 * v), 1, -2, 0.5),
        at("waves", x -> sum(x, v -> Math.sin(3 * v)), x -> each(x, v -> 3 * Math.cos(3 * v)),
            0.3, -1, 2),
        at("valley", Functions::valley, Functions::slope, -1.2, 1),
        at("valley's minimum", Functions::valley, Functions::slope, 1, 1),
        at("product", x -> x[0] * x[1] * x[2],
            x -> new double[] {x[1] * x[2], x[0] * x[2], x[0] * x[1]}, 2, -3, 0.25),
        at("quotient", x -> x[0] / x[1],
            x -> new double[] {1 / x[1], -x[0] / (x[1] * x[1])}, 3, 7),
        at("power", x -> Math.pow(x[0], x[1]), x -> new double[] {
            x[1] * Math.pow(x[0], x[1] - 1), Math.pow(x[0], x[1]) * Math.log(x[0])}, 1.7, 2.3),
        at("angle", x -> Math.atan2(x[1], x[0]), x -> {
          double r = x[0] * x[0] + x[1] * x[1];
          return new double[] {-x[1] / r, x[0] / r};
        }, 0.4, -1.1),
        at("norm", x -> Math.sqrt(sum(x, v -> v * v)), x -> {
          double r = Math.sqrt(sum(x, v -> v * v));
          return each(x, v -> v / r);
        }, 3, 4, 12),
        at("log of sum of exp", Functions::logSumExp, Functions::softmax, 1, 2, -1, 0.5),
        at("log of sum of exp, far apart", Functions::logSumExp, Functions::softmax, 0, 8, -9),
        at("cross-entropy", x -> logSumExp(x) - x[1], x -> {
          double[] p = softmax(x);
          p[1] -= 1;
          return p;
        }, 0.2, 1.5, -0.7),
        at("normal likelihood", x -> {
          double z = (1.3 - x[0]) / x[1];
          return z * z / 2 + Math.log(x[1]);
        }, x -> {
          double z = (1.3 - x[0]) / x[1];
          return new double[] {-z / x[1], (1 - z * z) / x[1]};
        }, 0.5, 0.8),
        at("logistic loss", x -> sum(x, v -> Math.log1p(Math.exp(-v))),
            x -> each(x, v -> -1 / (1 + Math.exp(v))), -3, 0, 5),
        at("steep exponential", x -> Math.exp(20 * x[0] - x[1]), x -> {
          double y = Math.exp(20 * x[0] - x[1]);
          return new double[] {20 * y, -y};
        }, 0.5, 1),
        at("fast wave", x -> Math.sin(1000 * x[0]) + x[1], x -> new double[] {
            1000 * Math.cos(1000 * x[0]), 1}, 0.3, 0.1),
        at("bell", x -> Math.exp(-x[0] * x[0]), x -> new double[] {
            -2 * x[0] * Math.exp(-x[0] * x[0])}, 2.5),
        at("linear", x -> 3 * x[0] - 2 * x[1] + 5, x -> new double[] {3, -2}, 1, 1),
        at("unused entry", x -> x[0] * x[0], x -> new double[] {2 * x[0], 0}, 1, 1),
        at("determinant", x -> x[0] * x[3] - x[1] * x[2],
            x -> new double[] {x[3], -x[2], -x[1], x[0]}, 1, 2, 3, 4.5),
        at("badly scaled", x -> 1e6 * x[0] * x[0] + 1e-3 * x[1] * x[1],
            x -> new double[] {2e6 * x[0], 2e-3 * x[1]}, 1, 1),
        at("beside a constant", x -> 1e4 + Math.sin(x[0]), x -> new double[] {Math.cos(x[0])}, 1),
        at("cancelling", x -> Math.pow(x[0], 2) * 1e5 - 1e5 * x[0] * x[0] + Math.cos(x[0]),
            x -> new double[] {-Math.sin(x[0])}, 0.7),
        at("saturated", x -> Math.tanh(6 * x[0]) + x[1] * x[1],
            x -> new double[] {6 / Math.pow(Math.cosh(6 * x[0]), 2), 2 * x[1]}, 1, 1),
        at("next to a bound", x -> Math.log(x[0]) + x[1], x -> new double[] {1 / x[0], 1}, 1e-5, 1),
        at("root next to 0", x -> Math.sqrt(x[0]), x -> new double[] {0.5 / Math.sqrt(x[0])}, 1e-7),
        at("far from 0", x -> Math.sin(x[0]), x -> new double[] {Math.cos(x[0])}, 1e5),
        at("tiny point", x -> sum(x, v -> Math.sin(v * 1e9)),
            x -> each(x, v -> 1e9 * Math.cos(v * 1e9)), 1e-9, 3e-10),
        at("tiny values", x -> 1e-150 * Math.sin(x[0]), x -> new double[] {1e-150 * Math.cos(x[0])},
            1),
        at("huge values", x -> 1e150 * Math.sin(x[0]), x -> new double[] {1e150 * Math.cos(x[0])},
            1),
        at("tiny point and huge slope", x -> Math.sin(x[0] * 1e150),
            x -> new double[] {1e150 * Math.cos(x[0] * 1e150)}, 1.1e-150),
        at("huge point", x -> Math.sin(x[0] * 1e-150),
            x -> new double[] {1e-150 * Math.cos(x[0] * 1e-150)}, 0.9e150),
        at("root by iteration", x -> {
          double y = 1;
          for (int i = 0; i < 60; i++) y = (y + x[0] / y) / 2;
          return y;
        }, x -> new double[] {0.5 / Math.sqrt(x[0])}, 2),
        at("sum of 200", x -> {
          double sum = 0;
          for (int i = 0; i < x.length; i++) sum += Math.sin(x[i] + i) * (1 + i % 3);
          return sum;
        }, x -> {
          double[] d = new double[x.length];
          for (int i = 0; i < x.length; i++) d[i] = Math.cos(x[i] + i) * (1 + i % 3);
          return d;
        }, each(new double[200], v -> 0.3)),
        at("pairs", x -> {
          double sum = 0;
          for (int i = 1; i < x.length; i++) sum += x[i] * Math.exp(x[i - 1]);
          return sum;
        }, x -> {
          double[] d = new double[x.length];
          for (int i = 1; i < x.length; i++) {
            d[i] += Math.exp(x[i - 1]);
            d[i - 1] += x[i] * Math.exp(x[i - 1]);
          }
          return d;
        }, 0.1, -0.4, 0.9, 1.3, -2));
  }

  /** Rosenbrock's valley, with its minimum 0 at (1, 1). */
  static double valley(double[] x) {
    return (1 - x[0]) * (1 - x[0]) + 100 * Math.pow(x[1] - x[0] * x[0], 2);
  }

  static double[] slope(double[] x) {
    double off = x[1] - x[0] * x[0];
    return new double[] {-2 * (1 - x[0]) - 400 * x[0] * off, 200 * off};
  }

  static double logSumExp(double[] x) {
    double most = Arrays.stream(x).max().orElse(0);
    return most + Math.log(sum(x, v -> Math.exp(v - most)));
  }

  static double[] softmax(double[] x) {
    double most = Arrays.stream(x).max().orElse(0);
    double sum = sum(x, v -> Math.exp(v - most));
    return each(x, v -> Math.exp(v - most) / sum);
  }
}
