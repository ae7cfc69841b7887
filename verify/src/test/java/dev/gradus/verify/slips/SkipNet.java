package dev.gradus.verify.slips;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * 4-5-5-1 with relus, a skip connection around the second, binary cross-entropy added over 6
 * points: one point after the other.
 */
final class SkipNet implements HandWritten {
  private static final double[][] X = HandWritten.data(3, 6, 4);
  private static final double[] T = {1, 0, 0, 1, 1, 0};

  @Override
  public Layout layout() {
    return new Layout(List.of("A", "a", "B", "b", "c", "d"), List.of(Shape.of(4, 5), Shape.of(5),
        Shape.of(5, 5), Shape.of(5), Shape.of(5, 1), Shape.of(1)));
  }

  @Override
  public Function<List<Var>, Var> error() {
    Var x = Var.constant(Tensor.matrix(X));
    Var t = Var.constant(Tensor.of(Shape.of(6, 1), T));
    return v -> {
      Var h = x.matmul(v.get(0)).add(v.get(1)).relu();
      Var k = h.add(h.matmul(v.get(2)).add(v.get(3)).relu());
      return k.matmul(v.get(4)).add(v.get(5)).sigmoid().bce(t, Reduction.SUM);
    };
  }

  @Override
  public double[] gradient(double[] w, String m) {
    double[] g = new double[61]; // A 0, a 20, B 25, b 50, c 55, d 60
    for (int n = 0; n < 6; n++) {
      double[] z = new double[5];
      double[] h = new double[5];
      double[] y = new double[5];
      double[] k = new double[5];
      for (int j = 0; j < 5; j++) {
        z[j] = w[20 + j];
        for (int i = 0; i < 4; i++) z[j] += X[n][i] * w[5 * i + j];
        h[j] = Math.max(0, z[j]);
      }
      double s = w[60];
      for (int j = 0; j < 5; j++) {
        y[j] = w[50 + j];
        for (int i = 0; i < 5; i++) y[j] += h[i] * w[25 + 5 * i + j];
        k[j] = h[j] + Math.max(0, y[j]);
        s += k[j] * w[55 + j];
      }
      double p = 1 / (1 + Math.exp(-s));
      double d = switch (m) {
        case "slope of squared error" -> (p - T[n]) * p * (1 - p);
        case "by p" -> (p - T[n]) / (p * (1 - p));
        case "one term" -> -T[n] * (1 - p);
        case "signs of terms" -> -T[n] * (1 - p) - (1 - T[n]) * p;
        case "epsilon" -> (-T[n] / (p + 0.01) + (1 - T[n]) / (1 - p)) * p * (1 - p);
        case "base 10" -> (p - T[n]) / Math.log(10);
        case "mean" -> (p - T[n]) / 6;
        case "twice" -> 2 * (p - T[n]);
        default -> p - T[n];
      };
      double[] dk = new double[5];
      for (int j = 0; j < 5; j++) {
        double in = m.equals("branch for sum in c") ? Math.max(0, y[j])
            : m.equals("h for k in c") ? h[j] : k[j];
        if (m.equals("c last point")) g[55 + j] = d * in;
        else g[55 + j] += d * in;
        dk[j] = d * w[55 + j];
      }
      g[60] += m.equals("d times p") ? d * p : d;
      double[] dy = new double[5];
      for (int j = 0; j < 5; j++) {
        boolean on = switch (m) {
          case "mask turned" -> y[j] <= 0;
          case "mask of h" -> z[j] > 0;
          case "mask of k" -> k[j] > 0;
          case "no mask" -> true;
          default -> y[j] > 0;
        };
        dy[j] = on ? dk[j] : 0;
        if (m.equals("value for mask")) dy[j] = dk[j] * Math.max(0, y[j]);
        if (m.equals("mask by adjoint")) dy[j] = dk[j] > 0 ? dk[j] : 0;
        g[50 + j] += dy[j];
        for (int i = 0; i < 5; i++) {
          int at = m.equals("B transposed") ? 25 + 5 * j + i : 25 + 5 * i + j;
          g[at] += (m.equals("z for h in B") ? z[i] : h[i]) * dy[j];
        }
      }
      for (int i = 0; i < 5; i++) {
        double back = 0;
        for (int j = 0; j < (m.equals("last unit left out") ? 4 : 5); j++) {
          double part = w[25 + (m.equals("B not transposed") ? 5 * j + i : 5 * i + j)] * dy[j];
          if (m.equals("units = for +=")) back = part;
          else back += m.equals("sign through B") ? -part : part;
        }
        double skip = switch (m) {
          case "skip forgotten" -> 0;
          case "skip with mask" -> y[i] > 0 ? dk[i] : 0;
          case "skip twice" -> 2 * dk[i];
          default -> dk[i];
        };
        double dh = m.equals("branch forgotten") ? skip : back + skip;
        double dz = z[i] > 0 || m.equals("no mask in A") || m.equals("no mask") ? dh : 0;
        if (m.equals("mask of y in A")) dz = y[i] > 0 ? dh : 0;
        if (!m.equals("a of the last point")) g[20 + i] += m.equals("a without mask") ? dh : dz;
        else g[20 + i] = dz;
        for (int j = 0; j < 4; j++) {
          int at = m.equals("A flat") ? 4 * i + j : 5 * j + i;
          g[at] += X[n][j] * dz;
        }
      }
    }
    if (m.equals("A and B wrong twice")) {
      for (int i = 0; i < 20; i++) g[i] = -g[i];
      for (int i = 0; i < 5; i++) g[50 + i] /= 6;
    }
    return g;
  }

  @Override
  public Map<String, List<String>> mistakes() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("slope of squared error", List.of("squared error", "once more"));
    all.put("by p", List.of("derivative by the output", "activation is forgotten"));
    all.put("one term", List.of("path is forgotten", "one label", "nothing flows",
        "terms of the error"));
    all.put("signs of terms", List.of("same sign", "a sign is wrong"));
    all.put("epsilon", List.of("small number"));
    all.put("base 10", List.of("base of the logarithm"));
    all.put("mean", List.of("mean for a sum"));
    all.put("twice", List.of("factor 2 too much"));
    all.put("branch for sum in c", List.of("of another place"));
    all.put("h for k in c", List.of("of another place"));
    all.put("c last point", List.of("sum is not complete"));
    all.put("mask turned", List.of("mask of the relu"));
    all.put("mask of h", List.of("numbers of another place"));
    all.put("mask of k", List.of("numbers of another place"));
    all.put("no mask", List.of("activation is forgotten"));
    all.put("value for mask", List.of("activation itself"));
    all.put("mask by adjoint", List.of("mask of the relu"));
    all.put("B transposed", List.of("transposed", "column by column"));
    all.put("z for h in B", List.of("what goes into the activation"));
    all.put("last unit left out", List.of("sum is not complete"));
    all.put("B not transposed", List.of("not transposed"));
    all.put("units = for +=", List.of("sum is not complete"));
    all.put("sign through B", List.of("sign"));
    all.put("skip forgotten", List.of("path is forgotten", "one of the uses"));
    all.put("skip with mask", List.of("skip connection is multiplied"));
    all.put("skip twice", List.of("factor 2 too much"));
    all.put("branch forgotten", List.of("path is forgotten", "one of the uses"));
    all.put("no mask in A", List.of("activation is forgotten"));
    all.put("mask of y in A", List.of("numbers of another place"));
    all.put("a without mask", List.of("activation is forgotten", "δ is that"));
    all.put("a of the last point", List.of("sum is not complete"));
    all.put("A flat", List.of("column by column", "transposed"));
    all.put("A and B wrong twice", List.of("sign", "mean for a sum"));
    return all;
  }
}
