package dev.gradus.autodiff;

/** Slopes of one node by one of its inputs, in numbers: single rows and columns of its Jacobian. */
final class LocalSlopes {
  private LocalSlopes() {}

  /** The slopes of one entry of the node, of the input's shape: what a unit adjoint sends back. */
  static Tensor row(Var y, int entry, int k) {
    Var back = y.op().pullback(k, Var.constant(unit(y.shape(), entry)), y);
    return back == null ? Tensor.full(y.input(k).shape(), 0) : back.value();
  }

  /** The slopes by one entry of the input, of the node's shape. */
  static Tensor column(Var y, int k, int entry) {
    Shape x = y.input(k).shape();
    if (isInNumbers(y)) { // has no forward rule to ask
      double[] slopes = new double[y.shape().size()];
      for (int j = 0; j < slopes.length; j++) slopes[j] = row(y, j, k).at(entry);
      return Tensor.owning(y.shape(), slopes);
    }
    Var dy = y.op().pushforward(k, Var.constant(unit(x, entry)), y);
    return dy == null ? Tensor.full(y.shape(), 0) : dy.value();
  }

  /** The slope of each entry of a node that goes entry by entry. */
  static Tensor diagonal(Var y, int k) {
    Var back = y.op().pullback(k, Var.constant(Tensor.full(y.shape(), 1)), y);
    return back == null ? Tensor.full(y.shape(), 0) : back.value();
  }

  /** Whether each entry of the node depends on the entry of the input at its place alone. */
  static boolean isEntrywise(Var y, int k) {
    Op op = unwrapped(y);
    return (op instanceof Op.Map || op instanceof Op.Zip)
        && y.input(k).shape().equals(y.shape());
  }

  /** Whether the rule is in numbers and knows one direction only. */
  static boolean isInNumbers(Var y) { return y.op() instanceof NumericRule.Numeric; }

  /** The operation, also of a user. */
  static Op unwrapped(Var y) { return y.op() instanceof Custom c ? c.op() : y.op(); }

  private static Tensor unit(Shape shape, int entry) {
    double[] one = new double[shape.size()];
    one[entry] = 1;
    return Tensor.owning(shape, one);
  }
}
