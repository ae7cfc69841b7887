package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The derivative of a scalar E by every variable of its tape: ∂E/∂w by {@link Var}, by name, and as
 * one long vector.
 *
 * <p>The vector runs through the variables in the order they were made, each row by row; {@link
 * #layout()} tells index from name and name from index. Printed, a gradient is the adjoint program:
 * the chain rule, line by line.
 */
public final class Gradient {
  private final Tape tape;
  private final Var output;
  private final List<Var> variables;
  private final Tensor[] parts;

  Gradient(Tape tape, Var output, List<Var> variables) {
    this.tape = tape;
    this.output = output;
    this.variables = variables;
    var adjoints =
        ReversePass.adjoints(tape, output, Var.constant(1), variables, false, null);
    parts = new Tensor[adjoints.length];
    for (int i = 0; i < parts.length; i++) {
      Var adjoint = adjoints[i];
      parts[i] = adjoint == null ? Tensor.full(variables.get(i).shape(), 0) : adjoint.value();
    }
  }

  /**
   * The derivative by one variable.
   *
   * @param variable a variable of the tape
   * @return ∂E/∂variable, of the variable's shape; zeros where E does not depend on it
   * @throws IllegalArgumentException if it is no variable of this tape, or younger than the
   *     gradient
   */
  public Tensor of(Var variable) {
    int i = Collections.binarySearch(variables, variable, Comparator.comparingInt(Var::index));
    if (i >= 0 && variables.get(i) == variable) return parts[i];
    throw new IllegalArgumentException("Gradient.of: " + variable + " is not among the variables "
        + layout() + "; make it with tape.variable(…) before backward()");
  }

  /**
   * The derivative by the variable of the given name.
   *
   * @param name its name
   * @return ∂E/∂variable, of the variable's shape
   * @throws IllegalArgumentException if there is no variable of that name
   */
  public Tensor of(String name) {
    int i = layout().names().indexOf(name);
    if (i < 0) {
      throw new IllegalArgumentException("Gradient.of: there is no variable " + name
          + "; there are " + layout());
    }
    return parts[i];
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
    List<String> names = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (Var v : variables) {
      names.add(((Leaf) v.op()).label());
      shapes.add(v.shape());
    }
    return new Layout(names, shapes);
  }

  /** The adjoint program: each line a step, and of which node and consumer it is the adjoint. */
  @Override
  public String toString() { return Listing.ofAdjoints(tape, output, variables); }
}
