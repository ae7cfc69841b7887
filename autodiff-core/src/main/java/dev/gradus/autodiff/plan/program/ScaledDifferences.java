package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Arithmetic;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.List;

/**
 * Makes one operation of a − b·c with a number c, the step of descent, which has a loop of its own.
 * Both roundings stay, so no bit changes.
 */
public final class ScaledDifferences implements Graph.Pass {
  private final int[] reads; // how often each node is read or handed out

  /** For a graph in which nothing is computed twice. */
  ScaledDifferences(Graph graph) {
    reads = new int[graph.nodes.size()];
    for (Node n : graph.nodes) for (Node x : n.inputs) reads[x.order]++;
    for (Node n : graph.outputs.values()) reads[n.order]++;
    for (Node n : graph.updates.values()) reads[n.order]++;
  }

  @Override
  public Node rewrite(Node node, List<Node> x, Graph.Builder out) {
    if (!(node.op instanceof Arithmetic.Subtract)) return out.same(node, x);
    Node product = x.get(1);
    if (!(product.op instanceof Arithmetic.Multiply) || reads[node.input(1).order] > 1) {
      return out.same(node, x);
    }
    Node b = product.input(0);
    Node c = product.input(1);
    boolean fits = isArray(x.get(0), node) && isArray(b, node) && Access.of(c).isNumber();
    return fits ? out.node(new ScaledDifference(), List.of(x.get(0), b, c)) : out.same(node, x);
  }

  /** Whether all entries of something are there, one for each of the node's, and not a number. */
  private static boolean isArray(Node x, Node node) {
    Access a = Access.of(x);
    return a.isDirect() && !a.isNumber() && a.size() == node.size();
  }

  /** a − b·c: of arrays a and b and a number c. */
  public record ScaledDifference() implements Op.Flat { // a plan is not differentiated
    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override
    public Tensor value(Shape shape, Tensor... x) {
      double[] y = x[0].toArray();
      double[] b = x[1].toArray();
      double c = x[2].toPeriod()[0];
      for (int i = 0; i < y.length; i++) y[i] -= b[i] * c;
      return Tensor.of(shape, y);
    }
  }
}
