package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import java.util.List;

/**
 * What the comparison of a derivative with measured slopes gave.
 *
 * @param findings what is wrong or undecided
 * @param verdicts on the entries, row by row
 * @param shows the smallest error that would have shown, in words; empty if none would
 * @param alone whether each entry was measured by itself, not along directions with others
 */
record Slopes(List<Finding> findings, List<Verdict> verdicts, String shows, boolean alone) {
  /** Where nothing was measured. */
  static final Slopes NONE = new Slopes(List.of(), List.of(), "", true);
}
