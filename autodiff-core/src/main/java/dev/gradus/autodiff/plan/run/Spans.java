package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.program.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries that an operation puts in other places, as spans of neighbours that stay together: found
 * once, by letting it move numbers that say where they come from.
 *
 * @param from where each span begins in the input
 * @param to where it goes
 * @param length how long it is
 * @param zeros pairs of a begin and an end of what is 0
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares spans
record Spans(int[] from, int[] to, int[] length, int[] zeros) {
  /** For each entry of the result where it comes from, counted over all inputs; −1 for a zero. */
  static int[] sources(Op op, Shape result, Shape... inputs) {
    Tensor[] numbered = new Tensor[inputs.length];
    int next = 1;
    for (int k = 0; k < inputs.length; k++) {
      double[] number = new double[inputs[k].size()];
      for (int i = 0; i < number.length; i++) number[i] = next++;
      numbered[k] = Tensor.of(inputs[k], number);
    }
    double[] moved = op.value(result, numbered).toArray();
    int[] sources = new int[moved.length];
    for (int i = 0; i < sources.length; i++) sources[i] = (int) moved[i] - 1;
    return sources;
  }

  /** What makes entries of the k-th input go where they belong. */
  interface Move {
    Runnable of(int k, Spans spans);
  }

  /** What lets the entries of all inputs of a node go where they belong. */
  static Runnable moves(Node node, Move move) {
    Shape[] shapes = node.inputs.stream().map(x -> x.shape).toArray(Shape[]::new);
    int[] sources = sources(node.op, node.shape, shapes);
    Runnable[] moves = new Runnable[shapes.length];
    int first = 0;
    for (int k = 0; k < moves.length; k++) {
      int last = first + shapes[k].size();
      moves[k] = move.of(k, of(sources, first, last, k == 0));
      first = last;
    }
    if (moves.length == 1) return moves[0];
    return () -> {
      for (Runnable m : moves) m.run();
    };
  }

  /** Moves whole numbers. */
  void move(int[] x, int[] y) {
    for (int i = 0; i < from.length; i++) System.arraycopy(x, from[i], y, to[i], length[i]);
    for (int i = 0; i < zeros.length; i += 2) java.util.Arrays.fill(y, zeros[i], zeros[i + 1], 0);
  }

  /** The spans that come from the inputs numbered first to last; zeros if wanted. */
  static Spans of(int[] sources, int first, int last, boolean zeros) {
    List<int[]> spans = new ArrayList<>();
    List<int[]> empty = new ArrayList<>();
    for (int i = 0; i < sources.length;) {
      int begin = i++;
      int p = sources[begin];
      boolean zero = p < 0;
      int end = p < first ? first : p < last ? last : Integer.MAX_VALUE; // of the input it is from
      while (i < sources.length
          && (zero ? sources[i] < 0 : sources[i] == p + i - begin && sources[i] < end)) {
        i++;
      }
      if (zero) empty.add(new int[] {begin, i});
      else if (p >= first && p < last) spans.add(new int[] {p - first, begin, i - begin});
    }
    int[] gaps = zeros ? empty.stream().flatMapToInt(java.util.Arrays::stream).toArray()
        : new int[0];
    return new Spans(column(spans, 0), column(spans, 1), column(spans, 2), gaps);
  }

  private static int[] column(List<int[]> spans, int k) {
    return spans.stream().mapToInt(r -> r[k]).toArray();
  }
}
