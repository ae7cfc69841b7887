package dev.gradus.examples.data;

import dev.gradus.autodiff.Tensor;
import java.util.List;

/**
 * Points of two classes, in the units of their file.
 *
 * @param source where they come from, as the user calls it
 * @param features the name of each column
 * @param classes the two labels: of class 0, then of class 1
 * @param rows the points, of shape [points, features]
 * @param labels 0 or 1 for each point, a vector
 */
public record Points(String source, List<String> features, List<String> classes, Tensor rows,
    Tensor labels) {
  /** Points whose lists are copied. */
  public Points {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
  }

  /**
   * The number of points.
   *
   * @return how many rows there are
   */
  public int size() { return labels.size(); }

  /**
   * The number of points of one class.
   *
   * @param label 0 or 1
   * @return how many rows have that label
   */
  public int count(int label) {
    int n = 0;
    for (double t : labels.toArray()) if (t == label) n++;
    return n;
  }
}
