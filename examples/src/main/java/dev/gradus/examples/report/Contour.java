package dev.gradus.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The line on which a surface has a given height, as short straight pieces, one or two for each
 * cell of the grid that it crosses. Source: marching squares, after Lorensen and Cline 1987.
 *
 * <p>In a saddle, where two opposite corners are high and two low, the mean of the four tells which
 * pair is joined.
 */
final class Contour {
  // The sides of a cell, in the order of its corners: each begins at the corner of its number.
  private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

  private final Surface surface;
  private final double level;
  private final List<Piece> pieces = new ArrayList<>();

  private Contour(Surface surface, double level) {
    this.surface = surface;
    this.level = level;
  }

  /** A straight piece, in node steps from the first node. */
  record Piece(double x1, double y1, double x2, double y2) {}

  /** The pieces of the line where the surface is at the level. */
  static List<Piece> of(Surface surface, double level) {
    Contour contour = new Contour(surface, level);
    for (int j = 0; j + 1 < surface.rows(); j++) {
      for (int i = 0; i + 1 < surface.columns(); i++) contour.cell(i, j);
    }
    return contour.pieces;
  }

  private void cell(int i, int j) {
    double[] height = new double[4];
    List<Integer> crossed = new ArrayList<>();
    for (int k = 0; k < 4; k++) height[k] = surface.at(i + CORNERS[k][0], j + CORNERS[k][1]);
    for (int k = 0; k < 4; k++) {
      if (height[k] >= level != height[(k + 1) % 4] >= level) crossed.add(k);
    }
    if (crossed.size() == 2) join(i, j, height, crossed.get(0), crossed.get(1));
    if (crossed.size() == 4) {
      double middle = (height[0] + height[1] + height[2] + height[3]) / 4;
      boolean joinsFirst = middle >= level == height[0] >= level; // corners 0 and 2 are one region
      join(i, j, height, 0, joinsFirst ? 1 : 3);
      join(i, j, height, 2, joinsFirst ? 3 : 1);
    }
  }

  private void join(int i, int j, double[] height, int side, int other) {
    double[] p = crossing(i, j, height, side);
    double[] q = crossing(i, j, height, other);
    pieces.add(new Piece(p[0], p[1], q[0], q[1]));
  }

  private double[] crossing(int i, int j, double[] height, int side) {
    boolean forward = side < 2; // both cells at a side go along it the same way, for the same bits
    int from = forward ? side : (side + 1) % 4;
    int to = forward ? side + 1 : side;
    double t = (level - height[from]) / (height[to] - height[from]);
    int[] a = CORNERS[from];
    int[] b = CORNERS[to];
    return new double[] {i + a[0] + t * (b[0] - a[0]), j + a[1] + t * (b[1] - a[1])};
  }
}
