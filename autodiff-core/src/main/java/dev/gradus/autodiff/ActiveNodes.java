package dev.gradus.autodiff;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes between some roots and some outputs: those that depend on a root and that an output
 * depends on, without the roots. All other nodes are nothing to a pass from the one to the other.
 */
final class ActiveNodes {
  private static final byte DEPENDS = 1;
  private static final byte NEEDED = 2;

  private final int first;
  private final int length;
  private final int[] nodes;

  private ActiveNodes(int first, int length, int[] nodes) {
    this.first = first;
    this.length = length;
    this.nodes = nodes;
  }

  /**
   * Roots are in index order and fresh: none is computed from another. An output that is null or
   * on another tape leads nowhere.
   */
  static ActiveNodes of(Tape tape, @Nullable Var[] outputs, List<Var> roots) {
    int first = roots.get(0).index();
    int last = roots.get(roots.size() - 1).index();
    for (Var y : outputs) if (y != null && y.tape() == tape) last = Math.max(last, y.index());
    byte[] marks = new byte[last - first + 1];
    for (Var root : roots) marks[root.index() - first] = DEPENDS;
    for (int i = 0; i < marks.length; i++) {
      Var x;
      for (int k = 0; (x = tape.get(first + i).inputOrNull(k)) != null; k++) {
        int j = x.index() - first;
        if (j >= 0) marks[i] |= marks[j];
      }
    }
    for (Var root : roots) marks[root.index() - first] = 0;
    for (Var y : outputs) {
      if (y != null && y.tape() == tape && y.index() >= first) marks[y.index() - first] |= NEEDED;
    }
    return new ActiveNodes(first, marks.length, needed(tape, first, marks));
  }

  /** The nodes that depend and are needed, found from the last down. */
  private static int[] needed(Tape tape, int first, byte[] marks) {
    int[] found = new int[marks.length];
    int at = found.length;
    for (int i = marks.length - 1; i >= 0; i--) {
      if (marks[i] != (DEPENDS | NEEDED)) continue;
      found[--at] = first + i;
      Var x;
      for (int k = 0; (x = tape.get(first + i).inputOrNull(k)) != null; k++) {
        int j = x.index() - first;
        if (j >= 0) marks[j] |= NEEDED;
      }
    }
    return Arrays.copyOfRange(found, at, found.length);
  }

  /** Their indices, ascending; not to be written to. */
  int[] nodes() { return nodes; }

  /** How many rows a table has that is looked up by {@link #row}. */
  int length() { return length; }

  /** A var's row in a table of the nodes from the first root on; −1 if it stands before. */
  int row(Var v) { return Math.max(-1, v.index() - first); }
}
