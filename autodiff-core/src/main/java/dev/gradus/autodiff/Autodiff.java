package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
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
 * Autodiff.hessian(w -> w.pow(3).sum()).at(Tensor.vector(1, 2));   // [[6.0, 0.0], [0.0, 12.0]]
 * }</pre>
 *
 * <p>Methods with a plain name take a function of one tensor, those with {@code All} a function of
 * several. A derivative function is called with {@code at} on tensors. With {@code apply} it is
 * called on vars inside another function, which may be differentiated in its turn, or made a plan.
 * A derivative taken inside another records on the same tape, and may use the outer function's
 * variables. The function itself runs once a call, whatever the derivative.
 *
 * <p>Derivatives are partial: by each argument while the others are held, even where one was
 * computed from another. {@link Tape#gradient} takes total derivatives by vars of a tape.
 * Derivative functions throw {@link IllegalArgumentException} if there is no argument, if the
 * function gives null, and if its result is not a scalar where it must be one.
 */
public final class Autodiff {
  private Autodiff() {}

  /**
   * The derivative of a scalar-valued function of one tensor.
   *
   * @param f the function; its result is a scalar
   * @return x ↦ ∂f/∂x, of the shape of x
   */
  public static Derivative grad(UnaryOperator<Var> f) {
    given(f, "grad", "the function", "a function from Var to Var");
    return FirstOrder.first(gradAll("grad", FirstOrder.listed(f)));
  }

  /**
   * The derivatives of a scalar-valued function of several tensors.
   *
   * @param f the function; its result is a scalar
   * @return (x₁, x₂, …) ↦ (∂f/∂x₁, ∂f/∂x₂, …), each of the shape of its xᵢ
   */
  public static Derivatives gradAll(Function<List<Var>, Var> f) {
    given(f, "gradAll", "the function", "a function from a list of vars to a var");
    return gradAll("gradAll", f);
  }

  private static Derivatives gradAll(String name, Function<List<Var>, Var> f) {
    return FirstOrder.derivatives(
        (x, tracked) -> FirstOrder.gradient(name, f, x, tracked).gradient());
  }

  /**
   * The value and the derivative of a scalar-valued function of one tensor, from one pass. Both at
   * once are what an optimiser wants, and one line makes a plan of them:
   *
   * <pre>{@code
   * Plan both = Plan.of(Autodiff.valueAndGrad(f), Shape.of(3), Precision.DOUBLE);
   * both.workspace().run(x);   // the value and the gradient
   * }</pre>
   *
   * @param f the function; its result is a scalar
   * @return x ↦ (f, ∂f/∂x)
   */
  public static ValueAndDerivative valueAndGrad(UnaryOperator<Var> f) {
    given(f, "valueAndGrad", "the function", "a function from Var to Var");
    ValueAndDerivatives all = valueAndGradAll("valueAndGrad", FirstOrder.listed(f));
    return new ValueAndDerivative() {
      @Override public ValueAndGradient<Var, Var> apply(Var x) {
        ValueAndGradient<Var, List<Var>> y = all.apply(Scope.arguments(x));
        return new ValueAndGradient<>(y.value(), y.gradient().get(0));
      }

      @Override public ValueAndGradient<Double, Tensor> at(Tensor x) {
        ValueAndGradient<Double, List<Tensor>> y =
            all.at(given(x, "at", "the argument", "a tensor"));
        return new ValueAndGradient<>(y.value(), y.gradient().get(0));
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
    given(f, "valueAndGradAll", "the function", "a function from a list of vars to a var");
    return valueAndGradAll("valueAndGradAll", f);
  }

  private static ValueAndDerivatives valueAndGradAll(String name, Function<List<Var>, Var> f) {
    return new ValueAndDerivatives() {
      @Override public ValueAndGradient<Var, List<Var>> apply(List<Var> x) {
        return FirstOrder.gradient(name, f, Scope.arguments(x), Scope.tapeOf(x) != null);
      }

      @Override public ValueAndGradient<Double, List<Tensor>> at(Tensor... x) {
        List<Var> at = Scope.constants(Scope.arguments(x));
        ValueAndGradient<Var, List<Var>> y = FirstOrder.gradient(name, f, at, false);
        return new ValueAndGradient<>(y.value().toDouble(), Scope.values(y.gradient()));
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
    given(f, "vjp", "the function", "a function from Var to Var");
    given(x, "vjp", "the argument", "a var, as Var.constant(…) for plain numbers");
    given(ybar, "vjp", "the cotangent", "a var of the shape it is for");
    return FirstOrder.vjp("vjp", FirstOrder.listed(f), List.of(x), ybar).get(0);
  }

  /**
   * The products of a cotangent with the Jacobians by several tensors, by one reverse pass.
   *
   * @param f a function of several tensors
   * @param x where
   * @param ybar the cotangent, of the shape of the result
   * @return one of the shape of each
   * @throws IllegalArgumentException if the cotangent is not of the shape of the result
   */
  public static List<Var> vjpAll(Function<List<Var>, Var> f, List<Var> x, Var ybar) {
    given(f, "vjpAll", "the function", "a function from a list of vars to a var");
    Given.all(x, "vjpAll", "the list of arguments", "a var for each argument");
    given(ybar, "vjpAll", "the cotangent", "a var of the result's shape");
    return FirstOrder.vjp("vjpAll", f, x, ybar);
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
    given(f, "jvp", "the function", "a function from Var to Var");
    given(x, "jvp", "the argument", "a var, as Var.constant(…) for plain numbers");
    given(dx, "jvp", "the direction", "a var of the shape it is for");
    return FirstOrder.jvp("jvp", FirstOrder.listed(f), List.of(x), List.of(dx));
  }

  /**
   * The slope of f along a direction in several tensors, Σ Jᵢ·dxᵢ, by one forward pass.
   *
   * @param f a function of several tensors
   * @param x where
   * @param dx the direction, one tensor of the shape of each
   * @return of the shape of the result
   * @throws IllegalArgumentException if there is not one direction of its shape for each of x
   */
  public static Var jvpAll(Function<List<Var>, Var> f, List<Var> x, List<Var> dx) {
    given(f, "jvpAll", "the function", "a function from a list of vars to a var");
    Given.all(x, "jvpAll", "the list of arguments", "a var for each argument");
    Given.all(dx, "jvpAll", "the list of directions", "a var of the shape of each argument");
    return FirstOrder.jvp("jvpAll", f, x, dx);
  }

  /**
   * The Jacobian of a function of one tensor: forward if the argument has at most as many entries
   * as the result, else reverse. The sizes alone decide.
   *
   * <p>The two agree but for rounding, and but for one thing: where an entry that never moves meets
   * an infinite slope, as the zeros of {@code x.pad(0, 0, 1).sqrt()} do, forward mode computes 0·∞,
   * which is NaN, and reverse mode leaves the entry out, which is 0. Give the {@link Mode} where
   * that matters.
   *
   * @param f the function
   * @return x ↦ ∂f/∂x, of shape (shape of the result) ++ (shape of x)
   */
  public static Derivative jacobian(UnaryOperator<Var> f) {
    given(f, "jacobian", "the function", "a function from Var to Var");
    return FirstOrder.first(jacobianAll("jacobian", FirstOrder.listed(f), null));
  }

  /**
   * The Jacobian of a function of one tensor, found in the given direction.
   *
   * @param f the function
   * @param mode a forward pass for each entry of x, or a reverse pass for each of the result
   * @return x ↦ ∂f/∂x, of shape (shape of the result) ++ (shape of x)
   */
  public static Derivative jacobian(UnaryOperator<Var> f, Mode mode) {
    given(f, "jacobian", "the function", "a function from Var to Var");
    given(mode, "jacobian", "the mode", "Mode.FORWARD or Mode.REVERSE, or none");
    return FirstOrder.first(jacobianAll("jacobian", FirstOrder.listed(f), mode));
  }

  /**
   * The Jacobians of a function by several tensors: forward if they have together at most as many
   * entries as the result, else reverse. The sizes alone decide; {@link #jacobian(UnaryOperator)}
   * says where that shows.
   *
   * @param f the function
   * @return (x₁, x₂, …) ↦ (∂f/∂x₁, ∂f/∂x₂, …), of shapes (shape of the result) ++ (shape of xᵢ)
   */
  public static Derivatives jacobianAll(Function<List<Var>, Var> f) {
    given(f, "jacobianAll", "the function", "a function from a list of vars to a var");
    return jacobianAll("jacobianAll", f, null);
  }

  /**
   * The Jacobians of a function by several tensors, found in the given direction.
   *
   * @param f the function
   * @param mode a forward pass for each entry of the xᵢ, or a reverse pass for each of the result
   * @return (x₁, x₂, …) ↦ (∂f/∂x₁, ∂f/∂x₂, …), of shapes (shape of the result) ++ (shape of xᵢ)
   */
  public static Derivatives jacobianAll(Function<List<Var>, Var> f, Mode mode) {
    given(f, "jacobianAll", "the function", "a function from a list of vars to a var");
    given(mode, "jacobianAll", "the mode", "Mode.FORWARD or Mode.REVERSE, or none");
    return jacobianAll("jacobianAll", f, mode);
  }

  private static Derivatives jacobianAll(String name, Function<List<Var>, Var> f,
      @Nullable Mode mode) {
    return FirstOrder.derivatives((x, tracked) -> Jacobians.jacobian(name, f, mode, x, tracked));
  }

  /**
   * The second derivatives of a scalar-valued function of one tensor.
   *
   * @param f the function; its result is a scalar
   * @return x ↦ ∂²f/∂x∂x, of shape (shape of x) ++ (shape of x)
   */
  public static Derivative hessian(UnaryOperator<Var> f) {
    given(f, "hessian", "the function", "a function from Var to Var");
    return FirstOrder.first(FirstOrder.derivatives(
        (x, tracked) -> Jacobians.hessian("hessian", FirstOrder.listed(f), x, tracked)
            .get(0)));
  }

  /**
   * The second derivatives of a scalar-valued function of several tensors, block by block.
   *
   * @param f the function; its result is a scalar
   * @return (x₁, x₂, …) ↦ ((∂²f/∂x₁∂x₁, ∂²f/∂x₁∂x₂, …), (∂²f/∂x₂∂x₁, …), …)
   */
  public static SecondDerivatives hessianAll(Function<List<Var>, Var> f) {
    given(f, "hessianAll", "the function", "a function from a list of vars to a var");
    return Jacobians.secondDerivatives(f);
  }

  /**
   * The product of the second derivatives with a direction, ∂²f/∂x∂x · v: the slope of the gradient
   * along v, by a forward pass over a reverse pass. Costs a few gradients, whatever the size of x.
   *
   * @param f the function; its result is a scalar
   * @param x where
   * @param v the direction, of the shape of x
   * @return of the shape of x
   * @throws IllegalArgumentException if the direction is not of the shape of x
   */
  public static Var hvp(UnaryOperator<Var> f, Var x, Var v) {
    given(f, "hvp", "the function", "a function from Var to Var");
    given(x, "hvp", "the argument", "a var, as Var.constant(…) for plain numbers");
    given(v, "hvp", "the direction", "a var of the shape it is for");
    return Jacobians.hvp("hvp", FirstOrder.listed(f), List.of(x), List.of(v)).get(0);
  }

  /**
   * The slopes of the gradients by several tensors along a direction: (Σⱼ ∂²f/∂xᵢ∂xⱼ · vⱼ)ᵢ.
   *
   * @param f the function; its result is a scalar
   * @param x where
   * @param v the direction, one tensor of the shape of each
   * @return one of the shape of each
   * @throws IllegalArgumentException if there is not one direction of its shape for each of x
   */
  public static List<Var> hvpAll(Function<List<Var>, Var> f, List<Var> x, List<Var> v) {
    given(f, "hvpAll", "the function", "a function from a list of vars to a var");
    Given.all(x, "hvpAll", "the list of arguments", "a var for each argument");
    Given.all(v, "hvpAll", "the list of directions", "a var of the shape of each argument");
    return Jacobians.hvp("hvpAll", f, x, v);
  }

  /**
   * The derivative of a scalar-valued function for each example alone, where f(w, x) is a mean over
   * the rows of x: entry i is ∂f(w, row i of x)/∂w.
   *
   * <p>The function itself runs on the first row only. The program of its gradient then runs for
   * all rows at once. So it must not look at the values of x, as in an {@code if}: for such a
   * function take {@link #grad} row by row. It may capture what all rows share, but no tensor with
   * rows of its own: see {@link #gradPerExampleAll}.
   *
   * @param f the function of parameters and examples; its result is a scalar
   * @return (w, x) ↦ the derivatives by w, of shape [n] ++ (shape of w) for n rows
   */
  public static ExampleDerivative gradPerExample(BinaryOperator<Var> f) {
    given(f, "gradPerExample", "the function", "a function of parameters and examples");
    return PerExample.derivative(gradPerExampleAll((w, x) -> f.apply(w.get(0), x.get(0))));
  }

  /**
   * The derivatives of a scalar-valued function for each example alone, by several parameter
   * tensors; an example is a row of each of several tensors, such as a point and its label. See
   * {@link #gradPerExample} for what the function must not do.
   *
   * @param f the function of parameters and examples; its result is a scalar
   * @return ((w₁, …), (x₁, …)) ↦ the derivatives, of shapes [n] ++ (shape of wᵢ) for n rows
   */
  public static ExampleDerivatives gradPerExampleAll(BiFunction<List<Var>, List<Var>, Var> f) {
    given(f, "gradPerExampleAll", "the function", "a function of parameters and examples");
    return PerExample.derivatives(f);
  }

  /**
   * Any derivative of a function that has more to give than the result that is differentiated, such
   * as its predictions.
   *
   * <pre>{@code
   * WithAux<Tensor, Var> both = Autodiff.withAux(w -> {
   *   Var predictions = points.matmul(w);
   *   return new WithAux<>(predictions.subtract(labels).square().mean(), predictions);
   * }, f -> Autodiff.grad(f).at(w0));
   * both.result();   // the gradient of the error
   * both.aux();      // the predictions
   * }</pre>
   *
   * <p>What comes beside the result is what the function gave when it ran last; beside gradients
   * per example, for which it runs on the first row, what it gave for that row. Vars in it are
   * numbers once the outermost derivative is taken, but keep its tape in memory: hold their values
   * instead. Inside another derivative they are recorded, and differentiated by that one.
   *
   * @param <A> what comes beside the result
   * @param <R> what the derivative is
   * @param f the function
   * @param derivative takes a derivative of the result alone, at some point
   * @return that derivative, with what comes beside the result
   * @throws IllegalStateException if the derivative was taken nowhere, so that f did not run
   */
  public static <A, R> WithAux<R, A> withAux(Function<Var, WithAux<Var, A>> f,
      Function<UnaryOperator<Var>, R> derivative) {
    given(f, "withAux", "the function", "one whose result is a WithAux");
    given(derivative, "withAux", "the derivative",
        "what takes it, such as f -> Autodiff.grad(f).at(x)");
    return WithAux.of(f, keeping -> derivative.apply(keeping::apply));
  }

  /**
   * Any derivative of a function of several tensors that has more to give than the result: see
   * {@link #withAux}.
   *
   * @param <A> what comes beside the result
   * @param <R> what the derivative is
   * @param f the function
   * @param derivative takes a derivative of the result alone, at some point
   * @return that derivative, with what comes beside the result
   * @throws IllegalStateException if the derivative was taken nowhere, so that f did not run
   */
  public static <A, R> WithAux<R, A> withAuxAll(Function<List<Var>, WithAux<Var, A>> f,
      Function<Function<List<Var>, Var>, R> derivative) {
    given(f, "withAuxAll", "the function", "one whose result is a WithAux");
    given(derivative, "withAuxAll", "the derivative",
        "what takes it, such as f -> Autodiff.grad(f).at(x)");
    return WithAux.of(f, derivative);
  }
}
