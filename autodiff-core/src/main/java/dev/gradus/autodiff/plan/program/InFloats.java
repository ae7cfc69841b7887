package dev.gradus.autodiff.plan.program;

import java.util.List;

/** Takes each operation as it is in floats: what it compares entries with is rounded like them. */
final class InFloats implements Graph.Pass {
  @Override
  public Node rewrite(Node node, List<Node> x, Graph.Builder out) {
    return node.isLeaf() ? out.same(node, x) : out.node(node.op.inFloats(), x);
  }
}
