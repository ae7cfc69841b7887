package dev.gradus.verify.slips;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * A network with its reverse pass written by hand, in plain Java, and the mistakes that can be
 * switched on in it: each is a line written as people write it. Nothing here knows the catalogue.
 */
interface HandWritten {
  /** The blocks. */
  Layout layout();

  /** The error, in vars. */
  Function<List<Var>, Var> error();

  /** The gradient by hand, with one mistake; "" for none. */
  double[] gradient(double[] w, String mistake);

  /** The mistakes, each with words of the names of slips that are right for it. */
  Map<String, List<String>> mistakes();

  /** A point. */
  default double[] point() {
    Random random = new Random(7);
    double[] x = new double[layout().size()];
    for (int i = 0; i < x.length; i++) x[i] = 0.7 * random.nextGaussian();
    return x;
  }

  /** Numbers for data. */
  static double[][] data(long seed, int rows, int columns) {
    Random random = new Random(seed);
    double[][] x = new double[rows][columns];
    for (double[] row : x) for (int j = 0; j < columns; j++) row[j] = random.nextGaussian();
    return x;
  }
}
