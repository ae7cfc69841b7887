package dev.gradus.teaching;

import dev.gradus.autodiff.Paths;
import dev.gradus.autodiff.Paths.Link;
import dev.gradus.autodiff.Paths.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One slope ∂E/∂w as a sum over paths, point by point: the paths of a point end where the points
 * are added up, and what follows there, the average, is the same for all.
 */
final class Slope {
  private final Names names;
  private final Paths paths;
  private final double tape;
  private final Map<Integer, List<Link>> byPoint = new TreeMap<>();
  private final Map<Place, Double> sums = new HashMap<>(); // to the end
  private final Map<Place, BigInteger> counts = new HashMap<>();
  private final List<Link> tail = new ArrayList<>();
  private Place end;

  Slope(Scene scene, Names names, int chosen) {
    this.names = names;
    int tensor = scene.layout().tensor(chosen);
    int start = scene.layout().start(scene.layout().names().get(tensor));
    paths = scene.chain().paths(scene.variables().get(tensor), chosen - start);
    tape = scene.gradient().toArray()[chosen];
    end = paths.end();
    for (Link link : paths.links(paths.start())) {
      byPoint.computeIfAbsent(point(link.to()), p -> new ArrayList<>()).add(link);
    }
    if (!byPoint.isEmpty() && !byPoint.containsKey(-1)) {
      end = paths.links(paths.start()).get(0).to();
      while (point(end) >= 0) end = paths.links(end).get(0).to();
    }
    sums.put(end, 1.0);
    counts.put(end, BigInteger.ONE);
    if (!allMeet()) { // a program of its own kind: all paths go to E, of no point
      end = paths.end();
      sums.clear();
      counts.clear();
      sums.put(end, 1.0);
      counts.put(end, BigInteger.ONE);
      byPoint.clear();
      byPoint.put(-1, paths.links(paths.start()));
    }
    for (Place here = end; !here.equals(paths.end());) {
      Link link = paths.links(here).get(0);
      tail.add(link);
      here = link.to();
    }
  }

  private boolean allMeet() {
    BigInteger count = BigInteger.ZERO;
    for (int point : byPoint.keySet()) count = count.add(count(point));
    return count.equals(paths.count());
  }

  /** The point that a place belongs to, from 0; −1 for none. */
  private int point(Place place) {
    return names.isByPoint(place.node()) ? place.entry() / place.node().shape().dim(1) : -1;
  }

  /** The point that a path goes through, from 0; −1 for none. */
  int point(Paths.Path path) { return point(path.links().get(0).to()); }

  Paths paths() { return paths; }

  /** Where the paths of a point end. */
  Place end() { return end; }

  /** From there to E. */
  List<Link> tail() { return tail; }

  /** The points that have paths, each with its first links. */
  Map<Integer, List<Link>> byPoint() { return byPoint; }

  /** What the tape says. */
  double tape() { return tape; }

  /** The links of a path up to where the points are added up. */
  List<Link> within(Paths.Path path) {
    List<Link> links = path.links();
    return links.subList(0, links.size() - tail.size());
  }

  /** The sum over the paths of one point. */
  double sum(int point) {
    double sum = 0;
    for (Link link : byPoint.getOrDefault(point, List.of())) sum += link.slope() * sum(link.to());
    return sum;
  }

  private double sum(Place place) {
    Double known = sums.get(place);
    if (known != null) return known;
    double sum = 0;
    for (Link link : paths.links(place)) sum += link.slope() * sum(link.to());
    sums.put(place, sum);
    return sum;
  }

  /** How many paths one point has. */
  BigInteger count(int point) {
    BigInteger count = BigInteger.ZERO;
    for (Link link : byPoint.getOrDefault(point, List.of())) count = count.add(count(link.to()));
    return count;
  }

  private BigInteger count(Place place) {
    BigInteger known = counts.get(place);
    if (known != null) return known;
    BigInteger count = BigInteger.ZERO;
    for (Link link : paths.links(place)) count = count.add(count(link.to()));
    counts.put(place, count);
    return count;
  }

  /** The sum over all points. */
  double total() {
    double total = 0;
    for (int point : byPoint.keySet()) total += sum(point);
    return total;
  }

  /** What the total is multiplied by: 1/n, for an average. */
  double average() {
    double average = 1;
    for (Link link : tail) average *= link.slope();
    return average;
  }
}
