package dev.gradus.examples.data;

import dev.gradus.autodiff.Tensor;
import java.util.Arrays;

/**
 * A change of units, z = (x − mean)/deviation for each feature, after which every feature has mean
 * 0 and deviation 1: one learning rate then suits them all.
 */
public final class Scaling {
  private final double[] means;
  private final double[] deviations;

  private Scaling(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * The scaling that fits some points.
   *
   * @param rows of shape [points, features], with at least one point
   * @return their means and deviations; a feature that never changes has its deviation taken as 1
   */
  public static Scaling of(Tensor rows) {
    double[][] x = rows.toMatrix();
    double[] means = new double[x[0].length];
    double[] deviations = new double[means.length];
    for (int j = 0; j < means.length; j++) {
      for (double[] row : x) means[j] += row[j] / x.length;
      double widest = 0;
      for (double[] row : x) widest = Math.max(widest, Math.abs(row[j] - means[j]));
      double sum = 0; // of squares relative to the widest, so that none overflows or vanishes
      for (double[] row : x) sum += Math.pow((row[j] - means[j]) / widest, 2);
      boolean constant = widest <= 1e-12 * Math.abs(means[j]); // 0, or the mean's own rounding
      deviations[j] = constant ? 1 : widest * Math.sqrt(sum / x.length);
    }
    return new Scaling(means, deviations);
  }

  /**
   * Points in the new units.
   *
   * @param rows of shape [points, features]
   * @return of the same shape
   */
  public Tensor apply(Tensor rows) {
    double[][] x = rows.toMatrix();
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) row[j] = (row[j] - means[j]) / deviations[j];
    }
    return Tensor.matrix(x);
  }

  /**
   * The mean of one feature.
   *
   * @param feature its column, from 0
   * @return where z is 0
   */
  public double mean(int feature) { return means[feature]; }

  /**
   * The standard deviation of one feature.
   *
   * @param feature its column, from 0
   * @return how much of x makes 1 of z
   */
  public double deviation(int feature) { return deviations[feature]; }

  /** The means and deviations. */
  @Override
  public String toString() {
    return "means " + Arrays.toString(means) + ", deviations " + Arrays.toString(deviations);
  }
}
