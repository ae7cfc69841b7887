package dev.gradus.examples.report;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Model;

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

  /** The predictions for a grid of points in the given units. */
  static Surface of(Model model, Window window, int columns, int rows) {
    double[][] points = new double[columns * rows][];
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        points[j * columns + i] = new double[] {
            window.left() + window.width() * i / (columns - 1),
            window.bottom() + window.height() * j / (rows - 1)};
      }
    }
    return new Surface(columns, rows, model.predict(Tensor.matrix(points)).toArray());
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
