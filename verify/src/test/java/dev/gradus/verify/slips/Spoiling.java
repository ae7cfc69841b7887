package dev.gradus.verify.slips;

import dev.gradus.autodiff.Layout;
import java.util.Random;

/** A gradient spoilt at random, in a way that nobody makes: nothing should explain it. */
record Spoiling(String text, double[] factors, double[] added) {
  static Spoiling random(Layout layout, Random random) {
    double[] factors = new double[layout.size()];
    double[] added = new double[layout.size()];
    java.util.Arrays.fill(factors, 1);
    String block = layout.names().get(random.nextInt(layout.names().size()));
    int from = layout.start(block);
    int size = layout.shape(block).size();
    int one = from + random.nextInt(size);
    int kind = random.nextInt(6);
    for (int i = from; i < from + size; i++) {
      switch (kind) {
        case 0 -> factors[i] = 0.3 + 2 * random.nextDouble();
        case 1 -> added[i] = 0.1 * random.nextGaussian();
        case 2 -> factors[i] = i == one ? 0.3 + 2 * random.nextDouble() : 1;
        case 3 -> added[i] = i == one ? 0.1 * random.nextGaussian() : 0;
        default -> factors[i] = i == from ? 0.3 + 2 * random.nextDouble() : factors[from];
      }
    }
    if (kind == 5) {
      for (int i = 0; i < factors.length; i++) added[i] = 1e-3 * random.nextGaussian();
    }
    return new Spoiling(block + " in way " + kind, factors, added);
  }

  double[] of(double[] gradient) {
    double[] spoilt = gradient.clone();
    for (int i = 0; i < spoilt.length; i++) spoilt[i] = spoilt[i] * factors[i] + added[i];
    return spoilt;
  }

  @Override
  public String toString() { return text; }
}
