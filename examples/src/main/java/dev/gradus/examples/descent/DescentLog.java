package dev.gradus.examples.descent;

import dev.gradus.nn.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen on the way down: E after every epoch, which label was the only answer, and some of
 * the places in full.
 */
public final class DescentLog {
  private static final int MOST_KEPT = 300;
  private static final double MUCH = 0.02; // of E at the start

  private final double[] errors;
  private final double[] heldErrors;
  private final int[] onlyAnswers;
  private final List<Entry> kept = new ArrayList<>();
  private int next;
  private @Nullable Entry best;

  DescentLog(int epochs) {
    errors = new double[epochs + 1];
    heldErrors = new double[epochs + 1];
    onlyAnswers = new int[epochs + 1];
    Arrays.fill(onlyAnswers, -1);
  }

  /**
   * One place on the way.
   *
   * @param epoch how many epochs led there, 0 at the start
   * @param of how many there are in all
   * @param learned how well the network does on the points that are learned from
   * @param held how well on those held out; null if there are none
   * @param parameters the weights and biases there
   */
  public record Entry(int epoch, int of, Score learned, @Nullable Score held,
      Parameters parameters) {
    /**
     * The error that the descent is about.
     *
     * @return E, averaged over the points that are learned from
     */
    public double error() { return learned.error(); }

    /**
     * Whether this is a place to print: the epochs 0, 1, 2, 5, 10, 20, 50, … and the last.
     *
     * @return true for about three entries a decade, as the descent slows down by and by
     */
    public boolean isMilestone() {
      int leading = epoch;
      while (leading >= 10 && leading % 10 == 0) leading /= 10;
      return epoch == of || leading <= 2 || leading == 5;
    }
  }

  /**
   * Adds the next epoch. Only every tenth part of the way is kept in full, to save memory, and
   * where E has changed much.
   */
  void add(Entry entry) {
    errors[entry.epoch()] = entry.error();
    onlyAnswers[entry.epoch()] = entry.learned().only();
    if (entry.held() != null) heldErrors[entry.epoch()] = entry.held().error();
    boolean isElsewhere = !kept.isEmpty() && kept.size() < MOST_KEPT
        && Math.abs(entry.error() - last().error()) > MUCH * first().error();
    if (entry.epoch() >= next || isElsewhere || entry.isMilestone()) {
      kept.add(entry);
      next = Math.max(next, entry.epoch() + 1 + entry.epoch() / 10);
    }
  }

  /** Marks an entry as the best so far. */
  void best(Entry entry) { best = entry; }

  /**
   * E after each epoch.
   *
   * @return an array that begins with E at the start
   */
  public double[] errors() { return Arrays.copyOf(errors, last().epoch() + 1); }

  /**
   * The label that every point learned from is taken for, after each epoch.
   *
   * @return an array that begins with the start; −1 where there are several, and for numbers
   */
  public int[] onlyAnswers() { return Arrays.copyOf(onlyAnswers, last().epoch() + 1); }

  /**
   * E over the points held out, after each epoch.
   *
   * @return an array that begins with E at the start; empty if no points are held out
   */
  public double[] heldErrors() {
    return first().held() == null ? new double[0] : Arrays.copyOf(heldErrors, last().epoch() + 1);
  }

  /**
   * The place where the descent began.
   *
   * @return the entry of epoch 0
   */
  public Entry first() { return kept.get(0); }

  /**
   * The place where the descent stopped.
   *
   * @return the entry of the last epoch
   */
  public Entry last() { return kept.get(kept.size() - 1); }

  /**
   * The place that the descent came to.
   *
   * @return the best one if it was to stop early, else the last
   */
  public Entry end() { return best == null ? last() : best; }

  /**
   * Some of the recorded places, evenly spaced on the curve of E above the logarithm of the epoch:
   * close together where E falls, and at the beginning.
   *
   * @param most how many
   * @return among them the first, the end, and the last
   */
  public List<Entry> spaced(int most) {
    List<Entry> all = recorded();
    if (all.size() <= most) return all;
    double[] length = new double[all.size()];
    double highest = 0;
    for (Entry e : all) highest = Math.max(highest, e.error());
    for (int i = 1; i < length.length; i++) {
      Entry from = all.get(i - 1);
      Entry to = all.get(i);
      length[i] = length[i - 1] + Math.hypot((Math.log1p(to.epoch()) - Math.log1p(from.epoch()))
          / Math.log1p(last().epoch()), (to.error() - from.error()) / highest);
    }
    Map<Integer, Entry> chosen = new TreeMap<>();
    for (Entry e : List.of(first(), end(), last())) chosen.put(e.epoch(), e);
    int nearest = 0;
    int steps = most - chosen.size() + 1;
    for (int k = 1; k < steps; k++) {
      double at = length[length.length - 1] * k / steps;
      while (nearest + 1 < length.length && length[nearest] < at) nearest++;
      chosen.put(all.get(nearest).epoch(), all.get(nearest));
    }
    return List.copyOf(chosen.values());
  }

  /**
   * The places that were kept in full: each of the first ten, then every tenth part of the
   * way, and where E changed much.
   *
   * @return from the first to the last; the end is one of them
   */
  public List<Entry> recorded() {
    Map<Integer, Entry> all = new TreeMap<>();
    for (Entry e : kept) all.put(e.epoch(), e);
    all.put(end().epoch(), end());
    return List.copyOf(all.values());
  }

  /**
   * The places to print.
   *
   * @return the milestones, from the first to the last, and the end
   */
  public List<Entry> milestones() {
    Map<Integer, Entry> all = new TreeMap<>();
    for (Entry e : kept) if (e.isMilestone()) all.put(e.epoch(), e);
    all.put(end().epoch(), end());
    return List.copyOf(all.values());
  }

  /** How many epochs there were, and where they led. */
  @Override
  public String toString() {
    return "descent of " + last().epoch() + " epochs from E = " + first().error() + " to "
        + last().error();
  }
}
