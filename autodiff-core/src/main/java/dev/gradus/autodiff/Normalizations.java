package dev.gradus.autodiff;

/** Tensors brought to mean 0 and variance 1, or to length 1. */
public sealed interface Normalizations permits Var {
  /**
   * Layer normalisation: each row, along the last axis, brought to mean 0 and variance 1, then
   * scaled and shifted: (x − mean)/√(variance + ε)·scale + shift. Source: Ba, Kiros and Hinton,
   * arXiv:1607.06450.
   *
   * @param scale of a shape that broadcasts with this one, such as a vector of the last axis
   * @param shift of a shape that broadcasts with this one
   * @param epsilon keeps rows of equal entries from dividing by 0, such as 1e-5
   * @return of the same shape
   * @throws IllegalArgumentException if this is a scalar or the shapes do not broadcast
   */
  default Var layerNorm(Var scale, Var shift, double epsilon) {
    int last = ((Var) this).shape().axis("layerNorm", -1);
    return standardized(epsilon, last).multiply(scale).add(shift);
  }

  /**
   * Batch normalisation in its training form: each column, along the first axis, brought to mean 0
   * and variance 1 of this batch, then scaled and shifted. Source: Ioffe and Szegedy,
   * arXiv:1502.03167.
   *
   * @param scale of a shape that broadcasts with this one, such as a vector of the columns
   * @param shift of a shape that broadcasts with this one
   * @param epsilon keeps columns of equal entries from dividing by 0, such as 1e-5
   * @return of the same shape
   * @throws IllegalArgumentException if this is a scalar or the shapes do not broadcast
   */
  default Var batchNorm(Var scale, Var shift, double epsilon) {
    int first = ((Var) this).shape().axis("batchNorm", 0);
    return standardized(epsilon, first).multiply(scale).add(shift);
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
    Var a = (Var) this;
    Shape common = Shape.broadcast(Arithmetic.Multiply.OP, a.shape(), b.shape());
    return unit(a.broadcastTo(common), axis).multiply(unit(b.broadcastTo(common), axis)).sum(axis);
  }

  private Var standardized(double epsilon, int axis) {
    Var x = (Var) this;
    Var variance = x.variance(0, true, axis);
    return x.subtract(x.mean(true, axis)).multiply(variance.add(epsilon).rsqrt());
  }

  /** The vectors divided by their length; zero vectors stay, and have no slope. */
  private static Var unit(Var x, int axis) {
    Var length = x.norm(2, true, axis);
    return x.where(length, Var.constant(0)).divide(length.where(length, Var.constant(1)));
  }
}
