package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.nn.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points as signs in a plot, in units of a half: for each class a shape beside its colour, or a
 * letter where there are more classes than shapes. Rare classes lie above common ones; points held
 * out are hollow. Numbers to predict are told by shades.
 */
final class Dots {
  /** How many classes have a colour and a shape. */
  static final int SHAPES = 8;
  static final int SHADES = 10;
  private static final int MOST = 1000; // signs: more would hide each other
  private static final int MOST_LETTERS = 400;

  private final Points points;
  private final @Nullable Points held;
  private final List<Group> groups = new ArrayList<>();
  private final double low; // the range of the numbers to predict
  private final double high;

  /** Points of one kind, in the order in which they are drawn. */
  private record Group(Points of, boolean isHeld, int kind, List<int[]> places) {}

  Dots(Points points, @Nullable Points held, Plane plane, Plot plot) {
    this.points = points;
    this.held = held;
    double[] numbers = points.targets().toArray();
    low = IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).min().orElse(0);
    high = IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).max().orElse(1);
    group(points, false, plane, plot);
    if (held != null) group(held, true, plane, plot);
    groups.sort(Comparator.comparingInt(g -> -g.places().size()));
  }

  private void group(Points some, boolean isHeld, Plane plane, Plot plot) {
    double[][] places = plane.places(some);
    int kinds = some.task() == Task.NUMBER ? SHADES : some.classes().size();
    int most = some.task() != Task.NUMBER && kinds > SHAPES ? MOST_LETTERS : MOST;
    int room = all() <= most ? most : most / kinds / (held == null ? 1 : 2);
    for (int kind = 0; kind < kinds; kind++) {
      int k = kind;
      int[] all = IntStream.range(0, some.size()).filter(i -> kind(some, i) == k).toArray();
      int[] rows = thinned(all, room);
      List<int[]> at = new ArrayList<>();
      for (int i : rows) at.add(plot.at(places[i][0], places[i][1]));
      if (rows.length > 0) groups.add(new Group(some.select(rows), isHeld, kind, at));
    }
  }

  private int kind(Points some, int row) {
    double target = some.targets().get(row);
    return some.task() == Task.NUMBER ? shade(target, low, high) : (int) target;
  }

  /** The shade of a number between two others. */
  static int shade(double x, double low, double high) {
    return Math.max(0, Math.min((int) (SHADES * (x - low) / (high - low)), SHADES - 1));
  }

  /** As many as there is room for, evenly chosen. */
  private static int[] thinned(int[] all, int room) {
    if (all.length <= room) return all;
    return IntStream.range(0, room).map(i -> all[(int) ((long) i * all.length / room)]).toArray();
  }

  double low() { return low; }

  double high() { return high; }

  /** How many are drawn. */
  int drawn() { return groups.stream().mapToInt(g -> g.places().size()).sum(); }

  /** How many there are. */
  int all() { return points.size() + (held == null ? 0 : held.size()); }

  /** What stands for a class in pictures and legends, if it has no shape. */
  static String letter(List<String> classes, int label) {
    boolean areShort = classes.stream().allMatch(c -> c.codePointCount(0, c.length()) == 1);
    return areShort ? classes.get(label) : Character.toString('A' + label);
  }

  /** The signs. */
  String svg() {
    StringBuilder out = new StringBuilder();
    boolean isNumber = points.task() == Task.NUMBER;
    for (Group g : groups) {
      if (!isNumber && points.classes().size() > SHAPES) {
        letters(out, g);
        continue;
      }
      StringBuilder d = new StringBuilder();
      for (int[] at : g.places()) d.append(sign(isNumber ? g.isHeld() ? 1 : 0 : g.kind(), at));
      String kind = isNumber ? "shade h" + g.kind() : "c" + g.kind();
      out.append("<path class=\"sign ").append(kind).append(g.isHeld() ? " held" : "")
          .append("\" d=\"").append(d).append("\"/>\n");
    }
    return out.toString();
  }

  private void letters(StringBuilder out, Group g) {
    StringBuilder x = new StringBuilder();
    StringBuilder y = new StringBuilder();
    for (int[] at : g.places()) {
      x.append(x.isEmpty() ? "" : " ").append(at[0]);
      y.append(y.isEmpty() ? "" : " ").append(at[1] + 8);
    }
    out.append("<text class=\"letter").append(g.isHeld() ? " held" : "").append("\" x=\"")
        .append(x).append("\" y=\"").append(y).append("\">")
        .append(Html.text(letter(points.classes(), g.kind())).repeat(g.places().size()))
        .append("</text>\n");
  }

  /** A dot of no length on each point that a network takes for another class, to be ringed. */
  String wrong(Model model) {
    if (points.task() == Task.NUMBER) return "";
    StringBuilder d = new StringBuilder();
    for (Group g : groups) {
      int[] taken = model.classify(g.of().rows());
      for (int i = 0; i < taken.length; i++) {
        if (taken[i] == g.kind()) continue;
        int[] at = g.places().get(i);
        d.append('M').append(at[0]).append(at[1] < 0 ? "" : " ").append(at[1]).append("h0");
      }
    }
    return d.toString();
  }

  /** Circle, diamond, square, triangles, plus, cross and bar: none takes another's place. */
  static String sign(int label, int[] at) {
    return switch (label) {
      case 0 -> from(at, -9, 0) + "a9 9 0 1 0 18 0 9 9 0 1 0-18 0z";
      case 1 -> from(at, 0, -12) + "l12 12-12 12-12-12z";
      case 2 -> from(at, -8, -8) + "h16v16h-16z";
      case 3 -> from(at, 0, -11) + "l11 19h-22z";
      case 4 -> from(at, 0, 11) + "l11-19h-22z";
      case 5 -> from(at, -4, -11) + "h8v7h7v8h-7v7h-8v-7h-7v-8h7z";
      case 6 -> from(at, -10, -6) + "l4-4 6 6 6-6 4 4-6 6 6 6-4 4-6-6-6 6-4-4 6-6z";
      default -> from(at, -11, -5) + "h22v10h-22z";
    };
  }

  private static String from(int[] at, int x, int y) {
    return "M" + (at[0] + x) + " " + (at[1] + y);
  }
}
