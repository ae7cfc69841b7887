package dev.gradus.examples.data;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Sets of points that are made, not measured, by {@link Random} from a seed: the same ones always,
 * as it and {@link StrictMath} are specified to the bit. Numbers are rounded to 3 decimals.
 */
enum MadeSet {
  /** Two half circles that reach into each other. */
  MOONS("x1,x2,moon", 200) {
    @Override
    String point(int i, Random random) {
      double t = StrictMath.PI * random.nextDouble();
      double x = i % 2 == 0 ? StrictMath.cos(t) : 1 - StrictMath.cos(t);
      double y = i % 2 == 0 ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t);
      return row(x + 0.1 * random.nextGaussian(), y + 0.1 * random.nextGaussian(),
          i % 2 == 0 ? "upper" : "lower");
    }
  },
  /** A square whose quarters are of two kinds, in turn: exclusive or of the signs. */
  XOR("x1,x2,signs", 200) {
    @Override
    String point(int i, Random random) {
      double x = rounded(2 * random.nextDouble() - 1);
      double y = rounded(2 * random.nextDouble() - 1);
      return row(x, y, x > 0 == y > 0 ? "alike" : "different");
    }
  },
  /** Two arms of a spiral, each once around. */
  SPIRALS("x1,x2,arm", 200) {
    @Override
    String point(int i, Random random) {
      double t = 0.5 + 2 * StrictMath.PI * (i - i % 2) / 200;
      double r = i % 2 == 0 ? t : -t;
      return row(r * StrictMath.cos(t) + 0.15 * random.nextGaussian(),
          r * StrictMath.sin(t) + 0.15 * random.nextGaussian(), i % 2 == 0 ? "one" : "other");
    }
  },
  /** Three clouds. */
  BLOBS("x1,x2,cloud", 150) {
    @Override
    String point(int i, Random random) {
      double[] x = {-1.6, 1.6, 0};
      double[] y = {-1, -1, 1.6};
      int cloud = i % 3;
      return row(x[cloud] + 0.7 * random.nextGaussian(), y[cloud] + 0.7 * random.nextGaussian(),
          new String[] {"left", "right", "top"}[cloud]);
    }
  },
  /** Heights of a land with a hill and a hollow, for a number to predict. */
  HILLS("east,north,height", 200) {
    @Override
    String point(int i, Random random) {
      double x = 4 * random.nextDouble() - 2;
      double y = 4 * random.nextDouble() - 2;
      double height = 300 * StrictMath.exp(-square(x - 0.8) - square(y - 0.6))
          - 200 * StrictMath.exp(-square(x + 0.9) - square(y + 0.7))
          + 10 * random.nextGaussian();
      return row(x, y, number(height));
    }
  };

  private static final long SEED = 7;

  private final String titles;
  private final int size;

  MadeSet(String titles, int size) {
    this.titles = titles;
    this.size = size;
  }

  abstract String point(int i, Random random);

  /** The set of that name. */
  static MadeSet named(String name) { return valueOf(name.toUpperCase(Locale.ROOT)); }

  /** The names of all. */
  static Stream<String> names() {
    return Stream.of(values()).map(s -> s.name().toLowerCase(Locale.ROOT));
  }

  /** The set as a file. */
  String csv() {
    StringBuilder out = new StringBuilder(titles).append('\n');
    Random random = new Random(SEED);
    for (int i = 0; i < size; i++) out.append(point(i, random)).append('\n');
    return out.toString();
  }

  private static double square(double x) { return x * x; }

  private static double rounded(double x) { return Math.rint(1000 * x) / 1000; }

  private static String number(double x) { return Double.toString(rounded(x)); }

  private static String row(double x, double y, String label) {
    return number(x) + "," + number(y) + "," + label;
  }
}
