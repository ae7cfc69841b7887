package dev.gradus.examples.data;

import dev.gradus.autodiff.Tensor;
import java.util.List;

/**
 * Points of two classes, in the units of their file.
 *
 * @param source where they come from, as the user calls it
 * @param features the name of each column
 * @param label the name of the column of labels
 * @param classes the two labels: of class 0, then of class 1
 * @param rows the points, of shape [points, features]
 * @param labels 0 or 1 for each point, a vector
 * @param choice what was taken of the source
 * @param notes how the source was read, where that is not plain to see
 */
public record Points(String source, List<String> features, String label, List<String> classes,
    Tensor rows, Tensor labels, Choice choice, List<String> notes) {
  /** Points whose lists are copied. */
  public Points {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
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

  /**
   * The class with more points.
   *
   * @return 0 or 1; 0 if both have as many
   */
  public int commoner() { return count(1) > count(0) ? 1 : 0; }

  /**
   * Some of the points.
   *
   * @param chosen their rows, from 0
   * @return the points in that order
   */
  Points select(int[] chosen) {
    double[][] all = rows.toMatrix();
    double[][] x = new double[chosen.length][];
    double[] targets = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      x[i] = all[chosen[i]];
      targets[i] = labels.get(chosen[i]);
    }
    return new Points(source, features, label, classes, Tensor.matrix(x), Tensor.vector(targets),
        choice, notes);
  }
}
