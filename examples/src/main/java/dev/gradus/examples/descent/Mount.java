package dev.gradus.examples.descent;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.examples.data.MainDirections;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Mount Errorest over a plane in the space of all weights and biases: through start and end of a
 * descent, and on along the main direction in which the way between them leaves the straight line.
 *
 * <p>Lengths are in units of the distance of start and end, so the start is at (0, 0) and the end
 * at (1, 0).
 */
public final class Mount {
  private static final int FEWEST_NODES = 11;
  private static final int MOST_NODES = 41;
  private static final double ROOM = 0.3; // around the way

  private final Objective objective;
  private final Dataset data;
  private final Parameters start;
  private final List<double[]> axes;
  private final double unit;
  private final boolean isStraight;
  private final List<Place> way = new ArrayList<>();

  /**
   * A place of the way, and the one beneath it in the plane.
   *
   * @param entry what was seen there
   * @param along the coordinate along the line from start to end
   * @param aside the coordinate at right angles to it
   * @param off the distance from the plane
   */
  public record Place(DescentLog.Entry entry, double along, double aside, double off) {}

  private Mount(Outcome outcome, List<double[]> steps, double unit) {
    this.unit = unit;
    objective = new Objective(outcome.net(), Settings.loss(outcome.points().task()));
    data = Objects.requireNonNull(outcome.begun().preparation()).apply(outcome.points().data());
    start = outcome.log().first().parameters();
    List<DescentLog.Entry> entries = outcome.log().recorded();
    double[] along = steps.get(entries.indexOf(outcome.log().end()));
    double[][] rest = steps.stream().map(s -> MainDirections.across(s, List.of(along)))
        .toArray(double[][]::new);
    double aside = 0;
    for (double[] r : rest) aside = Math.max(aside, MainDirections.dot(r, r));
    isStraight = aside <= 1e-18;
    axes = List.of(along, isStraight ? acrossOf(along)
        : MainDirections.of(rest, 1).directions().get(0));
    for (int i = 0; i < steps.size(); i++) {
      double[] off = MainDirections.across(steps.get(i), axes);
      way.add(new Place(entries.get(i), clean(MainDirections.dot(steps.get(i), axes.get(0))),
          clean(MainDirections.dot(steps.get(i), axes.get(1))),
          clean(Math.sqrt(MainDirections.dot(off, off)))));
    }
  }

  /**
   * The mountain of a descent.
   *
   * @param outcome what it showed
   * @return the plane; none if the descent led nowhere
   */
  public static Optional<Mount> of(Outcome outcome) {
    DescentLog log = outcome.log();
    double[] straight = step(log.first(), log.end(), 1);
    double unit = Math.sqrt(MainDirections.dot(straight, straight));
    if (!(unit > 0 && Double.isFinite(unit))) return Optional.empty();
    return Optional.of(new Mount(outcome,
        log.recorded().stream().map(e -> step(log.first(), e, unit)).toList(), unit));
  }

  /** From one place to another, in some unit. */
  private static double[] step(DescentLog.Entry from, DescentLog.Entry to, double unit) {
    double[] start = from.parameters().toArray();
    double[] step = to.parameters().toArray();
    for (int j = 0; j < step.length; j++) step[j] = (step[j] - start[j]) / unit;
    return step;
  }

  /** Without what is only rounding. */
  private static double clean(double x) { return Math.abs(x) < 1e-12 ? 0 : x; }

  /** At right angles to a direction: that of the entry which it changes least. */
  private static double[] acrossOf(double[] along) {
    int least = 0;
    for (int j = 1; j < along.length; j++) {
      if (Math.abs(along[j]) < Math.abs(along[least])) least = j;
    }
    double[] entry = new double[along.length];
    entry[least] = 1;
    return MainDirections.of(new double[][] {MainDirections.across(entry, List.of(along))}, 1)
        .directions().get(0);
  }

  /**
   * The way, beneath which the plane is looked at.
   *
   * @return a place for each that was recorded
   */
  public List<Place> way() { return List.copyOf(way); }

  /**
   * Whether the way is a straight line, so that the plane's other direction is any.
   *
   * @return true if no place lies aside
   */
  public boolean isStraight() { return isStraight; }

  /**
   * How much of the way lies in the plane.
   *
   * @return the share of the squared distances of all recorded places from the start
   */
  public double share() {
    double off = 0;
    double all = 0;
    for (Place p : way) {
      off += p.off() * p.off();
      all += p.along() * p.along() + p.aside() * p.aside() + p.off() * p.off();
    }
    return 1 - off / all;
  }

  /**
   * The place that is farthest from the plane.
   *
   * @return one of the way
   */
  public Place farthest() {
    Place farthest = way.get(0);
    for (Place p : way) if (p.off() > farthest.off()) farthest = p;
    return farthest;
  }

  /**
   * The square of the plane that has the way in it.
   *
   * @return its smallest coordinates along and aside, and its side
   */
  public double[] square() {
    double[] low = {0, 0};
    double[] high = {1, 0};
    for (Place p : way) {
      low[0] = Math.min(low[0], p.along());
      high[0] = Math.max(high[0], p.along());
      low[1] = Math.min(low[1], p.aside());
      high[1] = Math.max(high[1], p.aside());
    }
    double side = Math.max(high[0] - low[0], high[1] - low[1]) * (1 + 2 * ROOM);
    return new double[] {(low[0] + high[0] - side) / 2, (low[1] + high[1] - side) / 2, side};
  }

  /**
   * How many nodes a grid has along each side, so that all of them cost less than the descent did.
   *
   * @return fewer after few epochs
   */
  public int nodes() {
    int epochs = way.get(way.size() - 1).entry().epoch();
    return Math.max(FEWEST_NODES, Math.min((int) Math.sqrt(epochs), MOST_NODES));
  }

  /**
   * The error at a place of the plane.
   *
   * @param along its first coordinate
   * @param aside its second
   * @return E over the points that are learned from
   */
  public double errorAt(double along, double aside) {
    double[] w = start.toArray();
    for (int j = 0; j < w.length; j++) {
      w[j] += unit * (along * axes.get(0)[j] + aside * axes.get(1)[j]);
    }
    List<Var> parameters = new ArrayList<>();
    for (Tensor t : Parameters.of(start.layout(), w).tensors()) parameters.add(Var.constant(t));
    return objective.error(parameters, Var.constant(data.points()), Var.constant(data.targets()))
        .toDouble();
  }
}
