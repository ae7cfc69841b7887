package dev.gradus.teaching;

import dev.gradus.autodiff.Layout;
import dev.gradus.nn.Parameters;

/** Weights in a link: the bits of each number as eleven signs of six bits, so none is rounded. */
final class Weights {
  private static final String SIGNS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  private static final int EACH = 11; // 11 · 6 = 66 bits

  private Weights() {}

  static String text(Parameters w) {
    StringBuilder out = new StringBuilder();
    for (double x : w.toArray()) {
      long bits = Double.doubleToLongBits(x);
      for (int i = EACH - 1; i >= 0; i--) out.append(SIGNS.charAt((int) (bits >>> 6 * i & 63)));
    }
    return out.toString();
  }

  static Parameters read(Layout layout, String text) {
    if (text.length() != layout.size() * EACH) {
      throw new IllegalArgumentException("the link holds weights for "
          + text.length() / EACH + " numbers, but the network has " + layout.size()
          + "; leave w out to begin with those of the seed");
    }
    double[] x = new double[layout.size()];
    for (int k = 0; k < x.length; k++) {
      long bits = 0;
      for (int i = 0; i < EACH; i++) {
        int sign = SIGNS.indexOf(text.charAt(EACH * k + i));
        if (sign < 0) throw new IllegalArgumentException("the link's weights are damaged");
        bits = bits << 6 | sign;
      }
      x[k] = Double.longBitsToDouble(bits);
      if (!Double.isFinite(x[k])) {
        throw new IllegalArgumentException(
            "weight " + layout.entry(k) + " of the link is no number");
      }
    }
    return Parameters.of(layout, x);
  }
}
