package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Predictions of classes beside those that were right, as {@link Evaluation} measures them. */
final class Classes {
  private final double[] outputs; // [points, classes], or that of class 1
  private final double[] p; // probabilities
  private final boolean logits; // whether the outputs are logits
  private final int width;
  private final int[] right;
  private final double @Nullable [] weights;
  private final List<String> names;

  /** Probabilities, or logits; of one column they are those of class 1. */
  Classes(Tensor outputs, boolean logits, double[] targets, double @Nullable [] weights,
      List<String> names) {
    width = outputs.shape().dim(1);
    this.outputs = outputs.toArray();
    this.weights = weights;
    this.names = names;
    this.logits = logits;
    right = Arrays.stream(targets).mapToInt(t -> (int) t).toArray();
    Var z = Var.constant(outputs);
    p = !logits ? this.outputs : (width == 1 ? z.sigmoid() : z.softmax(-1)).value().toArray();
  }

  private double weight(int point) { return weights == null ? 1 : weights[point]; }

  /** The mean over the points, each by its weight. */
  private double mean(IntToDoubleFunction of) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < right.length; i++) {
      if (weight(i) > 0) sum += weight(i) * of.applyAsDouble(i); // 0 times infinity is nothing
      all += weight(i);
    }
    return sum / all;
  }

  /** ln of the probability of each point's class: from logits where there are any. */
  private double[] logProbabilities() {
    if (logits && width > 1) {
      return picked(Var.constant(Tensor.of(Shape.of(right.length, width), outputs)).logSoftmax(-1)
          .value().toArray());
    }
    double[] mine = picked(outputs);
    if (width == 1) {
      for (int i = 0; i < mine.length; i++) {
        if (right[i] == 0) mine[i] = logits ? -mine[i] : 1 - mine[i];
      }
    }
    Var x = Var.constant(Tensor.vector(mine));
    return (logits ? x.logSigmoid() : x.log()).value().toArray();
  }

  private double[] picked(double[] all) {
    double[] mine = new double[right.length];
    for (int i = 0; i < mine.length; i++) mine[i] = all[width == 1 ? i : i * width + right[i]];
    return mine;
  }

  /** How many classes come before the right one; of equal ones the first. */
  private int before(int point) {
    if (width == 1) {
      boolean one = outputs[point] >= (logits ? 0 : 0.5);
      return one == (right[point] == 1) ? 0 : 1;
    }
    int at = point * width;
    double mine = outputs[at + right[point]];
    int n = 0;
    for (int j = 0; j < width; j++) {
      double s = outputs[at + j];
      if (s > mine || s == mine && j < right[point]) n++;
    }
    return n;
  }

  private int predicted(int point) {
    if (width == 1) return before(point) == 0 ? right[point] : 1 - right[point];
    int best = 0;
    for (int j = 1; j < width; j++) {
      if (outputs[point * width + j] > outputs[point * width + best]) best = j;
    }
    return best;
  }

  double accuracy() { return topK(1); }

  double topK(int k) { return mean(i -> before(i) < k ? 1 : 0); }

  Confusion confusion() {
    int[] predicted = new int[right.length];
    Arrays.setAll(predicted, this::predicted);
    return new Confusion(Math.max(2, width), right, predicted, this::weight, names);
  }

  double logLoss() {
    double[] logs = logProbabilities();
    return mean(i -> -logs[i]);
  }

  double brier() {
    return mean(i -> {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        double y = width == 1 ? right[i] : right[i] == j ? 1 : 0;
        double d = p[i * width + j] - y;
        sum += d * d;
      }
      return sum;
    });
  }

  /** What probability the class has that is taken. */
  private double confidence(int point) {
    if (width == 1) return predicted(point) == 1 ? p[point] : 1 - p[point];
    return p[point * width + predicted(point)];
  }

  double calibrationError(int bins) {
    Map<Integer, Double> apart = new TreeMap<>(); // confidence less points that are right
    double all = 0;
    for (int i = 0; i < right.length; i++) {
      double sure = confidence(i);
      int bin = (int) Math.max(0, Math.min(bins - 1.0, Math.ceil(sure * bins) - 1));
      apart.merge(bin, weight(i) * (sure - (before(i) == 0 ? 1 : 0)), Double::sum);
      all += weight(i);
    }
    double sum = 0;
    for (double d : apart.values()) sum += Math.abs(d);
    return sum / all;
  }

  double rocAuc() {
    if (width == 1) return auc(0, 1); // ranks of logits are finer than those of probabilities
    if (width == 2) return auc(1, 1);
    double sum = 0;
    for (int j = 0; j < width; j++) sum += auc(j, j);
    return sum / width;
  }

  /** How often a point of the class is above one that is not, by groups of equal values. */
  private double auc(int column, int of) {
    double[] values = new double[right.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = width == 1 ? outputs[i] : p[i * width + column];
    }
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0)); // −0 is 0
    double others = 0;
    double ours = 0;
    double pairs = 0;
    for (int from = 0, to; from < order.length; from = to) {
      double in = 0;
      double out = 0;
      for (to = from; to < order.length && values[order[to]] == values[order[from]]; to++) {
        if (right[order[to]] == of) in += weight(order[to]);
        else out += weight(order[to]);
      }
      pairs += in * (others + out / 2);
      others += out;
      ours += in;
    }
    if (ours > 0 && others > 0) return pairs / (ours * others);
    throw new IllegalArgumentException("Evaluation.rocAuc: " + (ours > 0 ? "all points are"
        + " of class " : "no point is of class ") + of + ", so there is nothing to compare; give "
        + "points of every class");
  }
}
