// twin: float
package dev.gradus.autodiff.kernel;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Numbers of all kinds: at the edges, near 0 and 1, of any size, of any bits. */
final class DoubleSamples {
  private static final double[] EDGES = {0, -0d, 1, -1, 2, -2, 0.5d, 0.25d, 0.625d, -0.625d, 1e-9d,
      -1e-20d, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MIN_NORMAL,
      Double.MIN_NORMAL / 3, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NaN, 88, 88.7d, 89, -87, -103, -103.9d, -104, -105, 709,
      710, -708, -740, -745, -746, 36, 37, 1000, -1000, -36, -40};

  private DoubleSamples() {}

  /** Some numbers, the edges first. */
  static double[] numbers(long seed, int n) {
    Random random = new Random(seed);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = i < EDGES.length ? EDGES[i] : number(random, i % 5);
    return x;
  }

  private static double number(Random random, int kind) {
    double u = random.nextGaussian(); // float: float u = (float) random.nextGaussian();
    return switch (kind) {
      case 0 -> u;
      case 1 -> 30 * u;
      case 2 -> 300 * u;
      case 3 -> Math.scalb(u, random.nextInt(250) - 125);
      default -> ofAnyBits(random);
    };
  }

  private static double ofAnyBits(Random random) {
    long bits = random.nextLong(); // float: int bits = random.nextInt();
    return Double.longBitsToDouble(bits); // float: return Float.intBitsToFloat(bits);
  }

  /** The constants of a class by name. */
  static <T> Map<String, T> constants(Class<?> owner, Class<T> type) {
    Map<String, T> found = new TreeMap<>();
    for (Field field : owner.getFields()) {
      try {
        found.put(field.getName(), type.cast(field.get(null)));
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return found;
  }

  /** A number in this precision. */
  static double of(Number x) { return x.doubleValue(); }

  /** The bits of a number, which are the same for all NaN. */
  static long bits(double x) {
    return Double.doubleToLongBits(x); // float: return Float.floatToIntBits(x);
  }
}
