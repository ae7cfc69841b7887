package dev.gradus.teaching;

import dev.gradus.teaching.text.Decimal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The sets of points of the program errorest, as tables that the page can take. They are put into
 * the page when it is built: {@link Random} and {@link StrictMath} have specified bits in Java,
 * but not in a browser.
 *
 * <p>The program's own classes build after this module, so the made sets are stated here again; a
 * test runs the program's and compares. Of its three clouds two are taken, numbers have two
 * decimals, to be multiplied by hand, and the heights are in hundreds of metres, so that a rate of
 * 0.5 is not far too large.
 */
final class Sets {
  private static final long SEED = 7;

  private Sets() {}

  /** Makes point i of a set, as a line. */
  private interface Maker {
    String point(int i, Random random);
  }

  /** All, each with name and table. */
  static Json all() throws IOException {
    List<Json> sets = new ArrayList<>();
    sets.add(set("moons", made(200, Sets::moon)));
    sets.add(set("xor", made(200, Sets::quarter)));
    sets.add(set("spirals", made(200, Sets::arm)));
    sets.add(set("blobs", made(150, Sets::cloud)));
    sets.add(set("ring", measured("ring.csv")));
    sets.add(set("iris", measured("iris.csv")));
    sets.add(set("hills", made(200, Sets::height)));
    return new Json().with("sets", sets);
  }

  private static Json set(String name, String csv) {
    return new Json().with("name", name).with("csv", csv);
  }

  private static String made(int size, Maker maker) {
    StringBuilder out = new StringBuilder();
    Random random = new Random(SEED);
    for (int i = 0; i < size; i++) {
      String line = maker.point(i, random);
      if (!line.isEmpty()) out.append(line).append('\n');
    }
    return out.toString();
  }

  private static String moon(int i, Random random) {
    double t = StrictMath.PI * random.nextDouble();
    boolean isUpper = i % 2 == 0;
    double x = isUpper ? StrictMath.cos(t) : 1 - StrictMath.cos(t);
    double y = isUpper ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t);
    return row(x + 0.1 * random.nextGaussian(), y + 0.1 * random.nextGaussian(),
        isUpper ? "upper" : "lower");
  }

  private static String quarter(int i, Random random) {
    double x = rounded(2 * random.nextDouble() - 1);
    double y = rounded(2 * random.nextDouble() - 1);
    return row(x, y, x > 0 == y > 0 ? "alike" : "different");
  }

  private static String arm(int i, Random random) {
    double t = 0.5 + 2 * StrictMath.PI * (i - i % 2) / 200;
    double r = i % 2 == 0 ? t : -t;
    return row(r * StrictMath.cos(t) + 0.15 * random.nextGaussian(),
        r * StrictMath.sin(t) + 0.15 * random.nextGaussian(), i % 2 == 0 ? "one" : "other");
  }

  private static String cloud(int i, Random random) {
    double[] x = {-1.6, 1.6, 0};
    double[] y = {-1, -1, 1.6};
    int cloud = i % 3;
    String line = row(x[cloud] + 0.7 * random.nextGaussian(),
        y[cloud] + 0.7 * random.nextGaussian(), cloud == 0 ? "left" : "right");
    return cloud == 2 ? "" : line; // the page tells two apart
  }

  private static String height(int i, Random random) {
    double x = 4 * random.nextDouble() - 2;
    double y = 4 * random.nextDouble() - 2;
    double height = 300 * StrictMath.exp(-square(x - 0.8) - square(y - 0.6))
        - 200 * StrictMath.exp(-square(x + 0.9) - square(y + 0.7))
        + 10 * random.nextGaussian();
    return row(x, y, hundredths(rounded(height)));
  }

  private static double square(double x) { return x * x; }

  private static double rounded(double x) { return Math.rint(1000 * x) / 1000; }

  /** Rounded from the program's thousandths. */
  private static String number(double x) { return hundredths(Math.rint(1000 * x) / 10); }

  private static String hundredths(double count) {
    Decimal d = Decimal.of(Math.rint(count));
    return new Decimal(d.isNegative(), d.digits(), d.power() - 2).plain();
  }

  private static String row(double x, double y, String label) {
    return number(x) + "," + number(y) + "," + label;
  }

  /** A table of the program; its first lines say where it comes from. */
  private static String measured(String name) throws IOException {
    try (InputStream in = Sets.class.getResourceAsStream("sets/" + name)) {
      if (in == null) throw new IOException("the set " + name + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
