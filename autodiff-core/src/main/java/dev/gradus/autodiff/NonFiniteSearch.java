package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** Looks for the operation where a NaN or an infinity began. */
final class NonFiniteSearch {
  /** As many operations of a way, or inputs of one, are shown. */
  private static final int STEPS = 20;

  private final Tape tape;
  private final Var output;

  NonFiniteSearch(Tape tape, Var output) {
    this.tape = tape;
    this.output = output;
  }

  /** Fails if the output or one of the adjoints is not finite. */
  static void check(Tape tape, Var output, Var seed, List<Var> roots, @Nullable Var[] adjoints) {
    boolean finite = !isBad(output.value());
    for (Var a : adjoints) finite &= a == null || !isBad(a.value());
    NonFinite found = finite ? null : new NonFiniteSearch(tape, output).search(seed, roots);
    if (found != null) throw new NonFiniteException(found);
  }

  /** In the value of the output, or if that is finite in the derivative by the roots. */
  @Nullable NonFinite search(Var seed, List<Var> roots) {
    NonFinite inValue = inValue();
    return inValue != null ? inValue : inDerivative(seed, roots);
  }

  /** In the value of the output; null if that is finite. */
  @Nullable NonFinite inValue() {
    if (!isBad(output.value())) return null;
    int[] next = new int[output.index() + 1]; // the consumer that leads to the output, or -1
    Arrays.fill(next, -1);
    next[output.index()] = output.index();
    Var origin = output;
    for (int i = output.index(); i >= 0; i--) {
      if (next[i] < 0) continue;
      Var y = tape.get(i);
      List<Var> from = causes(y);
      if (from.isEmpty()) origin = y; // the last one found is the first on the tape
      for (Var x : from) next[x.index()] = i;
    }
    List<Var> path = new ArrayList<>();
    for (int i = origin.index(); i != output.index(); i = next[i]) path.add(tape.get(next[i]));
    return new NonFinite(origin, false, path, text(origin, path));
  }

  /** The inputs that make y what it is: those with NaN if y has it, else all not finite ones. */
  private static List<Var> causes(Var y) {
    List<Var> nan = new ArrayList<>();
    List<Var> all = new ArrayList<>();
    for (int k = 0; k < y.arity(); k++) {
      Var x = y.input(k);
      if (first(x.value(), Double::isNaN) >= 0) nan.add(x);
      if (isBad(x.value())) all.add(x);
    }
    return !nan.isEmpty() && first(y.value(), Double::isNaN) >= 0 ? nan : all;
  }

  private String text(Var origin, List<Var> path) {
    StringBuilder out = new StringBuilder("%").append(output.index()).append(" is not finite");
    boolean leaf = origin.arity() == 0;
    out.append(leaf ? ". It began with a leaf:" : ". The first operation that is not finite though "
        + "its inputs are:").append("\n  ").append(withBad(origin));
    if (!leaf) inputs(out.append("\nwhich was given"), origin);
    way(out, path);
    return out.append("\nTo mend it, ").append(leaf ? "give this leaf finite entries."
        : "keep what " + origin.op().name() + " is given to where its result is finite.")
        .toString();
  }

  /** In the adjoints of the roots, of an output that is finite; null if they all are finite. */
  private @Nullable NonFinite inDerivative(Var seed, List<Var> roots) {
    Contributions pass = Contributions.of(tape, output, seed, roots);
    boolean[] reached = new boolean[output.index() + 1];
    Var root = null;
    for (Var r : roots) {
      if (!isBad(pass.adjoint(r.index()))) continue;
      reached[r.index()] = true;
      if (root == null) root = r;
    }
    if (root == null) return null;
    Contribution first = null; // that the pass came to
    for (int i = 0; i < reached.length; i++) {
      if (!reached[i]) continue;
      for (Contribution c : pass.to(i)) {
        if (!isBad(c.part())) continue;
        int from = c.consumer().index();
        if (isBad(pass.adjoint(from))) reached[from] = true;
        else if (first == null || from > first.consumer().index()) first = c;
      }
    }
    return first == null ? overflow(root, reached, pass) : found(root, first, pass);
  }

  private NonFinite found(Var root, Contribution first, Contributions pass) {
    Var y = first.consumer();
    StringBuilder out = new StringBuilder(derivative(root, pass)).append(". The first "
        + "contribution to an adjoint that is not finite though the adjoint it comes from is:\n  ")
        .append("from ").append(tape.located(y)).append(" to %").append(first.node().index())
        .append(": ").append(bad(first.part())).append("\nThe adjoint that it comes from is ")
        .append(EntryText.brief(adjoint(pass, y)))
        .append("; ").append(y.op().name()).append(" was given");
    inputs(out, y);
    List<Var> path = new ArrayList<>();
    for (Var at = y; at.index() != output.index();) {
      at = pass.to(at.index()).get(0).consumer();
      path.add(at);
    }
    way(out, path);
    out.append("\nTo mend it, keep what ").append(y.op().name())
        .append(" is given to where its slope is finite.");
    return new NonFinite(y, true, path, out.toString());
  }

  /** Finite contributions whose sum is not. */
  private NonFinite overflow(Var root, boolean[] reached, Contributions pass) {
    int at = output.index();
    while (!reached[at]) at--;
    Var x = tape.get(at);
    return new NonFinite(x, true, List.of(), derivative(root, pass) + ". The contributions to "
        + "the adjoint of this node are finite, but their sum is not:\n  " + tape.located(x)
        + "\nTo mend it, scale the output down.");
  }

  private String derivative(Var root, Contributions pass) {
    return "∂%" + output.index() + "/∂%" + root.index() + " is not finite ("
        + bad(adjoint(pass, root)) + ")";
  }

  private static Tensor adjoint(Contributions pass, Var x) {
    Tensor found = pass.adjoint(x.index());
    return found == null ? Tensor.scalar(0) : found;
  }

  private void inputs(StringBuilder out, Var y) {
    if (y.arity() > STEPS) out.append(", among ").append(y.arity()).append(" inputs,");
    for (int k = 0; k < Math.min(y.arity(), STEPS); k++) {
      Var x = y.input(k);
      out.append("\n  ").append(tape.located(x));
      if (!x.shape().isScalar()) out.append(": ").append(EntryText.brief(x.value()));
      int i = first(y.value(), NonFiniteSearch::isNotFinite);
      if (i >= EntryText.SHOWN && x.shape().equals(y.shape())) {
        out.append(", ").append(EntryText.at(x.value(), i));
      }
    }
  }

  private void way(StringBuilder out, List<Var> path) {
    if (path.isEmpty()) return;
    out.append("\nFrom there to %").append(output.index()).append(':');
    for (Var v : path.subList(0, Math.min(path.size(), STEPS))) {
      out.append("\n  ").append(withBad(v));
    }
    if (path.size() > STEPS) out.append("\n  … and ").append(path.size() - STEPS).append(" more");
  }

  private String withBad(Var v) {
    boolean show = !v.shape().isScalar() && isBad(v.value());
    return tape.located(v) + (show ? ": " + bad(v.value()) : "");
  }

  private static String bad(Tensor x) {
    int n = 0;
    for (int i = 0; i < x.size(); i++) if (!Double.isFinite(x.at(i))) n++;
    String at = EntryText.at(x, first(x, NonFiniteSearch::isNotFinite));
    return x.size() == 1 ? at : n + " of " + x.size() + " entries, first " + at;
  }

  private static boolean isNotFinite(double x) { return !Double.isFinite(x); }

  private static boolean isBad(@Nullable Tensor x) {
    return x != null && first(x, NonFiniteSearch::isNotFinite) >= 0;
  }

  private static int first(Tensor x, DoublePredicate p) {
    double[] period = x.period();
    for (int i = 0; i < period.length; i++) if (p.test(period[i])) return i;
    return -1;
  }
}
