package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that predicts for a number of points, and the numbers that it predicts by. For one
 * thread at a time. Made once, it leaves nothing behind but the tensors that it gives.
 */
final class Worker {
  private final Workspace workspace;
  private final Cells points;
  private final Cells[] outputs;
  private final double[] row; // of a point that is read as doubles
  private double[] raw = {}; // of a point before it is prepared
  private double[] answers = {};
  private Predictions.@Nullable State state;

  /** For so many points of a width, and so many outputs. */
  Worker(Workspace ws, Precision precision, int width, int outputs) {
    workspace = ws;
    points = Cells.of(ws, Predictions.POINTS, precision);
    this.outputs = new Cells[outputs];
    for (int k = 0; k < outputs; k++) {
      this.outputs[k] = Cells.of(ws, Predictions.output(k), precision);
    }
    row = new double[width];
  }

  /** Whether it predicts by these numbers already. */
  boolean has(Predictions.State next) { return state == next; }

  /** Takes numbers to predict by. */
  void load(Predictions.State next) {
    if (state == null || state.parameters() != next.parameters()) set(next.parameters());
    if (state == null || state.buffers() != next.buffers()) set(next.buffers());
    state = next;
  }

  private void set(Parameters all) {
    List<String> names = all.layout().names();
    for (int i = 0; i < names.size(); i++) workspace.set(names.get(i), all.tensors().get(i));
  }

  /** Takes all rows of a tensor, or one that is a vector; as they are, or prepares them. */
  void read(Tensor x, @Nullable Prepared by) {
    if (by == null) {
      points.set(x);
      return;
    }
    int n = by.inputs();
    if (raw.length != n) raw = new double[n];
    for (int i = 0; i * n < x.size(); i++) {
      x.copyTo(i * n, n, raw, 0);
      by.apply(raw, 0, row, 0);
      points.row(row, 0, i * row.length, row.length);
    }
  }

  /** Takes some rows. */
  void read(Points x, int from, int to) {
    double[] doubles = points.doubles;
    for (int i = from; i < to; i++) {
      int at = (i - from) * row.length;
      if (doubles != null) {
        x.read(i, doubles, at);
      } else {
        x.read(i, row, 0);
        points.row(row, 0, at, row.length);
      }
    }
  }

  void run() { workspace.run(); }

  /** What comes out at the k-th place. */
  Tensor output(int k, Shape shape) { return outputs[k].tensor(shape); }

  /** The same, put into a longer array. */
  void output(int k, double[] into, int at) {
    Cells y = outputs[k];
    for (int i = 0; i < y.size(); i++) into[at + i] = y.get(i);
  }

  /** What comes out first, in the unit of the data. */
  Tensor answer(Shape shape, @Nullable Prepared by) {
    if (by == null || by.targets() == 0) return output(0, shape);
    if (answers.length == 0) answers = new double[outputs[0].size()];
    output(0, answers, 0);
    by.answer(answers);
    return Tensor.of(shape, answers);
  }
}
