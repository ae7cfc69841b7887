package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Predictions beside what should have been predicted: metrics are computed from all points at once,
 * each by its weight, so that a point of weight 2 counts as if it were there twice. Immutable.
 *
 * <pre>{@code
 * Evaluation e = model.evaluate(data);
 * System.out.println(e.accuracy() + " " + e.rocAuc() + "\n" + e.confusion());
 * }</pre>
 *
 * <p>Metrics of classes are for data of {@link Dataset#classes(Tensor, int...)} and {@link
 * Dataset#binary}; those of numbers, {@link #r2}, {@link #rmse} and {@link #mae}, for all but
 * {@link Dataset#classes(Tensor, int...)}: of binary labels they measure the outputs as numbers
 * that should be 0 and 1.
 */
public final class Evaluation {
  private final double[] outputs; // row by row
  private final int width;
  private final Dataset data;
  private final double[] targets;
  private final double @Nullable [] weights;
  private final @Nullable Classes classes; // null where targets are numbers

  private Evaluation(String call, Tensor outputs, boolean logits, Dataset data) {
    this.data = data;
    this.outputs = outputs.toArray();
    targets = data.targets().toArray();
    width = outputs.shape().dim(1);
    Tensor w = data.weights();
    weights = w == null ? null : w.toArray();
    check(call);
    boolean binary = width == 1 && isBinary();
    classes = data.hasClasses() || binary
        ? new Classes(outputs, logits, targets, weights, data.classNames()) : null;
  }

  /**
   * Predictions of anything that predicts.
   *
   * @param outputs [points, outputs]: for data with classes the probability of each, for binary
   *     labels that of label 1
   * @param data what should have been predicted
   * @return their evaluation
   * @throws IllegalArgumentException if there is not one row for each point and one column for each
   *     target, or an output is NaN
   */
  public static Evaluation of(Tensor outputs, Dataset data) {
    given(outputs, "Evaluation.of", "the tensor of outputs", "a row for each point");
    given(data, "Evaluation.of", "the data set", "the points and what should be predicted");
    return of("Evaluation.of", outputs, false, data);
  }

  static Evaluation of(String call, Tensor outputs, boolean logits, Dataset data) {
    Shape shape = outputs.shape();
    int columns = data.hasClasses() ? -1 : data.targets().shape().dim(1);
    if (shape.rank() != 2 || shape.dim(0) != data.size()
        || columns >= 0 && shape.dim(1) != columns) {
      throw new IllegalArgumentException(call + ": outputs of shape " + shape + " do not fit "
          + data + "; give a row for each point and a column for each target or class");
    }
    if (data.size() == 0) {
      throw new IllegalArgumentException(call + ": the data set has no points; give at least 1");
    }
    return new Evaluation(call, outputs, logits, data);
  }

  private void check(String call) {
    for (int i = 0; i < outputs.length; i++) {
      if (Double.isNaN(outputs[i])) {
        throw new IllegalArgumentException(call + ": the prediction for point " + i / width
            + " is NaN; mend or leave out that row, or look at the parameters");
      }
    }
    if (!data.hasClasses()) return;
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] < width) continue;
      throw new IllegalArgumentException(call + ": point " + i + " has class " + (int) targets[i]
          + " but there are " + width + " outputs, for classes 0 to " + (width - 1)
          + "; give an output for each class");
    }
  }

  private boolean isBinary() {
    for (double t : targets) if (t != 0 && t != 1) return false;
    return true;
  }

  private Classes classes(String metric) {
    if (classes != null) return classes;
    throw new IllegalArgumentException("Evaluation." + metric + ": the targets "
        + data.targets().shape() + " are numbers, not classes; use Dataset.classes or "
        + "Dataset.binary, or a metric of numbers such as rmse");
  }

  private void numbers(String metric) {
    if (!data.hasClasses()) return;
    throw new IllegalArgumentException("Evaluation." + metric + ": the targets are classes, not "
        + "numbers; use a metric of classes such as accuracy, or Dataset.numbers");
  }

  /**
   * The share of points whose most likely class, as {@link Model#classify} has it, is theirs.
   *
   * @return from 0 to 1
   * @throws IllegalArgumentException if the targets are no classes
   */
  public double accuracy() { return classes("accuracy").accuracy(); }

  /**
   * The share of points whose class is among the most likely ones. Of outputs that are equal the
   * first is taken, as {@link Model#classify} does, so with k = 1 it is the accuracy.
   *
   * @param k how many classes are taken, at least 1
   * @return from 0 to 1
   * @throws IllegalArgumentException if k is not positive or the targets are no classes
   */
  public double topK(int k) {
    Numbers.checkCount("Evaluation.topK", "classes", k);
    return classes("topK").topK(k);
  }

  /**
   * How often each class was taken for each.
   *
   * @return the matrix, with precision, recall and F1
   * @throws IllegalArgumentException if the targets are no classes
   */
  public Confusion confusion() { return classes("confusion").confusion(); }

  /**
   * The area under the receiver's operating characteristic: how likely it is that of two points,
   * one of the class and one not, the first has the larger probability; equal ones count one half.
   * Of more than two classes it is the mean over each class against the rest.
   *
   * @return from 0 to 1; one half for chance
   * @throws IllegalArgumentException if the targets are no classes, or a class has no points
   */
  public double rocAuc() { return classes("rocAuc").rocAuc(); }

  /**
   * −ln of the probability that was given to each point's class, averaged.
   *
   * @return not negative; infinite where the probability of what happened is 0, which a sigmoid
   *     that is rounded may give
   * @throws IllegalArgumentException if the targets are no classes
   */
  public double logLoss() { return classes("logLoss").logLoss(); }

  /**
   * The squared distance of the probabilities from what happened, averaged: (p − y)² of binary
   * labels, and the sum of these over the classes where each has an output. Source: Brier 1950.
   *
   * @return not negative
   * @throws IllegalArgumentException if the targets are no classes
   */
  public double brier() { return classes("brier").brier(); }

  /**
   * How far the probability of the class that is taken, the confidence, is from the share of points
   * that are right: points are put into bins of equal width by their confidence, above the lower
   * end and up to the upper, and the differences of the means in each bin are averaged over the
   * points. Source: Naeini, Cooper and Hauskrecht 2015; Guo et al., On calibration of modern neural
   * networks, 2017, equation 3.
   *
   * @param bins how many, at least 1; 15 are usual
   * @return from 0 to 1; 0 if of the points predicted with 70 % as many are right
   * @throws IllegalArgumentException if the number is not positive or the targets are no classes
   */
  public double calibrationError(int bins) {
    Numbers.checkCount("Evaluation.calibrationError", "bins", bins);
    return classes("calibrationError").calibrationError(bins);
  }

  /**
   * 1 − Σ(t − ŷ)² / Σ(t − mean of t)², averaged over the outputs. Where all targets of an output
   * are equal it is 1 if all are predicted, and 0 if not.
   *
   * @return at most 1; 0 for the mean of the targets
   * @throws IllegalArgumentException if the targets are classes
   */
  public double r2() {
    numbers("r2");
    double sum = 0;
    for (int j = 0; j < width; j++) sum += r2(j);
    return sum / width;
  }

  private double r2(int column) {
    double mean = 0;
    double all = 0;
    double first = targets[column];
    boolean constant = true;
    for (int i = column; i < targets.length; i += width) {
      all += weight(i);
      mean += weight(i) * (targets[i] - first);
      constant &= targets[i] == first || weight(i) == 0;
    }
    mean = first + mean / all;
    double rest = 0;
    double spread = 0;
    for (int i = column; i < targets.length; i += width) {
      if (weight(i) == 0) continue; // 0 times infinity is nothing
      rest += weight(i) * square(targets[i] - outputs[i]);
      spread += weight(i) * square(targets[i] - mean);
    }
    if (constant) return rest == 0 ? 1 : 0;
    return 1 - rest / spread;
  }

  private static double square(double x) { return x * x; }

  /** Of the entry's point. */
  private double weight(int entry) { return weights == null ? 1 : weights[entry / width]; }

  /**
   * The square root of the mean squared difference, over points and outputs.
   *
   * @return not negative, in the targets' unit
   * @throws IllegalArgumentException if the targets are classes
   */
  public double rmse() {
    numbers("rmse");
    return Math.sqrt(mean(true));
  }

  /**
   * The mean absolute difference, over points and outputs.
   *
   * @return not negative, in the targets' unit
   * @throws IllegalArgumentException if the targets are classes
   */
  public double mae() {
    numbers("mae");
    return mean(false);
  }

  private double mean(boolean squares) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < targets.length; i++) {
      if (weight(i) == 0) continue; // 0 times infinity is nothing
      double d = Math.abs(targets[i] - outputs[i]);
      sum += weight(i) * (squares ? d * d : d);
      all += weight(i);
    }
    return sum / all;
  }

  /** How many points and outputs. */
  @Override
  public String toString() { return "evaluation of " + width + " outputs on " + data; }
}
