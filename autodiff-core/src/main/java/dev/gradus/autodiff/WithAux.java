package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A result that is differentiated, and something beside it that is not: a function's value with its
 * predictions, or the derivative with the same.
 *
 * @param <R> what the result is
 * @param <A> what comes beside it
 * @param result the function's value, or its derivative
 * @param aux anything else
 * @see Autodiff#withAux
 */
public record WithAux<R, A>(R result, A aux) {
  /** Refuses null. */
  public WithAux {
    given(result, "WithAux", "the result", "what is differentiated");
    given(aux, "WithAux", "what comes beside it", "a value, or take the derivative without");
  }

  /** Takes the derivative of the result alone, and puts beside it what f gave last. */
  static <X, R, A> WithAux<R, A> of(Function<X, WithAux<Var, A>> f,
      Function<Function<X, Var>, R> derivative) {
    AtomicReference<@Nullable WithAux<Var, A>> last = new AtomicReference<>();
    R result = derivative.apply(x -> {
      WithAux<Var, A> y = Given.result(f.apply(x), "withAux", "the function",
          "its result and what comes beside it, new WithAux<>(result, aux)");
      last.set(y);
      return y.result();
    });
    WithAux<Var, A> y = last.get();
    if (y == null) {
      throw new IllegalStateException("withAux: the function did not run, so there is nothing "
          + "beside its result; take the derivative at a point, as in "
          + "withAux(f, g -> grad(g).at(x))");
    }
    return new WithAux<>(result, y.aux());
  }
}
