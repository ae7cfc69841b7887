package dev.gradus.examples.data;

import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Points to learn from, and points held out to see whether what was learned is true of others too.
 *
 * @param learned from
 * @param held out
 */
public record Split(Points learned, Points held) {
  /**
   * Holds out the same share of each class, or of all points with numbers, drawn at random.
   *
   * @param points all there are
   * @param share of the points to hold out, between 0 and 1
   * @param seed for the draw
   * @return both parts, their points in the order they had
   * @throws BadInputException if a class is too small to have a point in both parts
   */
  public static Split of(Points points, double share, long seed) throws BadInputException {
    List<Integer> held = new ArrayList<>();
    Random random = new Random(seed);
    for (List<Integer> rows : groups(points)) {
      Collections.shuffle(rows, random);
      int n = (int) Math.min(Math.max(1, Math.round(share * rows.size())), rows.size() - 1);
      held.addAll(rows.subList(0, n));
    }
    boolean[] out = new boolean[points.size()];
    for (int i : held) out[i] = true;
    return new Split(part(points, out, false), part(points, out, true));
  }

  /** The rows of each class, or all of them. */
  private static List<List<Integer>> groups(Points points) throws BadInputException {
    List<List<Integer>> groups = new ArrayList<>();
    boolean classes = points.task() != Task.NUMBER;
    for (int label = 0; label < (classes ? points.classes().size() : 1); label++) {
      List<Integer> rows = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        if (!classes || points.targets().get(i) == label) rows.add(i);
      }
      if (rows.size() < 2) {
        throw new BadInputException("--hold-out: only 1 point has the label "
            + Shown.quoted(points.classes().get(label))
            + ", which cannot be both learned and held out; leave the option out, or add points");
      }
      groups.add(rows);
    }
    return groups;
  }

  private static Points part(Points points, boolean[] out, boolean wanted) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < out.length; i++) if (out[i] == wanted) rows.add(i);
    return points.select(rows.stream().mapToInt(Integer::intValue).toArray());
  }
}
