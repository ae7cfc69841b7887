package dev.gradus.examples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The regions where a surface is at a level or above it, as closed lines. Where a region reaches
 * the edge of the square its line runs half a cell outside, to be clipped away. Source: marching
 * squares, after Lorensen and Cline 1987; Ramer 1972 and Douglas and Peucker 1973 for leaving out
 * places that hardly bend a line.
 *
 * <p>In a saddle, where two opposite corners are high and two low, the mean of the four tells which
 * pair is joined.
 */
final class Contour {
  private static final double STRAIGHT = 0.7; // of a unit: what a line may be moved
  private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

  private final Surface surface;
  private final double level;
  private final int side; // nodes with a frame of low ones around them
  private final int[] next; // the crossing that follows each, with the region at the left
  private final double[][] places;

  private Contour(Surface surface, double level) {
    this.surface = surface;
    this.level = level;
    side = surface.nodes() + 2;
    next = new int[2 * side * side];
    Arrays.fill(next, -1);
    places = new double[next.length][];
    for (int j = 0; j + 1 < side; j++) {
      for (int i = 0; i + 1 < side; i++) cell(i, j);
    }
  }

  /** The closed lines around the regions, in node steps from the first node. */
  static List<double[][]> loops(Surface surface, double level) {
    Contour contour = new Contour(surface, level);
    List<double[][]> loops = new ArrayList<>();
    for (int start = 0; start < contour.next.length; start++) {
      List<double[]> loop = new ArrayList<>();
      for (int e = start; contour.next[e] >= 0;) {
        loop.add(contour.places[e]);
        int following = contour.next[e];
        contour.next[e] = -1;
        e = following;
      }
      if (!loop.isEmpty()) loops.add(loop.toArray(double[][]::new));
    }
    return loops;
  }

  /**
   * The regions as a path in whole units.
   *
   * @param extent of the square in units; its upper left corner is the origin
   */
  static String region(Surface surface, double level, int extent) {
    StringBuilder d = new StringBuilder();
    double unit = extent / (surface.nodes() - 1.0);
    for (double[][] loop : loops(surface, level)) {
      for (double[] p : loop) {
        p[0] *= unit;
        p[1] = extent - p[1] * unit;
      }
      int[][] whole = whole(straightened(loop));
      if (whole.length > 2) d.append(Svg.line(whole)).append('z');
    }
    return d.toString();
  }

  private double height(int i, int j) {
    boolean isFrame = i == 0 || j == 0 || i == side - 1 || j == side - 1;
    return isFrame ? Double.NEGATIVE_INFINITY : surface.at(i - 1, j - 1);
  }

  private void cell(int i, int j) {
    boolean[] in = new boolean[4];
    double mean = 0;
    for (int k = 0; k < 4; k++) {
      double h = height(i + CORNERS[k][0], j + CORNERS[k][1]);
      in[k] = h >= level;
      mean += h / 4;
    }
    boolean isSaddle = in[0] == in[2] && in[1] == in[3] && in[0] != in[1];
    for (int k = 0; k < 4; k++) {
      if (!in[k] || in[(k + 1) % 4]) continue; // here the region ends, going around the cell
      int step = isSaddle && mean >= level ? 1 : 3; // on to its next beginning, or back to its own
      int begin = k;
      do {
        begin = (begin + step) % 4;
      } while (in[begin] || !in[(begin + 1) % 4]);
      next[crossing(i, j, k)] = crossing(i, j, begin);
    }
  }

  /** The number of the side from corner k on, whose crossing is put into its place. */
  private int crossing(int i, int j, int k) {
    int[] a = CORNERS[k < 2 ? k : (k + 1) % 4]; // both cells at a side go along it the same way
    int[] b = CORNERS[k < 2 ? k + 1 : k];
    int x = i + a[0];
    int y = j + a[1];
    int number = 2 * (y * side + x) + (a[1] == b[1] ? 0 : 1);
    double from = height(x, y);
    double to = height(i + b[0], j + b[1]);
    double t = Double.isInfinite(from) || Double.isInfinite(to) ? 0.5
        : (level - from) / (to - from);
    places[number] = new double[] {x - 1 + t * (b[0] - a[0]), y - 1 + t * (b[1] - a[1])};
    return number;
  }

  /** A closed line without the places that hardly bend it. */
  private static List<double[]> straightened(double[][] loop) {
    int far = 0;
    for (int i = 1; i < loop.length; i++) {
      if (distance(loop[i], loop[0], loop[0]) > distance(loop[far], loop[0], loop[0])) far = i;
    }
    boolean[] kept = new boolean[loop.length];
    kept[0] = true;
    kept[far] = true;
    keep(loop, 0, far, kept);
    keep(loop, far, loop.length, kept);
    List<double[]> few = new ArrayList<>();
    for (int i = 0; i < loop.length; i++) if (kept[i]) few.add(loop[i]);
    return few;
  }

  private static void keep(double[][] loop, int from, int to, boolean[] kept) {
    int far = -1;
    double farthest = STRAIGHT;
    for (int i = from + 1; i < to; i++) {
      double d = distance(loop[i], loop[from], loop[to % loop.length]);
      if (d > farthest) {
        farthest = d;
        far = i;
      }
    }
    if (far < 0) return;
    kept[far] = true;
    keep(loop, from, far, kept);
    keep(loop, far, to, kept);
  }

  /** How far a place is from a straight line between two others. */
  private static double distance(double[] p, double[] a, double[] b) {
    double x = b[0] - a[0];
    double y = b[1] - a[1];
    double square = x * x + y * y;
    double t = square == 0 ? 0 : ((p[0] - a[0]) * x + (p[1] - a[1]) * y) / square;
    double u = Math.max(0, Math.min(1, t));
    return Math.hypot(p[0] - a[0] - u * x, p[1] - a[1] - u * y);
  }

  private static int[][] whole(List<double[]> places) {
    List<int[]> whole = new ArrayList<>();
    for (double[] p : places) {
      int[] at = {(int) Math.round(p[0]), (int) Math.round(p[1])};
      if (whole.isEmpty() || !Arrays.equals(at, whole.get(whole.size() - 1))) whole.add(at);
    }
    return whole.toArray(int[][]::new);
  }
}
