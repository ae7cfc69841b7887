package dev.gradus.teaching;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes of the points: what the page does with a click, a drag, a key or a pasted text becomes
 * the points of another link. The texts of the other points stay as they were.
 */
final class PointsEdit {
  private final Fragment link;
  private final Problem problem;
  private final List<String> points;

  private PointsEdit(Fragment link, Problem problem) {
    this.link = link;
    this.problem = problem;
    points = new ArrayList<>(Fragment.parts(Problem.pointsText(link), ';'));
  }

  /**
   * What a change leads to.
   *
   * @param change a line that names it, and lines of what it needs:
   *     {@code add plane x y label}, {@code move plane i x y}, with places from 0 to 1 in the
   *     plane, from the bottom left; {@code nudge plane i right up}, in small steps;
   *     {@code set i numbers}; {@code flip i}; {@code delete i}; {@code paste} and a table
   */
  static Json of(Fragment link, Problem problem, String change) {
    int end = change.indexOf('\n');
    String what = end < 0 ? change : change.substring(0, end);
    String rest = end < 0 ? "" : change.substring(end + 1);
    if (what.equals("paste")) return PointsTable.of(rest).answer(problem);
    PointsEdit edit = new PointsEdit(link, problem);
    int chosen = edit.change(what, Fragment.parts(rest, '\n'));
    return new Json().with("points", String.join(";", edit.points)).with("point", chosen);
  }

  private int change(String what, List<String> lines) {
    int needed = switch (what) {
      case "add", "move", "nudge" -> 4;
      case "set" -> 2;
      case "flip", "delete" -> 1;
      default -> throw new IllegalArgumentException("points cannot be changed by " + what);
    };
    if (lines.size() != needed) {
      throw new IllegalArgumentException(what + " needs " + needed + " lines");
    }
    return switch (what) {
      case "add" -> add(lines);
      case "move" -> move(lines);
      case "nudge" -> nudge(lines);
      case "set" -> set(index(lines.get(0)), lines.get(1));
      case "flip" -> flip(index(lines.get(0)));
      default -> delete(index(lines.get(0)));
    };
  }

  private int add(List<String> lines) {
    if (points.size() == Problem.MOST_POINTS) {
      throw new IllegalArgumentException(
          "there are " + Problem.MOST_POINTS + " points, as many as the page takes");
    }
    points.add("");
    return set(points.size() - 1, placed(plane(lines), lines.get(1), lines.get(2)) + ","
        + lines.get(3));
  }

  private int move(List<String> lines) {
    int i = index(lines.get(1));
    return set(i, placed(plane(lines), lines.get(2), lines.get(3)) + "," + target(i));
  }

  private static String placed(Plane plane, String x, String y) {
    return plane.x().number(place(x)) + ","
        + plane.y().number(place(y));
  }

  private int nudge(List<String> lines) {
    Plane plane = plane(lines);
    int i = index(lines.get(1));
    double[] p = problem.points().get(i);
    return set(i, nudged(plane.x(), p[0], lines.get(2)) + ","
        + nudged(plane.y(), p[1], lines.get(3)) + "," + target(i));
  }

  private static String nudged(Frame frame, double x, String steps) {
    double by = Fragment.number("steps", steps, -100, 100) * (frame.hi() - frame.lo()) / 50;
    return frame.rounded(x + by);
  }

  /** As typed: numbers separated by commas, the target last. */
  private int set(int i, String numbers) {
    if (numbers.indexOf(';') >= 0) throw new IllegalArgumentException("; begins another point");
    points.set(i, numbers);
    String text = String.join(";", points);
    Problem.of(link.with("points", text)); // refuses what a link must not say
    return i;
  }

  private int flip(int i) {
    if (!problem.isClass()) {
      throw new IllegalArgumentException("a number is predicted, so points have no colour to flip");
    }
    String point = points.get(i);
    return set(i, point.substring(0, point.lastIndexOf(',') + 1)
        + (problem.points().get(i)[problem.layers().get(0)] == 1 ? "0" : "1"));
  }

  private int delete(int i) {
    if (points.size() == 1) throw new IllegalArgumentException("E needs one point at least");
    points.remove(i);
    return Math.min(i, points.size() - 1);
  }

  private Plane plane(List<String> lines) {
    if (problem.layers().get(0) == 2) return Plane.of(problem.points(), lines.get(0));
    throw new IllegalArgumentException("points lie in a plane if they have two coordinates");
  }

  private String target(int i) {
    String point = points.get(i);
    return point.substring(point.lastIndexOf(',') + 1);
  }

  private int index(String line) {
    return (int) Fragment.number("point", line, 0, points.size() - 1);
  }

  private static double place(String line) { return Fragment.number("place", line, 0, 1); }
}
