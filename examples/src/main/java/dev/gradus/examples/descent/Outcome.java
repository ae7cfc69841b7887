package dev.gradus.examples.descent;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Scaling;
import dev.gradus.nn.Model;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Sequential;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an experiment showed.
 *
 * @param points the points that were learned from
 * @param held the points held out; null if there are none
 * @param scaling the units the network was given them in
 * @param settings what was chosen
 * @param net the network
 * @param log the way down
 * @param firstStep the first step, foretold and taken
 * @param end the error and its gradient at the end
 * @param check the comparison of that gradient with finite differences
 * @param confusion how the points that were learned from are classified at the end
 * @param heldConfusion how those held out are; null if there are none
 */
public record Outcome(Points points, @Nullable Points held, Scaling scaling, Settings settings,
    Sequential net,
    DescentLog log, FirstStep firstStep, Objective.Slope end, Report check,
    Confusion confusion, @Nullable Confusion heldConfusion) {
  /**
   * The network as it was at one place of the way.
   *
   * @param entry the place
   * @return the network with the numbers it had there
   */
  public Model modelAt(DescentLog.Entry entry) {
    return new Model(net, entry.parameters(), Precision.DOUBLE);
  }

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
}
