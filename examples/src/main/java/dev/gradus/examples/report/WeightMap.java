package dev.gradus.examples.report;

/**
 * Where the cells of a matrix of weights stand in a map: a row for each unit that weights come
 * from, a column for each that they lead to, and below, if asked for, a row of biases. However many
 * there are, the map is no taller or wider than a screen.
 *
 * @param rows of the matrix
 * @param columns of it
 * @param hasBiases whether there is a row of biases
 */
record WeightMap(int rows, int columns, boolean hasBiases) {
  private static final double LARGEST = 22; // a cell
  private static final double TALLEST = 380;
  private static final double WIDEST = 240;
  private static final double NAMED = 11; // a row with room for a name
  private static final double APART = 6; // biases from weights

  private double cellHeight() { return Math.min(LARGEST, TALLEST / rows); }

  private double cellWidth() { return Math.min(LARGEST, WIDEST / columns); }

  double width() { return columns * cellWidth(); }

  double height() {
    return rows * cellHeight() + (hasBiases ? APART + Math.max(6, cellHeight()) : 0);
  }

  /** Whether its rows have room for names. */
  boolean names() { return cellHeight() >= NAMED; }

  /** The middle of a row. */
  double middle(int row) { return (row + 0.5) * cellHeight(); }

  /** A weight, as a path. */
  String cell(int row, int column) {
    return box(column * cellWidth(), row * cellHeight(), cellWidth(), cellHeight());
  }

  /** A bias. */
  String bias(int column) {
    return box(column * cellWidth(), rows * cellHeight() + APART, cellWidth(),
        Math.max(6, cellHeight()));
  }

  /** What encloses them. */
  String frame() {
    String weights = box(0, 0, width(), rows * cellHeight());
    return hasBiases ? weights + box(0, rows * cellHeight() + APART, width(),
        Math.max(6, cellHeight())) : weights;
  }

  private static String box(double x, double y, double width, double height) {
    return "M" + Svg.n2(x) + " " + Svg.n2(y) + "h" + Svg.n2(width) + "v" + Svg.n2(height) + "h-"
        + Svg.n2(width) + "z";
  }
}
