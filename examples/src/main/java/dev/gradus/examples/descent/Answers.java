package dev.gradus.examples.descent;

import dev.gradus.nn.Prepared;

/**
 * The unit that numbers to predict are learned in, in which their mean is 0 and their deviation 1;
 * classes stay as they are.
 *
 * @param mean of the numbers that are learned from, in the unit of their file
 * @param deviation the same of the standard deviation
 */
public record Answers(double mean, double deviation) {
  /** That of a preparation. */
  static Answers of(Prepared by) {
    return by.targets() == 0 ? new Answers(0, 1)
        : new Answers(by.targetShift(0), by.targetScale(0));
  }
}
