package dev.gradus.autodiff;

import dev.gradus.autodiff.ZeroGradient.Kind;
import dev.gradus.autodiff.ZeroGradient.Reason;
import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.math.DoubleTrigonometry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the places where a derivative that is zero ends on its way from the output back.
 *
 * <p>It goes from the variable towards the output, with the entries of each node whose adjoint is
 * zero. The forward rule of a consumer tells which entries of its result they act on. If the
 * consumer's adjoint is zero there as well, the end lies further on; else it is here.
 */
final class ZeroSearch {
  private final Tape tape;
  private final Var output;
  private final Contributions pass;

  /** The consumers that lead to the output. */
  private final Map<Integer, List<Integer>> consumers;

  /** For each node still to be looked at, the entries whose adjoint is zero; in index order. */
  private final TreeMap<Integer, BitSet> open = new TreeMap<>();

  /** By text, as one may be found on several ways. */
  private final Map<String, Reason> reasons = new LinkedHashMap<>();

  private ZeroSearch(Tape tape, Var output, Var variable) {
    this.tape = tape;
    this.output = output;
    this.consumers = ReversePass.consumers(tape, output);
    this.pass = Contributions.of(tape, output, Var.constant(1), List.of(variable));
  }

  /** What makes the adjoint of the given entries of a variable zero. */
  static List<Reason> reasons(Tape tape, Var output, Var variable, BitSet zero) {
    return new ZeroSearch(tape, output, variable).reasons(variable, zero);
  }

  private List<Reason> reasons(Var variable, BitSet zero) {
    if (!consumers.containsKey(variable.index())) {
      add(Kind.NO_PATH, null, new BitSet(), "%" + output.index() + " does not depend on it");
      return List.copyOf(reasons.values());
    }
    open.put(variable.index(), zero);
    // the rules compute with vars as with numbers
    return Scope.recording(tape, false, () -> {
      while (!open.isEmpty()) {
        Map.Entry<Integer, BitSet> next = open.pollFirstEntry();
        follow(tape.get(next.getKey()), next.getValue());
      }
      return List.copyOf(reasons.values());
    });
  }

  /** Looks at all consumers of a node. */
  private void follow(Var x, BitSet zero) {
    if (cancels(x, zero)) return;
    List<Integer> all = consumers.getOrDefault(x.index(), List.of());
    for (int i = all.size() - 1; i >= 0; i--) { // in the order of the tape
      Var y = tape.get(all.get(i));
      for (int k = 0; k < y.arity(); k++) if (y.input(k) == x) follow(x, zero, k, y);
    }
  }

  /** Whether contributions to an entry that is zero are not. */
  private boolean cancels(Var x, BitSet zero) {
    for (int i = zero.nextSetBit(0); i >= 0; i = zero.nextSetBit(i + 1)) {
      List<String> sum = new ArrayList<>();
      for (Contribution c : pass.to(x.index())) {
        double part = c.part().at(i);
        if (part == 0) continue;
        Var from = c.consumer();
        sum.add(part + " from %" + from.index() + " (" + from.op().name() + ")");
      }
      if (sum.isEmpty()) continue;
      BitSet here = new BitSet();
      here.set(i);
      add(Kind.CANCELLED, x, here, "the contributions to the adjoint of " + tape.located(x)
          + (x.shape().isScalar() ? "" : " at " + EntryText.place(x.shape(), i)) + " add to zero: "
          + Brief.list(sum));
      return true;
    }
    return false;
  }

  /** Looks at one consumer of a node, which feeds back nothing to the given entries. */
  private void follow(Var x, BitSet zero, int k, Var y) {
    Var back = y.op().pullback(k, Var.constant(direction(y.shape(), all(y.shape()))), y);
    BitSet live = back == null ? new BitSet() : nonZero(back.value());
    live.and(zero);
    BitSet dead = (BitSet) zero.clone();
    dead.andNot(live);
    if (!dead.isEmpty()) followDead(dead, back == null, k, y);
    if (!live.isEmpty()) followLive(x, live, k, y);
  }

  /** Entries towards which the slope of the consumer is zero. */
  private void followDead(BitSet dead, boolean flat, int k, Var y) {
    boolean entrywise = LocalSlopes.isEntrywise(y, k);
    if (!flat && !entrywise && LocalSlopes.unwrapped(y) instanceof Op.Linear) {
      add(Kind.NO_PATH, y, new BitSet(), tape.located(y) + " leaves them out");
      return;
    }
    BitSet reached = entrywise ? dead : all(y.shape());
    BitSet ends = nonZeroAdjoint(y);
    ends.and(reached);
    if (ends.isEmpty()) {
      open(y, reached);
    } else if (flat) {
      add(Kind.STOPPED, y, ends, tape.located(y) + " passes no derivative on"
          + (y.arity() == 1 ? "" : " to its input " + k));
    } else if (entrywise) {
      add(Kind.SATURATED, y, ends, tape.located(y) + " has slope 0" + where(y, ends));
      reached.andNot(ends);
      open(y, reached);
    } else {
      add(Kind.SATURATED, y, ends, tape.located(y) + " has slope 0 there"
          + (LocalSlopes.unwrapped(y) instanceof Op.Bilinear ? ", as the other factor is 0" : ""));
    }
  }

  /** Entries that the consumer's adjoint would come to, were it not zero or cancelled. */
  private void followLive(Var x, BitSet live, int k, Var y) {
    boolean entrywise = LocalSlopes.isEntrywise(y, k);
    BitSet moved = entrywise ? live : moved(x, live, k, y);
    BitSet ends = nonZeroAdjoint(y);
    ends.and(moved);
    if (ends.isEmpty()) {
      open(y, moved);
    } else if (entrywise) {
      add(Kind.SATURATED, y, ends, tape.located(y)
          + " has so small a slope that its product with the adjoint is 0" + where(y, ends));
      moved.andNot(ends);
      open(y, moved);
    } else {
      add(Kind.CANCELLED, y, ends, "within " + tape.located(y)
          + " the contributions of the entries of its adjoint add to zero");
    }
  }

  /** The entries of y that a change of the given entries of x moves. */
  private static BitSet moved(Var x, BitSet live, int k, Var y) {
    // a rule in numbers has no forward rule to ask
    if (LocalSlopes.isInNumbers(y)) return all(y.shape());
    Var dy = y.op().pushforward(k, Var.constant(direction(x.shape(), live)), y);
    return dy == null ? all(y.shape()) : nonZero(dy.value());
  }

  private void open(Var y, BitSet entries) {
    if (entries.isEmpty()) return;
    open.computeIfAbsent(y.index(), n -> new BitSet()).or(entries);
  }

  private static String where(Var y, BitSet ends) {
    int first = ends.nextSetBit(0);
    int n = ends.cardinality();
    int size = y.shape().size();
    StringBuilder out = new StringBuilder();
    if (size > 1) {
      out.append(" at ").append(n).append(" of ").append(size).append(" entries, first");
    }
    out.append(y.arity() == 1 ? " where its input is " : " where its inputs are ");
    for (int k = 0; k < y.arity(); k++) {
      out.append(k == 0 ? "" : " and ").append(y.input(k).value().at(first));
    }
    if (!y.shape().isScalar()) out.append(" at ").append(EntryText.place(y.shape(), first));
    return out.toString();
  }

  private void add(Kind kind, @Nullable Var node, BitSet entries, String text) {
    List<Integer> at = entries.stream().boxed().toList();
    reasons.putIfAbsent(text, new Reason(kind, node, at, text));
  }

  private BitSet nonZeroAdjoint(Var y) {
    Tensor ybar = pass.adjoint(y.index());
    return ybar == null ? new BitSet() : nonZero(ybar);
  }

  /** A direction along the given entries, in which nothing cancels by chance. */
  private static Tensor direction(Shape shape, BitSet entries) {
    double[] dx = new double[shape.size()];
    for (int i = 0; i < dx.length; i++) {
      if (entries.get(i)) dx[i] = 1 + 0.5 * DoubleTrigonometry.sin(1 + i);
    }
    return Tensor.owning(shape, dx);
  }

  private static BitSet nonZero(Tensor x) {
    BitSet is = new BitSet();
    for (int i = 0; i < x.size(); i++) if (x.at(i) != 0) is.set(i); // NaN is not zero
    return is;
  }

  private static BitSet all(Shape shape) {
    BitSet is = new BitSet();
    is.set(0, shape.size());
    return is;
  }
}
