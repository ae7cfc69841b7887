package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** How others judge a gradient, each as its authors set it. */
final class OtherWays {
  private OtherWays() {}

  /** A way to judge. */
  @FunctionalInterface
  interface Way {
    Verdict judge(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g, double[] x);
  }

  /** Each under its name. */
  static Map<String, Way> all() {
    Map<String, Way> all = new LinkedHashMap<>();
    all.put("PyTorch's `gradcheck`", sized(OtherWays::gradcheck));
    all.put("JAX's `check_grads`", sized(OtherWays::checkGrads));
    all.put("Ridders' extrapolation", sized(each(OtherWays::ridders)));
    all.put("numdifftools' extrapolation", sized(each(OtherWays::richardson)));
    all.put("`Verify`", (f, g, x) -> Verify.gradient(f, g).at(x).verdict());
    return all;
  }

  /** Whatever it is, another number of entries is seen; what throws on the way decides nothing. */
  private static Way sized(Way way) {
    return (f, g, x) -> {
      boolean[] isWrong = new boolean[1];
      try {
        return way.judge(f, v -> {
          double[] d = g.apply(v);
          isWrong[0] |= d.length != x.length;
          return d;
        }, x.clone());
      } catch (RuntimeException e) {
        return isWrong[0] ? Verdict.WRONG : Verdict.UNDECIDED;
      }
    };
  }

  /** torch.autograd.gradcheck: eps 1e-6, atol 1e-5, rtol 1e-3, and twice the same gradient. */
  private static Verdict gradcheck(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g,
      double[] x) {
    double[] claimed = g.apply(x.clone()).clone();
    if (!Arrays.equals(claimed, g.apply(x.clone()))) return Verdict.WRONG;
    if (claimed.length != x.length) return Verdict.WRONG;
    for (int i = 0; i < x.length; i++) {
      double slope = central(along(f, x, i), x[i], 1e-6);
      if (!(Math.abs(claimed[i] - slope) <= 1e-5 + 1e-3 * Math.abs(slope))) return Verdict.WRONG;
    }
    return Verdict.VERIFIED;
  }

  /** jax.test_util.check_grads: one normal direction, eps 1e-4, atol and rtol 1e-5. */
  private static Verdict checkGrads(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g,
      double[] x) {
    Random random = new Random(0);
    double[] v = Arrays.stream(x).map(e -> random.nextGaussian()).toArray();
    double[] d = g.apply(x.clone());
    double claimed = 0;
    for (int i = 0; i < x.length; i++) claimed += v[i] * d[i];
    if (d.length != x.length) return Verdict.WRONG;
    double slope = central(t -> {
      double[] moved = x.clone();
      for (int i = 0; i < x.length; i++) moved[i] += t * v[i];
      return f.applyAsDouble(moved);
    }, 0, 1e-4);
    boolean close = Math.abs(claimed - slope) <= 1e-5 + 1e-5 * Math.abs(slope);
    return close ? Verdict.VERIFIED : Verdict.WRONG;
  }

  private static DoubleUnaryOperator along(ToDoubleFunction<double[]> f, double[] x, int i) {
    return t -> {
      double[] moved = x.clone();
      moved[i] = t;
      return f.applyAsDouble(moved);
    };
  }

  private static double central(DoubleUnaryOperator f, double x, double h) {
    return (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
  }

  /** A slope, and how far it says that it may be off. */
  private record Slope(double value, double error) {}

  @FunctionalInterface
  private interface Measures {
    Slope at(DoubleUnaryOperator f, double x);
  }

  /**
   * Entry by entry: wrong if it is off by more than twice what the estimate says, and 1e-8 of it;
   * undecided if an error of a thousandth would not have shown.
   */
  private static Way each(Measures measures) {
    return (f, g, x) -> {
      double[] claimed = g.apply(x.clone());
      if (claimed.length != x.length) return Verdict.WRONG;
      Verdict worst = Verdict.VERIFIED;
      for (int i = 0; i < x.length; i++) {
        Slope s = measures.at(along(f, x, i), x[i]);
        double size = Math.max(Math.abs(claimed[i]), Math.abs(s.value));
        double off = Math.abs(claimed[i] - s.value);
        if (off > 2 * s.error + 1e-8 * size || !Double.isFinite(claimed[i])) return Verdict.WRONG;
        if (!(s.error <= 1e-3 * size)) worst = Verdict.UNDECIDED;
      }
      return worst;
    };
  }

  /** Ridders 1982 as in Numerical Recipes (dfridr), from a tenth of x, or of 1 at 0. */
  private static Slope ridders(DoubleUnaryOperator f, double x) {
    double ratio = 1.4;
    double h = 0.1 * (x == 0 ? 1 : Math.abs(x));
    double[][] table = new double[10][10];
    double best = Double.NaN;
    double error = Double.POSITIVE_INFINITY;
    for (int i = 0; i < table.length; i++, h /= ratio) {
      table[0][i] = central(f, x, h);
      double factor = ratio * ratio;
      for (int j = 1; j <= i; j++, factor *= ratio * ratio) {
        table[j][i] = (table[j - 1][i] * factor - table[j - 1][i - 1]) / (factor - 1);
        double estimate = Math.max(Math.abs(table[j][i] - table[j - 1][i]),
            Math.abs(table[j][i] - table[j - 1][i - 1]));
        if (estimate <= error) {
          error = estimate;
          best = table[j][i];
        }
      }
      if (i > 0 && Math.abs(table[i][i] - table[i - 1][i - 1]) >= 2 * error) break;
    }
    return new Slope(best, error);
  }

  /**
   * numdifftools' Derivative in short: central differences with steps that double from ε^(1/2.5)
   * times ln(1 + |x|), two terms extrapolated; the one with the smallest estimate, 12.7 times what
   * neighbours differ by.
   */
  private static Slope richardson(DoubleUnaryOperator f, double x) {
    double h = Math.pow(Math.ulp(1.0), 1 / 2.5) * Math.max(0.1, Math.log1p(Math.abs(x)));
    double[] d = new double[15];
    for (int k = 0; k < d.length; k++, h *= 2) d[k] = central(f, x, h);
    for (int term = 1; term <= 2; term++) {
      double factor = Math.pow(4, term);
      for (int k = 0; k + term < d.length; k++) d[k] = (factor * d[k] - d[k + 1]) / (factor - 1);
    }
    double best = Double.NaN;
    double error = Double.POSITIVE_INFINITY;
    for (int k = 1; k + 2 < d.length; k++) {
      double estimate = 12.7 * Math.abs(d[k] - d[k - 1]);
      if (estimate < error) {
        error = estimate;
        best = d[k];
      }
    }
    return new Slope(best, error);
  }
}
