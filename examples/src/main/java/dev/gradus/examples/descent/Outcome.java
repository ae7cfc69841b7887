package dev.gradus.examples.descent;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Report;
import dev.gradus.examples.data.Points;
import dev.gradus.nn.Evaluation;
import dev.gradus.nn.Model;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Sequential;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an experiment showed.
 *
 * @param points the points that were learned from
 * @param held the points held out; null if there are none
 * @param settings what was chosen
 * @param answers the unit of the numbers to predict
 * @param begun the network, its points as in their file, before the first step
 * @param log the way down
 * @param firstStep the first step, foretold and taken
 * @param end the error and its gradient at the end
 * @param check the comparison of that gradient with finite differences
 * @param learned how well the points that were learned from are predicted at the end
 * @param heldOut how those held out are; null if there are none
 */
public record Outcome(Points points, @Nullable Points held, Settings settings, Answers answers,
    Model begun, DescentLog log, FirstStep firstStep, Objective.Slope end, Report check,
    Evaluation learned, @Nullable Evaluation heldOut) {
  /**
   * The network as it was at one place of the way.
   *
   * @param entry the place
   * @return what takes points and gives answers as they stand in a file
   */
  public Model modelAt(DescentLog.Entry entry) { return begun.with(entry.parameters()); }

  /**
   * The network that was learned.
   *
   * @return what takes points and gives answers as they stand in a file
   */
  public Model model() { return modelAt(log.end()); }

  /**
   * The network.
   *
   * @return its layers
   */
  public Sequential net() { return begun.net(); }

  /**
   * How well points are predicted that were not learned from, or all points if none are held out.
   *
   * @return predictions beside what they should be
   */
  public Evaluation measured() { return heldOut == null ? learned : heldOut; }

  /**
   * The points of {@link #measured}.
   *
   * @return those held out, or all
   */
  public Points measuredPoints() { return held == null ? points : held; }

  /**
   * The entry of the gradient that differs most from its finite difference.
   *
   * @return the entry with the largest relative difference
   */
  public Entry largestDifference() {
    Entry largest = check.entries().get(0);
    for (Entry e : check.entries()) {
      if (e.relativeDifference() > largest.relativeDifference()) largest = e;
    }
    return largest;
  }

  /**
   * The batch size that took effect.
   *
   * @return as set, or all points if there are not as many
   */
  public int batch() { return Math.min(settings.batch(), points.size()); }

  /**
   * Whether the descent ended before all epochs were done.
   *
   * @return true if E of the points held out fell no more
   */
  public boolean stoppedEarly() { return log.last().epoch() < settings.epochs(); }
}
