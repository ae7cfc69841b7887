// twin: float
package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Reductions;
import dev.gradus.autodiff.plan.program.Access;
import dev.gradus.autodiff.plan.program.Instruction;
import dev.gradus.autodiff.plan.program.Node;
import dev.gradus.autodiff.plan.program.ScaledDifferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binds the chain of an instruction to arrays: decides for each value where it lives. */
final class DoubleChainBinder {
  private final Instruction in;
  private final DoubleMemory memory;
  private final int block;
  private final int row; // what repeats in rows repeats with these, if they fit a block
  private final List<DoubleLoop> same = new ArrayList<>();
  private final List<DoubleLoop> loops = new ArrayList<>();
  private final Set<Integer> periods = new LinkedHashSet<>();
  private final Map<Node, DoubleOperand> operands = new HashMap<>();
  private final Map<Access, DoubleOperand> repeated = new HashMap<>();
  private final List<double[]> free = new ArrayList<>();
  private final Map<Node, Integer> lastRead = new HashMap<>();

  private DoubleChainBinder(Instruction in, DoubleMemory memory) {
    this.in = in;
    this.memory = memory;
    int most = Math.max(1, Math.min(DoubleBlockChain.BLOCK, in.size));
    row = row(in, most);
    block = most / row * row;
  }

  /** The longest period of rows that are written out; 1 if others do not divide it. */
  private static int row(Instruction in, int most) {
    Set<Integer> periods = new HashSet<>();
    int row = 1;
    for (Node n : in.chain) {
      for (Access a : in.reads(n)) {
        if (a.repeat() > 1 || a.isDirect() || a.period() >= most) continue;
        periods.add(a.period());
        row = Math.max(row, a.period());
      }
    }
    for (int p : periods) if (row % p != 0) return 1;
    return row;
  }

  /**
   * The chain of an instruction.
   *
   * @param part what holds the head's result for a moment, if it is not stored; else not used
   */
  static DoubleChain of(Instruction in, DoubleMemory memory, double[] part) {
    if (in.chain.isEmpty()) return DoubleChain.NONE;
    if (in.size == 1) return DoubleScalarChain.of(in, memory, part);
    DoubleChainBinder c = new DoubleChainBinder(in, memory);
    if (in.head != null && !memory.isStored(in.head)) {
      c.operands.put(in.head, DoubleOperand.of(part, DoubleOperand.Kind.PART));
    }
    for (int i = 0; i < in.chain.size(); i++) {
      for (Access a : in.reads(in.chain.get(i))) {
        c.lastRead.put(a.source(), i);
      }
    }
    for (int i = 0; i < in.chain.size(); i++) c.bind(i);
    int[] periods = new int[c.periods.size()];
    int count = 0;
    for (int p : c.periods) periods[count++] = p;
    return new DoubleBlockChain(c.same.toArray(new DoubleLoop[0]), c.row,
        c.loops.toArray(new DoubleLoop[0]), periods, c.block);
  }

  private void bind(int i) {
    Node node = in.chain.get(i);
    List<Access> reads = in.reads(node);
    DoubleOperand[] x = new DoubleOperand[reads.size()];
    for (int k = 0; k < x.length; k++) x[k] = operand(reads.get(k), node);
    for (Access a : reads) release(a.source(), i);
    if (node.op instanceof Reductions.SumTo) {
      loops.add(new DoubleLoop.Sum(x[0], memory.sums(node, in.sumLength()), in.sumLength()));
    } else {
      loops.add(loop(node.op, x, result(node)));
    }
  }

  private DoubleOperand result(Node node) {
    DoubleOperand y = memory.isStored(node)
        ? DoubleOperand.of(memory.arrayOf(node), DoubleOperand.Kind.ARRAY) : register();
    operands.put(node, y);
    return y;
  }

  private static DoubleLoop loop(Op op, DoubleOperand[] x, DoubleOperand y) {
    if (op instanceof ScaledDifferences.ScaledDifference) {
      return new DoubleLoop.ScaledDifference(x[0], x[1], x[2].array(), y);
    }
    if (op instanceof Op.Map map) return new DoubleLoop.Map(DoubleFunctions.loopOf(map), x[0], y);
    if (op instanceof Op.Zip zip) {
      return new DoubleLoop.Zip(DoubleFunctions.loopOf(zip), x[0], x[1], y);
    }
    return new DoubleLoop.Where(x[0], x[1], x[2], y);
  }

  /** Where an input is found; what a loop cannot read as it lies is written out first. */
  private DoubleOperand operand(Access a, Node reader) {
    DoubleOperand known = operands.get(a.source());
    if (known != null) return known; // computed here
    boolean pair = reader.op instanceof Op.Zip && !areNumbers(in.reads(reader));
    if (a.isDirect()) return DoubleOperand.of(memory.arrayOf(a.source()), DoubleOperand.Kind.ARRAY);
    if (a.isNumber() && (pair || !(reader.op instanceof Op.Zip || reader.op instanceof Op.Map))) {
      return DoubleOperand.of(memory.arrayOf(a.source()), DoubleOperand.Kind.NUMBER);
    }
    if (a.repeat() == 1 && a.period() >= block / 4 && row % a.period() != 0) {
      periods.add(a.period());
      return new DoubleOperand(memory.arrayOf(a.source()), DoubleOperand.Kind.ROWS, a.period());
    }
    return writtenOut(a);
  }

  private DoubleOperand writtenOut(Access a) {
    DoubleOperand known = repeated.get(a);
    if (known != null) return known;
    DoubleOperand y = DoubleOperand.of(new double[block], DoubleOperand.Kind.REGISTER);
    boolean always = a.repeat() == 1 && row % a.period() == 0;
    (always ? same : loops).add(
        new DoubleLoop.Repeat(memory.arrayOf(a.source()), a.repeat(), a.period(), y));
    repeated.put(a, y);
    return y;
  }

  private static boolean areNumbers(List<Access> reads) {
    for (Access a : reads) if (!a.isNumber()) return false;
    return true;
  }

  private DoubleOperand register() {
    double[] r = free.isEmpty() ? new double[block] : free.remove(free.size() - 1);
    return DoubleOperand.of(r, DoubleOperand.Kind.REGISTER);
  }

  private void release(Node node, int i) {
    DoubleOperand p = operands.get(node);
    if (p == null || p.kind() != DoubleOperand.Kind.REGISTER) return;
    if (lastRead.getOrDefault(node, -1) != i) return;
    lastRead.remove(node); // once, also where an operation reads it twice
    free.add(p.array());
  }
}
