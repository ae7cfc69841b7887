package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of functions: give a function on {@link Var}s, get the function that is its
 * derivative.
 *
 * <pre>{@code
 * UnaryOperator<Var> f = x -> x.sin().multiply(x);
 * Autodiff.grad(f).at(2.0);                       // sin 2 + 2 cos 2
 * Autodiff.grad(Autodiff.grad(f)).at(2.0);        // 2 cos 2 − 2 sin 2
 * Autodiff.valueAndGrad(w -> w.square().sum()).at(Tensor.vector(1, 2));   // 5.0 and [2.0, 4.0]
 * }</pre>
 *
 * <p>A derivative function is called with {@code at} on tensors, and with {@code apply} on vars
 * inside another function, where it is differentiated in its turn. One taken inside another records
 * on the same tape; it may use the outer function's variables.
 */
public final class Autodiff {
  /** The innermost derivative that is being taken on this thread. */
  private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

  private record Scope(Tape tape, List<Var> roots, @Nullable Scope outer) {}

  private Autodiff() {}

  /** The derivative of a function of one tensor: again a function of one tensor. */
  public interface Derivative extends UnaryOperator<Var> {
    /**
     * The derivative at a var, recorded, so that it can be differentiated.
     *
     * @param x where
     * @return of the shape of x
     */
    @Override Var apply(Var x);

    /**
     * The derivative at a tensor.
     *
     * @param x where
     * @return of the shape of x
     * @throws IllegalStateException if, inside another derivative, the result would depend on the
     *     other's variables
     */
    Tensor at(Tensor x);

    /**
     * The derivative at a number.
     *
     * @param x where
     * @return the slope
     */
    default double at(double x) { return at(Tensor.scalar(x)).toDouble(); }
  }

  /** The derivatives of a function of several tensors, one by each. */
  public interface Derivatives extends Function<List<Var>, List<Var>> {
    /**
     * The derivatives at vars, recorded, so that they can be differentiated.
     *
     * @param x where
     * @return one of the shape of each
     */
    @Override List<Var> apply(List<Var> x);

    /**
     * The derivatives at tensors.
     *
     * @param x where
     * @return one of the shape of each
     * @throws IllegalStateException if, inside another derivative, the result would depend on the
     *     other's variables
     */
    List<Tensor> at(Tensor... x);
  }

  /**
   * A value and its gradient.
   *
   * @param <V> what holds the value
   * @param <G> what holds the gradient
   * @param value of the function
   * @param gradient by its arguments
   */
  public record Valued<V, G>(V value, G gradient) {}

  /** The value and the derivative of a function of one tensor. */
  public interface ValueAndDerivative extends Function<Var, Valued<Var, Var>> {
    /**
     * Both at a tensor.
     *
     * @param x where
     * @return the value, and the gradient of the shape of x
     * @throws IllegalStateException if, inside another derivative, the result would depend on the
     *     other's variables
     */
    Valued<Double, Tensor> at(Tensor x);
  }

  /** The value and the derivatives of a function of several tensors. */
  public interface ValueAndDerivatives extends Function<List<Var>, Valued<Var, List<Var>>> {
    /**
     * Both at tensors.
     *
     * @param x where
     * @return the value, and a gradient of the shape of each
     * @throws IllegalStateException if, inside another derivative, the result would depend on the
     *     other's variables
     */
    Valued<Double, List<Tensor>> at(Tensor... x);
  }

  /**
   * The derivative of a scalar-valued function of one tensor.
   *
   * @param f the function; its result is a scalar
   * @return x ↦ ∂f/∂x
   */
  public static Derivative grad(UnaryOperator<Var> f) {
    ValueAndDerivative both = valueAndGrad(f);
    return new Derivative() {
      @Override public Var apply(Var x) { return both.apply(x).gradient(); }
      @Override public Tensor at(Tensor x) { return both.at(x).gradient(); }
    };
  }

  /**
   * The derivatives of a scalar-valued function of several tensors.
   *
   * @param f the function; its result is a scalar
   * @return (x₁, x₂, …) ↦ (∂f/∂x₁, ∂f/∂x₂, …)
   */
  public static Derivatives gradAll(Function<List<Var>, Var> f) {
    ValueAndDerivatives both = valueAndGradAll(f);
    return new Derivatives() {
      @Override public List<Var> apply(List<Var> x) { return both.apply(x).gradient(); }
      @Override public List<Tensor> at(Tensor... x) { return both.at(x).gradient(); }
    };
  }

  /**
   * The value and the derivative of a scalar-valued function of one tensor, from one pass.
   *
   * @param f the function; its result is a scalar
   * @return x ↦ (f, ∂f/∂x)
   */
  public static ValueAndDerivative valueAndGrad(UnaryOperator<Var> f) {
    ValueAndDerivatives all = valueAndGradAll(x -> f.apply(x.get(0)));
    return new ValueAndDerivative() {
      @Override public Valued<Var, Var> apply(Var x) {
        Valued<Var, List<Var>> y = all.apply(List.of(x));
        return new Valued<>(y.value(), y.gradient().get(0));
      }

      @Override public Valued<Double, Tensor> at(Tensor x) {
        Valued<Double, List<Tensor>> y = all.at(x);
        return new Valued<>(y.value(), y.gradient().get(0));
      }
    };
  }

  /**
   * The value and the derivatives of a scalar-valued function of several tensors, from one pass.
   *
   * @param f the function; its result is a scalar
   * @return (x₁, x₂, …) ↦ (f, (∂f/∂x₁, ∂f/∂x₂, …))
   */
  public static ValueAndDerivatives valueAndGradAll(Function<List<Var>, Var> f) {
    return new ValueAndDerivatives() {
      @Override public Valued<Var, List<Var>> apply(List<Var> x) {
        return reverse(f, x, tapeOf(x) != null);
      }

      @Override public Valued<Double, List<Tensor>> at(Tensor... x) {
        List<Var> vars = new ArrayList<>();
        for (Tensor t : x) vars.add(Var.constant(t));
        Valued<Var, List<Var>> y = reverse(f, vars, false);
        List<Tensor> gradient = new ArrayList<>();
        for (Var g : y.gradient()) gradient.add(g.value());
        return new Valued<>(y.value().toDouble(), gradient);
      }
    };
  }

  /**
   * The product of a cotangent with the Jacobian, ȳᵀJ, by a reverse pass.
   *
   * @param f a function of one tensor
   * @param x where
   * @param ybar the cotangent, of the shape of the result
   * @return of the shape of x
   * @throws IllegalArgumentException if the cotangent is not of the shape of the result
   */
  public static Var vjp(UnaryOperator<Var> f, Var x, Var ybar) {
    return grad(v -> {
      Var y = f.apply(v);
      if (!y.shape().equals(ybar.shape())) {
        throw new IllegalArgumentException("vjp: the cotangent has shape " + ybar.shape()
            + " but the result has shape " + y.shape() + "; give one entry for each of the result");
      }
      return y.multiply(ybar).sum();
    }).apply(x);
  }

  /**
   * The product of the Jacobian with a tangent, J·dx, by a forward pass: the slope of f along dx.
   *
   * @param f a function of one tensor
   * @param x where
   * @param dx the direction, of the shape of x
   * @return of the shape of the result
   * @throws IllegalArgumentException if the direction is not of the shape of x
   */
  public static Var jvp(UnaryOperator<Var> f, Var x, Var dx) {
    if (!x.shape().equals(dx.shape())) {
      throw new IllegalArgumentException("jvp: the direction has shape " + dx.shape()
          + " but x has shape " + x.shape() + "; give one direction entry for each entry of x");
    }
    Tape outer = tapeOf(List.of(x, dx));
    return within(outer, List.of(x), roots -> {
      Var root = roots.get(0);
      Var y = f.apply(root);
      Var dy = y.tape() == root.tape() ? ForwardPass.tangent(tape(root), y, root, dx) : null;
      dy = dy == null ? Var.constant(Tensor.full(y.shape(), 0)) : dy;
      return outer == null ? Var.constant(dy.value()) : dy;
    });
  }

  /** Runs f and the reverse pass; the results are recorded for an outer derivative if tracked. */
  private static Valued<Var, List<Var>> reverse(Function<List<Var>, Var> f, List<Var> x,
      boolean tracked) {
    return within(tapeOf(x), x, roots -> {
      Var y = f.apply(roots);
      if (!y.shape().isScalar()) {
        throw new IllegalArgumentException("grad: the function's result has shape " + y.shape()
            + ", not a scalar; end it with sum() or mean()");
      }
      if (!tracked) checkNothingLost(y);
      Tape tape = roots.isEmpty() ? null : tape(roots.get(0));
      @Nullable Var[] adjoints = tape == null || y.tape() != tape ? new Var[roots.size()]
          : ReversePass.adjoints(tape, y, Var.constant(1), roots, tracked, null);
      List<Var> gradient = new ArrayList<>();
      for (int i = 0; i < adjoints.length; i++) {
        Var g = adjoints[i];
        gradient.add(g != null ? g : Var.constant(Tensor.full(roots.get(i).shape(), 0)));
      }
      return new Valued<>(tracked ? y : Var.constant(y.value()), gradient);
    });
  }

  /**
   * Runs a body with fresh nodes for x that stand for "the variable here", on the given tape, or on
   * a new one at the outermost level. Restores what was current, also after an error.
   */
  private static <R> R within(@Nullable Tape outer, List<Var> x, Function<List<Var>, R> body) {
    Tape tape = outer == null ? new Tape() : outer;
    List<Var> roots = new ArrayList<>();
    for (Var v : x) {
      roots.add(outer == null ? tape.variable(v.value()) : Var.apply(Copy.OP, tape.place(v)));
    }
    Scope before = CURRENT.get();
    CURRENT.set(new Scope(tape, roots, before));
    try {
      return body.apply(roots);
    } finally {
      if (before == null) CURRENT.remove();
      else CURRENT.set(before);
    }
  }

  /** The tape to record on: that of an argument, else that of the derivative being taken. */
  private static @Nullable Tape tapeOf(List<Var> x) {
    for (Var v : x) {
      Tape tape = v.tape();
      if (tape != null && tape.isRecording()) return tape;
    }
    Scope scope = CURRENT.get();
    return scope == null || !scope.tape().isRecording() ? null : scope.tape();
  }

  private static Tape tape(Var v) { return java.util.Objects.requireNonNull(v.tape()); }

  /**
   * A derivative handed out as numbers inside another one is a constant to the other. That is right
   * only if it does not depend on the other's variables; else it would be silently wrong.
   */
  private static void checkNothingLost(Var y) {
    Scope here = CURRENT.get();
    for (Scope s = here == null ? null : here.outer(); s != null; s = s.outer()) {
      if (s.roots().isEmpty() || y.tape() != s.tape()) continue;
      if (ReversePass.depends(s.tape(), y, s.roots())) {
        throw new IllegalStateException("grad: at(…) inside another derivative gives numbers, but "
            + "this result depends on the outer function's variable "
            + "%" + s.roots().get(0).index()
            + ", and that dependence would be lost; call apply(Var.constant(…)) instead of at(…)");
      }
    }
  }

  /** x itself, as a new node: the variable of an inner derivative. */
  record Copy() implements Op.Map, Op.Linear {
    static final Copy OP = new Copy();

    @Override public double value(double x) { return x; }
    @Override public Var transpose(Var ybar, Shape x) { return ybar; }
  }
}
