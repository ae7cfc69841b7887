package dev.gradus.teaching;

import dev.gradus.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** States of the page, at random. */
final class Links {
  private Links() {}

  /** A network, its points, and weights as a seed or a walk gave them. */
  static String random(Random random) {
    StringBuilder layers = new StringBuilder("2");
    for (int k = random.nextInt(4); k > 0; k--) layers.append('-').append(1 + random.nextInt(4));
    boolean isClass = random.nextInt(4) > 0;
    List<String> points = new ArrayList<>();
    for (int k = 1 + random.nextInt(12); k > 0; k--) {
      points.add(number(random) + "," + number(random) + ","
          + (isClass ? random.nextInt(2) + "" : number(random)));
    }
    String link = "points=" + String.join(";", points) + "&layers=" + layers + "-1&predict="
        + (isClass ? "class" : "number") + "&act="
        + List.of("sigmoid", "tanh", "relu").get(random.nextInt(3)) + "&seed="
        + random.nextInt(1000) + "&rate=" + (0.01 + Math.abs(Double.parseDouble(number(random))))
        + (random.nextBoolean() ? "&error=whole" : "");
    link += "&step=" + PathAnswer.STEPS.get(random.nextInt(PathAnswer.STEPS.size()));
    if (random.nextBoolean()) return link;
    Parameters w = Problem.of(Fragment.of(link)).weights();
    double[] x = w.toArray();
    double size = random.nextInt(9) == 0 ? 20 : 1;
    for (int i = 0; i < x.length; i++) x[i] += size * random.nextGaussian();
    return link + "&w=" + Weights.text(Parameters.of(w.layout(), x));
  }

  private static String number(Random random) {
    double x = random.nextGaussian() * 2; // as people write it, or with all digits, hard to read
    return Double.toString(random.nextBoolean() ? Math.rint(x * 100) / 100 : x);
  }
}
