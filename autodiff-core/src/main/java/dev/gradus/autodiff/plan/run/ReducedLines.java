package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Shapes;

/**
 * The lines of a tensor that a reduction over any axes makes one number each of: line l has the
 * entries from[l] + offset[j].
 *
 * @param from where each line begins, in the order of the reduced shape
 * @param offset how far from there its entries are
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares lines
record ReducedLines(int[] from, int[] offset) {
  /** The lines of a shape that are reduced to another of the same rank. */
  static ReducedLines of(Shape x, Shape kept) {
    int[] line = Spans.sources(new Shapes.BroadcastTo(x), x, kept);
    int count = kept.size();
    int[] from = new int[count];
    int[] offset = new int[count == 0 ? 0 : line.length / count];
    for (int i = line.length - 1; i >= 0; i--) from[line[i]] = i;
    for (int i = 0, j = 0; j < offset.length; i++) if (line[i] == 0) offset[j++] = i;
    return new ReducedLines(from, offset);
  }
}
