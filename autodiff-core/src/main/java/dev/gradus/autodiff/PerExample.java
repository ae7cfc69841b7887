package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gradients for each example alone. The program of the gradient is recorded once, on the first
 * example, and then run for all of them at once: see {@link Batch}.
 */
final class PerExample {
  private static final String NAME = "gradPerExample";

  private PerExample() {}

  /** For each of w the gradients of f(w, row i of each of x), one above the other. */
  static List<Var> gradients(BiFunction<List<Var>, List<Var>, Var> f, List<Var> w, List<Var> x,
      boolean tracked) {
    FirstOrder.checkArguments(NAME, w);
    int n = rows(x);
    if (n == 0) return zeros(0, w);
    List<Var> first = new ArrayList<>();
    for (Var v : x) first.add(v.slice(0, 1));
    List<Var> arguments = Scope.joined(w, first);
    Function<List<Var>, Var> joined =
        v -> f.apply(v.subList(0, w.size()), v.subList(w.size(), v.size()));
    Tape outer = Scope.tapeOf(Scope.joined(w, x));
    return FirstOrder.running(NAME, joined, outer, arguments, (roots, y) -> {
      List<Var> parameters = roots.subList(0, w.size());
      List<Var> example = roots.subList(w.size(), roots.size());
      FirstOrder.checkScalar(NAME, y);
      if (!tracked) Scope.checkNothingLost(NAME, y);
      @Nullable Var[] gradient = Jacobians.recordedGradient(y, parameters);
      Tape tape = Scope.tape(example.get(0));
      return Scope.recording(tape, tracked, () -> {
        @Nullable Var[] all = new Batch(tape, n).replay(gradient, example, x);
        List<Var> result = zeros(n, w);
        for (int i = 0; i < all.length; i++) {
          Var g = all[i];
          if (g != null) result.set(i, Scope.handOut(g, tracked));
        }
        return result;
      });
    });
  }

  private static List<Var> zeros(int n, List<Var> w) {
    List<Var> zeros = new ArrayList<>();
    for (Var v : w) zeros.add(Var.constant(Tensor.full(v.shape().after(n), 0)));
    return zeros;
  }

  /** How many examples there are. */
  private static int rows(List<Var> x) {
    if (x.isEmpty()) {
      throw new IllegalArgumentException("gradPerExample: there are no tensors of examples, so "
          + "their number is unknown; give at least one tensor with a row for each example");
    }
    for (int k = 0; k < x.size(); k++) {
      Shape first = x.get(0).shape();
      Shape shape = x.get(k).shape();
      if (shape.isScalar()) {
        throw new IllegalArgumentException("gradPerExample: tensor " + k + " of the examples is a "
            + "scalar, which has no rows; give it an axis of one entry for each example, or let "
            + "the function capture it");
      }
      if (shape.dim(0) != first.dim(0)) {
        throw new IllegalArgumentException("gradPerExample: tensor 0 of the examples has "
            + first.dim(0) + " rows but tensor " + k + " has " + shape.dim(0) + " (shapes " + first
            + " and " + shape + "); give each one row for each example");
      }
    }
    return x.get(0).shape().dim(0);
  }

  private static final String PARAMETERS = "a tensor for each parameter";
  private static final String EXAMPLES = "a tensor with a row for each example";

  /** The function object for several parameter tensors. */
  static ExampleDerivatives derivatives(BiFunction<List<Var>, List<Var>, Var> f) {
    return new ExampleDerivatives() {
      @Override public List<Var> apply(List<Var> w, List<Var> x) {
        Given.all(w, "apply", "the list of parameters", PARAMETERS);
        Given.all(x, "apply", "the list of examples", EXAMPLES);
        return gradients(f, w, x, Scope.tapeOf(Scope.joined(w, x)) != null);
      }

      @Override public List<Tensor> at(List<Tensor> w, Tensor... x) {
        Given.all(w, "at", "the list of parameters", PARAMETERS);
        Given.all(x, "at", "the array of examples", EXAMPLES);
        return Scope.values(
            gradients(f, Scope.constants(w), Scope.constants(List.of(x)), false));
      }
    };
  }

  /** The function object for one parameter tensor. */
  static ExampleDerivative derivative(ExampleDerivatives all) {
    return new ExampleDerivative() {
      @Override public Var apply(Var w, Var x) {
        given(w, "apply", "the parameter", "a tensor");
        given(x, "apply", "the example", EXAMPLES);
        return all.apply(List.of(w), List.of(x)).get(0);
      }

      @Override public Tensor at(Tensor w, Tensor x) {
        given(w, "at", "the parameter", "a tensor");
        given(x, "at", "the example", EXAMPLES);
        return all.at(List.of(w), x).get(0);
      }
    };
  }
}
