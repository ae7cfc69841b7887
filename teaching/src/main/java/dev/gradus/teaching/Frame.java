package dev.gradus.teaching;

import dev.gradus.teaching.text.Decimal;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a picture: from which number to which it runs. Places on it are whole numbers from 0
 * to 1000, so that the page computes nothing.
 */
record Frame(double lo, double hi) {
  private static final int LENGTH = 1000;
  private static final int FAR = 30_000; // what lies beyond is as good as here
  private static final double LARGEST = 1e300;
  private static final double NARROWEST = 1e-9; // of its numbers: more digits are not shown

  /** Refuses one that has no room for round numbers. */
  Frame {
    double narrowest = NARROWEST * Math.max(Math.abs(lo), Math.abs(hi));
    if (!(hi - lo > narrowest) || hi - lo > 3 * LARGEST) {
      throw new IllegalArgumentException("a picture from " + Digits.of(lo) + " to "
          + Digits.of(hi) + " has no room");
    }
  }

  /** Around numbers, with some room, between round ones. */
  static Frame around(double least, double most) {
    double from = bounded(least);
    double to = bounded(most);
    double size = Math.max(Math.abs(from), Math.abs(to));
    double range = Math.max(to - from, size == 0 ? 1 : Math.max(1e-300, 100 * NARROWEST * size));
    if (to == from) range = Math.max(1, size);
    double step = round(range / 10);
    double lo = Math.floor((from - 0.06 * range) / step) * step;
    double hi = Math.ceil((to + 0.06 * range) / step) * step;
    return new Frame(lo, hi);
  }

  private static double bounded(double x) { return Math.max(-LARGEST, Math.min(LARGEST, x)); }

  /** The largest of 1, 2 and 5 times a power of ten that is not above. */
  private static double round(double x) {
    double power = 1;
    while (10 * power <= x) power *= 10;
    while (power > x) power /= 10;
    return 5 * power <= x ? 5 * power : 2 * power <= x ? 2 * power : power;
  }

  /** Where a number lies. */
  int at(double x) {
    double place = Math.rint(LENGTH * (x - lo) / (hi - lo));
    return (int) Math.max(-FAR, Math.min(FAR, place));
  }

  /** The number at a place, from 0 to 1, of no more decimals than are seen. */
  String number(double place) {
    return rounded(lo + (hi - lo) * Math.max(0.02, Math.min(0.98, place)));
  }

  /** To as many decimals as are seen. */
  String rounded(double x) {
    int decimals = 0;
    for (double step = (hi - lo) / 100; step < 1 && decimals < 12; step *= 10) decimals++;
    return Decimal.of(x).decimals(decimals).plain();
  }

  /** Round numbers along it, with their places. */
  List<Json> ticks() {
    double step = round((hi - lo) / 3);
    List<Json> ticks = new ArrayList<>();
    for (double k = Math.ceil(lo / step); k * step <= hi; k++) {
      ticks.add(new Json().with("at", at(k * step)).with("text", Digits.of(k * step)));
    }
    return ticks;
  }
}
