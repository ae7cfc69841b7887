package dev.gradus.verify;

import static dev.gradus.verify.errors.Given.result;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Products with a Jacobian: J·v, or Jᵀ·v for {@code isTransposed}. The matrix is made of products
 * with unit vectors; that products with other vectors follow from it is a law besides.
 */
final class Products implements Subject {
  private static final double CLOSE = 1e-9;
  private static final double CLOSE_IN_FLOATS = 1e-4;
  private static final double[] FACTORS = {1, 1e3, -1e-3};

  private final UnaryOperator<double[]> f;
  private final BinaryOperator<double[]> product;
  private final boolean isTransposed;
  private int results; // of the function, known from its values

  Products(UnaryOperator<double[]> f, BinaryOperator<double[]> product, boolean isTransposed) {
    this.f = f;
    this.product = product;
    this.isTransposed = isTransposed;
  }

  @Override public String derivative() {
    return isTransposed ? "vector-Jacobian product" : "Jacobian-vector product";
  }

  @Override public String java() {
    return isTransposed ? "Verify.vjp(f, vjp)" : "Verify.jvp(f, jvp)";
  }

  @Override public Supplier<double[]> valueAt(double[] x) {
    double[] y = result(f.apply(x), function(), "an array of numbers");
    results = y.length;
    return new Held(y);
  }

  @Override public Supplier<double[]> derivativeAt(double[] x) {
    int taken = isTransposed ? results : x.length;
    double[][] given = new double[taken][];
    double[][] copies = new double[taken][];
    for (int i = 0; i < taken; i++) {
      double[] unit = new double[taken];
      unit[i] = 1;
      given[i] = times(x, unit);
      copies[i] = given[i].clone();
    }
    return isTransposed ? new Held(given, joined(copies)) : () -> transposed(copies);
  }

  private double[] times(double[] x, double[] v) {
    return result(product.apply(x, v), derivative(), "an array of numbers");
  }

  private static double[] joined(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Row by row, what was given column by column. */
  private static double[] transposed(double[][] columns) {
    int rows = columns.length == 0 ? 0 : columns[0].length;
    for (double[] column : columns) if (column.length != rows) return joined(columns);
    double[] all = new double[rows * columns.length];
    for (int i = 0; i < all.length; i++) all[i] = columns[i % columns.length][i / columns.length];
    return all;
  }

  @Override public List<Finding> laws(double[] x, double[] derivative, Settings s) {
    List<Finding> findings = new ArrayList<>();
    double[] v = new double[isTransposed ? results : x.length];
    for (int i = 0; i < v.length; i++) v[i] = (i % 3 == 1 ? -1 : 1) * (0.6 + i % 5 / 4.0);
    for (double factor : FACTORS) {
      double[] scaled = Arrays.stream(v).map(e -> factor * e).toArray();
      double[] handed = scaled.clone();
      double[] given = times(x.clone(), handed).clone();
      if (!Arrays.equals(handed, scaled)) {
        findings.add(Finding.of(Kind.ARGUMENT, Verdict.WRONG,
            "the " + derivative() + " writes into the vector it is given"));
        return findings;
      }
      String text = difference(given, scaled, derivative, x.length,
          s.isInFloats() ? CLOSE_IN_FLOATS : CLOSE);
      if (!text.isEmpty()) {
        findings.add(Finding.of(Kind.LINEAR, Verdict.WRONG, text));
        return findings;
      }
    }
    return findings;
  }

  /** Where a product is not the matrix times the vector, in words. */
  private String difference(double[] given, double[] v, double[] matrix, int n, double close) {
    int length = isTransposed ? n : results;
    if (given.length != length) {
      return "the " + derivative() + " has " + given.length + " numbers, but there should be "
          + length;
    }
    for (int k = 0; k < length; k++) {
      double sum = 0;
      double size = 0;
      for (int i = 0; i < v.length; i++) {
        double term = v[i] * (isTransposed ? matrix[i * n + k] : matrix[k * n + i]);
        sum += term;
        size += Math.abs(term);
      }
      if (!(Math.abs(given[k] - sum) <= close * size)) {
        return "the " + derivative() + " is not linear: at place " + k + " it is " + given[k]
            + ", but " + sum + " by its products with unit vectors";
      }
    }
    return "";
  }
}
