package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often points of each class were taken for each class, with what follows from it. Points count
 * by their weights. A share of nothing, such as the precision of a class that was never predicted,
 * is taken as 0. Immutable.
 */
public final class Confusion {
  /** Up to how many classes a matrix is printed. */
  private static final int PRINTED = 50;

  private final int[] rights; // of each point
  private final int[] predictions;
  private final IntToDoubleFunction weights;
  private final double[] right; // how many points of each class there are
  private final double[] predicted; // how many were taken for it
  private final double[] hits; // how many were both
  private final List<String> names;

  Confusion(int classes, int[] rights, int[] predictions, IntToDoubleFunction weights,
      List<String> names) {
    this.rights = rights;
    this.predictions = predictions;
    this.weights = weights;
    this.names = names;
    right = new double[classes];
    predicted = new double[classes];
    hits = new double[classes];
    for (int i = 0; i < rights.length; i++) {
      double w = weights.applyAsDouble(i);
      right[rights[i]] += w;
      predicted[predictions[i]] += w;
      if (rights[i] == predictions[i]) hits[rights[i]] += w;
    }
  }

  /**
   * The matrix.
   *
   * @return [classes, classes]; a row for each right class, a column for each predicted one
   * @throws IllegalStateException if there are so many classes that memory does not hold it
   */
  public Tensor counts() {
    if ((long) right.length * right.length > Integer.MAX_VALUE) throw tooLarge(null);
    try {
      return Tensor.matrix(matrix());
    } catch (OutOfMemoryError e) {
      throw tooLarge(e);
    }
  }

  private IllegalStateException tooLarge(@Nullable Throwable cause) {
    long k = right.length;
    return new IllegalStateException("Confusion.counts: " + k + " classes make a matrix of "
        + k * k + " numbers, more than memory holds; ask for precision, recall or f1 of a class, "
        + "or for the means of these", cause);
  }

  private double[][] matrix() {
    double[][] counts = new double[right.length][right.length];
    for (int i = 0; i < rights.length; i++) {
      counts[rights[i]][predictions[i]] += weights.applyAsDouble(i);
    }
    return counts;
  }

  private void check(String call, int of) {
    if (of >= 0 && of < right.length) return;
    throw new IndexOutOfBoundsException("Confusion." + call + ": there is no class " + of
        + "; classes are 0 to " + (right.length - 1));
  }

  private static double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

  /**
   * The share of what was taken for a class that is of it.
   *
   * @param of the class
   * @return from 0 to 1
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public double precision(int of) {
    check("precision", of);
    return share(hits[of], predicted[of]);
  }

  /**
   * The share of the points of a class that were taken for it.
   *
   * @param of the class
   * @return from 0 to 1
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public double recall(int of) {
    check("recall", of);
    return share(hits[of], right[of]);
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @param of the class
   * @return from 0 to 1
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public double f1(int of) {
    check("f1", of);
    return share(2 * hits[of], predicted[of] + right[of]);
  }

  /** The mean over the classes that are there, as right ones or as predicted ones. */
  private double macro(IntToDoubleFunction f) {
    return IntStream.range(0, right.length).filter(c -> right[c] + predicted[c] > 0)
        .mapToDouble(f).average().orElse(0);
  }

  /**
   * The mean of the precisions, of the classes that some point has or is taken for.
   *
   * @return from 0 to 1
   */
  public double macroPrecision() { return macro(this::precision); }

  /**
   * The mean of the recalls, of the classes that some point has or is taken for.
   *
   * @return from 0 to 1
   */
  public double macroRecall() { return macro(this::recall); }

  /**
   * The mean of the F1 scores, of the classes that some point has or is taken for.
   *
   * @return from 0 to 1
   */
  public double macroF1() { return macro(this::f1); }

  /**
   * Precision, recall and F1 of all classes counted together, which are one number where each point
   * has one class: the accuracy.
   *
   * @return from 0 to 1
   */
  public double micro() { return share(Arrays.stream(hits).sum(), Arrays.stream(right).sum()); }

  /** A row for each right class, with its precision, recall and F1; of many classes the means. */
  @Override
  public String toString() {
    if (right.length > PRINTED) {
      return String.format(Locale.ROOT, "confusion of %d classes: %.4f right, means of precision "
          + "%.4f, recall %.4f, F1 %.4f", right.length, micro(), macroPrecision(), macroRecall(),
          macroF1());
    }
    StringBuilder out = new StringBuilder("right \\ predicted | precision recall F1\n");
    double[][] counts = matrix();
    for (int i = 0; i < counts.length; i++) {
      out.append(names.size() == counts.length ? Given.brief(names.get(i)) : Integer.toString(i))
          .append(':');
      for (double n : counts[i]) {
        out.append(' ').append(n == Math.rint(n) && n < 1e15 ? Long.toString((long) n)
            : Double.toString(n));
      }
      out.append(String.format(Locale.ROOT, " | %.4f %.4f %.4f%n", precision(i), recall(i), f1(i))
          .replace(System.lineSeparator(), "\n"));
    }
    return out.toString();
  }
}
