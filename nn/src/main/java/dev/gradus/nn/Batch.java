package dev.gradus.nn;

import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import org.jspecify.annotations.Nullable;

/** The plan for a number of points, and its arrays that are written and read in each step. */
final class Batch {
  final int size; // how many points
  final Workspace workspace;
  final int @Nullable [] step; // where layers draw random numbers
  final Cells error;
  private final Cells[] hyperparameters;
  private final Cells points;
  private final int @Nullable [] classes;
  private final @Nullable Cells targets;
  private final @Nullable Cells weights;
  private final int columns;
  private final double[] row; // where a point is read, if it has to be rounded

  Batch(Workspace ws, Form form, Precision precision, Hyperparameters said, boolean draws) {
    workspace = ws;
    points = Cells.of(ws, "points", precision);
    classes = form.hasClasses() ? ws.indices("targets") : null;
    targets = form.hasClasses() ? null : Cells.of(ws, "targets", precision);
    weights = form.isWeighted() ? Cells.of(ws, "weights", precision) : null;
    step = draws ? ws.indices("step") : null;
    error = Cells.of(ws, "error", precision);
    columns = form.columns();
    size = points.size() / columns;
    row = new double[columns];
    hyperparameters = new Cells[said.size()];
    for (int i = 0; i < said.size(); i++) {
      hyperparameters[i] = Cells.of(ws, said.name(i), precision);
    }
  }

  /** Says those of a step. */
  void hyperparameters(Hyperparameters said, long step) {
    for (int i = 0; i < hyperparameters.length; i++) hyperparameters[i].set(0, said.at(i, step));
  }

  /** Reads a row of points straight into place i. */
  void point(int i, Points from, int at) {
    double[] doubles = points.doubles;
    if (doubles != null) {
      from.read(at, doubles, i * columns);
      return;
    }
    from.read(at, row, 0);
    point(i, row);
  }

  void point(int i, double[] x) { points.row(x, 0, i * columns, columns); }

  /** What should be predicted for point i: its class, or numbers of an array. */
  void target(int i, double[] from, int at, int outputs) {
    if (classes != null) classes[i] = (int) from[at];
    else if (targets != null) targets.row(from, at, i * outputs, outputs);
  }

  void weight(int i, double w) {
    if (weights != null) weights.set(i, w);
  }
}
