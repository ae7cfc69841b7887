package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Draws;
import dev.gradus.autodiff.Extremes;
import dev.gradus.autodiff.Indexing;
import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Shapes;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.errors.Brief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes numbers of indices where they are used as such, once for each index. What chooses entries
 * reads indices as they were given, or as argmax, sort and the like have found them; so they need
 * no copy, and no float rounds them. Where floats would round one, the plan is refused.
 */
public final class IndicesAsNumbers implements Graph.Pass {
  /** All whole numbers up to here are floats. */
  private static final int IN_FLOATS = 1 << 24;

  private final boolean inFloats;
  private final Map<Node, Node> numbers = new HashMap<>();

  IndicesAsNumbers(boolean inFloats) { this.inFloats = inFloats; }

  @Override
  public Node rewrite(Node node, List<Node> x, Graph.Builder out) {
    boolean moved = node.isIndex() && (node.isMove() || node.isAlias());
    if (node.inputs.isEmpty() || moved) return out.same(node, x);
    List<Node> inputs = new ArrayList<>(x);
    for (int k = 0; k < inputs.size(); k++) {
      if (node.chooses(k)) checkChoice(node, x.get(k));
      else if (!(node.op instanceof Draws.Draw)) inputs.set(k, numbers(x.get(k), out));
    }
    return out.same(node, inputs);
  }

  /** What floats are given as an index must not choose from more entries than they can tell. */
  private void checkChoice(Node node, Node index) {
    if (!inFloats || index.isIndex() || index.isConstant()) return;
    Indexing.Gather gather = node.op instanceof Indexing.Gather g ? g : null;
    int axis = gather != null ? gather.axis() : ((Indexing.Scatter) node.op).axis();
    Shape from = gather != null ? node.input(0).shape : node.shape;
    if (from.dim(axis) - 1 <= IN_FLOATS) return;
    String asked = gather != null ? gather.asked() : "scatterAdd";
    throw new IllegalArgumentException("Plan.compile: " + asked + " along axis " + axis
        + " of shape " + from + " is given an index in floats, which keep "
        + "whole numbers only up to " + IN_FLOATS + "; give one of tape.indices(…), of argmax or "
        + "a constant as it is, or compile with Precision.DOUBLE");
  }

  private Node numbers(Node x, Graph.Builder out) {
    if (!x.isIndex()) return x;
    Node made = numbers.get(x);
    if (made == null) {
      boolean passed = x.isAlias() || x.op instanceof Shapes.BroadcastTo;
      if (!passed) checkRange(x);
      made = passed ? out.node(x.op, List.of(numbers(x.input(0), out)))
          : out.node(new AsNumbers(inFloats), List.of(x));
      numbers.put(x, made);
    }
    return made;
  }

  /** Fails if floats cannot tell all indices that may be found. Those that are given may differ. */
  private void checkRange(Node x) {
    for (Node input : x.inputs) if (x.isMove() || x.isAlias()) checkRange(input);
    int axis = x.op instanceof Extremes.Argmax m ? m.axis()
        : x.op instanceof Extremes.Argsort s ? s.axis() : -1;
    if (!inFloats || axis < 0 || x.input(0).shape.dim(axis) - 1 <= IN_FLOATS) return;
    throw new IllegalArgumentException("Plan.compile: " + x.op.name() + " along axis " + axis
        + " of shape " + x.input(0).shape + " is used as a number or handed out, and floats keep "
        + "whole numbers only up to " + IN_FLOATS + "; let it only choose entries, by gather, "
        + "indexSelect or scatterAdd, or compile with Precision.DOUBLE");
  }

  /**
   * Indices as the numbers that a plan computes with.
   *
   * @param floats whether those are floats
   */
  public record AsNumbers(boolean floats) implements Op.Flat {
    @Override public String parameters() { return ""; }
    @Override public Shape shape(Shape... x) { return x[0]; }
    @Override public Tensor value(Shape shape, Tensor... x) { return x[0]; }

    /** Fails if one of the indices that are given would be rounded. */
    public void check(Node given, int[] x) {
      for (int i = 0; floats && i < x.length; i++) {
        if (Math.abs((long) x[i]) <= IN_FLOATS) continue;
        throw new IllegalArgumentException("Workspace.run: " + Brief.of(((Leaf) given.op).label())
            + " has " + x[i] + " at place " + i + " and is used as a number too, but floats keep "
            + "whole numbers only up to " + IN_FLOATS + "; let it only choose entries, or compile "
            + "the plan with Precision.DOUBLE");
      }
    }
  }
}
