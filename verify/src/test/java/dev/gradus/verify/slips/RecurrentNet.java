package dev.gradus.verify.slips;

import static dev.gradus.verify.slips.SoftmaxNet.each;
import static dev.gradus.verify.slips.SoftmaxNet.matrix;
import static dev.gradus.verify.slips.SoftmaxNet.plus;
import static dev.gradus.verify.slips.SoftmaxNet.product;
import static dev.gradus.verify.slips.SoftmaxNet.put;
import static dev.gradus.verify.slips.SoftmaxNet.sums;
import static dev.gradus.verify.slips.SoftmaxNet.transposed;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Three steps with shared weights, tanh, ½ of the mean squared error of 4 sequences. */
final class RecurrentNet implements HandWritten {
  private static final int N = 4;
  private static final double[][][] X = {HandWritten.data(4, N, 2), HandWritten.data(5, N, 2),
      HandWritten.data(6, N, 2)};
  private static final double[][] T = HandWritten.data(7, N, 2);

  @Override
  public Layout layout() {
    return new Layout(List.of("U", "W", "b", "V"),
        List.of(Shape.of(2, 3), Shape.of(3, 3), Shape.of(3), Shape.of(3, 2)));
  }

  @Override
  public Function<List<Var>, Var> error() {
    return v -> {
      Var s = Var.constant(Tensor.zeros(N, 3));
      for (int t = 0; t < 3; t++) {
        Var in = Var.constant(Tensor.matrix(X[t])).matmul(v.get(0));
        s = in.add(s.matmul(v.get(1))).add(v.get(2)).tanh();
      }
      Var d = s.matmul(v.get(3)).subtract(Var.constant(Tensor.matrix(T)));
      return d.square().sum(1).multiply(0.5).mean();
    };
  }

  @Override
  public double[] gradient(double[] w, String m) {
    double[][] u = matrix(w, 0, 2, 3);
    double[][] ww = matrix(w, 6, 3, 3);
    double[] b = matrix(w, 15, 1, 3)[0];
    double[][] v = matrix(w, 18, 3, 2);
    double[][][] s = new double[4][][];
    s[0] = new double[N][3];
    for (int t = 1; t <= 3; t++) {
      double[][] z = plus(each(product(X[t - 1], u), product(s[t - 1], ww), Double::sum), b);
      s[t] = each(z, z, (x, y) -> Math.tanh(x));
    }
    double[][] d = each(product(s[3], v), T, (y, t) -> m.equals("t - y") ? t - y : y - t);
    double[][] e = each(d, d, (x, y) -> x / (m.equals("by rows and outputs") ? 2 * N : N)
        * (m.equals("factor 2") ? 2 : 1));
    double[][] gv = product(transposed(m.equals("s2 for s3 in V") ? s[2] : s[3]), e);
    double[][] gu = new double[2][3];
    double[][] gw = new double[3][3];
    double[] gb = new double[3];
    double[][] ds = product(e, transposed(v));
    for (int t = 3; t >= 1; t--) {
      double[][] dz = each(ds, s[t],
          (x, y) -> x * (m.equals("no slope") ? 1 : m.equals("1 - s") ? 1 - y : 1 - y * y));
      double[][] partU = product(transposed(X[m.equals("x of the step before")
          ? Math.max(0, t - 2) : t - 1]), dz);
      double[][] partW = product(transposed(s[m.equals("s of the same step") ? t : t - 1]), dz);
      boolean over = m.equals("= for +=");
      gu = over || m.equals("U = for +=") ? partU : each(gu, partU, Double::sum);
      gw = over || m.equals("W = for +=") ? partW : each(gw, partW, Double::sum);
      double[] partB = m.equals("b one row") ? dz[N - 1] : sums(dz);
      for (int j = 0; j < 3; j++) gb[j] = over ? partB[j] : gb[j] + partB[j];
      if (m.equals("one step only")) break;
      if (m.equals("two steps only") && t == 2) break;
      ds = product(m.equals("no slope in time") ? ds : dz,
          m.equals("W not transposed") ? ww : transposed(ww));
    }
    if (m.equals("mean over the steps")) {
      gu = each(gu, gu, (x, y) -> x / 3);
      for (int j = 0; j < 3; j++) gb[j] /= 3;
    }
    if (m.equals("W transposed")) gw = transposed(gw);
    double[] g = new double[24];
    put(g, put(g, put(g, put(g, 0, gu), gw), gb), gv);
    return g;
  }

  @Override
  public Map<String, List<String>> mistakes() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("t - y", List.of("sign"));
    all.put("by rows and outputs", List.of("mean for a sum", "factor 2 is lost", "twice"));
    all.put("factor 2", List.of("factor 2 too much", "factor is forgotten"));
    all.put("s2 for s3 in V", List.of("of another place"));
    all.put("no slope", List.of("activation is forgotten"));
    all.put("1 - s", List.of("1 − y"));
    all.put("= for +=", List.of("one of the uses"));
    all.put("U = for +=", List.of("one of the uses"));
    all.put("W = for +=", List.of("one of the uses", "path is forgotten"));
    all.put("b one row", List.of("sum is not complete"));
    all.put("one step only", List.of("one of the uses", "path is forgotten", "nothing flows"));
    all.put("two steps only", List.of("one of the uses", "path is forgotten", "nothing flows"));
    all.put("no slope in time", List.of("activation is forgotten", "δ is taken before"));
    all.put("W not transposed", List.of("not transposed"));
    all.put("mean over the steps", List.of("mean for a sum"));
    all.put("W transposed", List.of("transposed", "column by column"));
    all.put("s of the same step", List.of("of another place"));
    all.put("x of the step before", List.of("of another place"));
    return all;
  }
}
