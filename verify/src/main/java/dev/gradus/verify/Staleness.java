package dev.gradus.verify;

import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.Measurement;
import dev.gradus.autodiff.check.Probe;

/**
 * Whether a derivative that is the same at two points is so because it was kept. Measured at the
 * second point, along the entries whose derivatives are the same, first with a single step, which
 * does where the function is linear.
 */
final class Staleness {
  private static final double STEP = 1e-3;
  private static final double CLOSE = 1e-3;
  private static final double ERRORS = 10;
  private static final double OFF = 1e-5;

  private final Results f;
  private final CheckSettings settings;
  private final double[] x;
  private final double[] derivative;
  private final double[] direction;

  /** At a second point, where the derivative was this one after it was another's before. */
  Staleness(Results f, CheckSettings settings, double[] x, double[] derivative, double[] before) {
    this.f = f;
    this.settings = settings;
    this.x = x;
    this.derivative = derivative;
    this.direction = new double[x.length];
    double largest = 0;
    for (double v : x) largest = Math.max(largest, Math.abs(v));
    for (int i = 0; i < x.length; i++) {
      boolean same = true;
      boolean any = false;
      for (int k = i; k < derivative.length; k += x.length) {
        same &= derivative[k] == before[k];
        any |= derivative[k] != 0;
      }
      double size = x[i] != 0 ? Math.abs(x[i]) : largest != 0 ? largest : 1;
      if (same && any) direction[i] = size * (1 + i % 5 / 5.0) * (i % 2 == 0 ? 1 : -1);
    }
  }

  /** What was kept, in words; empty if nothing was. */
  String text(String name) {
    for (double d : direction) {
      if (d == 0) continue;
      for (int row = 0; row < f.count(); row++) {
        String text = text(name, row);
        if (!text.isEmpty()) return text;
      }
      return "";
    }
    return "";
  }

  private String text(String name, int row) {
    double claimed = 0;
    double size = 0;
    for (int i = 0; i < x.length; i++) {
      double term = direction[i] * derivative[row * x.length + i];
      claimed += term;
      size += Math.abs(term);
    }
    double step = (moved(row, STEP) - moved(row, -STEP)) / (2 * STEP);
    if (Math.abs(step - claimed) <= CLOSE * size) return "";
    Measurement m = new Probe(v -> f.at(v, row), settings, x).along(direction);
    double off = Math.abs(m.slope() - claimed);
    boolean known = m.reason().isEmpty() && m.kink() == null;
    return !known || off <= ERRORS * m.error() + OFF * size ? ""
        : "the " + name + " is the same at another point, where it makes " + claimed
            + " of a slope that was measured as " + m.slope() + ": what it gave first was kept";
  }

  private double moved(int row, double t) {
    double[] there = x.clone();
    for (int i = 0; i < there.length; i++) there[i] += t * direction[i];
    try {
      return f.at(there, row);
    } catch (RuntimeException e) {
      return Double.NaN; // not defined there
    }
  }
}
