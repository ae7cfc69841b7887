package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Custom;
import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Shapes;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program: nodes in an order in which inputs come first, and what is wanted of it. Holds no node
 * that nothing wanted depends on.
 */
final class Graph {
  final List<Node> nodes;

  /** All leaves that are given or kept, wanted or not, in the order in which they were stated. */
  final List<Node> leaves;

  /** What is handed out, by name. */
  final Map<String, Node> outputs;

  /** For leaves that one run leaves for the next, their value after a run. */
  final Map<Node, Node> updates;

  private final Node.Maker maker;

  private Graph(Node.Maker maker, List<Node> nodes, List<Node> leaves, Map<String, Node> outputs,
      Map<Node, Node> updates) {
    this.maker = maker;
    this.nodes = nodes;
    this.leaves = leaves;
    this.outputs = outputs;
    this.updates = updates;
  }

  /** The program that a tape states. Rows of {@code updates}: a leaf, and what it becomes. */
  static Graph of(List<Var> leaves, Map<String, Var> outputs, Map<Var, Var> updates) {
    return of(new Node.Maker(), leaves, outputs, updates);
  }

  private static Graph of(Node.Maker maker, List<Var> leaves, Map<String, Var> outputs,
      Map<Var, Var> updates) {
    List<Var> wanted = new ArrayList<>(leaves);
    wanted.addAll(outputs.values());
    wanted.addAll(updates.values());
    Reader reader = new Reader(maker, wanted);
    Map<String, Node> out = new LinkedHashMap<>();
    for (Map.Entry<String, Var> e : outputs.entrySet()) {
      out.put(e.getKey(), reader.node(e.getValue()));
    }
    Map<Node, Node> next = new LinkedHashMap<>();
    for (Map.Entry<Var, Var> e : updates.entrySet()) {
      next.put(reader.node(e.getKey()), reader.node(e.getValue()));
    }
    List<Node> given = new ArrayList<>();
    for (Var leaf : leaves) given.add(reader.node(leaf));
    return pruned(maker, reader.order(), given, out, next);
  }

  /** The graph without what nothing wanted depends on. */
  private static Graph pruned(Node.Maker maker, List<Node> all, List<Node> leaves,
      Map<String, Node> outputs, Map<Node, Node> updates) {
    for (int i = 0; i < all.size(); i++) all.get(i).order = i;
    boolean[] wanted = new boolean[all.size()];
    for (Node n : outputs.values()) wanted[n.order] = true;
    for (Node n : updates.values()) wanted[n.order] = true;
    for (Node n : leaves) wanted[n.order] = true;
    for (int i = all.size() - 1; i >= 0; i--) {
      if (wanted[i]) for (Node x : all.get(i).inputs) wanted[x.order] = true;
    }
    List<Node> nodes = new ArrayList<>();
    for (Node n : all) if (wanted[n.order]) nodes.add(n);
    for (int i = 0; i < nodes.size(); i++) nodes.get(i).order = i;
    return new Graph(maker, Collections.unmodifiableList(nodes), leaves, outputs, updates);
  }

  /** The same program with every node put through a pass. */
  Graph rewritten(Pass pass) {
    Builder out = new Builder(maker);
    Node[] now = new Node[nodes.size()];
    for (Node node : nodes) {
      List<Node> x = new ArrayList<>(node.inputs.size());
      for (Node input : node.inputs) x.add(now[input.order]);
      boolean given = node.isLeaf() && !node.isConstant();
      now[node.order] = given ? out.add(node) : pass.rewrite(node, x, out);
    }
    Map<String, Node> renamed = new LinkedHashMap<>(outputs);
    for (Map.Entry<String, Node> e : renamed.entrySet()) e.setValue(now[e.getValue().order]);
    Map<Node, Node> next = new LinkedHashMap<>(updates);
    for (Map.Entry<Node, Node> e : next.entrySet()) e.setValue(now[e.getValue().order]);
    return pruned(maker, out.order, leaves, renamed, next);
  }

  /**
   * The same program with what is wanted of it computed: of a leaf, a constant or an alias a copy.
   */
  Graph settled() {
    List<Node> order = new ArrayList<>(nodes);
    Map<String, Node> out = new LinkedHashMap<>(outputs);
    for (Map.Entry<String, Node> e : out.entrySet()) e.setValue(computed(e.getValue(), order));
    Map<Node, Node> next = new LinkedHashMap<>(updates);
    for (Map.Entry<Node, Node> e : next.entrySet()) e.setValue(computed(e.getValue(), order));
    return pruned(maker, order, leaves, out, next);
  }

  private Node computed(Node node, List<Node> order) {
    Node source = node;
    while (source.isAlias()) source = source.input(0);
    boolean made = !source.isLeaf() && !source.isIndex()
        && !(source.op instanceof Shapes.BroadcastTo);
    if (made) return source;
    Node copy = maker.of(new Keep(), List.of(node));
    order.add(copy);
    return copy;
  }

  /** x, to be kept. */
  private record Keep() implements Op.Map {
    @Override public double value(double x) { return x; }
    @Override public @Nullable Var pullback(int k, Var ybar, Var y) { return ybar; }
    @Override public @Nullable Var pushforward(int k, Var dx, Var y) { return dx; }
  }

  /** A rewriting of programs, node by node. */
  interface Pass {
    /**
     * What stands in the place of a node.
     *
     * @param node as it was
     * @param x what stands in the place of its inputs
     * @param out where nodes are made
     */
    Node rewrite(Node node, List<Node> x, Builder out);
  }

  /** Makes the nodes of a graph, in order. */
  static final class Builder {
    private final Node.Maker maker;
    final List<Node> order = new ArrayList<>();
    private final Map<Node, Boolean> known = new HashMap<>();

    private Builder(Node.Maker maker) { this.maker = maker; }

    /** The program that a function states, of nodes that may come into this graph. */
    Graph inner(List<Var> arguments, Map<String, Var> results) {
      return of(maker, arguments, results, Map.of());
    }

    /** A node made elsewhere, whose inputs are here already. */
    Node add(Node node) {
      if (known.put(node, true) == null) order.add(node);
      return node;
    }

    /** The operation on nodes; computed at once where all are constant. */
    Node node(Op op, List<Node> x) {
      return add(Node.areConstant(x) ? maker.constant(value(op, x))
          : maker.of(op, x));
    }

    /** The same node on other inputs; the node itself where they are the same. */
    Node same(Node node, List<Node> x) {
      return node.inputs.equals(x) ? add(node) : node(node.op, x);
    }

    private static Tensor value(Op op, List<Node> x) {
      Shape[] shapes = new Shape[x.size()];
      Tensor[] values = new Tensor[shapes.length];
      for (int k = 0; k < shapes.length; k++) {
        shapes[k] = x.get(k).shape;
        values[k] = java.util.Objects.requireNonNull(x.get(k).constant);
      }
      return op.value(op.shape(shapes), values);
    }
  }

  /** Turns vars of a tape into nodes, in the order of the tape, whatever leads to them. */
  private static final class Reader {
    private final Node.Maker maker;
    private final @Nullable Var[] vars; // that are wanted, by position on the tape
    private final @Nullable Node[] nodes;
    private final Map<Var, Node> apart = new HashMap<>(); // constants on no tape
    private final List<Node> order = new ArrayList<>();

    Reader(Node.Maker maker, Collection<Var> roots) {
      this.maker = maker;
      int size = 0;
      for (Var v : roots) size = Math.max(size, v.index() + 1);
      vars = new Var[size];
      nodes = new Node[size];
      for (Var v : roots) want(v);
      for (int i = size - 1; i >= 0; i--) if (vars[i] != null) wantInputs(var(i));
      for (int i = 0; i < size; i++) if (vars[i] != null) nodes[i] = made(var(i));
    }

    private void wantInputs(Var v) {
      for (int k = 0; k < v.arity(); k++) want(v.input(k));
    }

    private void want(Var v) {
      if (v.index() >= 0) vars[v.index()] = v;
    }

    private Var var(int index) { return java.util.Objects.requireNonNull(vars[index]); }

    List<Node> order() { return order; }

    Node node(Var v) {
      Node node = v.index() < 0 ? apart.get(v) : nodes[v.index()];
      if (node != null) return node;
      node = made(v);
      apart.put(v, node);
      return node;
    }

    private Node made(Var v) {
      List<Node> x = new ArrayList<>(v.arity());
      for (int k = 0; k < v.arity(); k++) x.add(node(v.input(k)));
      Node made = v.op() instanceof Leaf leaf
          ? leaf.role() == Leaf.Role.CONSTANT ? maker.constant(known(v))
              : maker.leaf(leaf, v.shape())
          : Node.areConstant(x) ? maker.constant(v.value())
          : maker.of(plain(v.op()), x);
      order.add(made);
      return made;
    }

    /** The numbers of a constant: one that came off another tape has perhaps none. */
    private static Tensor known(Var v) {
      if (v.isSymbolic()) {
        throw new IllegalStateException("Plan.compile: " + v + " has a shape but no numbers: it "
            + "was handed out by a derivative on no tape, or by a function of Recompute, while "
            + "the program was stated by shapes; take the derivative at a var of the tape or "
            + "inside tape.recording(…), and return what that function computes");
      }
      return v.value();
    }

    /** A user's operation that works entry by entry is like one of the library. */
    private static Op plain(Op op) {
      @Nullable Op inner = op instanceof Custom c ? c.op() : null;
      return inner instanceof Op.Map || inner instanceof Op.Zip ? inner : op;
    }
  }
}
