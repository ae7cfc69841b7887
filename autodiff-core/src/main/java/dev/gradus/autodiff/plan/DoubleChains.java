// twin: float
package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.Arithmetic;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Reductions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binds the chain of an instruction to arrays: decides for each value where it lives. */
final class DoubleChains {
  private final Instruction in;
  private final DoubleArrays arrays;
  private final int block;
  private final int row; // what repeats in rows repeats with these, if they fit a block
  private final List<DoubleLoop> same = new ArrayList<>();
  private final List<DoubleLoop> loops = new ArrayList<>();
  private final List<Integer> periods = new ArrayList<>();
  private final Map<Node, DoublePlace> places = new HashMap<>();
  private final Map<Access, DoublePlace> repeated = new HashMap<>();
  private final List<double[]> free = new ArrayList<>();
  private final Map<Node, Integer> lastRead = new HashMap<>();
  private final Set<Node> scaled; // products that the difference after them computes as well

  private DoubleChains(Instruction in, DoubleArrays arrays) {
    this.in = in;
    this.arrays = arrays;
    int most = Math.max(1, Math.min(DoubleBlocks.BLOCK, in.size));
    row = row(in, most);
    block = most / row * row;
    scaled = scaled(in, arrays);
  }

  /** Products with a number that are only subtracted, from all entries of something. */
  private static Set<Node> scaled(Instruction in, DoubleArrays arrays) {
    Map<Node, Integer> readers = new HashMap<>();
    for (Node n : in.chain) {
      for (Access a : in.reads(n)) readers.merge(a.source(), 1, Integer::sum);
    }
    Set<Node> scaled = new HashSet<>();
    for (Node n : in.chain) {
      if (!(n.op instanceof Arithmetic.Subtract) || !isArray(in.reads(n).get(0))) continue;
      Node m = in.reads(n).get(1).source();
      if (!(m.op instanceof Arithmetic.Multiply) || !in.isComputed(m) || m == in.head) continue;
      boolean once = Integer.valueOf(1).equals(readers.get(m)) && !arrays.isStored(m);
      Access factor = in.reads(m).get(1);
      if (once && factor.isNumber() && isArray(in.reads(m).get(0))) scaled.add(m);
    }
    return scaled;
  }

  private static boolean isArray(Access a) {
    return a.isWhole() && !a.isNumber();
  }

  /** The longest period of rows that are written out; 1 if others do not divide it. */
  private static int row(Instruction in, int most) {
    int row = 1;
    for (Node n : in.chain) {
      for (Access a : in.reads(n)) {
        if (a.repeat() == 1 && !a.isWhole() && a.period() < most) row = Math.max(row, a.period());
      }
    }
    for (Node n : in.chain) {
      for (Access a : in.reads(n)) {
        if (a.repeat() == 1 && !a.isWhole() && a.period() < most && row % a.period() != 0) return 1;
      }
    }
    return row;
  }

  /**
   * The chain of an instruction.
   *
   * @param part what holds the head's result for a moment, if it is not stored; else not used
   */
  static DoubleChain of(Instruction in, DoubleArrays arrays, double[] part) {
    if (in.chain.isEmpty()) return DoubleChain.NONE;
    if (in.size == 1) return DoubleScalars.of(in, arrays, part);
    DoubleChains c = new DoubleChains(in, arrays);
    if (in.head != null && !arrays.isStored(in.head)) {
      c.places.put(in.head, DoublePlace.of(part, DoublePlace.Kind.PART));
    }
    for (int i = 0; i < in.chain.size(); i++) {
      for (Access a : in.reads(in.chain.get(i))) {
        c.lastRead.put(a.source(), i);
        if (!c.scaled.contains(a.source())) continue;
        for (Access b : in.reads(a.source())) c.lastRead.merge(b.source(), i, Math::max);
      }
    }
    for (int i = 0; i < in.chain.size(); i++) c.bind(i);
    int[] periods = c.periods.stream().distinct().mapToInt(p -> p).toArray();
    return new DoubleBlocks(c.same.toArray(new DoubleLoop[0]), c.row,
        c.loops.toArray(new DoubleLoop[0]), periods, c.block);
  }

  private void bind(int i) {
    Node node = in.chain.get(i);
    if (scaled.contains(node)) return;
    List<Access> reads = in.reads(node);
    if (reads.size() == 2 && scaled.contains(reads.get(1).source())) {
      bindScaled(i, node, reads.get(0), reads.get(1).source());
      return;
    }
    DoublePlace[] x = new DoublePlace[reads.size()];
    for (int k = 0; k < x.length; k++) x[k] = place(reads.get(k), node);
    for (Access a : reads) release(a.source(), i);
    if (node.op instanceof Reductions.SumTo) {
      loops.add(new DoubleLoop.Sum(x[0], arrays.sums(node, in.run()), in.run()));
    } else {
      loops.add(loop(node.op, x, result(node)));
    }
  }

  private void bindScaled(int i, Node node, Access from, Node product) {
    DoublePlace a = place(from, node);
    DoublePlace b = place(in.reads(product).get(0), product);
    double[] c = arrays.of(in.reads(product).get(1).source());
    release(from.source(), i);
    release(in.reads(product).get(0).source(), i);
    loops.add(new DoubleLoop.ScaledDifference(a, b, c, result(node)));
  }

  private DoublePlace result(Node node) {
    DoublePlace y = arrays.isStored(node)
        ? DoublePlace.of(arrays.of(node), DoublePlace.Kind.WHOLE) : register();
    places.put(node, y);
    return y;
  }

  private static DoubleLoop loop(Op op, DoublePlace[] x, DoublePlace y) {
    if (op instanceof Op.Map map) return new DoubleLoop.Map(DoubleFunctions.of(map), x[0], y);
    if (op instanceof Op.Zip zip) {
      return new DoubleLoop.Zip(DoubleFunctions.of(zip), x[0], x[1], y);
    }
    return new DoubleLoop.Where(x[0], x[1], x[2], y);
  }

  /** Where an input is found; what a loop cannot read as it lies is written out first. */
  private DoublePlace place(Access a, Node reader) {
    DoublePlace known = places.get(a.source());
    if (known != null) return known; // computed here
    boolean pair = reader.op instanceof Op.Zip && in.reads(reader).stream()
        .filter(Access::isNumber).count() < 2;
    if (a.isWhole()) return DoublePlace.of(arrays.of(a.source()), DoublePlace.Kind.WHOLE);
    if (a.isNumber() && (pair || !(reader.op instanceof Op.Zip || reader.op instanceof Op.Map))) {
      return DoublePlace.of(arrays.of(a.source()), DoublePlace.Kind.NUMBER);
    }
    if (a.repeat() == 1 && a.period() >= block / 4 && row % a.period() != 0) {
      periods.add(a.period());
      return new DoublePlace(arrays.of(a.source()), DoublePlace.Kind.ROWS, a.period());
    }
    return writtenOut(a);
  }

  private DoublePlace writtenOut(Access a) {
    return repeated.computeIfAbsent(a, k -> {
      DoublePlace y = DoublePlace.of(new double[block], DoublePlace.Kind.REGISTER);
      boolean always = a.repeat() == 1 && row % a.period() == 0;
      (always ? same : loops).add(
          new DoubleLoop.Repeat(arrays.of(a.source()), a.repeat(), a.period(), y));
      return y;
    });
  }

  private DoublePlace register() {
    double[] r = free.isEmpty() ? new double[block] : free.remove(free.size() - 1);
    return DoublePlace.of(r, DoublePlace.Kind.REGISTER);
  }

  private void release(Node node, int i) {
    DoublePlace p = places.get(node);
    if (p == null || p.kind() != DoublePlace.Kind.REGISTER) return;
    if (lastRead.getOrDefault(node, -1) != i) return;
    lastRead.remove(node); // once, also where an operation reads it twice
    free.add(p.array());
  }
}
