package dev.gradus.examples.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The directions in which vectors reach farthest, the first of all, then those at right angles to
 * it: principal axes, if the vectors begin at their mean.
 *
 * <p>Source: power iteration with the matrix XᵀX, each direction kept at right angles to those
 * found before it.
 *
 * @param directions of length 1, at right angles to each other; fewer than asked for if the vectors
 *        have no length left
 * @param shares of the sum of all squared lengths that lies along each
 */
public record MainDirections(List<double[]> directions, List<Double> shares) {
  private static final int MOST_ITERATIONS = 300;
  private static final double STILL = 1e-14; // how far a direction turns when it is found
  private static final double NOTHING = 1e-20; // of all squared lengths: rounding

  /** Directions whose lists are copied. */
  public MainDirections {
    directions = List.copyOf(directions);
    shares = List.copyOf(shares);
  }

  /**
   * Finds them.
   *
   * @param rows the vectors
   * @param count how many directions
   * @return the directions, the same bits for the same rows
   */
  public static MainDirections of(double[][] rows, int count) {
    List<double[]> found = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double all = 0;
    for (double[] x : rows) all += dot(x, x);
    while (found.size() < count) {
      double[] v = direction(rows, found, all);
      if (v.length == 0) break;
      double along = 0;
      for (double[] x : rows) along += dot(x, v) * dot(x, v);
      found.add(v);
      shares.add(along / all);
    }
    return new MainDirections(found, shares);
  }

  /** The next direction; empty if nothing is left. */
  private static double[] direction(double[][] rows, List<double[]> before, double all) {
    double[] v = new double[0];
    double longest = NOTHING * all;
    for (double[] x : rows) { // begin with the longest vector, less what is found already
      double[] rest = across(x, before);
      double length = dot(rest, rest);
      if (length > longest) {
        longest = length;
        v = rest;
      }
    }
    if (v.length == 0) return v;
    v = unit(v);
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double[] next = new double[v.length];
      for (double[] x : rows) add(next, dot(x, v), x);
      next = unit(across(next, before));
      double turned = 1 - Math.abs(dot(next, v));
      v = next;
      if (turned < STILL) break;
    }
    int widest = 0;
    for (int j = 0; j < v.length; j++) if (Math.abs(v[j]) > Math.abs(v[widest])) widest = j;
    if (v[widest] < 0) for (int j = 0; j < v.length; j++) v[j] = -v[j];
    return v;
  }

  /**
   * What is left of a vector at right angles to others.
   *
   * @param x the vector
   * @param others of length 1, at right angles to each other
   * @return another vector
   */
  public static double[] across(double[] x, List<double[]> others) {
    double[] rest = x.clone();
    for (double[] u : others) add(rest, -dot(rest, u), u);
    return rest;
  }

  /**
   * The product of two vectors.
   *
   * @param x one
   * @param y the other, as long
   * @return Σ xᵢyᵢ
   */
  public static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) sum += x[j] * y[j];
    return sum;
  }

  private static void add(double[] to, double factor, double[] x) {
    for (int j = 0; j < x.length; j++) to[j] += factor * x[j];
  }

  private static double[] unit(double[] x) {
    double length = Math.sqrt(dot(x, x));
    double[] u = new double[x.length];
    for (int j = 0; j < x.length; j++) u[j] = x[j] / length;
    return u;
  }
}
