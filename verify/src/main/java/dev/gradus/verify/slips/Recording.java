package dev.gradus.verify.slips;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.ChainRule;
import dev.gradus.autodiff.Contribution;
import dev.gradus.autodiff.Custom;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Leaf;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A program that is right, recorded at a point: its tape, its gradient, and the steps of its
 * reverse pass. Mistakes are planted in it. Made by {@link Reference#at}.
 */
public final class Recording {
  private final Layout layout;
  private final double[] point;
  private final Tape tape = new Tape();
  private final List<Var> variables = new ArrayList<>();
  private final Var error;
  private final int size;
  private final List<Var> nodes;
  private final ChainRule chain;
  private final List<Tensor> right;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Integer, Tensor> adjoints = new HashMap<>();
  private final boolean[] varies;
  private final @Nullable Recording before;

  Recording(Function<List<Var>, Var> function, Layout layout, double[] point,
      @Nullable Recording before) {
    this.layout = layout;
    this.point = point.clone();
    this.before = before;
    List<String> names = layout.names();
    for (String name : names) {
      int from = layout.start(name);
      Shape shape = layout.shape(name);
      variables.add(tape.variable(name,
          Tensor.of(shape, Arrays.copyOfRange(point, from, from + shape.size()))));
    }
    error = function.apply(List.copyOf(variables));
    if (error == null) {
      throw new IllegalArgumentException("Reference: the function gave null; return its error, a "
          + "scalar var");
    }
    Gradient gradient = tape.backward(error);
    size = error.index() + 1;
    List<Var> recorded = new ArrayList<>();
    for (int i = 0; i < size; i++) recorded.add(tape.get(i));
    nodes = List.copyOf(recorded);
    right = gradient.parts().subList(0, names.size());
    chain = gradient.chainRule();
    adjoints.put(error.index(), Tensor.scalar(1));
    for (Contribution c : chain.contributions()) {
      Var adjoint = Var.constant(Objects.requireNonNull(adjoints.get(c.consumer().index())));
      steps.add(new Step(this, c.consumer(), c.input(), adjoint, Var.constant(c.part()),
          Map.of()));
      adjoints.put(c.node().index(), c.total());
    }
    varies = new boolean[size];
    for (Var v : variables) if (v.index() < size) varies[v.index()] = true;
    for (int i = 0; i < size; i++) {
      Var y = tape.get(i);
      for (int k = 0; k < y.arity(); k++) varies[i] |= varies[y.input(k).index()];
    }
  }

  /**
   * The names and shapes of the variables.
   *
   * @return the layout
   */
  public Layout layout() { return layout; }

  /**
   * The variables, in the order of the layout.
   *
   * @return the variables
   */
  public List<Var> variables() { return List.copyOf(variables); }

  /**
   * What was computed from the variables.
   *
   * @return a scalar
   */
  public Var error() { return error; }

  /**
   * The right gradient.
   *
   * @return block by block
   */
  public List<Tensor> right() { return right; }

  /**
   * The steps of the reverse pass.
   *
   * @return from the error to the variables
   */
  public List<Step> steps() { return List.copyOf(steps); }

  /**
   * The nodes that the error was computed with, leaves included.
   *
   * @return in the order they were recorded
   */
  public List<Var> nodes() { return nodes; }

  /** Where a node stands beside another: among those of its kind, or on the tape. */
  String relation(Var from, Var to) {
    if (!from.op().name().equals(to.op().name())) return "@" + (to.index() - from.index());
    int between = 0;
    for (int i = Math.min(from.index(), to.index()); i < Math.max(from.index(), to.index()); i++) {
      Var v = nodes.get(i);
      boolean alike = v.op().name().equals(to.op().name()) && v.shape().equals(to.shape());
      if (alike) between++;
    }
    return (from.index() < to.index() ? "+" : "-") + between + to.op().name();
  }

  /**
   * The right adjoint of a node.
   *
   * @param node a node of this program
   * @return ∂E/∂node; null where no derivative by a variable goes through it
   */
  public @Nullable Tensor adjoint(Var node) {
    return adjoints.get(given(node, "Recording.adjoint", "the node", "one of the program").index());
  }

  /**
   * Whether a node was computed from a variable.
   *
   * @param node a node of this program
   * @return false for points, targets, and what is computed from them alone
   */
  public boolean varies(Var node) {
    int i = given(node, "Recording.varies", "the node", "one of the program").index();
    return i >= 0 && i < size && varies[i];
  }

  ChainRule chain() { return chain; }

  double[] point() { return point.clone(); }

  /** The program at the point that the gradient was asked for before, or null. */
  @Nullable Recording before() { return before; }

  /** Whether this is the same program as another, at another point. */
  boolean isLike(Recording other) {
    if (size != other.size) return false;
    for (int i = 0; i < size; i++) {
      Var a = tape.get(i);
      Var b = other.tape.get(i);
      if (!a.shape().equals(b.shape()) || !a.op().name().equals(b.op().name())) return false;
    }
    return true;
  }

  /** The steps towards a node. */
  List<Step> to(Var node) {
    return steps.stream().filter(s -> s.to() == node).toList();
  }

  /** The steps from a node. */
  List<Step> from(Var node) {
    return steps.stream().filter(s -> s.node() == node).toList();
  }

  /** The largest entry of the gradient. */
  double scale() {
    double most = 0;
    for (Tensor block : right) for (double x : block.toArray()) most = Math.max(most, Math.abs(x));
    return most;
  }

  /**
   * Lengths that somebody may divide by, with what they are the number of: the rows of the points
   * first.
   */
  Map<Integer, String> lengths() {
    Map<Integer, String> lengths = new LinkedHashMap<>();
    for (Step s : steps) {
      if (s.isProduct() && !varies(s.other()) && s.other().shape().rank() == 2) {
        put(lengths, s.other().shape().dim(0), "the number of rows of the points");
      }
    }
    for (Var v : variables) put(lengths, to(v).size(), "how often it is used");
    for (Step s : steps) {
      if (s.node().shape().isScalar()) {
        put(lengths, s.to().shape().size(), "the number of all entries that are added up");
      }
    }
    for (Var v : nodes()) {
      for (int d : v.shape().toArray()) put(lengths, d, "the length of an axis");
    }
    return lengths;
  }

  private static void put(Map<Integer, String> lengths, int n, String meaning) {
    if (n > 2) lengths.putIfAbsent(n, meaning);
  }

  /** The operation of a node, also where it is a user's own. */
  static Op op(Var node) { return node.op() instanceof Custom c ? c.op() : node.op(); }

  /** A node in words: {@code %5 = sigmoid(%4)}, a leaf by its name. */
  static String name(Var node) {
    if (node.op() instanceof Leaf leaf && !leaf.label().isEmpty()) return leaf.label();
    return "%" + node.index();
  }

  private static String described(Var node) {
    List<String> inputs = new ArrayList<>();
    for (int k = 0; k < node.arity(); k++) inputs.add(name(node.input(k)));
    return name(node) + " = " + node.op().name() + '(' + String.join(", ", inputs) + ')';
  }

  /** Where a step is, in words. */
  String where(Step step) {
    boolean named = false;
    for (int k = 0; k < step.node().arity(); k++) {
      named |= variables.contains(step.node().input(k));
    }
    String towards = step.node().arity() > 1 ? " towards " + name(step.to()) : "";
    return "in " + described(step.node()) + towards
        + (named ? "" : after(step.node()));
  }

  /** The variables that a node is computed from without another curve between. */
  private String after(Var node) {
    Set<String> near = new LinkedHashSet<>();
    collect(node, true, near, new HashSet<>());
    return near.isEmpty() ? "" : ", which follows " + list(new ArrayList<>(near));
  }

  /**
   * What steps of different rows or times have in common: operation, input, and the variables that
   * are near. So a mistake that is made in a loop is one.
   */
  String kind(Step step) {
    Var to = source(step.to());
    return step.node().op().name() + step.input() + after(step.node())
        + (variables.contains(to) ? name(to) : to.op().name());
  }

  /** What a node has its numbers from, where they are only put in another form. */
  static Var source(Var node) {
    Var v = node;
    while (v.arity() == 1 && (v.op().name().equals("reshape") || v.op().name().equals("transpose")
        || v.op().name().equals("broadcastTo"))) {
      v = v.input(0);
    }
    return v;
  }

  /** Whether a node is a variable, in whatever form. */
  boolean isVariable(Var node) { return variables.contains(source(node)); }

  /** What goes into an activation, also one that is written as a maximum; null for other nodes. */
  @Nullable Var curveInput(Var node) {
    if (node.arity() == 1) return op(node) instanceof Op.Unary ? node.input(0) : null;
    boolean curve = node.op().name().equals("maximum") || node.op().name().equals("minimum");
    if (!curve || varies(node.input(0)) == varies(node.input(1))) return null;
    Var z = varies(node.input(0)) ? node.input(0) : node.input(1);
    return z.shape().equals(node.shape()) ? z : null;
  }

  /** The activation that follows a product or its bias; null if none does. */
  @Nullable Var curveAfter(Var node) {
    Var v = node;
    while (true) {
      List<Step> on = to(v);
      if (on.size() != 1) return null;
      Step next = on.get(0);
      if (next.isActivation()) return next.node();
      boolean sums = next.is("add", "reshape", "broadcastTo", "matmul");
      boolean known = !next.is("matmul") || next.sums();
      if (!sums || !known) return null;
      v = next.node();
    }
  }

  private void collect(Var node, boolean first, Set<String> near, Set<Integer> seen) {
    if (!seen.add(node.index())) return;
    if (variables.contains(node)) near.add(name(node));
    if (!first && curveInput(node) != null) return;
    for (int k = 0; k < node.arity(); k++) {
      if (varies(node.input(k))) collect(node.input(k), false, near, seen);
    }
  }

  /** Names with commas and an "and". */
  static String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1 ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
