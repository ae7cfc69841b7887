package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The paths from one entry of a node to the output: each is a product of local slopes, and their
 * sum is the derivative. Made by {@link ChainRule#paths}.
 *
 * <p>Paths on which a slope is zero are left out. They are counted and added without being listed,
 * by going through the places between once: what follows a place is the same for all paths that
 * come to it. That is what the reverse pass does for all weights at once, and why it costs two
 * passes where the number of paths grows with each layer.
 */
public final class Paths {
  private static final int SHOWN = 12;

  /**
   * One entry of a node.
   *
   * @param node the node
   * @param entry which of its entries, counted row by row
   */
  public record Place(Var node, int entry) {
    /** Refuses null. */
    public Place {
      given(node, "Place", "the node", "a node of the tape");
    }

    /** Such as {@code %3[0, 1]}, of a scalar {@code %3}. */
    @Override
    public String toString() {
      return "%" + node.index()
          + (node.shape().isScalar() ? "" : EntryText.place(node.shape(), entry));
    }
  }

  /**
   * One link of a chain: how an entry of a node moves with an entry of its input.
   *
   * @param from the entry of the input
   * @param to the entry of the node
   * @param input which input of that node it is
   * @param slope ∂to/∂from
   */
  public record Link(Place from, Place to, int input, double slope) {
    /** Refuses null. */
    public Link {
      given(from, "Link", "the beginning", "an entry of the input");
      given(to, "Link", "the end", "an entry of the node");
    }
  }

  /**
   * One path.
   *
   * @param links from the beginning to the output
   * @param product the product of their slopes
   */
  public record Path(List<Link> links, double product) {
    /** Copies the list. */
    public Path {
      Given.all(links, "Path", "the list of links", "those of the path");
      links = List.copyOf(links);
    }
  }

  /** What is known of the ways on from a place: how many, and their sum. */
  private record Onward(List<Link> links, BigInteger count, double sum) {}

  /** The rest of a path: a link, and the rest after it; of the output neither. */
  private record Rest(@Nullable Link link, @Nullable Rest next, double product) {}

  /** A rest that begins with a link, and how many rests after that link are larger. */
  private record Candidate(Rest rest, int rank) {}

  private final Place start;
  private final Place end;

  /** By place, the output first: what comes after a place stands before it. */
  private final Map<Place, Onward> onward;

  private Paths(Place start, Place end, Map<Place, Onward> onward) {
    this.start = start;
    this.end = end;
    this.onward = onward;
  }

  /** All from an entry of x to the output. The tape must not be recording. */
  static Paths of(Tape tape, Var output, Var x, int entry) {
    Place start = new Place(x, entry);
    Place end = new Place(output, 0);
    Map<Integer, List<Integer>> consumers = ReversePass.consumers(tape, output);
    TreeMap<Integer, Map<Integer, List<Link>>> reached = new TreeMap<>(); // by node and entry
    reached.put(x.index(), new LinkedHashMap<>(Map.of(entry, new ArrayList<>())));
    for (var here = reached.firstEntry(); here != null; here = reached.higherEntry(here.getKey())) {
      for (int at : consumers.getOrDefault(here.getKey(), List.of())) {
        Var y = tape.get(at);
        for (int k = 0; k < y.arity(); k++) {
          if (y.input(k).index() != here.getKey()) continue;
          follow(y, k, here.getValue(), reached.computeIfAbsent(at, n -> new LinkedHashMap<>()));
        }
      }
    }
    Map<Place, Onward> onward = new LinkedHashMap<>();
    onward.put(end, new Onward(List.of(), BigInteger.ONE, 1));
    reached.descendingMap().forEach((i, entries) -> entries.forEach((j, links) -> {
      if (i != output.index()) summed(new Place(tape.get(i), j), links, onward);
    }));
    return new Paths(start, end, onward);
  }

  /** Adds the links from the given entries of input k to y, and the entries they lead to. */
  private static void follow(Var y, int k, Map<Integer, List<Link>> from,
      Map<Integer, List<Link>> to) {
    boolean entrywise = LocalSlopes.isEntrywise(y, k);
    Tensor diagonal = entrywise ? LocalSlopes.diagonal(y, k) : null;
    from.forEach((i, links) -> {
      Place here = new Place(y.input(k), i);
      if (diagonal != null) {
        link(here, y, i, k, diagonal.at(i), links, to);
        return;
      }
      Tensor column = LocalSlopes.column(y, k, i);
      for (int j = 0; j < column.size(); j++) link(here, y, j, k, column.at(j), links, to);
    });
  }

  private static void link(Place from, Var y, int j, int k, double slope, List<Link> links,
      Map<Integer, List<Link>> to) {
    if (slope == 0) return;
    links.add(new Link(from, new Place(y, j), k, slope));
    to.computeIfAbsent(j, n -> new ArrayList<>());
  }

  /** What is known of a place, from what is known of all that come after it. */
  private static void summed(Place place, List<Link> links, Map<Place, Onward> onward) {
    List<Link> leading = new ArrayList<>();
    BigInteger count = BigInteger.ZERO;
    double sum = 0;
    for (Link link : links) {
      Onward next = onward.get(link.to());
      if (next == null) continue;
      leading.add(link);
      count = count.add(next.count());
      sum += link.slope() * next.sum();
    }
    if (leading.isEmpty()) return;
    onward.put(place, new Onward(List.copyOf(leading), count, sum));
  }

  /**
   * Where the paths begin.
   *
   * @return the entry that the derivative is by
   */
  public Place start() { return start; }

  /**
   * Where the paths end.
   *
   * @return the output
   */
  public Place end() { return end; }

  /**
   * How many there are.
   *
   * @return the number of paths on which no slope is zero; 0 if no derivative comes through
   */
  public BigInteger count() {
    Onward all = onward.get(start);
    return all == null ? BigInteger.ZERO : all.count();
  }

  /**
   * The sum over all paths: the derivative of the output by the entry. The tape's gradient is the
   * same but for rounding.
   *
   * @return Σ over paths of the product of slopes
   */
  public double sum() { return sum(start); }

  /**
   * The sum over all paths from a place on: the factor that paths have in common which come to it.
   *
   * @param place an entry of a node
   * @return ∂E/∂place, 0 where no path from the beginning comes to it
   */
  public double sum(Place place) {
    Onward here = onward.get(given(place, "Paths.sum", "the place", "an entry of a node"));
    return here == null ? 0 : here.sum();
  }

  /**
   * The links from a place on that lead to the output. Where paths meet there is one list for all
   * of them, so that E's slope can be written with common factors taken out.
   *
   * @param place an entry of a node
   * @return its links; none at the end, and where no path from the beginning comes to it
   */
  public List<Link> links(Place place) {
    Onward here = onward.get(given(place, "Paths.links", "the place", "an entry of a node"));
    return here == null ? List.of() : here.links();
  }

  /**
   * The paths whose products are largest in magnitude.
   *
   * @param n how many at most, not negative
   * @return the largest first
   * @throws IllegalArgumentException if n is negative
   */
  public List<Path> largest(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("Paths.largest: n is " + n + "; give 0 or more");
    }
    Map<Place, List<Rest>> largest = new HashMap<>();
    onward.forEach((place, here) -> largest.put(place, place.equals(end)
        ? List.of(new Rest(null, null, 1)) : largest(n, here.links(), largest)));
    return largest.getOrDefault(start, List.of()).stream().limit(n).map(Paths::path).toList();
  }

  /** The n largest ways on by the given links, from the largest after each link. */
  private static List<Rest> largest(int n, List<Link> links, Map<Place, List<Rest>> after) {
    var open = new PriorityQueue<Candidate>(
        Comparator.comparingDouble(c -> -Math.abs(c.rest().product())));
    for (Link link : links) offer(open, link, 0, after);
    List<Rest> found = new ArrayList<>();
    while (found.size() < n && !open.isEmpty()) {
      Candidate best = open.remove();
      found.add(best.rest());
      offer(open, Objects.requireNonNull(best.rest().link()), best.rank() + 1, after);
    }
    return found;
  }

  private static void offer(PriorityQueue<Candidate> open, Link link, int rank,
      Map<Place, List<Rest>> after) {
    List<Rest> rests = after.getOrDefault(link.to(), List.of());
    if (rank >= rests.size()) return;
    Rest next = rests.get(rank);
    open.add(new Candidate(new Rest(link, next, link.slope() * next.product()), rank));
  }

  private static Path path(Rest rest) {
    List<Link> links = new ArrayList<>();
    for (Rest r = rest; r != null && r.link() != null; r = r.next()) links.add(r.link());
    return new Path(links, rest.product());
  }

  /** The derivative, the number of paths, and the twelve largest, each with its slopes. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("∂" + end + "/∂" + start + " = " + sum()
        + ", the sum over " + count()
        + (count().equals(BigInteger.ONE) ? " path\n" : " paths\n"));
    List<Path> shown = largest(SHOWN);
    double listed = 0;
    for (Path path : shown) {
      listed += path.product();
      out.append("  ").append(path.product()).append(" = ");
      StringBuilder way = new StringBuilder("  " + start);
      for (int i = 0; i < path.links().size(); i++) {
        Link link = path.links().get(i);
        out.append(i == 0 ? "" : " · ").append(link.slope());
        way.append(" → ").append(link.to());
      }
      out.append(way).append('\n');
    }
    BigInteger more = count().subtract(BigInteger.valueOf(shown.size()));
    if (more.signum() > 0) {
      out.append("  … and ").append(more).append(" more, together ").append(sum() - listed)
          .append('\n');
    }
    return out.toString();
  }
}
