package dev.gradus.examples.report;

/** Heights over a square, on a grid of nodes: row by row, the lowest row first. */
final class Surface {
  private final int nodes;
  private final double[] values;

  Surface(int nodes, double[] values) {
    this.nodes = nodes;
    this.values = values;
  }

  /** A surface from its rows. */
  static Surface of(double[]... rows) {
    double[] values = new double[rows.length * rows.length];
    for (int j = 0; j < rows.length; j++) {
      System.arraycopy(rows[j], 0, values, j * rows.length, rows.length);
    }
    return new Surface(rows.length, values);
  }

  /** A column of a table that has a row for each node. */
  static Surface column(int nodes, double[] table, int columns, int column) {
    double[] values = new double[nodes * nodes];
    for (int i = 0; i < values.length; i++) values[i] = table[i * columns + column];
    return new Surface(nodes, values);
  }

  /** How many nodes stand along each side. */
  int nodes() { return nodes; }

  /** The values, row by row. */
  double[] values() { return values.clone(); }

  /** The value at a node. */
  double at(int column, int row) { return values[row * nodes + column]; }

  /** Every second node. */
  Surface halved() {
    int n = (nodes + 1) / 2;
    double[] few = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) few[j * n + i] = at(2 * i, 2 * j);
    }
    return new Surface(n, few);
  }
}
