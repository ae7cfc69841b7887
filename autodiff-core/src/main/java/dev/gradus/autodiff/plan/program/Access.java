package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Shapes;

/**
 * How a value is read entry by entry: entry i is entry {@code (i / repeat) % period} of what is
 * stored. A number, a bias row and a column that are broadcast over a matrix need no copy.
 *
 * @param source the node whose entries are stored
 * @param repeat how often each entry comes in a row
 * @param period how many entries there are before they begin again
 * @param size how many entries are read
 * @param anew whether it passes a mark that computation begins anew
 */
public record Access(Node source, int repeat, int period, int size, boolean anew) {
  // A record has these, but Java makes their code when a program's first plan asks.
  @Override
  public int hashCode() { return 31 * source.hashCode() + period; }

  @Override
  public boolean equals(Object o) {
    return o instanceof Access a && source == a.source && repeat == a.repeat && period == a.period
        && size == a.size && anew == a.anew;
  }

  /** How a node is read; the node itself where no pattern leads to an earlier one. */
  static Access of(Node node) {
    Node at = node;
    boolean anew = false;
    while (at.isAlias()) {
      anew |= at.op instanceof Recompute.Anew;
      at = at.input(0);
    }
    if (at.op instanceof Shapes.BroadcastTo) {
      Access inner = of(at.input(0));
      int[] pattern = pattern(at.input(0).shape, at.shape);
      if (pattern != null && (inner.isDirect() || inner.period == 1)) {
        boolean number = inner.period == 1;
        return new Access(inner.source, number ? 1 : pattern[0], number ? 1 : pattern[1],
            node.size(), anew || inner.anew);
      }
    }
    int period = at.isConstant() ? at.part().length : at.size();
    return new Access(at, 1, period, node.size(), anew);
  }

  /** Whether entries are read as they are stored: each once, in order. */
  public boolean isDirect() { return repeat == 1 && period == size; }

  /** Whether there is one number only. */
  public boolean isNumber() { return period == 1; }

  /** Repeat and period by which a shape is broadcast to another, or null if there are none. */
  public static int @org.jspecify.annotations.Nullable [] pattern(Shape from, Shape to) {
    int lead = to.rank() - from.rank();
    int last = to.rank() - 1;
    int repeat = 1;
    while (last >= 0 && length(from, last - lead) == 1) repeat *= to.dim(last--);
    int period = 1;
    while (last >= 0 && length(from, last - lead) == to.dim(last)) period *= to.dim(last--);
    while (last >= 0 && length(from, last - lead) == 1) last--;
    return last < 0 ? new int[] {repeat, period} : null;
  }

  private static int length(Shape shape, int axis) { return axis < 0 ? 1 : shape.dim(axis); }
}
