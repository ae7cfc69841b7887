package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Products;
import dev.gradus.autodiff.Reductions;
import dev.gradus.autodiff.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of a program, in order. What is computed entry by entry goes with the
 * instruction that computes one of its inputs, if the others are there by then: it is then a
 * product's epilogue, or one pass over memory instead of several.
 */
public final class Schedule {
  private final Map<Node, Instruction> where = new HashMap<>();
  private final List<Instruction> instructions = new ArrayList<>();

  /** The values that are read by another instruction than their own, or handed out. */
  private final Set<Node> stored = new HashSet<>();

  private Schedule() {}

  static Schedule of(Graph graph) {
    Schedule s = new Schedule();
    for (Node node : graph.nodes) {
      if (node.isLeaf() || node.isAlias() || isDeferred(node)) continue;
      if (node.isElementwise()) s.compute(node);
      else if (!s.sum(node)) s.head(node);
    }
    for (Node n : graph.outputs.values()) s.store(n);
    for (Node n : graph.updates.values()) s.store(n);
    return s;
  }

  public List<Instruction> instructions() { return instructions; }

  boolean isStored(Node node) { return stored.contains(node); }

  /** The instruction that computes a node; null for leaves and constants. */
  @Nullable Instruction instructionOf(Node node) { return where.get(node); }

  /**
   * A broadcast that can be read from what it repeats is made only where somebody needs all of it.
   */
  private static boolean isDeferred(Node node) {
    return node.op instanceof Shapes.BroadcastTo && Access.of(node).source() != node;
  }

  /** Lets a sum of contiguous entries go with the chain that computes them, if it can. */
  private boolean sum(Node node) {
    int length = sumLength(node);
    if (length <= 1) return false;
    Access x = Access.of(node.input(0));
    Instruction in = x.isDirect() && !x.anew() ? where.get(x.source()) : null;
    if (in == null || in.size != x.size() || !in.takesSumsOf(length)) return false;
    in.sumsOf(length);
    assign(node, in, List.of(x));
    return true;
  }

  /** How many entries side by side are summed to each entry of a node; 0 if it is no such sum. */
  private static int sumLength(Node node) {
    if (!(node.op instanceof Reductions.SumTo) || node.size() == 0) return 0;
    int[] pattern = Access.pattern(node.shape, node.input(0).shape);
    if (pattern == null) return 0;
    return pattern[0] * pattern[1] == node.input(0).size() ? pattern[0] : 0;
  }

  private void head(Node node) {
    List<Access> inputs = new ArrayList<>();
    for (Node x : node.inputs) {
      Access access = Access.of(x);
      if (!isReadable(node, x, access)) access = new Access(make(x), 1, x.size(), x.size(), false);
      store(access.source());
      inputs.add(access);
    }
    assign(node, new Instruction(node, instructions.size(), node.size()), inputs);
  }

  /** Whether a head reads an input as it lies, though that repeats. */
  private static boolean isReadable(Node head, Node x, Access access) {
    if (access.isDirect() || access.source().isConstant()) return true;
    if (head.op instanceof Products.Matmul) { // matrices may repeat
      int matrix = x.shape.dim(-1) * x.shape.dim(-2);
      return access.repeat() == 1 && matrix > 0 && access.period() % matrix == 0;
    }
    return head.chooses(1) && access.source().isIndex();
  }

  /** A broadcast is written out, unless that has been done. */
  private Node make(Node node) {
    Node broadcast = node;
    while (broadcast.isAlias()) broadcast = broadcast.input(0);
    if (!where.containsKey(broadcast)) head(broadcast);
    return broadcast;
  }

  private void assign(Node node, Instruction in, List<Access> inputs) {
    if (in.time == instructions.size()) instructions.add(in);
    in.add(node, inputs);
    where.put(node, in);
  }

  private void store(Node node) {
    if (!node.isLeaf()) stored.add(node);
  }

  private void compute(Node node) {
    List<Access> inputs = new ArrayList<>();
    for (Node x : node.inputs) inputs.add(read(x));
    Instruction in = joined(node, inputs);
    if (in == null) in = new Instruction(null, instructions.size(), node.size());
    for (Access a : inputs) if (where.get(a.source()) != in) store(a.source());
    assign(node, in, inputs);
  }

  /** How a chain reads an input: by its pattern, or directly where a broadcast had to be made. */
  private Access read(Node x) {
    Node at = x;
    while (at.isAlias()) at = at.input(0);
    // made for somebody else already
    if (at.op instanceof Shapes.BroadcastTo && where.containsKey(at)) {
      return new Access(at, 1, at.size(), at.size(), false);
    }
    return Access.of(x);
  }

  /** The latest instruction that a node can go with, or null. */
  private @Nullable Instruction joined(Node node, List<Access> inputs) {
    Instruction best = null;
    for (Access a : inputs) {
      Instruction in = a.isDirect() && !a.anew() ? where.get(a.source()) : null;
      if (in == null || in.size != node.size() || best != null && best.time > in.time) continue;
      if (isThere(inputs, in)) best = in;
    }
    return best;
  }

  /**
   * Whether all inputs are there when an instruction runs, or are computed by it entry by entry.
   */
  private boolean isThere(List<Access> inputs, Instruction in) {
    for (Access a : inputs) {
      Instruction from = where.get(a.source());
      if (from == null) continue;
      if (from == in ? !a.isDirect() || a.anew() : from.time >= in.time) return false;
    }
    return true;
  }
}
