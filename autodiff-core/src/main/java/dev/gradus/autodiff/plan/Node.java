package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.Extremes;
import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Parts;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Shapes;
import dev.gradus.autodiff.Tensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A value of a program: an operation on earlier ones, a leaf, or a constant. Told apart by
 * identity.
 */
final class Node {
  final Op op;
  final List<Node> inputs;
  final Shape shape;
  final @Nullable Tensor constant;

  private static final AtomicInteger MADE = new AtomicInteger();

  private final int number = MADE.getAndIncrement();
  private final boolean index;
  private double @Nullable [] part; // of a constant, found once

  /** Its place in the order of the graph that it is in. */
  int place;

  private Node(Op op, List<Node> inputs, Shape shape, @Nullable Tensor constant) {
    this.op = op;
    this.inputs = inputs;
    this.shape = shape;
    this.constant = constant;
    index = op instanceof Leaf leaf ? leaf.role() == Leaf.Role.INDEX
        : says() || (isMove() || isAlias()) && inputs.stream().allMatch(Node::isIndex);
  }

  /** Whether it says where entries are. */
  private boolean says() {
    return op instanceof Extremes.Argmax || op instanceof Extremes.Argsort;
  }

  static Node constant(Tensor value) {
    return new Node(new Leaf(Leaf.Role.CONSTANT, ""), List.of(), value.shape(), value);
  }

  static Node leaf(Leaf leaf, Shape shape) { return new Node(leaf, List.of(), shape, null); }

  static Node of(Op op, List<Node> inputs) {
    Shape[] shapes = new Shape[inputs.size()];
    for (int k = 0; k < shapes.length; k++) shapes[k] = inputs.get(k).shape;
    return new Node(op, inputs, op.shape(shapes), null);
  }

  Node input(int k) { return inputs.get(k); }

  int size() { return shape.size(); }

  boolean isLeaf() { return op instanceof Leaf; }

  /**
   * Whether it has whole numbers that say where entries are, given or computed, perhaps moved. They
   * are kept as such.
   */
  boolean isIndex() { return index; }

  boolean isConstant() { return constant != null; }

  /** The leading part of a constant that its entries repeat; not to be written to. */
  double[] part() {
    if (part == null) part = java.util.Objects.requireNonNull(constant).toPeriod();
    return part;
  }

  /** Whether it is computed entry by entry. */
  boolean isElementwise() {
    return op instanceof Op.Map && !isAlias() || op instanceof Op.Zip
        || op instanceof dev.gradus.autodiff.Pairwise.Where;
  }

  /** Whether its entries are those of its inputs in other places, and perhaps zeros. */
  boolean isMove() {
    return op instanceof Shapes.Transpose || op instanceof Shapes.Permute
        || op instanceof Shapes.BroadcastTo || op instanceof Parts.Slice
        || op instanceof Parts.Spread || op instanceof Parts.Concat;
  }

  /** Whether it is its input under another shape or name, so that it needs no memory of its own. */
  boolean isAlias() {
    return op instanceof Shapes.Reshape || op instanceof Op.Same;
  }

  /** In the order of making, so that what belongs together lies together in tables. */
  @Override public int hashCode() { return number; }

  @Override public boolean equals(Object other) { return other == this; }

  @Override
  public String toString() { return "%" + place + " = " + op.name() + " " + shape; }
}
