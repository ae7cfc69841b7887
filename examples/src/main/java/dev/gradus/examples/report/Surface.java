package dev.gradus.examples.report;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * The predictions of a network over a rectangle of two features, on a grid of nodes; between nodes
 * they are interpolated bilinearly.
 */
final class Surface {
  private final int columns;
  private final int rows;
  private final double[] values;

  private Surface(int columns, int rows, double[] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /** A surface from its values, row by row; every row is as long. */
  static Surface of(double[][] nodes) {
    double[] values = new double[nodes.length * nodes[0].length];
    for (int j = 0; j < nodes.length; j++) {
      System.arraycopy(nodes[j], 0, values, j * nodes[0].length, nodes[0].length);
    }
    return new Surface(nodes[0].length, nodes.length, values);
  }

  /** The predictions for a grid of points: a surface for each output of a network. */
  static List<Surface> of(Model model, Window window, int columns, int rows) {
    double[][] points = new double[columns * rows][];
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        points[j * columns + i] = new double[] {
            window.left() + window.width() * i / (columns - 1),
            window.bottom() + window.height() * j / (rows - 1)};
      }
    }
    double[] all = model.predict(Tensor.matrix(points)).toArray();
    int outputs = all.length / points.length;
    List<Surface> surfaces = new ArrayList<>();
    for (int k = 0; k < outputs; k++) {
      double[] values = new double[points.length];
      for (int i = 0; i < values.length; i++) values[i] = all[i * outputs + k];
      surfaces.add(new Surface(columns, rows, values));
    }
    return surfaces;
  }

  /** How far one of some surfaces is above the highest of the others. */
  static Surface lead(List<Surface> all, int of) {
    double[] values = all.get(of).values.clone();
    for (int i = 0; i < values.length; i++) {
      double other = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < all.size(); k++) {
        if (k != of) other = Math.max(other, all.get(k).values[i]);
      }
      values[i] -= other;
    }
    return new Surface(all.get(of).columns, all.get(of).rows, values);
  }

  int columns() { return columns; }

  int rows() { return rows; }

  /** The value at a node. */
  double at(int column, int row) { return values[row * columns + column]; }

  /** The value at any place, in node steps from the first node. */
  double at(double column, double row) {
    int i = Math.min((int) column, columns - 2);
    int j = Math.min((int) row, rows - 2);
    double u = column - i;
    double v = row - j;
    return (1 - v) * ((1 - u) * at(i, j) + u * at(i + 1, j))
        + v * ((1 - u) * at(i, j + 1) + u * at(i + 1, j + 1));
  }
}
