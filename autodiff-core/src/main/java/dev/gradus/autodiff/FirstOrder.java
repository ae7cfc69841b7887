package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One pass over one recording of a function: gradients, cotangents pulled, tangents pushed. */
final class FirstOrder {
  private FirstOrder() {}

  /** A derivative of several tensors, computed from vars; recorded where tracked. */
  interface Computation {
    List<Var> of(List<Var> x, boolean tracked);
  }

  /** The function object of a computation. */
  static Derivatives derivatives(Computation c) {
    return new Derivatives() {
      @Override public List<Var> apply(List<Var> x) {
        return c.of(Scope.arguments(x), Scope.tapeOf(x) != null);
      }

      @Override public List<Tensor> at(Tensor... x) {
        return Scope.values(c.of(Scope.constants(Scope.arguments(x)), false));
      }
    };
  }

  /** The function object of one tensor, from that of a list of one. */
  static Derivative first(Derivatives all) {
    return new Derivative() {
      @Override public Var apply(Var x) {
        return all.apply(Scope.arguments(x)).get(0);
      }
      @Override public Tensor at(Tensor x) {
        return all.at(given(x, "at", "the argument", "a tensor")).get(0);
      }
    };
  }

  /** A function of one tensor as one of a list. */
  static Function<List<Var>, Var> listed(Function<Var, Var> f) { return x -> f.apply(x.get(0)); }

  /**
   * Runs f on fresh nodes that stand for x, and a body on these and its result.
   *
   * @param name of the derivative that the user asked for
   */
  static <R> R running(String name, Function<List<Var>, Var> f, @Nullable Tape outer, List<Var> x,
      BiFunction<List<Var>, Var, R> body) {
    checkArguments(name, x);
    return Scope.within(outer, x, roots -> {
      Var y = Given.result(f.apply(roots), name, "the function",
          "the var that is to be differentiated");
      return body.apply(roots, y);
    });
  }

  static void checkArguments(String name, List<Var> x) {
    if (x.isEmpty()) {
      throw new IllegalArgumentException(name + ": there are no arguments, so there is nothing to "
          + "differentiate by; give at least one tensor");
    }
  }

  /** Runs f and the reverse pass; the results are recorded for an outer derivative if tracked. */
  static ValueAndGradient<Var, List<Var>> gradient(String name, Function<List<Var>, Var> f,
      List<Var> x, boolean tracked) {
    return running(name, f, Scope.tapeOf(x), x, (roots, y) -> {
      checkScalar(name, y);
      if (!tracked) Scope.checkNothingLost(name, y);
      List<Var> gradient = pulledBack(roots, y, Var.constant(1), tracked);
      return new ValueAndGradient<>(Scope.handOut(y, tracked), gradient);
    });
  }

  /** ȳᵀJ by one reverse pass. */
  static List<Var> vjp(String name, Function<List<Var>, Var> f, List<Var> x, Var ybar) {
    Tape outer = Scope.tapeOf(Scope.joined(x, List.of(ybar)));
    return running(name, f, outer, x, (roots, y) -> {
      if (!y.shape().equals(ybar.shape())) {
        throw new IllegalArgumentException(name + ": the cotangent has shape " + ybar.shape()
            + " but the result has shape " + y.shape() + "; give one entry for each of the result");
      }
      return pulledBack(roots, y, ybar, outer != null);
    });
  }

  /** J·dx by one forward pass. */
  static Var jvp(String name, Function<List<Var>, Var> f, List<Var> x, List<Var> dx) {
    checkDirections(name, x, dx);
    Tape outer = Scope.tapeOf(Scope.joined(x, dx));
    return running(name, f, outer, x, (roots, y) -> pushedForward(roots, new Var[] {y},
        List.of(y.shape()), dx, outer != null).get(0));
  }

  /** The adjoints of the roots, zeros where the result does not depend on one. */
  private static List<Var> pulledBack(List<Var> roots, Var y, Var ybar, boolean tracked) {
    Tape tape = Scope.tape(roots.get(0));
    @Nullable Var[] adjoints = y.tape() != tape ? new Var[roots.size()]
        : ReversePass.adjoints(tape, y, ybar, roots, tracked, null);
    List<Var> gradient = new ArrayList<>();
    for (int i = 0; i < adjoints.length; i++) {
      gradient.add(orZeros(adjoints[i], roots.get(i).shape(), tracked));
    }
    return gradient;
  }

  /** The tangents of outputs of the given shapes, zeros where one does not change. */
  static List<Var> pushedForward(List<Var> roots, @Nullable Var[] outputs, List<Shape> shapes,
      List<Var> dx, boolean tracked) {
    @Nullable Var[] tangents = new ForwardPass(Scope.tape(roots.get(0)), outputs, roots)
        .along(dx.toArray(new Var[0]), tracked);
    List<Var> result = new ArrayList<>();
    for (int o = 0; o < tangents.length; o++) {
      result.add(orZeros(tangents[o], shapes.get(o), tracked));
    }
    return result;
  }

  private static Var orZeros(@Nullable Var v, Shape shape, boolean tracked) {
    return v == null ? Var.constant(Tensor.full(shape, 0)) : Scope.handOut(v, tracked);
  }

  static void checkScalar(String name, Var y) {
    if (!y.shape().isScalar()) {
      throw new IllegalArgumentException(name + ": the function's result has shape " + y.shape()
          + ", not a scalar; end it with sum() or mean()");
    }
  }

  /** One direction for each tensor, of its shape. */
  static void checkDirections(String name, List<Var> x, List<Var> dx) {
    if (x.size() != dx.size()) {
      throw new IllegalArgumentException(name + ": " + dx.size() + " directions for " + x.size()
          + " tensors; give one for each, zeros for a tensor that is held");
    }
    for (int i = 0; i < x.size(); i++) {
      if (x.get(i).shape().equals(dx.get(i).shape())) continue;
      String which = x.size() == 1 ? "x" : "tensor " + i;
      throw new IllegalArgumentException(name + ": the direction " + (x.size() == 1 ? "" : i + " ")
          + "has shape " + dx.get(i).shape() + " but " + which + " has shape "
          + x.get(i).shape() + "; give one direction entry for each entry of " + which);
    }
  }
}
