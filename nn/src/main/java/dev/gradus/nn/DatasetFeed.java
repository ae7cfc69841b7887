package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import org.jspecify.annotations.Nullable;

/** The points of a data set, shuffled anew for each epoch. */
final class DatasetFeed extends Feed {
  private final Points points;
  private final double[] targets;
  private final int outputs; // numbers of a target
  private final double @Nullable [] weights;
  private final long seed;
  private int epoch = -1;
  private int[] order = {};
  private int from;
  private int to;

  DatasetFeed(Dataset data, long seed) {
    this.seed = seed;
    points = data.rows();
    targets = data.targets().toArray();
    outputs = data.hasClasses() ? 1 : data.targets().shape().dim(1);
    Tensor w = data.weights();
    weights = w == null ? null : w.toArray();
  }

  @Override
  void seek(int epoch, long row) {
    if (row > points.size()) {
      throw new IllegalArgumentException("Training.resume: the checkpoint stands at point " + row
          + " of an epoch, but the data has " + points.size() + " points to learn from; resume "
          + "with the same data");
    }
    if (this.epoch != epoch) order(Draw.shuffled(points.size(), seed, Streams.ORDER, epoch + 1L));
    this.epoch = epoch;
    to = (int) row;
  }

  /** Goes to the beginning of an epoch of these points. */
  void order(int... rows) {
    order = rows;
    to = 0;
  }

  @Override
  boolean hasNext() { return to < order.length; }

  @Override
  int next(int most) {
    from = to;
    to = Math.min(order.length, from + most);
    return to - from;
  }

  @Override
  void write(Batch into) {
    for (int i = 0; i < to - from; i++) {
      int row = order[from + i];
      into.point(i, points, row);
      into.target(i, targets, row * outputs, outputs);
      if (weights != null) into.weight(i, weights[row]);
    }
  }

  @Override
  int size() { return to - from; }

  @Override
  double weight() {
    if (weights == null) return to - from;
    double sum = 0;
    for (int i = from; i < to; i++) sum += weights[order[i]];
    return sum;
  }

  @Override
  int[] sizes(int batch) {
    int n = points.size();
    return new int[] {Math.min(batch, n), n % batch};
  }
}
