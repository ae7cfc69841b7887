package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often points of each class were taken for each class, with what follows from it. Points count
 * by their weights. A share of nothing, such as the precision of a class that was never predicted,
 * is taken as 0. Immutable.
 */
public final class Confusion {
  private final double[][] counts;
  private final List<String> names;

  Confusion(double[][] counts, List<String> names) {
    this.counts = counts;
    this.names = names;
  }

  /**
   * The matrix.
   *
   * @return [classes, classes]; a row for each right class, a column for each predicted one
   */
  public Tensor counts() { return Tensor.matrix(counts); }

  private void check(String call, int of) {
    if (of >= 0 && of < counts.length) return;
    throw new IndexOutOfBoundsException("Confusion." + call + ": there is no class " + of
        + "; classes are 0 to " + (counts.length - 1));
  }

  private double right(int of) { return Arrays.stream(counts[of]).sum(); }

  private double predicted(int of) { return Arrays.stream(counts).mapToDouble(r -> r[of]).sum(); }

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
    return share(counts[of][of], predicted(of));
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
    return share(counts[of][of], right(of));
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
    return share(2 * counts[of][of], predicted(of) + right(of));
  }

  /** The mean over the classes that are there, as right ones or as predicted ones. */
  private double macro(IntToDoubleFunction f) {
    return IntStream.range(0, counts.length).filter(c -> right(c) + predicted(c) > 0)
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
  public double micro() {
    double hits = 0;
    double all = 0;
    for (int i = 0; i < counts.length; i++) {
      hits += counts[i][i];
      all += right(i);
    }
    return share(hits, all);
  }

  /** A row for each right class, with its precision, recall and F1. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("right \\ predicted | precision recall F1\n");
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
