package dev.gradus.examples.data;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Dataset;
import java.util.Arrays;
import java.util.List;

/**
 * Points with labels or with numbers to predict, in the units of their file.
 *
 * @param source where they come from, as the user calls it
 * @param features the name of each column
 * @param label the name of the column of labels, or of the number to predict
 * @param classes the labels: of class 0, 1, …; none if a number is to be predicted
 * @param rows the points, of shape [points, features]
 * @param targets the class of each point, from 0, or its number; a vector
 * @param choice what was taken of the source
 * @param notes how the source was read, where that is not plain to see
 */
public record Points(String source, List<String> features, String label, List<String> classes,
    Tensor rows, Tensor targets, Choice choice, List<String> notes) {
  /** Points whose lists are copied. */
  public Points {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
  }

  /**
   * What is learned about them.
   *
   * @return by the number of classes
   */
  public Task task() {
    return classes.isEmpty() ? Task.NUMBER : classes.size() == 2 ? Task.TWO_CLASSES : Task.CLASSES;
  }

  /**
   * The points as a network takes them, with the names of features and classes.
   *
   * @return of as many points
   */
  public Dataset data() { return data(targets); }

  /**
   * The points with other targets.
   *
   * @param others one for each point
   * @return of as many points
   */
  public Dataset data(Tensor others) {
    Dataset plain = switch (task()) {
      case TWO_CLASSES -> Dataset.binary(rows, whole(others));
      case CLASSES -> Dataset.classes(rows, whole(others));
      case NUMBER -> Dataset.numbers(rows, others);
    };
    Dataset named = plain.withFeatures(features.toArray(String[]::new));
    return task() == Task.NUMBER ? named : named.withClassNames(classes.toArray(String[]::new));
  }

  private static int[] whole(Tensor x) {
    return Arrays.stream(x.toArray()).mapToInt(v -> (int) v).toArray();
  }

  /**
   * The number of points.
   *
   * @return how many rows there are
   */
  public int size() { return targets.size(); }

  /**
   * The number of points of one class.
   *
   * @param label from 0
   * @return how many rows have that label
   */
  public int count(int label) {
    int n = 0;
    for (double t : targets.toArray()) if (t == label) n++;
    return n;
  }

  /**
   * The class with the most points.
   *
   * @return from 0; the first of those that have as many
   */
  public int commoner() {
    int most = 0;
    for (int c = 1; c < classes.size(); c++) if (count(c) > count(most)) most = c;
    return most;
  }

  /**
   * The same points elsewhere.
   *
   * @param others as many rows of as many features
   * @return the points
   */
  public Points with(Tensor others) {
    return new Points(source, features, label, classes, others, targets, choice, notes);
  }

  /**
   * Some of the points.
   *
   * @param chosen their rows, from 0
   * @return the points in that order
   */
  public Points select(int[] chosen) {
    return new Points(source, features, label, classes, rows.rows(chosen), targets.rows(chosen),
        choice, notes);
  }
}
