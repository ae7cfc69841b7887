package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reverse pass: the chain rule, read from the end of the tape.
 *
 * <p>The adjoint of a node is the sum over its consumers of (consumer's adjoint × local slope). As
 * every consumer stands later on the tape, one loop from the output down finds each adjoint
 * complete when it comes to it. Nodes that no root leads to are passed over.
 */
final class ReversePass {
  private static final byte DEPENDS = 1; // computed from a root
  private static final byte ROOT = 2; // a root that is computed from another is both

  /** Is told of every contribution to an adjoint. */
  interface Listener {
    /** What input k of y is to receive; {@code part} is what the operation's own rule says. */
    default @Nullable Var part(Var y, int k, Var ybar, @Nullable Var part) { return part; }

    /**
     * The node, which is an input of the consumer, received {@code part} from it; its adjoint so
     * far is {@code total}.
     */
    void received(Var node, Var consumer, int input, Var part, Var total);
  }

  private ReversePass() {}

  /**
   * The adjoints of the roots; null for a root that the output does not depend on. A root is no
   * stop: one that is computed from another passes its adjoint on, so that all are total
   * derivatives. Of a tracing tape, the adjoints of a plain pass must be finite.
   *
   * @param seed adjoint of the output
   * @param tracked whether the rules are recorded, to be differentiated in their turn
   */
  static @Nullable Var[] adjoints(Tape tape, Var output, Var seed, List<Var> roots,
      boolean tracked, @Nullable Listener listener) {
    @Nullable Var[] adjoints = unchecked(tape, output, seed, roots, tracked, listener);
    // a recorded pass need not: what is not finite in it may yet be masked, or is found later
    if (tape.isTracing() && !output.isSymbolic() && !(tracked && tape.isRecording())) {
      NonFiniteSearch.check(tape, output, seed, roots, adjoints);
    }
    return adjoints;
  }

  /** The same, finite or not. */
  static @Nullable Var[] unchecked(Tape tape, Var output, Var seed, List<Var> roots,
      boolean tracked, @Nullable Listener listener) {
    return Scope.recording(tape, tracked, () -> run(tape, output, seed, roots, listener));
  }

  private static @Nullable Var[] run(Tape tape, Var output, Var seed, List<Var> roots,
      @Nullable Listener listener) {
    int first = roots.isEmpty() ? output.index() + 1 : roots.get(0).index();
    byte[] marks = marks(tape, output, roots, first);
    @Nullable Var[] adjoint = new Var[marks.length];
    if (marks.length > 0) adjoint[output.index() - first] = seed;
    for (int i = output.index(); i >= first; i--) {
      Var ybar = adjoint[i - first];
      if (ybar == null || (marks[i - first] & DEPENDS) == 0) continue;
      if (marks[i - first] == DEPENDS) adjoint[i - first] = null; // used up: lets its memory go
      Var y = tape.get(i);
      Op op = y.op();
      // asked of wide nodes only, so that all others do not pay for the question
      @Nullable Var @Nullable [] parts = y.isWide() && op instanceof Joint joint
          ? joint.pullbacks(wanted(y, marks, first), ybar, y) : null;
      Var x;
      for (int k = 0; (x = y.inputOrNull(k)) != null; k++) {
        int j = x.index() - first;
        if (j < 0 || marks[j] == 0) continue;
        Var part = parts == null ? op.pullback(k, ybar, y) : parts[k];
        if (listener != null) part = listener.part(y, k, ybar, part);
        if (part == null) continue;
        assert part.shape().equals(x.shape()) : y + ": pullback " + k + " has " + part.shape();
        Var sum = adjoint[j];
        Var total = sum == null ? part : sum.add(part);
        adjoint[j] = total;
        if (listener != null) listener.received(x, y, k, part, total);
      }
    }
    return ofRoots(roots, adjoint, first);
  }

  private static @Nullable Var[] ofRoots(List<Var> roots, @Nullable Var[] adjoint, int first) {
    @Nullable Var[] result = new Var[roots.size()];
    for (int r = 0; r < result.length; r++) {
      int i = roots.get(r).index() - first;
      result[r] = i < adjoint.length ? adjoint[i] : null;
    }
    return result;
  }

  /** Which inputs of y a root leads to. */
  private static boolean[] wanted(Var y, byte[] marks, int first) {
    boolean[] wanted = new boolean[y.arity()];
    for (int k = 0; k < wanted.length; k++) {
      int j = y.input(k).index() - first;
      wanted[k] = j >= 0 && marks[j] != 0;
    }
    return wanted;
  }

  /** Which nodes from {@code first} to the output depend on a root. Roots are in index order. */
  private static byte[] marks(Tape tape, Var output, List<Var> roots, int first) {
    byte[] marks = new byte[Math.max(0, output.index() - first + 1)];
    for (Var root : roots) {
      if (root.index() - first < marks.length) marks[root.index() - first] = ROOT;
    }
    for (int i = 0; i < marks.length; i++) {
      Var node = tape.get(first + i);
      Var x;
      for (int k = 0; (x = node.inputOrNull(k)) != null; k++) {
        int j = x.index() - first;
        if (j >= 0 && marks[j] != 0) marks[i] |= DEPENDS;
      }
    }
    return marks;
  }

  /** By node, which of its consumers lead to the output, the last first. */
  static Map<Integer, List<Integer>> consumers(Tape tape, Var output) {
    Map<Integer, List<Integer>> consumers = new HashMap<>();
    consumers.put(output.index(), new ArrayList<>());
    for (int i = output.index(); i >= 0; i--) {
      if (!consumers.containsKey(i)) continue;
      Var y = tape.get(i);
      for (int k = 0; k < y.arity(); k++) {
        List<Integer> of = consumers.computeIfAbsent(y.input(k).index(), n -> new ArrayList<>());
        if (of.isEmpty() || of.get(of.size() - 1) != i) of.add(i); // once, also for x·x
      }
    }
    return consumers;
  }

  /** Whether the output depends on one of the roots. */
  static boolean depends(Tape tape, Var output, List<Var> roots) {
    byte[] marks = marks(tape, output, roots, roots.get(0).index());
    return marks.length > 0 && marks[marks.length - 1] != 0;
  }
}
