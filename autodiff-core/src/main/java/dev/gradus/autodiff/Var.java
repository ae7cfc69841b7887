package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import org.jspecify.annotations.Nullable;

/**
 * A place on a {@link Tape}: the result of one operation, with the operations that a user writes.
 *
 * <pre>{@code
 * Tape tape = new Tape();
 * Var w = tape.variable("w", Tensor.vector(0.5, -0.25));
 * Var y = w.square().sum();            // 0.3125
 * y.backward().of(w);                  // [1.0, -0.5]
 * }</pre>
 *
 * <p>The operations stand in one interface for each family, with their rules beside them: {@link
 * Arithmetic}, {@link Comparisons}, {@link Elementwise}, {@link Exponentials}, {@link
 * Trigonometry}, {@link Pairwise}, {@link Activations}, {@link Rectifiers}, {@link Reductions},
 * {@link Extremes}, {@link Statistics}, {@link Scans}, {@link Softmaxes}, {@link Shapes}, {@link
 * Parts}, {@link Selections}, {@link Matrices}, {@link Indexing}, {@link Products}, {@link Losses},
 * {@link Entropies}, {@link Normalizations}, {@link SpecialFunctions}, {@link Draws}, {@link
 * GradientFlow}.
 *
 * <p>A var without a tape is a plain number or tensor ({@link #constant(double)}): computing with
 * such vars records nothing, which is how predictions are made. Where it meets a var on a tape it
 * is written there as a constant.
 */
public final class Var
    implements Arithmetic, Comparisons, Elementwise, Exponentials, Trigonometry, Pairwise,
    Activations, Rectifiers, Reductions, Extremes, Statistics, Scans, Softmaxes, Shapes, Parts,
    Selections, Matrices, Indexing, Products, Losses, Entropies, Normalizations, SpecialFunctions,
    Draws, GradientFlow {

  private final @Nullable Tape tape;
  private final int index;
  private final @Nullable Op op;
  private final @Nullable Var a;
  private final @Nullable Var b;
  private final Var @Nullable [] all; // the inputs where there are more than two

  /**
   * The value of rank 1 or more; null for a scalar, which needs no object of its own. A symbolic
   * var has a tensor without entries, also if it is a scalar.
   */
  private final @Nullable Tensor tensor;

  private final double scalar;

  /** A node of a tape; its inputs are on the same tape. */
  Var(@Nullable Tape tape, int index, @Nullable Op op, @Nullable Var a, @Nullable Var b,
      Var @Nullable [] all, @Nullable Tensor tensor, double scalar) {
    this.tape = tape;
    this.index = index;
    this.op = op;
    this.a = a;
    this.b = b;
    this.all = all;
    this.tensor = tensor;
    this.scalar = scalar;
  }

  /**
   * A number, on no tape.
   *
   * @param x the number
   * @return a scalar var
   */
  public static Var constant(double x) {
    return new Var(null, -1, null, null, null, null, null, x);
  }

  /**
   * A tensor, on no tape.
   *
   * @param x the tensor
   * @return a var of its shape
   */
  public static Var constant(Tensor x) {
    given(x, "Var.constant", "the tensor", "a tensor");
    return x.shape().isScalar() ? constant(x.toDouble())
        : new Var(null, -1, null, null, null, null, x, 0);
  }

  /**
   * The shape.
   *
   * @return the axis lengths
   */
  public Shape shape() { return tensor == null ? Shape.SCALAR : tensor.shape(); }

  /**
   * The value.
   *
   * @return a tensor of the shape of this var
   * @throws IllegalStateException if this var is {@linkplain #isSymbolic() symbolic}
   */
  public Tensor value() {
    if (isSymbolic()) throw hasNoValue("value");
    return known();
  }

  /**
   * The value of a scalar, or of a tensor with one entry, as a number.
   *
   * @return the number
   * @throws IllegalStateException if there is not exactly one entry, or this var is {@linkplain
   *     #isSymbolic() symbolic}
   */
  public double toDouble() {
    if (isSymbolic()) throw hasNoValue("toDouble");
    return tensor == null ? scalar : tensor.toDouble();
  }

  /**
   * Whether this var has a shape but no numbers: it depends on a leaf that was stated by its shape
   * alone, as in {@link Tape#input(String, Shape)}, for a program that is yet to run.
   *
   * @return true if {@link #value()} would be an error
   */
  public boolean isSymbolic() { return tensor != null && tensor.isSymbolic(); }

  private IllegalStateException hasNoValue(String asked) {
    return new IllegalStateException("Var." + asked + ": " + this + " is symbolic: it has a shape "
        + "but no numbers, as the program is stated before it runs. A branch on it would freeze "
        + "one side for all runs; write the choice as an operation (where, maximum, greaterThan, "
        + "clamp …), or read the result of a run");
  }

  /**
   * Fails in the name of what the user called unless all entries are indices; later if symbolic.
   */
  void checkIndices(String operation, Shape x, int axis) {
    if (!isSymbolic()) known().checkIndices(operation, x, axis);
  }

  /** The same value, or shape where it is symbolic, on no tape. */
  Var offTape() {
    return tape == null ? this : new Var(null, -1, null, null, null, null, tensor, scalar);
  }

  /** The value, or a tensor without entries where it is symbolic. */
  Tensor known() { return tensor == null ? Tensor.scalar(scalar) : tensor; }

  /**
   * The place on the tape, counted from 0.
   *
   * @return the index, or −1 for a var on no tape
   */
  public int index() { return index; }

  /**
   * The operation that made this var.
   *
   * @return the operation; for a leaf, one that is named after its role
   */
  public Op op() { return op == null ? Leaf.CONSTANT : op; }

  /**
   * The number of inputs of the operation that made this var.
   *
   * @return 0 for a leaf
   */
  public int arity() { return all != null ? all.length : b != null ? 2 : a != null ? 1 : 0; }

  /**
   * One input of the operation that made this var.
   *
   * @param k from 0
   * @return the input
   * @throws IndexOutOfBoundsException if there is no such input
   */
  public Var input(int k) {
    Var x = inputOrNull(k);
    if (x == null) {
      throw new IndexOutOfBoundsException("Var.input: " + op().name() + " has " + arity()
          + " inputs, so there is no input " + k + "; they count from 0");
    }
    return x;
  }

  /**
   * The derivative of this scalar by every variable of its tape.
   *
   * @return the gradient; the tape is left as it was
   * @throws IllegalStateException if this var is not a scalar, or on no tape
   */
  public Gradient backward() {
    if (tape == null) {
      throw new IllegalStateException("backward: this var is on no tape, so nothing was recorded; "
          + "make its variables with tape.variable(…)");
    }
    return tape.backward(this);
  }

  /**
   * An operation of the user's own, applied to its inputs: recorded, printed, differentiated and
   * checked like those of the library.
   *
   * <pre>{@code
   * record Cube() implements Op.Unary {
   *   public double value(double x) { return x * x * x; }
   *   public Var slope(Var x, Var y) { return x.square().multiply(3); }
   * }
   * Var y = Var.custom(new Cube(), x);
   * }</pre>
   *
   * <p>Its derivatives are of any order if its rule is written in var operations. A rule in plain
   * numbers is a {@link NumericRule}. What its author throws passes through unchanged.
   *
   * @param op value and rule; without state, as several threads may use it
   * @param x its inputs; those of an {@link Op.Zip} broadcast
   * @return the result, of the shape that the operation states
   * @throws IllegalArgumentException if the number of inputs is not what the operation's kind takes
   * @throws IllegalStateException if the value, or later an adjoint or a tangent, is not of the
   *     shape it must have
   */
  public static Var custom(Op op, Var... x) {
    given(op, "Var.custom", "the operation", "an Op with value and slope");
    Given.all(x, "Var.custom", "the array of inputs", "a var for each input");
    return Custom.apply(op, x);
  }

  /** Input k, or null if there are fewer. */
  @Nullable Var inputOrNull(int k) {
    if (all != null) return k >= 0 && k < all.length ? all[k] : null;
    return k == 0 ? a : k == 1 ? b : null;
  }

  /** The tape, or null. */
  @Nullable Tape tape() { return tape; }

  /** Whether the inputs stand in an array, as those of a {@link Joint} operation always do. */
  boolean isWide() { return all != null; }

  /** Whether this is a number that operations do not record. */
  boolean isPlainScalar() { return tensor == null && recorder() == null; }

  // ---- how operations are applied: value now, and a record where an input is on a tape ----

  static Var apply(Op.Map op, Var x) {
    Tensor v = x.tensor;
    return v == null
        ? result(x.recorder(), op, x, null, null, null, op.value(x.scalar))
        : result(x.recorder(), op, x, null, null, valueOf(op, v.shape(), v), 0);
  }

  /** The value of an operation, or its shape alone where an input is symbolic. */
  static Tensor valueOf(Op op, Shape shape, Tensor... x) {
    for (Tensor t : x) if (t.isSymbolic()) return Tensor.symbolic(shape);
    return op.value(shape, x);
  }

  static Var apply(Op.Zip op, Var a, Var b) {
    if (a == null || b == null) throw missing(op, a == null ? 0 : 1);
    if (a.tensor == null && b.tensor == null) {
      return result(op, a, b, null, op.value(a.scalar, b.scalar));
    }
    Shape p = a.shape();
    Shape q = b.shape();
    if (!p.equals(q)) {
      p = op.shape(p, q);
      a = a.broadcastTo(p);
      b = b.broadcastTo(p);
    }
    return result(op, a, b, valueOf(op, p, a.known(), b.known()), 0);
  }

  static Var apply(Op op, Var x) {
    Tensor y = valueOf(op, op.shape(x.shape()), x.known());
    return result(x.recorder(), op, x, null, null, y, 0);
  }

  static Var apply(Op op, Var a, Var b) {
    if (a == null || b == null) throw missing(op, a == null ? 0 : 1);
    Shape shape = op.shape(a.shape(), b.shape());
    return result(op, a, b, valueOf(op, shape, a.known(), b.known()), 0);
  }

  private static NullPointerException missing(Op op, int k) {
    return Given.missing(op.name(), "input " + k, "a var, as Var.constant(…) for plain numbers");
  }

  static Var apply(Op op, Var... x) {
    Shape[] shapes = new Shape[x.length];
    Tensor[] values = new Tensor[x.length];
    for (int i = 0; i < x.length; i++) {
      shapes[i] = x[i].shape();
      values[i] = x[i].known();
    }
    return recorded(op, valueOf(op, op.shape(shapes), values), x);
  }

  /** A value, recorded as what the operation gives for x where one of x is on a tape. */
  static Var recorded(Op op, Tensor y, Var... x) {
    Tape t = null;
    for (Var v : x) t = common(op, v, t);
    Var[] inputs = x.clone();
    if (t != null) for (int i = 0; i < inputs.length; i++) inputs[i] = t.adopt(inputs[i]);
    if (x.length > 2 || op instanceof Joint) return result(t, op, null, null, inputs, y, 0);
    return result(t, op, inputs[0], x.length == 2 ? inputs[1] : null, null, y, 0);
  }

  private static Var result(Op op, Var a, Var b, @Nullable Tensor tensor, double scalar) {
    Tape t = a.recorder();
    if (t != b.recorder()) {
      t = java.util.Objects.requireNonNull(common(op, b, t));
      a = t.adopt(a);
      b = t.adopt(b);
    }
    return result(t, op, a, b, null, tensor, scalar);
  }

  private static Var result(@Nullable Tape t, Op op, @Nullable Var a, @Nullable Var b,
      Var @Nullable [] all, @Nullable Tensor tensor, double scalar) {
    if (tensor != null && tensor.shape().isScalar() && !tensor.isSymbolic()) {
      scalar = tensor.toDouble();
      tensor = null;
    }
    return t == null ? new Var(null, -1, null, null, null, null, tensor, scalar)
        : t.append(op, a, b, all, tensor, scalar);
  }

  /** The tape that records operations on this var, or null. */
  @Nullable Tape recorder() { return tape == null || !tape.isRecording() ? null : tape; }

  /** The one tape that records operations on x and on vars of another tape; null for none. */
  private static @Nullable Tape common(Op op, Var x, @Nullable Tape other) {
    Tape t = x.recorder();
    if (t == null || other == null) return t == null ? other : t;
    if (t != other) throw differentTapes(op, x, other);
    return t;
  }

  private static IllegalArgumentException differentTapes(Op op, Var x, Tape other) {
    return new IllegalArgumentException(op.name() + ": the inputs are on two different tapes (%"
        + x.index + " of one with " + (x.tape == null ? 0 : x.tape.size())
        + " nodes, the other has "
        + other.size()
        + "); record both on one tape (of a derivative at a constant: take it at "
        + "tape.constant(…) or inside tape.recording(…)), or pass a value with "
        + "Var.constant(x.value())");
  }

  /** The tape's line for this var, such as {@code %7 = multiply(%3, %6) [5, 4]}. */
  @Override
  public String toString() { return Listing.line(this); }
}
