package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleLogarithm;

/**
 * The soft maximum and its relatives along an axis. All subtract the maximum first, so that no
 * exponential overflows. Entries of −∞ count as impossible: probability 0. Where all entries of a
 * line are −∞, or one is +∞ or NaN, {@code softmax} is NaN there.
 */
public sealed interface Softmaxes permits Var {
  /**
   * The probabilities exp(xᵢ)/Σ exp(xⱼ) along an axis.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the same shape; sums to 1 along the axis
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var softmax(int axis) {
    return Var.apply(new Softmax(axis("softmax", axis), false), (Var) this);
  }

  /**
   * The logarithm of {@link #softmax(int)}, right also where that is too small for a number.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the same shape
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var logSoftmax(int axis) {
    return Var.apply(new LogSoftmax(axis("logSoftmax", axis)), (Var) this);
  }

  /**
   * The logarithm of the sum of the exponentials of all entries, ln Σ exp(xⱼ).
   *
   * @return a scalar; −∞ where there are no entries
   */
  default Var logSumExp() { return ((Var) this).flatten().logSumExp(0); }

  /**
   * The logarithm of a sum of exponentials, ln Σ exp(xⱼ), over axes, which are dropped.
   *
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them; −∞ where there are no entries
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var logSumExp(int... axes) { return logSumExp(false, axes); }

  /**
   * The logarithm of a sum of exponentials, ln Σ exp(xⱼ), over axes.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape; −∞ where there are no entries
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var logSumExp(boolean keepDims, int... axes) {
    Var x = (Var) this;
    Shape result = x.shape().reduce("logSumExp", keepDims, axes);
    boolean one = axes.length == 1;
    Var lines = one ? x : AxisLines.joined("logSumExp", x, axes);
    int axis = one ? axis("logSumExp", axes[0]) : lines.shape().rank() - 1;
    return Var.apply(new LogSumExp(axis), lines).reshape(result);
  }

  private int axis(String operation, int axis) {
    return ((Var) this).shape().axis(operation, axis);
  }

  /**
   * exp(xᵢ)/Σ exp(xⱼ). The Jacobian diag(y) − yyᵀ is symmetric, so both rules are one.
   *
   * @param axis the axis, from 0
   * @param slope whether it is the slope of {@link LogSumExp}, which is 0 for the finite entries of
   *     a line with +∞
   */
  record Softmax(int axis, boolean slope) implements Op {
    @Override public String parameters() { return "axis=" + axis; }

    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[a.length];
      AxisLines line = new AxisLines(shape, axis);
      for (int l = 0; l < line.count(); l++) {
        double max = line.max(a, l);
        double sum = 0;
        for (int i = line.from(l), j = 0; j < line.length(); j++, i += line.stride()) {
          y[i] = DoubleExponential.exp(a[i] - max);
          sum += y[i];
        }
        if (slope && max == Double.POSITIVE_INFINITY) continue;
        for (int i = line.from(l), j = 0; j < line.length(); j++, i += line.stride()) y[i] /= sum;
      }
      return Tensor.owning(shape, y);
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return y.multiply(ybar.subtract(ybar.multiply(y).sum(true, axis)));
    }

    @Override public Var pushforward(int k, Var dx, Var y) { return pullback(k, dx, y); }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Softmax(axis + 1, slope), x[0]);
    }
  }

  /**
   * xᵢ − ln Σ exp(xⱼ): dy = dx − Σ softmax·dx.
   *
   * @param axis the axis, from 0
   */
  record LogSoftmax(int axis) implements Op {
    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[a.length];
      AxisLines line = new AxisLines(shape, axis);
      for (int l = 0; l < line.count(); l++) {
        double max = line.max(a, l);
        double log = DoubleLogarithm.log(line.sumOfExp(a, l, max));
        for (int i = line.from(l), j = 0; j < line.length(); j++, i += line.stride()) {
          y[i] = a[i] - max - log; // in this order: x − (max + log) would round at the size of x
        }
      }
      return Tensor.owning(shape, y);
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return ybar.subtract(y.input(0).softmax(axis).multiply(ybar.sum(true, axis)));
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      return dx.subtract(y.input(0).softmax(axis).multiply(dx).sum(true, axis));
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new LogSoftmax(axis + 1), x[0]);
    }
  }

  /**
   * ln Σ exp(xⱼ), the axis kept with length 1: slope softmax.
   *
   * @param axis the axis, from 0
   */
  record LogSumExp(int axis) implements Op {
    @Override public Shape shape(Shape... x) { return x[0].with(axis, 1); }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[shape.size()];
      AxisLines line = new AxisLines(x[0].shape(), axis);
      for (int l = 0; l < line.count(); l++) {
        double max = line.max(a, l);
        // ±∞ is the answer already, and subtracting it would give NaN
        y[l] = Double.isInfinite(max) ? max : max + DoubleLogarithm.log(line.sumOfExp(a, l, max));
      }
      return Tensor.owning(shape, y);
    }

    private Var weights(Var y) { return Var.apply(new Softmax(axis, true), y.input(0)); }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return ybar.multiply(weights(y));
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      return dx.multiply(weights(y)).sum(true, axis);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new LogSumExp(axis + 1), x[0]);
    }
  }
}
