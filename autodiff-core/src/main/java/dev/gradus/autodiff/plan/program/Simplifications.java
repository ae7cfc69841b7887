package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Arithmetic;
import dev.gradus.autodiff.Elementwise;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Products;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Reductions;
import dev.gradus.autodiff.Shapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a program shorter by identities that hold bit by bit for all numbers, NaN, infinities and
 * −0 included: x·1 = x, but x + 0 and x·0 stay.
 */
final class Simplifications implements Graph.Pass {
  @Override
  public Node rewrite(Node node, List<Node> x, Graph.Builder out) {
    if (node.isConstant()) return out.add(node);
    if (node.op instanceof Op.Same && !(node.op instanceof Recompute.Anew)) return x.get(0);
    Node shorter = node.op instanceof Op.Zip ? pair(node, x, out) : single(node, x, out);
    return shorter == null ? out.same(node, x) : shorter;
  }

  private static @Nullable Node single(Node node, List<Node> x, Graph.Builder out) {
    Op op = node.op;
    Node a = x.get(0);
    if (op instanceof Shapes.Reshape) return reshape(node, a, out);
    if (op instanceof Elementwise.Negate && a.op instanceof Elementwise.Negate) return a.input(0);
    if (op instanceof Shapes.Transpose && a.op instanceof Shapes.Transpose) return a.input(0);
    if (op instanceof Shapes.BroadcastTo || op instanceof Reductions.SumTo) {
      if (a.shape.equals(node.shape)) return a;
      if (a.size() == node.size()) return out.node(new Shapes.Reshape(node.shape), List.of(a));
    }
    return op instanceof Products.Matmul m ? product(m, a, x.get(1), out) : null;
  }

  private static @Nullable Node reshape(Node node, Node a, Graph.Builder out) {
    if (a.shape.equals(node.shape)) return a;
    return a.op instanceof Shapes.Reshape ? out.node(node.op, a.inputs) : null;
  }

  /** A product that reads a transposed factor needs no transposition before it. */
  private static @Nullable Node product(Products.Matmul m, Node a, Node b, Graph.Builder out) {
    boolean ta = a.op instanceof Shapes.Transpose;
    boolean tb = b.op instanceof Shapes.Transpose;
    if (!ta && !tb) return null;
    return out.node(new Products.Matmul(m.ta() ^ ta, m.tb() ^ tb),
        List.of(ta ? a.input(0) : a, tb ? b.input(0) : b));
  }

  private static @Nullable Node pair(Node node, List<Node> x, Graph.Builder out) {
    Node a = x.get(0);
    Node b = x.get(1);
    if (node.op instanceof Arithmetic.Multiply) {
      if (isAll(b, 1)) return a;
      if (isAll(a, 1)) return b;
      if (isAll(b, -1)) return out.node(new Elementwise.Negate(), List.of(a));
    }
    if (node.op instanceof Arithmetic.Divide && isAll(b, 1)) return a;
    if (node.op instanceof Arithmetic.Add && b.op instanceof Elementwise.Negate) {
      return out.node(new Arithmetic.Subtract(), List.of(a, b.input(0)));
    }
    if (node.op instanceof Arithmetic.Subtract && b.op instanceof Elementwise.Negate) {
      return out.node(new Arithmetic.Add(), List.of(a, b.input(0)));
    }
    return null;
  }

  private static boolean isAll(Node x, double value) {
    return x.isConstant() && x.part().length == 1 && x.part()[0] == value;
  }
}
