package dev.gradus.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How points are parted at random so that every part has its share of every class. */
final class Parts {
  private Parts() {}

  /** How many of so many points a share of them is. */
  static int heldOut(int size, double share) { return (int) Math.floor(size * share); }

  /** The rows in an order drawn from a seed; those of a class follow each other. */
  static int[] stratified(Dataset data, long seed) {
    int[] order = Draw.shuffled(data.size(), seed, Streams.SPLIT, 0);
    double[] kind = data.targets().shape().dim(-1) == 1 || data.hasClasses()
        ? data.targets().toArray() : new double[data.size()];
    boolean few = data.hasClasses() || Arrays.stream(kind).distinct().count() <= 2;
    Integer[] sorted = Arrays.stream(order).boxed().toArray(Integer[]::new);
    if (few) Arrays.sort(sorted, (a, b) -> Double.compare(kind[a], kind[b])); // stable
    return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
  }

  /** Every k-th of that order is held out in turn. */
  static List<List<Dataset>> folds(Dataset data, int k, long seed) {
    int[] order = stratified(data, seed);
    List<List<Dataset>> all = new ArrayList<>();
    for (int f = 0; f < k; f++) {
      int fold = f;
      all.add(List.of(data.select("Dataset.folds", rows(order, IntStream.range(0, order.length)
          .filter(i -> i % k != fold))),
          data.select("Dataset.folds", rows(order, IntStream.range(0, order.length)
              .filter(i -> i % k == fold)))));
    }
    return List.copyOf(all);
  }

  private static int[] rows(int[] order, IntStream places) {
    return places.map(i -> order[i]).sorted().toArray();
  }
}
