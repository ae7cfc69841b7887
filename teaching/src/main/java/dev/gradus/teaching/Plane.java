package dev.gradus.teaching;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;

/** The plane of points of two coordinates, and what the network predicts all over it. */
record Plane(Frame x, Frame y) {
  /** As many places on each side have a prediction. */
  static final int SIDE = 41;

  /** Around all points, or as a text says: the page holds on to one while a point is dragged. */
  static Plane of(List<double[]> points, String held) {
    if (!held.isEmpty()) {
      double[] at = new double[4];
      List<String> numbers = Fragment.parts(held, ',');
      if (numbers.size() != at.length) throw new IllegalArgumentException("a plane has 4 ends");
      for (int i = 0; i < at.length; i++) {
        at[i] = Fragment.number("plane", numbers.get(i), -1e9, 1e9);
      }
      return new Plane(new Frame(at[0], at[1]), new Frame(at[2], at[3]));
    }
    return new Plane(around(points, 0), around(points, 1));
  }

  private static Frame around(List<double[]> points, int axis) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] p : points) {
      least = Math.min(least, p[axis]);
      most = Math.max(most, p[axis]);
    }
    return Frame.around(least, most);
  }

  /** What {@link #of} reads. */
  String text() {
    return Digits.plain(x.lo(), 17) + "," + Digits.plain(x.hi(), 17) + ","
        + Digits.plain(y.lo(), 17) + "," + Digits.plain(y.hi(), 17);
  }

  /** Predictions at SIDE · SIDE places, row by row, from the top left. */
  double[] predictions(Problem problem) {
    double[][] places = new double[SIDE * SIDE][];
    for (int i = 0; i < places.length; i++) {
      int row = i / SIDE;
      places[i] = new double[] {between(x, i % SIDE), between(y, SIDE - 1 - row)};
    }
    return problem.network()
        .apply(Var.constant(Tensor.matrix(places)), problem.weights().constants()).value()
        .toArray();
  }

  private static double between(Frame frame, int k) {
    return frame.lo() + (frame.hi() - frame.lo()) * k / (SIDE - 1);
  }

  /**
   * Where predictions pass a level: pieces of lines, each of four numbers from 0 to 1000. In each
   * small square the sides that are crossed are joined, two by two.
   */
  static List<Integer> contour(double[] predictions, double level) {
    List<Integer> pieces = new ArrayList<>();
    for (int row = 0; row + 1 < SIDE; row++) {
      for (int column = 0; column + 1 < SIDE; column++) {
        int i = row * SIDE + column;
        int[][] sides = {{i, i + 1}, {i + 1, i + SIDE + 1}, {i + SIDE, i + SIDE + 1},
            {i, i + SIDE}};
        List<Integer> crossed = new ArrayList<>();
        for (int[] side : sides) cross(predictions, level, side[0], side[1], crossed);
        if (crossed.size() % 4 == 0) pieces.addAll(crossed); // else a number is none
      }
    }
    return pieces;
  }

  private static void cross(double[] values, double level, int i, int j, List<Integer> crossed) {
    double a = values[i] - level;
    double b = values[j] - level;
    if (a < 0 == b < 0) return;
    double t = a / (a - b);
    crossed.add(place(i % SIDE, j % SIDE, t));
    crossed.add(place(i / SIDE, j / SIDE, t));
  }

  private static int place(int from, int to, double t) {
    return (int) Math.rint(1000 * (from + (to - from) * t) / (SIDE - 1));
  }
}
