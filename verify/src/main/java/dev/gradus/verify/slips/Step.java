package dev.gradus.verify.slips;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Custom;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of the reverse pass: what a node hands to one of its inputs. A slip changes what is
 * handed on.
 */
public final class Step {
  private final Recording program;
  private final Var node;
  private final int input;
  private final Var adjoint;
  private final Var part;
  private final Map<Integer, Var> passed;

  /** In a pass that has found some adjoints already, by node. */
  Step(Recording program, Var node, int input, Var adjoint, Var part, Map<Integer, Var> passed) {
    this.program = program;
    this.node = node;
    this.input = input;
    this.adjoint = adjoint;
    this.part = part;
    this.passed = passed;
  }

  /**
   * The program that it is a step of.
   *
   * @return the program
   */
  public Recording program() { return program; }

  /**
   * The node that hands on.
   *
   * @return a node that was computed
   */
  public Var node() { return node; }

  /**
   * Which of the node's inputs receives.
   *
   * @return from 0
   */
  public int input() { return input; }

  /**
   * The adjoint of the node, ȳ, in this pass.
   *
   * @return of the node's shape
   */
  public Var adjoint() { return adjoint; }

  /**
   * What the right rule hands on, given that adjoint.
   *
   * @return of the input's shape
   */
  public Var part() { return part; }

  /** The adjoint of another node: in this pass, if it has come to it; else the right one. */
  @Nullable Var adjointOf(Var other) {
    Var here = passed.get(other.index());
    Tensor right = program.adjoint(other);
    return here != null ? here : right == null ? null : Var.constant(right);
  }

  /**
   * The operation of the node, also where it is a user's own.
   *
   * @return the operation
   */
  public Op op() { return Recording.op(node); }

  /**
   * The input that receives.
   *
   * @return the node's input at this place
   */
  public Var to() { return node.input(input); }

  /**
   * The input of a node of two inputs that does not receive, such as the other factor.
   *
   * @return the other input
   * @throws IllegalStateException if the node has not two inputs
   */
  public Var other() {
    if (node.arity() == 2) return node.input(1 - input);
    throw new IllegalStateException("Step.other: " + node + " has " + node.arity()
        + " inputs, so there is no other one; ask steps of nodes with two");
  }

  /** Whether the node is a curve of this input, entry by entry. */
  boolean isActivation() {
    return program.curveInput(node) == to() && node.shape().equals(to().shape());
  }

  /** Whether the node is a product of its two inputs. */
  boolean isProduct() { return op() instanceof Op.Bilinear || is("multiply"); }

  /** Whether the node repeats its input, or sums along another axis: a sum on the way back. */
  boolean sums() { return node.arity() == 1 && to().shape().size() < node.shape().size(); }

  /** Whether the operation has one of these names. */
  boolean is(String... names) {
    for (String name : names) if (name.equals(node.op().name())) return true;
    return false;
  }

  /** Whether the adjoint has a row for each row of points, or an entry for each unit. */
  boolean hasAxis(int axis) {
    Shape s = node.shape();
    return axis < s.rank() && s.dim(axis) > 1;
  }

  /**
   * What the right rule would hand on if one input of the node had another value.
   *
   * @param k which input
   * @param value of its shape
   * @return a var of the shape of the input that receives; null for nothing
   * @throws IndexOutOfBoundsException if there is no such input
   * @throws IllegalArgumentException if the value has another shape
   */
  public @Nullable Var partWith(int k, Tensor value) {
    given(value, "Step.partWith", "the value", "one of the shape of the input");
    if (!node.input(k).shape().equals(value.shape())) {
      throw new IllegalArgumentException("Step.partWith: input " + k + " of " + node + " has shape "
          + node.input(k).shape() + ", not " + value.shape() + "; give a value of its shape");
    }
    Tape scratch = new Tape();
    Var[] x = new Var[node.arity()];
    for (int i = 0; i < x.length; i++) {
      x[i] = scratch.variable(i == k ? value : node.input(i).value());
    }
    Var y = Var.custom(node.op() instanceof Custom c ? c.op() : node.op(), x);
    Var given = y.op().pullback(input, adjoint, y);
    return given == null ? null : Var.constant(given.value());
  }

  /**
   * What the right rule would hand on for another adjoint of the node.
   *
   * @param other of the node's shape
   * @return a var of the shape of the input that receives; null for nothing
   * @throws IllegalArgumentException if it has another shape
   */
  public @Nullable Var partOf(Var other) {
    given(other, "Step.partOf", "the adjoint", "one of the shape of the node");
    if (!other.shape().equals(node.shape())) {
      throw new IllegalArgumentException("Step.partOf: the adjoint has shape " + other.shape()
          + " but " + node + " has " + node.shape() + "; give one of its shape");
    }
    return node.op().pullback(input, other, node);
  }
}
