package dev.gradus.autodiff.plan.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes once what is computed twice: equal operations on the same inputs, equal constants. */
final class CommonSubexpressions implements Graph.Pass {
  /**
   * What is computed of what. Its hash is that of the operation's class, not of its settings: Java
   * writes code for each record that is asked for its own, which takes longer than all of this.
   */
  private record Key(Object op, List<Node> inputs) {
    @Override
    public int hashCode() { return 31 * op.getClass().hashCode() + inputs.hashCode(); }

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && inputs.equals(k.inputs) && op.equals(k.op);
    }
  }

  private final Map<Object, Node> known = new HashMap<>();

  @Override
  public Node rewrite(Node node, List<Node> x, Graph.Builder out) {
    if (node.isConstant()) return out.add(unique(node));
    Node same = known.get(new Key(node.op, x));
    if (same != null) return same;
    Node made = unique(out.same(node, x));
    known.put(new Key(node.op, x), made);
    return out.add(made);
  }

  /** Of equal small constants the first. */
  private Node unique(Node node) {
    if (!node.isConstant()) return node;
    double[] part = node.part();
    if (part.length > 64) return node;
    Node first = known.putIfAbsent(List.of(node.shape, Arrays.hashCode(part), asList(part)), node);
    return first == null ? node : first;
  }

  private static List<Double> asList(double[] x) { return Arrays.stream(x).boxed().toList(); }
}
