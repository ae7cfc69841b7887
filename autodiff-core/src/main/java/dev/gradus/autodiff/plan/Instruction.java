package dev.gradus.autodiff.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan: a head that is no matter of single entries, such as a product, and a chain of
 * what is computed entry by entry from its result while that is at hand. Either may be missing.
 */
final class Instruction {
  final @Nullable Node head;
  final int time; // its place among the instructions
  final int size; // how many entries the chain is computed for
  final List<Node> chain = new ArrayList<>();
  private final Map<Node, List<Access>> reads = new HashMap<>();

  Instruction(@Nullable Node head, int time, int size) {
    this.head = head;
    this.time = time;
    this.size = size;
  }

  /** Adds a value that is computed entry by entry; its inputs are read as said. */
  void add(Node node, List<Access> inputs) {
    if (node != head) chain.add(node);
    reads.put(node, inputs);
  }

  /** Whether a value is computed by this instruction. */
  boolean isComputed(Node node) { return reads.containsKey(node); }

  /** How the inputs of one of its values are read. */
  List<Access> reads(Node value) { return java.util.Objects.requireNonNull(reads.get(value)); }

  /** The values that it computes, in order. */
  List<Node> values() {
    List<Node> values = new ArrayList<>(chain.size() + 1);
    if (head != null) values.add(head);
    values.addAll(chain);
    return values;
  }
}
