package dev.gradus.autodiff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primitive operation: its value, and its derivative rule, stated next to each other.
 *
 * <p>Let y = op(x₀, x₁, …) and J_k = ∂y/∂x_k, the local Jacobian. An operation knows two linear
 * maps for each input k, and the whole chain rule is made of them:
 *
 * <ul>
 *   <li>the <em>pushforward</em> dx ↦ J_k dx, which carries a small change of the input forward to
 *       the result, and
 *   <li>the <em>pullback</em> ȳ ↦ J_kᵀ ȳ, which carries the adjoint of the result back to the
 *   input.
 * </ul>
 *
 * <p>Almost every operation belongs to a family that derives both from one statement: {@link Unary}
 * and {@link Binary} state a slope, {@link Linear} states a transpose, {@link Bilinear} is linear
 * in each input. Rules are written in {@link Var} operations, so derivatives can be differentiated
 * again, and they never look at a number: a branch on a value is an operation of its own, with no
 * slope ({@link Flat}).
 *
 * <p>A user's own operation is applied with {@link Var#custom}.
 */
public interface Op {
  /**
   * The name shown to people: that of the class, beginning in lower case.
   *
   * @return such as {@code matmul}; {@code operation} if the class has no name
   */
  default String name() {
    String s = getClass().getSimpleName();
    if (s.isEmpty() || s.indexOf('/') >= 0) return "operation"; // hidden, such as a lambda's class
    return Character.toLowerCase(s.charAt(0)) + s.substring(1);
  }

  /**
   * The parameters that the operation was made with, for people; those that show in the shape of
   * the result can be left out.
   *
   * @return such as {@code axis=0, from=1, to=3}; empty if there are none
   */
  default String parameters() {
    String s = toString(); // a record's: Slice[axis=0, from=1, to=3]
    int open = s.indexOf('[');
    return open < 0 ? "" : s.substring(open + 1, s.length() - 1);
  }

  /**
   * The shape of the result, found without looking at a number.
   *
   * @param x shapes of the inputs
   * @return shape of the result
   * @throws IllegalArgumentException if the shapes do not fit the operation
   */
  Shape shape(Shape... x);

  /**
   * The value: the definition of the operation.
   *
   * @param shape shape of the result
   * @param x the inputs, of shapes that fit
   * @return the result
   */
  Tensor value(Shape shape, Tensor... x);

  /**
   * The adjoint that input k receives from the result: J_kᵀ ȳ.
   *
   * @param k which input
   * @param ybar adjoint of the result, of its shape
   * @param y the result; {@code y.input(k)} are the inputs
   * @return a contribution of the shape of input k, or null where the slope is zero everywhere
   */
  @Nullable Var pullback(int k, Var ybar, Var y);

  /**
   * The change of the result that a change of input k causes: J_k dx.
   *
   * @param k which input
   * @param dx tangent of input k, of its shape
   * @param y the result; {@code y.input(k)} are the inputs
   * @return a contribution of the shape of the result, or null where the slope is zero everywhere
   */
  @Nullable Var pushforward(int k, Var dx, Var y);

  /**
   * The change of the result that changes of several inputs cause together: the sum of the parts.
   *
   * @param dx the tangents of the inputs, null for one that does not change
   * @param y the result; {@code y.input(k)} are the inputs
   * @return a var of the shape of the result, or null where nothing changes
   */
  default @Nullable Var pushforward(@Nullable Var[] dx, Var y) {
    Var dy = null;
    for (int k = 0; k < dx.length; k++) {
      Var dxk = dx[k];
      Var part = dxk == null ? null : pushforward(k, dxk, y);
      if (part != null) dy = dy == null ? part : dy.add(part);
    }
    return dy;
  }

  /**
   * The operation on n examples at once: inputs and result have one more axis of length n in front.
   *
   * @param n how many examples
   * @param x the inputs, each with that axis
   * @return the result with that axis, or null where examples are to be taken one by one
   */
  default @Nullable Var batched(int n, Var... x) { return null; }

  /**
   * This operation in a plan that computes in floats, where entries and constants are rounded to
   * floats. An operation that holds numbers with which its value <em>compares</em> entries, such as
   * the ends of an interval, is the same with these rounded as well: else no entry would meet them.
   * Numbers that it only computes with need not be rounded.
   *
   * @return this, unless there are such numbers
   */
  default Op inFloats() { return this; }

  /**
   * The operation in formulas, for people: an entry y of the result, and what an entry of each
   * input receives from the adjoint ȳ, in the order of the inputs.
   *
   * @return such as {@code [y = σ(x), x̄ = ȳ·σ(x)·σ(−x)]}; none where the operation states none
   */
  default List<Formula> formulas() { return List.of(); }

  /** An operation whose value takes one number to one number, entry by entry. */
  interface Map extends Op {
    /**
     * The value at one entry.
     *
     * @param x entry of the input
     * @return entry of the result
     */
    double value(double x);

    @Override
    default Shape shape(Shape... x) { return x[0]; }

    @Override
    default Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].period();
      double[] y = new double[a.length];
      for (int i = 0; i < y.length; i++) y[i] = value(a[i]);
      return Tensor.owning(shape, y);
    }

    @Override
    default Var batched(int n, Var... x) { return Var.apply(this, x[0]); }
  }

  /** An operation whose value is its input, unchanged: only derivatives tell it from nothing. */
  interface Same extends Map {
    @Override
    default double value(double x) { return x; }

    @Override
    default Tensor value(Shape shape, Tensor... x) { return x[0]; }
  }

  /** An operation whose value takes two numbers to one, entry by entry, on equal shapes. */
  interface Zip extends Op {
    /**
     * The value at one entry.
     *
     * @param a entry of the first input
     * @param b entry of the second input
     * @return entry of the result
     */
    double value(double a, double b);

    @Override
    default Shape shape(Shape... x) { return Shape.broadcast(name(), x[0], x[1]); }

    @Override
    default Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].period();
      double[] b = x[1].period();
      if (a.length == b.length) {
        double[] y = new double[a.length];
        for (int i = 0; i < y.length; i++) y[i] = value(a[i], b[i]);
        return Tensor.owning(shape, y);
      }
      // the result repeats as well, if one period fits the other
      int n = Math.max(a.length, b.length);
      if (n % a.length != 0 || n % b.length != 0) n = shape.size();
      double[] y = new double[n];
      for (int i = 0, p = 0, q = 0; i < n; i++) {
        y[i] = value(a[p], b[q]);
        if (++p == a.length) p = 0;
        if (++q == b.length) q = 0;
      }
      return Tensor.owning(shape, y);
    }

    @Override
    default Var batched(int n, Var... x) { return Var.apply(this, x[0], x[1]); }
  }

  /**
   * One input, entry by entry: the local Jacobian is diagonal, dy = slope · dx. States the slope.
   */
  interface Unary extends Map {
    /**
     * The derivative dy/dx, entry by entry.
     *
     * @param x the input
     * @param y the result, often the cheapest way to the slope
     * @return a var of their shape or a scalar, or null for a slope of zero everywhere
     */
    @Nullable Var slope(Var x, Var y);

    @Override
    default @Nullable Var pullback(int k, Var ybar, Var y) {
      Var slope = slope(y.input(0), y);
      return slope == null ? null : ybar.multiply(slope);
    }

    @Override
    default @Nullable Var pushforward(int k, Var dx, Var y) { return pullback(k, dx, y); }
  }

  /** Two inputs of one shape, entry by entry. States the slope towards each. */
  interface Binary extends Zip {
    /**
     * The derivative dy/da (k = 0) or dy/db (k = 1), entry by entry.
     *
     * @param k which input
     * @param a the first input
     * @param b the second input
     * @param y the result
     * @return a var of their shape or a scalar, or null for a slope of zero everywhere
     */
    @Nullable Var slope(int k, Var a, Var b, Var y);

    @Override
    default @Nullable Var pullback(int k, Var ybar, Var y) {
      Var slope = slope(k, y.input(0), y.input(1), y);
      return slope == null ? null : ybar.multiply(slope);
    }

    @Override
    default @Nullable Var pushforward(int k, Var dx, Var y) { return pullback(k, dx, y); }
  }

  /**
   * Linear in its one input: a change passes through the operation itself. States the transpose.
   */
  interface Linear extends Op {
    /**
     * The transposed map, applied to the adjoint of the result.
     *
     * @param ybar adjoint of the result
     * @param x shape of the input
     * @return a var of that shape
     */
    Var transpose(Var ybar, Shape x);

    @Override
    default Var pullback(int k, Var ybar, Var y) { return transpose(ybar, y.input(0).shape()); }

    @Override
    default Var pushforward(int k, Var dx, Var y) { return Var.apply(this, dx); }
  }

  /** Linear in each of its two inputs: a change of one passes through with the other held. */
  interface Bilinear extends Op {
    @Override
    default Var pushforward(int k, Var dx, Var y) {
      return k == 0 ? Var.apply(this, dx, y.input(1)) : Var.apply(this, y.input(0), dx);
    }
  }

  /** Constant between its jumps, which are not differentiated: signs, masks, counts. */
  interface Flat extends Op {
    @Override
    default @Nullable Var pullback(int k, Var ybar, Var y) { return null; }

    @Override
    default @Nullable Var pushforward(int k, Var dx, Var y) { return null; }
  }
}
