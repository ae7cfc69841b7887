package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import java.util.List;

/**
 * What a report tells of.
 *
 * @param what was verified: "gradient"
 * @param names of the entries of the point
 * @param x the point
 * @param value of the function there
 * @param findings what is wrong or undecided, the worst first
 * @param verdicts on the entries of the derivative, row by row; empty if none was measured
 * @param shows the smallest error that would have shown, in words; empty if unknown
 * @param alone whether each entry was measured by itself, not along directions with others
 * @param note what is neither wrong nor undecided, but better known, in words; else empty
 * @param evaluations of the function
 * @param seed of what was chosen at random
 * @param searched how many points were tried, in words; empty if one was given
 * @param test what repeats it, in Java; empty if nobody searched for the point
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Checked(String what, Names names, double[] x, List<Double> value,
    List<Finding> findings, List<Verdict> verdicts, String shows, boolean alone, String note,
    long evaluations, long seed, String searched, String test) {
  /** The same as what a search ended with. */
  Checked searched(String text, String java, long from, long all) {
    return new Checked(what, names, x, value, findings, verdicts, shows, alone, note, all, from,
        text, java);
  }
}
