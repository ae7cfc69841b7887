package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Arithmetic;
import dev.gradus.autodiff.Elementwise;
import dev.gradus.autodiff.Exponentials;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Trigonometry;
import dev.gradus.autodiff.plan.program.Access;
import dev.gradus.autodiff.plan.program.Instruction;
import dev.gradus.autodiff.plan.program.Node;
import dev.gradus.autodiff.plan.program.Storage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A chain of single numbers, however long, as code over numbered registers: for each value an
 * operation, the registers it reads, and the one it writes. A register is used again once its value
 * has been read last.
 */
final class ScalarCode {
  /** Numbers of code a value takes: the operation, up to three inputs, the result. */
  static final int WIDTH = 5;

  static final int ADD = 0;
  static final int SUBTRACT = 1;
  static final int MULTIPLY = 2;
  static final int DIVIDE = 3;
  static final int NEGATE = 4;
  static final int SQUARE = 5;
  static final int EXP = 6;
  static final int SIN = 7;
  static final int COS = 8;
  static final int WHERE = 9;

  /** A function that is called. */
  static final int MAP = 10;
  static final int ZIP = 11;
  /** Where its number stands: such functions have no third input. */
  static final int CALLED = 3;

  /** A value that goes into a register before the code runs, or comes out of it afterwards. */
  record Transfer(Node node, int register) {}

  final int[] code;
  final List<Op.Map> maps = new ArrayList<>();
  final List<Op.Zip> zips = new ArrayList<>();
  final List<Transfer> loads = new ArrayList<>();
  final List<Transfer> stores = new ArrayList<>();
  private final Map<Node, Integer> registers = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int count;

  ScalarCode(Instruction in, Storage storage) {
    Map<Node, Integer> lastRead = new HashMap<>();
    for (int i = 0; i < in.chain.size(); i++) {
      for (Access a : in.reads(in.chain.get(i))) lastRead.put(a.source(), i);
    }
    load(in);
    code = new int[WIDTH * in.chain.size()];
    for (int i = 0; i < in.chain.size(); i++) {
      Node node = in.chain.get(i);
      List<Access> reads = in.reads(node);
      int at = i * WIDTH;
      code[at] = frequent(node.op);
      if (code[at] < 0) call(node.op, at);
      for (int k = 0; k < reads.size(); k++) code[at + 1 + k] = register(reads.get(k).source());
      for (Access a : reads) {
        // what was computed here and is not kept; twice the same input has one register
        boolean over = lastRead.getOrDefault(a.source(), -1) == i && in.isComputed(a.source());
        if (over && storage.bufferOf(a.source()) == null) release(a.source(), lastRead);
      }
      int y = free.isEmpty() ? count++ : free.pop();
      registers.put(node, y);
      code[at + WIDTH - 1] = y;
      if (storage.bufferOf(node) != null) stores.add(new Transfer(node, y));
    }
  }

  /** How many registers there are. */
  int registers() { return count; }

  private int register(Node node) {
    return java.util.Objects.requireNonNull(registers.get(node));
  }

  private void release(Node node, Map<Node, Integer> lastRead) {
    free.push(register(node));
    lastRead.remove(node);
  }

  /** What comes from elsewhere has a register of its own. */
  private void load(Instruction in) {
    for (Node node : in.chain) {
      for (Access a : in.reads(node)) {
        Node source = a.source();
        if (in.isComputed(source) && source != in.head || registers.containsKey(source)) continue;
        loads.add(new Transfer(source, count));
        registers.put(source, count++);
      }
    }
  }

  /** What is called: a function of one number or of two, and which one. */
  private void call(Op op, int at) {
    if (op instanceof Op.Map map) {
      code[at] = MAP;
      code[at + CALLED] = maps.size();
      maps.add(map);
    } else {
      code[at] = ZIP;
      code[at + CALLED] = zips.size();
      zips.add((Op.Zip) op);
    }
  }

  private static int frequent(Op op) {
    if (op instanceof Arithmetic.Add) return ADD;
    if (op instanceof Arithmetic.Subtract) return SUBTRACT;
    if (op instanceof Arithmetic.Multiply) return MULTIPLY;
    if (op instanceof Arithmetic.Divide) return DIVIDE;
    if (op instanceof Elementwise.Negate) return NEGATE;
    if (op instanceof Elementwise.Square) return SQUARE;
    if (op instanceof Exponentials.Exp) return EXP;
    if (op instanceof Trigonometry.Sin) return SIN;
    if (op instanceof Trigonometry.Cos) return COS;
    return op instanceof dev.gradus.autodiff.Pairwise.Where ? WHERE : -1;
  }
}
