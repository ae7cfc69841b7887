package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Extremes;
import dev.gradus.autodiff.Indexing;
import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Pairwise;
import dev.gradus.autodiff.Parts;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Shapes;
import dev.gradus.autodiff.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a program: an operation on earlier ones, a leaf, or a constant. Told apart by
 * identity.
 */
public final class Node {
  public final Op op;
  public final List<Node> inputs;
  public final Shape shape;
  public final @Nullable Tensor constant;

  private final int number; // in the order of making
  private final boolean index;
  private double @Nullable [] part; // of a constant, found once

  /** Its position in the order of the graph that it is in. */
  int order;

  private Node(int number, Op op, List<Node> inputs, Shape shape, @Nullable Tensor constant) {
    this.number = number;
    this.op = op;
    this.inputs = inputs;
    this.shape = shape;
    this.constant = constant;
    index = op instanceof Leaf leaf ? leaf.role() == Leaf.Role.INDEX
        : says() || (isMove() || isAlias()) && areIndices(inputs);
  }

  private static boolean areIndices(List<Node> nodes) {
    for (Node n : nodes) if (!n.isIndex()) return false;
    return true;
  }

  /** Whether the numbers of all of them are known. */
  static boolean areConstant(List<Node> nodes) {
    for (Node n : nodes) if (!n.isConstant()) return false;
    return true;
  }

  /** Whether it says where entries are. */
  private boolean says() {
    return op instanceof Extremes.Argmax || op instanceof Extremes.Argsort;
  }

  /** Makes the nodes of one compilation, in whatever graphs, and numbers them. */
  static final class Maker {
    private int made;

    Node constant(Tensor value) {
      return new Node(made++, new Leaf(Leaf.Role.CONSTANT, ""), List.of(), value.shape(), value);
    }

    Node leaf(Leaf leaf, Shape shape) { return new Node(made++, leaf, List.of(), shape, null); }

    Node of(Op op, List<Node> inputs) {
      Shape[] shapes = new Shape[inputs.size()];
      for (int k = 0; k < shapes.length; k++) shapes[k] = inputs.get(k).shape;
      return new Node(made++, op, inputs, op.shape(shapes), null);
    }
  }

  public Node input(int k) { return inputs.get(k); }

  public int size() { return shape.size(); }

  public boolean isLeaf() { return op instanceof Leaf; }

  /**
   * Whether it has whole numbers that say where entries are, given or computed, perhaps moved. They
   * are kept as such.
   */
  public boolean isIndex() { return index; }

  public boolean isConstant() { return constant != null; }

  /** The leading part of a constant that its entries repeat; not to be written to. */
  public double[] part() {
    if (part == null) part = java.util.Objects.requireNonNull(constant).toPeriod();
    return part;
  }

  /** Whether it is computed entry by entry. */
  boolean isElementwise() {
    return op instanceof Op.Map && !isAlias() || op instanceof Op.Zip
        || op instanceof Pairwise.Where || op instanceof ScaledDifferences.ScaledDifference;
  }

  /** Whether its entries are those of its inputs in other places, and perhaps zeros. */
  public boolean isMove() {
    return op instanceof Shapes.Transpose || op instanceof Shapes.Permute
        || op instanceof Shapes.BroadcastTo || op instanceof Parts.Slice
        || op instanceof Parts.Spread || op instanceof Parts.Concat;
  }

  /** Whether its k-th input are the indices by which it chooses entries. */
  boolean chooses(int k) {
    return k == 1 && (op instanceof Indexing.Gather || op instanceof Indexing.Scatter);
  }

  /** Whether it is its input under another shape or name, so that it needs no memory of its own. */
  boolean isAlias() {
    return op instanceof Shapes.Reshape || op instanceof Op.Same;
  }

  /** In the order of making, so that what belongs together lies together in tables. */
  @Override public int hashCode() { return number; }

  @Override public boolean equals(Object other) { return other == this; }

  @Override
  public String toString() { return "%" + order + " = " + op.name() + " " + shape; }
}
