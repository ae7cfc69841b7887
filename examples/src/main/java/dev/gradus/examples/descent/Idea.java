package dev.gradus.examples.descent;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to try next.
 *
 * @param why it may help
 * @param options to change; none if nothing can be changed
 */
public record Idea(String why, List<String> options) {
  private static final double WELL = 0.95; // told apart, or predicted of the variance
  private static final double WORSE = 1.1; // times the least E of the points held out
  private static final int FEWEST_TO_HOLD_OUT = 5; // of each class
  private static final int FEW = 10; // points: too few to learn from or to judge by
  private static final double FAIR = 0.2; // the share to hold out
  private static final int MANY_EPOCHS = 10_000;

  /** An idea whose list is copied. */
  public Idea {
    options = List.copyOf(options);
  }

  /** A sentence, with the options as one types them. */
  @Override
  public String toString() {
    return options.isEmpty() ? why : why + ": " + Shell.line(options);
  }

  /**
   * The ideas after a descent.
   *
   * @param outcome what it showed
   * @return the first to try first
   */
  public static List<Idea> after(Outcome outcome) {
    Settings settings = outcome.settings();
    Finding finding = new Finding(outcome);
    boolean better = finding.better();
    if (finding.rose()) {
      boolean far = settings.rate() > 5 && settings.rule().isPlain();
      double rate = far ? 0.5 : settings.rate() / 10;
      return List.of(new Idea("smaller steps", List.of("--rate", Numbers.given(rate))));
    }
    Optional<Idea> fair = fairShare(outcome);
    if (fair.isPresent()) return List.of(fair.get());
    List<Idea> ideas = new ArrayList<>();
    int best = settings.patience() > 0 ? settings.epochs() : bestEpoch(outcome.log());
    if (best < settings.epochs() && !finding.any()) {
      ideas.add(new Idea("more points or other features, as what was learned of these is not true"
          + " of the points held out", List.of()));
    } else if (best < settings.epochs()) {
      ideas.add(new Idea("fewer epochs, as E of the points held out was least, "
          + Numbers.rounded(outcome.log().heldErrors()[best]) + ", after epoch " + best,
          List.of("--epochs", Integer.toString(best))));
    }
    double reached = outcome.log().end().learned().quality();
    double ceiling = ceiling(outcome.points());
    if (ceiling < 1 && reached >= ceiling) {
      ideas.add(new Idea("more features, as some points with different labels have the same ones",
          List.of()));
    } else if (best == settings.epochs() && (reached < WELL || !better)) {
      ideas.add(larger(settings, outcome.points()));
    }
    if (better && outcome.held() == null && fewest(outcome.points()) >= FEWEST_TO_HOLD_OUT
        && outcome.points().size() * FAIR >= FEW) {
      ideas.add(new Idea("how it does on points it has not seen" + byHeart(outcome),
          List.of("--hold-out", Numbers.given(FAIR))));
    }
    return ideas;
  }

  /** A warning, if there are at least as many weights and biases as points. */
  private static String byHeart(Outcome outcome) {
    int weights = outcome.net().layout().size();
    int points = outcome.points().size();
    return weights < points ? "" : ", as " + weights + " weights and biases may know " + points
        + " points by heart";
  }

  /** How many points the rarest class has; numbers are of one kind. */
  private static int fewest(Points points) {
    int fewest = points.size();
    for (int c = 0; c < points.classes().size(); c++) fewest = Math.min(fewest, points.count(c));
    return fewest;
  }

  /** What to hold out instead, if few points are left on either side. */
  private static Optional<Idea> fairShare(Outcome outcome) {
    Points held = outcome.held();
    if (held == null) return Optional.empty();
    int learned = outcome.points().size();
    boolean many = (learned + held.size()) * FAIR >= FEW;
    if (learned >= FEW && held.size() >= FEW) return Optional.empty();
    String few = learned < FEW ? "as only " + Numbers.count(learned, "point") + " are learned from"
        : "as " + Numbers.count(held.size(), "point") + " are too few to judge by";
    String share = (learned < FEW ? "a smaller" : "a larger") + " share held out, ";
    return Optional.of(many ? new Idea(share + few, List.of("--hold-out", Numbers.given(FAIR)))
        : new Idea("more points, " + few, List.of()));
  }

  /** A larger network, larger steps or more epochs; another start where they are large already. */
  private static Idea larger(Settings settings, Points points) {
    List<Integer> hidden = settings.hidden();
    boolean small = hidden.size() < 2 || hidden.stream().anyMatch(n -> n < 8);
    if (!small && settings.epochs() < MANY_EPOCHS) {
      return new Idea("more epochs", List.of("--epochs", Integer.toString(MANY_EPOCHS)));
    }
    List<String> more = new ArrayList<>();
    List<String> options = new ArrayList<>();
    int units = small ? 8 : 16;
    Settings wide = settings.withHidden(List.of(units, units));
    if (hidden.stream().mapToInt(n -> n).sum() < 2 * units
        && wide.network(points).layout().size() <= Experiment.LARGEST) {
      more.add("more units");
      options.addAll(List.of("--hidden", units + "," + units));
    }
    boolean plain = settings.rule().isPlain() && points.task() != Task.NUMBER;
    if (settings.rate() < 1 && plain) {
      more.add("larger steps");
      options.addAll(List.of("--rate", "1"));
    }
    int epochs = small ? MANY_EPOCHS : 3 * MANY_EPOCHS;
    if (settings.epochs() < epochs) {
      more.add("more epochs");
      options.addAll(List.of("--epochs", Integer.toString(epochs)));
    }
    if (more.isEmpty()) {
      return new Idea("another start, as this one may have led to a plateau",
          List.of("--seed", Long.toString(settings.seed() + 1)));
    }
    return new Idea(String.join(" and ", more).replaceFirst(" and (?=.* and )", ", "), options);
  }

  /** The epoch after which E of the points held out was clearly the least, or the last epoch. */
  private static int bestEpoch(DescentLog log) {
    double[] held = log.heldErrors();
    int best = held.length == 0 ? log.last().epoch() : 0;
    for (int i = 1; i < held.length; i++) if (held[i] < held[best]) best = i;
    boolean clearly = best > 0 && held.length > 0 && held[held.length - 1] > WORSE * held[best];
    return clearly ? best : log.last().epoch();
  }

  /** The largest accuracy there can be: points with the same features are told alike. */
  private static double ceiling(Points points) {
    if (points.task() == Task.NUMBER) return 1;
    Map<String, int[]> counts = new HashMap<>();
    double[][] rows = points.rows().toMatrix();
    for (int i = 0; i < rows.length; i++) {
      counts.computeIfAbsent(Arrays.toString(rows[i]), k -> new int[points.classes()
          .size()])[(int) points.targets().get(i)]++;
    }
    int right = 0;
    for (int[] n : counts.values()) right += Arrays.stream(n).max().orElse(0);
    return right / (double) rows.length;
  }
}
