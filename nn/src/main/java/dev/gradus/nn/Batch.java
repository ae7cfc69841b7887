package dev.gradus.nn;

import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plan for a number of points, and its arrays that are written and read in each step. */
final class Batch {
  final Workspace workspace;
  final int @Nullable [] step; // where layers draw random numbers
  final Cells error;
  private final Map<String, Cells> hyperparameters = new HashMap<>();
  private final Cells points;
  private final int @Nullable [] classes;
  private final @Nullable Cells targets;
  private final @Nullable Cells weights;
  private final int columns;
  private final double[] row; // where a point is read, if it has to be rounded

  Batch(Workspace ws, Form form, Settings settings, Optimizer rule, boolean draws) {
    Precision precision = settings.precision;
    workspace = ws;
    points = Cells.of(ws, "points", precision);
    classes = form.hasClasses() ? ws.indices("targets") : null;
    targets = form.hasClasses() ? null : Cells.of(ws, "targets", precision);
    weights = form.isWeighted() ? Cells.of(ws, "weights", precision) : null;
    step = draws ? ws.indices("step") : null;
    error = Cells.of(ws, "error", precision);
    columns = form.columns();
    row = new double[columns];
    for (String name : Stepping.hyperparameters(rule, 0).keySet()) {
      hyperparameters.put(name, Cells.of(ws, name, precision));
    }
  }

  /** Those of a step, which have the names of step 0; it leaves hardly anything behind. */
  void hyperparameters(Optimizer rule, long step) {
    Map<String, Double> all = Stepping.said(rule, step);
    if (all.size() != hyperparameters.size()) throw otherNames(rule, step);
    all.forEach((name, value) -> {
      Cells place = hyperparameters.get(name);
      if (place == null) throw otherNames(rule, step);
      place.set(0, Stepping.checked(rule, step, name, value));
    });
  }

  private IllegalArgumentException otherNames(Optimizer rule, long step) {
    return Stepping.otherNames(rule, step, hyperparameters.keySet());
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
