package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes numbers of indices where they are used as such, once for each index. What chooses entries
 * reads the indices as they were given; so they need no copy, and no float rounds them.
 */
final class IndicesAsNumbers implements Graph.Pass {
  private final Map<Node, Node> numbers = new HashMap<>();

  @Override
  public Node rewrite(Node node, List<Node> x, Graph.Builder out) {
    boolean index = Access.of(node).source().isIndex(); // under another shape: for its readers
    if (node.inputs.isEmpty() || index) return out.same(node, x);
    List<Node> inputs = new ArrayList<>(x);
    for (int k = 0; k < inputs.size(); k++) {
      if (!Picks.chooses(node.op, k)) inputs.set(k, numbers(x.get(k), out));
    }
    return out.same(node, inputs);
  }

  private Node numbers(Node x, Graph.Builder out) {
    if (!Access.of(x).source().isIndex()) return x;
    Node made = numbers.get(x);
    if (made == null) {
      made = out.node(x.isIndex() ? new AsNumbers() : x.op,
          List.of(x.isIndex() ? x : numbers(x.input(0), out)));
      numbers.put(x, made);
    }
    return made;
  }

  /** Indices as the numbers that a plan computes with: exact in floats up to 2²⁴. */
  record AsNumbers() implements Op.Flat {
    @Override public Shape shape(Shape... x) { return x[0]; }
    @Override public Tensor value(Shape shape, Tensor... x) { return x[0]; }
  }
}
