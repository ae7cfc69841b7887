package dev.gradus.autodiff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that was recorded on one example, run for n examples at once: every node that depends
 * on the example gets one more axis of length n in front, every other node is used as it is.
 *
 * <p>Each operation knows its batched form, see {@link Op#batched}; one without
 * runs example by example, and the program goes on with the rows
 * stacked. As rules never read a value, the program of a gradient is right for every example,
 * provided that the function's own is.
 */
final class Batch {
  private final Tape tape;
  private final int n;

  Batch(Tape tape, int n) {
    this.tape = tape;
    this.n = n;
  }

  private Shape shape(Shape row) { return row.after(n); }

  /**
   * The outputs for all examples.
   *
   * @param outputs of one example; null stays null
   * @param example the nodes that stand for an example: a row each, of shape [1, …]
   * @param all what stands in their place: n rows each
   */
  @Nullable Var[] replay(@Nullable Var[] outputs, List<Var> example, List<Var> all) {
    ActiveNodes active = ActiveNodes.of(tape, outputs, example);
    @Nullable Var[] batched = new Var[active.length()];
    for (int k = 0; k < example.size(); k++) {
      Var root = example.get(k);
      batched[active.row(root)] = all.get(k).reshape(shape(root.shape()));
    }
    for (int i : active.nodes()) {
      Var node = tape.get(i);
      @Nullable Var[] x = new Var[node.arity()];
      for (int k = 0; k < x.length; k++) {
        int at = active.row(node.input(k));
        x[k] = at < 0 ? null : batched[at];
      }
      batched[active.row(node)] = run(node, x);
    }
    @Nullable Var[] result = new Var[outputs.length];
    for (int o = 0; o < result.length; o++) {
      Var y = outputs[o];
      if (y == null) continue;
      int at = y.tape() == tape ? active.row(y) : -1;
      Var found = at < 0 ? null : batched[at];
      result[o] = found == null ? y.broadcastTo(shape(y.shape())) : found;
    }
    return result;
  }

  /** A node for all examples; {@code x} are those of its inputs that depend on the example. */
  private Var run(Var node, @Nullable Var[] x) {
    Op op = node.op();
    if (op instanceof Op.Zip zip) { // broadcasts what the examples share
      return Var.apply(zip, orShared(node, x, 0), orShared(node, x, 1));
    }
    Var product = op instanceof Products.Matmul m ? matmul(m, node, x) : null;
    if (product != null) return product;
    Var[] rows = new Var[x.length];
    for (int k = 0; k < rows.length; k++) rows[k] = every(node, x, k);
    Var batched = op.batched(n, rows);
    return batched != null ? batched : oneByOne(op, node, x);
  }

  /** Input k as it is, for all examples or shared by them. */
  private static Var orShared(Var node, @Nullable Var[] x, int k) {
    Var v = x[k];
    return v == null ? node.input(k) : v;
  }

  /** Input k for all examples, repeated if they share it. */
  private Var every(Var node, @Nullable Var[] x, int k) {
    Var v = x[k];
    return v == null ? node.input(k).broadcastTo(shape(node.input(k).shape())) : v;
  }

  /** The first two axes made one. */
  private static Var flat(Var v) {
    int[] d = v.shape().toArray();
    int[] e = java.util.Arrays.copyOfRange(d, 1, d.length);
    e[0] = Math.multiplyExact(d[0], d[1]);
    return v.reshape(e);
  }

  /** One product of a tall matrix where a factor is shared. */
  private @Nullable Var matmul(Products.Matmul op, Var node, @Nullable Var[] x) {
    Shape y = node.shape();
    if (node.input(0).shape().rank() != 2 || node.input(1).shape().rank() != 2) return null;
    Var a = x[0];
    Var b = x[1];
    if (b == null && a != null) { // the rows of all examples, one above the other
      Var tall = flat(op.ta() ? a.transpose() : a);
      return tall.matmul(node.input(1), false, op.tb()).reshape(shape(y));
    }
    if (a == null && b != null) { // AB = (BᵀAᵀ)ᵀ
      Var tall = flat(op.tb() ? b : b.transpose());
      Shape turned = Shape.of(y.dim(1), y.dim(0));
      return tall.matmul(node.input(0), false, !op.ta()).reshape(shape(turned)).transpose();
    }
    return null;
  }

  /** Any operation: each example for itself. */
  private Var oneByOne(Op op, Var node, @Nullable Var[] x) {
    Var[] rows = new Var[n];
    Var[] inputs = new Var[x.length];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < inputs.length; k++) {
        Var all = x[k];
        inputs[k] = all == null ? node.input(k)
            : all.slice(i, i + 1).reshape(node.input(k).shape());
      }
      rows[i] = Var.apply(op, inputs).reshape(node.shape().after(1));
    }
    return Jacobians.concat(rows);
  }
}
