package dev.gradus.autodiff.check;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.errors.Given;
import dev.gradus.autodiff.math.DoubleTrigonometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The sections through a function of tensors at a point: the function of one number that is left
 * where one entry moves, or several together. Counts how often the function is evaluated.
 */
final class Sections {
  private static final double CURVING = 1e-2;

  private final Function<List<Var>, Var> f;
  private final Tensor[] x;
  private final double[][] entries;
  private final double lower;
  private final double upper;
  private final int[] starts;
  private final double value;
  private double steepest = Double.NaN; // measured when it is asked for
  private long evaluations;

  /** Through f at x; no entry is moved to a bound or beyond. What f throws at x is thrown. */
  Sections(Function<List<Var>, Var> f, Tensor[] x, double lower, double upper) {
    this.f = f;
    this.x = x;
    this.entries = Arrays.stream(x).map(Tensor::toArray).toArray(double[][]::new);
    this.lower = lower;
    this.upper = upper;
    this.starts = new int[x.length + 1];
    for (int i = 0; i < x.length; i++) starts[i + 1] = starts[i] + x[i].size();
    this.value = value(x);
  }

  /** How many entries the point has. */
  int size() { return starts[x.length]; }

  /** The entry of the point at a place in the long vector. */
  double at(int place) {
    int i = argument(place);
    return entries[i][place - starts[i]];
  }

  /** The size of the largest entry. */
  double largest() {
    double largest = 0;
    for (int i = 0; i < size(); i++) largest = Math.max(largest, Math.abs(at(i)));
    return largest;
  }

  /**
   * The largest slope that an entry has as far off as the largest of them is from 0, were the point
   * a minimum. In what several entries make together all are rounded like the largest.
   */
  double steepest() {
    if (!Double.isNaN(steepest)) return steepest;
    steepest = 0;
    double far = largest() == 0 ? 1 : largest();
    double h = CURVING * far;
    for (int i = 0; i < size(); i++) {
      Section s = along(i);
      double curving = s.applyAsDouble(s.x() + h) - 2 * value + s.applyAsDouble(s.x() - h);
      double steep = Math.abs(curving) / h * (far / h);
      if (steep > steepest && Double.isFinite(steep)) steepest = steep;
    }
    return steepest;
  }

  long evaluations() { return evaluations; }

  /** The function of one entry alone. */
  Section along(int place) {
    return new Section(v -> moved(List.of(place), v), at(place), value, lower,
        upper);
  }

  /** The function of t where each of the entries is moved by t times its factor. */
  Section along(List<Integer> places, List<Double> factors) {
    return new Section(t -> {
      double[] moved = new double[places.size()];
      for (int k = 0; k < moved.length; k++) {
        moved[k] = at(places.get(k)) + t * factors.get(k);
        if (!(moved[k] > lower && moved[k] < upper)) return Double.NaN;
      }
      return moved(places, moved);
    }, 0, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private double moved(List<Integer> places, double... values) {
    double[][] all = new double[x.length][];
    for (int k = 0; k < values.length; k++) {
      int i = argument(places.get(k));
      if (all[i] == null) all[i] = entries[i].clone();
      all[i][places.get(k) - starts[i]] = values[k];
    }
    Tensor[] moved = x.clone();
    for (int i = 0; i < all.length; i++) {
      if (all[i] != null) moved[i] = Tensor.of(x[i].shape(), all[i]);
    }
    return value(moved);
  }

  private int argument(int place) {
    int i = Arrays.binarySearch(starts, place);
    if (i < 0) return -i - 2;
    while (starts[i + 1] == place) i++; // empty arguments begin at the same place
    return i;
  }

  private double value(Tensor[] at) {
    evaluations++;
    List<Var> vars = new ArrayList<>();
    for (Tensor t : at) vars.add(Var.constant(t));
    return project(f.apply(vars)).toDouble();
  }

  /** A scalar for a function with any result: the product with a fixed direction. */
  static Var project(Var y) {
    Given.result(y, "GradientCheck", "the function", "the var that is to be checked");
    if (y.shape().isScalar()) return y;
    double[] w = new double[y.shape().size()];
    for (int i = 0; i < w.length; i++) w[i] = 1 + 0.5 * DoubleTrigonometry.sin(1 + i);
    return y.multiply(Var.constant(Tensor.of(y.shape(), w))).sum();
  }
}
