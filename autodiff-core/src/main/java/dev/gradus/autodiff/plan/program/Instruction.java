package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Products;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan: a head that is no matter of single entries, such as a product, and a chain of
 * what is computed entry by entry from its result while that is at hand. Either may be missing.
 */
public final class Instruction {
  public final @Nullable Node head;
  final int time; // its position among the instructions
  public final int size; // how many entries the chain is computed for
  public final List<Node> chain = new ArrayList<>();
  private int sumLength; // how many entries side by side are summed, see takesSumsOf
  private final Map<Node, List<Access>> reads = new HashMap<>();
  private final Map<Node, Integer> positions = new HashMap<>();
  private final Map<Node, Integer> lastReads = new HashMap<>(); // by position of the reader
  private final Set<Node> readOtherwise = new HashSet<>(); // than entry by entry, in order

  Instruction(@Nullable Node head, int time, int size) {
    this.head = head;
    this.time = time;
    this.size = size;
  }

  /** Adds a value that is computed entry by entry; its inputs are read as said. */
  void add(Node node, List<Access> inputs) {
    if (node != head) chain.add(node);
    reads.put(node, inputs);
    positions.put(node, chain.size());
    for (Access a : inputs) {
      lastReads.put(a.source(), chain.size());
      if (node == head || !a.isDirect()) readOtherwise.add(a.source());
    }
  }

  /**
   * Whether sums of so many entries side by side may be taken as they are computed. A chain has one
   * such length, so that threads can divide it where sums end. The rows of a product are divided
   * otherwise.
   */
  boolean takesSumsOf(int entries) {
    boolean product = head != null && head.op instanceof Products.Matmul;
    return (sumLength == 0 || sumLength == entries) && !product;
  }

  /** Notes that sums of so many entries side by side are taken. */
  void sumsOf(int entries) { sumLength = entries; }

  /** How many entries side by side are summed; 0 if none are. */
  public int sumLength() { return sumLength; }

  /** Whether a value may be put, entry by entry, where another one was: that is read no more. */
  boolean mayReplace(Node value, Node old) {
    Integer last = lastReads.get(old);
    return last == null || value != head && !readOtherwise.contains(old)
        && last <= java.util.Objects.requireNonNull(positions.get(value));
  }

  /** Whether a value is computed by this instruction. */
  public boolean isComputed(Node node) { return reads.containsKey(node); }

  /** How the inputs of one of its values are read. */
  public List<Access> reads(Node value) {
    return java.util.Objects.requireNonNull(reads.get(value));
  }

  /** The values that it computes, in order. */
  List<Node> values() {
    List<Node> values = new ArrayList<>(chain.size() + 1);
    if (head != null) values.add(head);
    values.addAll(chain);
    return values;
  }
}
