package dev.gradus.examples.descent;

import dev.gradus.autodiff.Tensor;

/**
 * How often points of each class were taken for which.
 *
 * @param zeroAsZero points of class 0 classified as such
 * @param zeroAsOne points of class 0 taken for class 1
 * @param oneAsZero points of class 1 taken for class 0
 * @param oneAsOne points of class 1 classified as such
 */
public record Confusion(int zeroAsZero, int zeroAsOne, int oneAsZero, int oneAsOne) {
  /**
   * The count for some points.
   *
   * @param labels 0 or 1 for each point, a vector
   * @param predicted 0 or 1 for each point
   * @return the four numbers
   */
  public static Confusion of(Tensor labels, int[] predicted) {
    int[] n = new int[4];
    for (int i = 0; i < predicted.length; i++) n[2 * (int) labels.get(i) + predicted[i]]++;
    return new Confusion(n[0], n[1], n[2], n[3]);
  }

  /**
   * One of the four numbers.
   *
   * @param actual 0 or 1
   * @param predicted 0 or 1
   * @return how many points of the actual class were given the predicted one
   */
  public int count(int actual, int predicted) {
    if (actual == 0) return predicted == 0 ? zeroAsZero : zeroAsOne;
    return predicted == 0 ? oneAsZero : oneAsOne;
  }

  /**
   * The number of points.
   *
   * @return the sum of the four
   */
  public int total() { return zeroAsZero + zeroAsOne + oneAsZero + oneAsOne; }

  /**
   * The share of points that were classified right.
   *
   * @return from 0 to 1
   */
  public double accuracy() { return (zeroAsZero + oneAsOne) / (double) total(); }
}
