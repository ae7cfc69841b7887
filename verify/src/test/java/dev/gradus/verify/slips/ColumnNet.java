package dev.gradus.verify.slips;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * 3-4-3 with points as columns and weights as (out, in): one point after the other on the tape too,
 * sigmoids, then a softmax and −ln of the class, written out; the mean over 3 points.
 */
final class ColumnNet implements HandWritten {
  private static final double[][] X = HandWritten.data(8, 3, 3);
  private static final double[][] T = {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}};

  @Override
  public Layout layout() {
    return new Layout(List.of("W", "b", "V", "c"),
        List.of(Shape.of(4, 3), Shape.of(4), Shape.of(3, 4), Shape.of(3)));
  }

  @Override
  public Function<List<Var>, Var> error() {
    return v -> {
      Var e = Var.constant(0);
      for (int n = 0; n < 3; n++) {
        Var h = v.get(0).matmul(Var.constant(Tensor.vector(X[n]))).add(v.get(1)).sigmoid();
        Var p = v.get(2).matmul(h).add(v.get(3)).softmax(0);
        e = e.add(p.log().dot(Var.constant(Tensor.vector(T[n]))).negate());
      }
      return e.divide(3);
    };
  }

  @Override
  public double[] gradient(double[] w, String m) {
    double[] g = new double[31]; // W 0, b 12, V 16, c 28
    for (int n = 0; n < 3; n++) {
      double[] a = new double[4];
      double[] h = new double[4];
      for (int i = 0; i < 4; i++) {
        a[i] = w[12 + i];
        for (int j = 0; j < 3; j++) a[i] += w[3 * i + j] * X[n][j];
        h[i] = 1 / (1 + Math.exp(-a[i]));
      }
      double[] s = new double[3];
      double[] p = new double[3];
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        s[i] = w[28 + i];
        for (int j = 0; j < 4; j++) s[i] += w[16 + 4 * i + j] * h[j];
        sum += Math.exp(s[i]);
      }
      double[] back = new double[4];
      for (int i = 0; i < 3; i++) {
        p[i] = Math.exp(s[i]) / sum;
        double d = switch (m) {
          case "t - p" -> T[n][i] - p[i];
          case "no target" -> p[i];
          case "no softmax" -> -T[n][i] / p[i];
          case "diagonal" -> -T[n][i] * (1 - p[i]);
          case "squared" -> (p[i] - T[n][i]) * p[i] * (1 - p[i]);
          case "logit" -> s[i] - T[n][i];
          default -> p[i] - T[n][i];
        };
        d /= m.equals("no mean") ? 1 : m.equals("classes for points twice") ? 9 : 3;
        for (int j = 0; j < 4; j++) {
          double in = m.equals("a for h") ? a[j] : h[j];
          if (m.equals("V = for +=")) g[16 + 4 * i + j] = d * in;
          else g[16 + 4 * i + j] += d * in;
          double part = d * w[16 + 4 * i + j];
          if (m.equals("V flat")) part = d * w[16 + 3 * j + i];
          if (m.equals("no V")) part = d;
          if (m.equals("units = for +=")) back[j] = part;
          else back[j] += part;
        }
        if (m.equals("c = for +=")) g[28 + i] = d;
        else g[28 + i] += d;
      }
      for (int i = 0; i < 4; i++) {
        double d = back[i] * switch (m) {
          case "no slope" -> 1;
          case "slope 1 - h" -> 1 - h[i];
          case "slope of a" -> a[i] * (1 - a[i]);
          case "tanh slope" -> 1 - h[i] * h[i];
          default -> h[i] * (1 - h[i]);
        };
        if (m.equals("b without slope")) g[12 + i] += back[i];
        else if (m.equals("b = for +=")) g[12 + i] = d;
        else g[12 + i] += m.equals("b sign") ? -d : d;
        for (int j = 0; j < 3; j++) {
          if (m.equals("W = for +=")) g[3 * i + j] = d * X[n][j];
          else g[m.equals("W by columns") ? 4 * j + i : 3 * i + j] += d * X[n][j];
        }
      }
      if (m.equals("first point only")) return g;
    }
    return g;
  }

  @Override
  public Map<String, List<String>> mistakes() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("t - p", List.of("sign"));
    all.put("no target", List.of("target is not"));
    all.put("no softmax", List.of("derivative by the output"));
    all.put("diagonal", List.of("diagonal"));
    all.put("squared", List.of("squared error"));
    all.put("logit", List.of("what goes into the output"));
    all.put("no mean", List.of("factor is forgotten", "division is missing"));
    all.put("classes for points twice", List.of("division too much", "applied twice"));
    all.put("a for h", List.of("what goes into the activation"));
    all.put("V = for +=", List.of("one of the uses"));
    all.put("V flat", List.of("flat array"));
    all.put("no V", List.of("weights are missing"));
    all.put("units = for +=", List.of("sum is not complete"));
    all.put("c = for +=", List.of("one of the uses"));
    all.put("no slope", List.of("activation is forgotten"));
    all.put("slope 1 - h", List.of("factor of the derivative"));
    all.put("slope of a", List.of("is given the input"));
    all.put("tanh slope", List.of("another activation"));
    all.put("b without slope", List.of("activation is forgotten", "δ is"));
    all.put("b = for +=", List.of("one of the uses"));
    all.put("b sign", List.of("sign"));
    all.put("W = for +=", List.of("one of the uses"));
    all.put("W by columns", List.of("column by column", "transposed"));
    all.put("first point only", List.of("terms of the error", "one of the uses"));
    return all;
  }
}
