package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a program are kept: leaves and outputs in buffers of their own, what is
 * computed in between in buffers that are used again once their value has been read last. The new
 * value of a state goes into its old one's buffer as it is computed, if nobody reads that later.
 */
public final class Storage {
  /** A value that must be moved at the end of a run. */
  public record Move(Buffer from, Buffer to) {}

  private final Graph graph;
  private final Schedule schedule;
  private final Map<String, Shape> shapes; // of the outputs, as the user knows them
  private final List<Buffer> all = new ArrayList<>();
  private final Map<Node, Buffer> buffers = new HashMap<>();
  private final Map<String, Buffer> named = new LinkedHashMap<>();
  private final Set<Buffer> updated = new HashSet<>(); // leaves that a run leaves a new value in
  private final List<Move> moves = new ArrayList<>();

  /** For each value the last instruction that reads it; the number of instructions for the end. */
  private final Map<Node, Integer> lastRead = new LinkedHashMap<>();

  /** Free buffers by length: of numbers, and of indices. */
  private final TreeMap<Integer, Deque<Buffer>> freeNumbers = new TreeMap<>();
  private final TreeMap<Integer, Deque<Buffer>> freeIndices = new TreeMap<>();

  Storage(Graph graph, Schedule schedule, Map<String, Shape> shapes) {
    this.graph = graph;
    this.schedule = schedule;
    this.shapes = shapes;
    for (Node leaf : graph.leaves) buffers.put(leaf, named(label(leaf), leaf.shape, leaf));
    findLastReads();
    for (Node leaf : graph.updates.keySet()) updated.add(buffer(leaf));
    for (Map.Entry<Node, Node> e : graph.updates.entrySet()) update(e.getKey(), e.getValue());
    for (Map.Entry<String, Node> e : graph.outputs.entrySet()) output(e.getKey(), e.getValue());
    allocate();
    finish();
  }

  public List<Buffer> buffers() { return all; }

  public Map<String, Buffer> named() { return named; }

  public List<Move> moves() { return moves; }

  /** Where a value is kept; null for a constant and for one that is not kept. */
  public @Nullable Buffer bufferOf(Node node) { return buffers.get(node); }

  /** Whether a run changes what is in a buffer that has a name. */
  public boolean isWritten(Buffer b) {
    return b.role() == null || updated.contains(b);
  }

  /** How many numbers all buffers hold together. */
  public long size() { return all.stream().mapToLong(Buffer::length).sum(); }

  private Buffer buffer(Node node) { return Objects.requireNonNull(buffers.get(node)); }

  private static String label(Node leaf) { return ((Leaf) leaf.op).label(); }

  private Buffer named(String name, Shape shape, @Nullable Node leaf) {
    Leaf.Role role = leaf == null ? null : ((Leaf) leaf.op).role();
    Buffer b = new Buffer(all.size(), shape.size(), name, shape, role,
        leaf != null && leaf.isIndex());
    all.add(b);
    named.put(name, b);
    return b;
  }

  private void findLastReads() {
    for (Instruction in : schedule.instructions()) {
      for (Node value : in.values()) {
        for (Access a : in.reads(value)) lastRead.put(a.source(), in.time);
      }
    }
    int end = schedule.instructions().size();
    for (Node n : graph.outputs.values()) lastRead.put(n, end);
    for (Node n : graph.updates.values()) lastRead.put(n, end);
  }

  /** Lets the new value of a leaf be computed in the leaf's buffer, if that can be. */
  private void update(Node leaf, Node v) {
    Instruction in = instruction(v);
    if (!buffers.containsKey(v) && isPassedBy(leaf, v, in)) {
      buffers.put(v, buffer(leaf));
    }
  }

  private Instruction instruction(Node v) {
    return Objects.requireNonNull(schedule.instructionOf(v));
  }

  /** Whether nobody needs what is in a buffer once a value is computed, entry by entry. */
  private boolean isPassedBy(Node old, Node value, Instruction in) {
    Integer last = lastRead.get(old);
    return last == null || last < in.time || last == in.time && in.mayReplace(value, old);
  }

  private void output(String name, Node v) {
    Buffer b = buffers.get(v);
    Shape shape = Objects.requireNonNull(shapes.get(name));
    if (b == null) {
      buffers.put(v, named(name, shape, null));
    } else if (b.role() == null && b.shape().equals(shape)) {
      named.put(name, b); // two names for one value
    } else {
      named(name, shape, null); // filled at the end, see finish
    }
  }

  private void allocate() {
    List<List<Node>> ending = new ArrayList<>();
    for (int t = 0; t <= schedule.instructions().size(); t++) ending.add(new ArrayList<>());
    for (Map.Entry<Node, Integer> e : lastRead.entrySet()) {
      ending.get(e.getValue()).add(e.getKey());
    }
    for (Instruction in : schedule.instructions()) {
      List<Node> done = new ArrayList<>();
      for (Node n : ending.get(in.time)) if (buffers.containsKey(n) && !isNamed(n)) done.add(n);
      Set<Node> given = new HashSet<>();
      for (Node v : in.values()) {
        if (!schedule.isStored(v) || buffers.containsKey(v)) continue;
        Node old = inPlace(v, in, done, given);
        buffers.put(v, old == null ? take(v.size(), v.isIndex()) : buffer(old));
      }
      for (Node n : done) if (!given.contains(n)) release(n);
      for (Node v : in.values()) if (schedule.isStored(v) && !lastRead.containsKey(v)) release(v);
    }
  }

  /** A value of the same length that is read here for the last time, entry by entry before v. */
  private @Nullable Node inPlace(Node v, Instruction in, List<Node> done, Set<Node> given) {
    for (Node n : done) {
      Buffer b = buffer(n);
      if (b.length() != v.size() || b.isIndex() != v.isIndex() || given.contains(n)) continue;
      if (schedule.instructionOf(n) == in || !isPassedBy(n, v, in)) continue;
      given.add(n);
      return n;
    }
    return null;
  }

  private NavigableMap<Integer, Deque<Buffer>> free(boolean index) {
    return index ? freeIndices : freeNumbers;
  }

  private Buffer take(int length, boolean index) {
    NavigableMap<Integer, Deque<Buffer>> free = free(index);
    Map.Entry<Integer, Deque<Buffer>> fitting = free.ceilingEntry(length);
    if (fitting != null && fitting.getKey() <= 2L * length) {
      Buffer b = fitting.getValue().pop();
      if (fitting.getValue().isEmpty()) free.remove(fitting.getKey());
      return b;
    }
    Buffer b = new Buffer(all.size(), length, null, Shape.of(length), null, index);
    all.add(b);
    return b;
  }

  private boolean isNamed(Node n) {
    return buffer(n).name() != null;
  }

  private void release(Node n) {
    Buffer b = buffers.get(n);
    if (b == null || b.name() != null) return;
    NavigableMap<Integer, Deque<Buffer>> free = free(b.isIndex());
    Deque<Buffer> alike = free.get(b.length());
    if (alike == null) {
      alike = new ArrayDeque<>();
      free.put(b.length(), alike);
    }
    alike.push(b);
  }

  /**
   * What has to be moved when all is computed: outputs before the states that they are read from.
   */
  private void finish() {
    for (Map.Entry<String, Node> e : graph.outputs.entrySet()) {
      move(e.getValue(), Objects.requireNonNull(named.get(e.getKey())));
    }
    for (Map.Entry<Node, Node> e : graph.updates.entrySet()) {
      move(e.getValue(), buffer(e.getKey()));
    }
  }

  private void move(Node from, Buffer to) {
    Buffer b = buffers.get(from);
    if (b != null && b != to) moves.add(new Move(b, to));
  }
}
