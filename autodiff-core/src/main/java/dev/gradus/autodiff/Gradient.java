package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a scalar E by every variable of its tape: ∂E/∂w by {@link Var}, by name, and as
 * one long vector.
 *
 * <p>The vector runs through the variables in the order they were made, each row by row; {@link
 * #layout()} gives the name of an index and the index of a name. Printed, a gradient is the adjoint
 * program: the chain rule, line by line.
 */
public final class Gradient {
  private final Tape tape;
  private final Var output;
  private final List<Var> variables;
  private final Tensor[] parts;
  private @Nullable Layout layout; // made when asked for; immutable, so a race makes equal ones

  private Gradient(Tape tape, Var output, List<Var> variables, Tensor[] parts) {
    this.tape = tape;
    this.output = output;
    this.variables = variables;
    this.parts = parts;
  }

  /** What a reverse pass from the output finds at the variables. */
  static Gradient backward(Tape tape, Var output, List<Var> variables) {
    var adjoints =
        ReversePass.adjoints(tape, output, Var.constant(1), variables, false, null);
    Tensor[] parts = new Tensor[adjoints.length];
    for (int i = 0; i < parts.length; i++) {
      Var adjoint = adjoints[i];
      parts[i] = adjoint == null ? Tensor.full(variables.get(i).shape(), 0) : adjoint.value();
    }
    return new Gradient(tape, output, variables, parts);
  }

  /**
   * The derivative by one variable.
   *
   * @param variable a variable of the tape
   * @return ∂E/∂variable, of the variable's shape; zeros where E does not depend on it
   * @throws IllegalArgumentException if it is no variable of this tape, or was made after
   *     the gradient
   */
  public Tensor of(Var variable) {
    given(variable, "Gradient.of", "the variable", "a variable of the tape");
    return parts[index("Gradient.of", variable)];
  }

  private int index(String operation, Var variable) {
    int i = Collections.binarySearch(variables, variable, Comparator.comparingInt(Var::index));
    if (i >= 0 && variables.get(i) == variable) return i;
    throw new IllegalArgumentException(operation + ": " + variable
        + " is not among the variables " + layout() + "; " + (variable.tape() == tape
            ? "make it with tape.variable(…) before backward()"
            : variable.tape() == null ? "it is on no tape: make it with tape.variable(…)"
            : "it is of another tape: ask the gradient of an error on that one"));
  }

  /**
   * The derivative by the variable of the given name.
   *
   * @param name its name
   * @return ∂E/∂variable, of the variable's shape
   * @throws IllegalArgumentException if there is no variable of that name
   */
  public Tensor of(String name) {
    given(name, "Gradient.of", "the name", "that of a variable of the tape");
    if (!layout().has(name)) {
      throw new IllegalArgumentException("Gradient.of: there is no variable " + Brief.of(name)
          + "; there are " + layout());
    }
    return parts[layout().position(name)];
  }

  /**
   * The derivatives by the variables.
   *
   * @return in the order the variables were made
   */
  public List<Tensor> parts() { return List.of(parts); }

  /**
   * The gradient as one long vector.
   *
   * @return a new array with an entry for each entry of each variable
   */
  public double[] toArray() {
    int size = 0;
    for (Tensor part : parts) size = Math.addExact(size, part.size());
    double[] all = new double[size];
    int at = 0;
    for (Tensor part : parts) {
      System.arraycopy(part.dense(), 0, all, at, part.size());
      at += part.size();
    }
    return all;
  }

  /**
   * The order and the names of the entries of the long vector.
   *
   * @return the layout of the variables
   */
  public Layout layout() {
    Layout known = layout;
    if (known != null) return known;
    List<String> names = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (Var v : variables) {
      names.add(((Leaf) v.op()).label());
      shapes.add(v.shape());
    }
    Layout made = new Layout(names, shapes);
    layout = made;
    return made;
  }

  /**
   * Why the derivative by a variable is zero, in all or some of its entries: because there is no
   * path, at a stop, at a saturated slope, or because contributions cancel.
   *
   * <pre>{@code
   * gradient.explainZero(w).toString();
   * // ∂%4/∂w is zero in 1 of 3 entries, first w_2: %2 = relu(%1) [3] has slope 0 at 1 of 3
   * // entries, first where its input is -2.0 at [1]
   * }</pre>
   *
   * <p>Runs the reverse pass again, and rules in both directions. Where there are several reasons
   * on one path, the one nearest to the output is named.
   *
   * @param variable a variable of the tape
   * @return what makes entries zero; without reasons if no entry is
   * @throws IllegalArgumentException if it is no variable of this tape, or was made after
   *     the gradient
   * @throws IllegalStateException if the tape is another thread's
   */
  public ZeroGradient explainZero(Var variable) {
    given(variable, "Gradient.explainZero", "the variable", "a variable of the tape");
    tape.checkThread("explainZero");
    int i = index("Gradient.explainZero", variable);
    int start = 0;
    for (int j = 0; j < i; j++) start += parts[j].size();
    return ZeroGradient.of(tape, output, variable, parts[i], layout(), start);
  }

  /**
   * Where a NaN or an infinity in the value or in this gradient began.
   *
   * @return the report, or null if both are finite
   * @throws IllegalStateException if the tape is another thread's
   */
  public @Nullable NonFinite explainNonFinite() {
    tape.checkThread("explainNonFinite");
    return new NonFiniteSearch(tape, output).search(Var.constant(1), variables);
  }

  /**
   * How this gradient came about: every part of every adjoint, local slopes, and paths. Runs the
   * reverse pass again.
   *
   * @return the chain rule, looked at
   * @throws IllegalStateException if the tape is another thread's
   */
  public ChainRule chainRule() {
    tape.checkThread("chainRule");
    return ChainRule.of(tape, output, variables);
  }

  /** The adjoint program, one line a step, which says of which node and from which consumer. */
  @Override
  public String toString() { return Listing.ofAdjoints(tape, output, variables); }
}
