package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

/** Tensors brought to mean 0 and variance 1, or to length 1. */
public sealed interface Normalizations permits Var {
  /**
   * Layer normalisation: each row, along the last axis, brought to mean 0 and variance 1, then
   * scaled and shifted: (x − mean)/√(variance + ε)·scale + shift. Source: Ba, Kiros and Hinton,
   * arXiv:1607.06450.
   *
   * @param scale of a shape that broadcasts to this one, such as a vector of the last axis
   * @param shift of a shape that broadcasts to this one
   * @param epsilon keeps rows of equal entries from dividing by 0, such as 1e-5
   * @return of the same shape
   * @throws IllegalArgumentException if this is a scalar, a shape does not broadcast to this one,
   *     or epsilon is negative or NaN
   */
  default Var layerNorm(Var scale, Var shift, double epsilon) {
    given(scale, "layerNorm", "the scale", "a var, as Var.constant(…) for plain numbers");
    given(shift, "layerNorm", "the shift", "a var, as Var.constant(…) for plain numbers");
    return normalized("layerNorm", -1, scale, shift, epsilon);
  }

  /**
   * Batch normalisation in its training form: each column, along the first axis, brought to mean 0
   * and variance 1 of this batch, then scaled and shifted. Source: Ioffe and Szegedy,
   * arXiv:1502.03167.
   *
   * @param scale of a shape that broadcasts to this one, such as a vector of the columns
   * @param shift of a shape that broadcasts to this one
   * @param epsilon keeps columns of equal entries from dividing by 0, such as 1e-5
   * @return of the same shape
   * @throws IllegalArgumentException if this is a scalar, a shape does not broadcast to this one,
   *     or epsilon is negative or NaN
   */
  default Var batchNorm(Var scale, Var shift, double epsilon) {
    given(scale, "batchNorm", "the scale", "a var, as Var.constant(…) for plain numbers");
    given(shift, "batchNorm", "the shift", "a var, as Var.constant(…) for plain numbers");
    return normalized("batchNorm", 0, scale, shift, epsilon);
  }

  /**
   * The cosine of the angle between two vectors along an axis, ⟨a, b⟩/(‖a‖‖b‖). Of a zero vector it
   * is 0, with slope 0.
   *
   * @param b of a shape that broadcasts with this one
   * @param axis the axis, a negative one counted from the end
   * @return of the common shape without the axis
   * @throws IllegalArgumentException if the axis does not exist or the shapes do not broadcast
   */
  default Var cosineSimilarity(Var b, int axis) {
    given(b, "cosineSimilarity", "the other vector", "a var, as Var.constant(…) for plain numbers");
    Var a = (Var) this;
    // broadcast first: the axis is one of the common shape, and a length counts what is repeated
    Shape common = Shape.broadcast("cosineSimilarity", a.shape(), b.shape());
    int i = common.axis("cosineSimilarity", axis);
    return unit(a.broadcastTo(common), i).multiply(unit(b.broadcastTo(common), i)).sum(i);
  }

  private Var normalized(String operation, int axis, Var scale, Var shift, double epsilon) {
    Var x = (Var) this;
    int i = x.shape().axis(operation, axis);
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException(operation + ": epsilon is " + epsilon
          + "; use 0 or more, such as 1e-5");
    }
    fit(operation, x.shape(), "scale", scale.shape());
    fit(operation, x.shape(), "shift", shift.shape());
    Var deviations = ReductionLines.deviations(x, i);
    Var spread = ReductionLines.rootMeanSquare(deviations, x.shape().dim(i), epsilon, i);
    return deviations.divide(spread)
        .multiply(scale).add(shift);
  }

  private static void fit(String operation, Shape x, String what, Shape shape) {
    if (!shape.broadcastsTo(x)) {
      throw new IllegalArgumentException(operation + ": the " + what + " has shape " + shape
          + ", which does not broadcast to " + x + "; use a shape whose axes, aligned at the end, "
          + "have the same length or 1");
    }
  }

  /** The vectors divided by their length; zero vectors stay, and have no slope. */
  private static Var unit(Var x, int axis) {
    // an angle does not know of lengths, so this has no slope; √Σx² might overflow without it
    Var part = x.divide(Var.apply(new Magnitude(axis), x));
    Var length = part.norm(2, true, axis);
    return part.divide(length.where(length, Var.constant(Double.POSITIVE_INFINITY)));
  }

  /**
   * A power of two near the largest entry of a line, by size, which stays with length 1; the
   * least normal float where all are smaller, so that its reciprocal is a number. No slope.
   *
   * @param axis the axis, from 0
   */
  record Magnitude(int axis) implements Op.Flat {
    @Override public Shape shape(Shape... x) { return x[0].with(axis, 1); }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[shape.size()];
      AxisLines line = new AxisLines(x[0].shape(), axis);
      for (int l = 0; l < y.length; l++) {
        double largest = Float.MIN_NORMAL;
        for (int j = 0, i = line.from(l); j < line.length(); j++, i += line.stride()) {
          if (Double.isFinite(a[i])) largest = Math.max(largest, Math.abs(a[i]));
        }
        y[l] = Math.scalb(1.0, Math.getExponent(largest));
      }
      return Tensor.owning(shape, y);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Magnitude(axis + 1), x[0]);
    }
  }
}
