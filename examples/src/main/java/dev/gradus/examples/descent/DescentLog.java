package dev.gradus.examples.descent;

import dev.gradus.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen on the way down: E after every epoch, and some of the places in full. */
public final class DescentLog {
  private final double[] errors;
  private final double[] heldErrors;
  private final List<Entry> kept = new ArrayList<>();
  private int next;

  DescentLog(int epochs) {
    errors = new double[epochs + 1];
    heldErrors = new double[epochs + 1];
  }

  /**
   * One place on the way.
   *
   * @param epoch how many epochs led there, 0 at the start
   * @param of how many there are in all
   * @param learned how well the points that are learned from are told apart
   * @param held how well those held out are; null if there are none
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

  /** Adds the next epoch. Only every tenth part of the way is kept in full, to save memory. */
  void add(Entry entry) {
    errors[entry.epoch()] = entry.error();
    if (entry.held() != null) heldErrors[entry.epoch()] = entry.held().error();
    if (entry.epoch() >= next || entry.isMilestone()) {
      kept.add(entry);
      next = Math.max(next, entry.epoch() + 1 + entry.epoch() / 10);
    }
  }

  /**
   * E after each epoch.
   *
   * @return an array that begins with E at the start
   */
  public double[] errors() { return errors.clone(); }

  /**
   * E over the points held out, after each epoch.
   *
   * @return an array that begins with E at the start; empty if no points are held out
   */
  public double[] heldErrors() {
    return first().held() == null ? new double[0] : heldErrors.clone();
  }

  /**
   * The place where the descent began.
   *
   * @return the entry of epoch 0
   */
  public Entry first() { return kept.get(0); }

  /**
   * The place where the descent ended.
   *
   * @return the entry of the last epoch
   */
  public Entry last() { return kept.get(kept.size() - 1); }

  /**
   * The place half-way down: of those between first and last the one whose E is nearest to the mean
   * of theirs.
   *
   * @return the entry; the last one if there is none between
   */
  public Entry halfway() {
    double middle = (first().error() + last().error()) / 2;
    Entry nearest = last();
    for (Entry e : kept.subList(1, kept.size() - 1)) {
      double distance = Math.abs(e.error() - middle);
      if (nearest == last() || distance < Math.abs(nearest.error() - middle)) nearest = e;
    }
    return nearest;
  }

  /**
   * The places to print.
   *
   * @return the milestones, from the first to the last
   */
  public List<Entry> milestones() { return kept.stream().filter(Entry::isMilestone).toList(); }

  /** How many epochs there were, and where they led. */
  @Override
  public String toString() {
    return "descent of " + (errors.length - 1) + " epochs from E = " + errors[0] + " to "
        + errors[errors.length - 1];
  }
}
