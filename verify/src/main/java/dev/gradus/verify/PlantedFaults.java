package dev.gradus.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToIntFunction;

/** Faults as people make them, large and small. */
final class PlantedFaults {
  private final List<PlantedFault> all = new ArrayList<>();

  private PlantedFaults() {}

  static List<PlantedFault> all() {
    PlantedFaults faults = new PlantedFaults();
    faults.sizes();
    faults.signsAndZeros();
    faults.factors();
    faults.places();
    faults.states();
    faults.others();
    return List.copyOf(faults.all);
  }

  private void add(String name, PlantedFault.Spoils spoils) {
    all.add(new PlantedFault(name, spoils));
  }

  private void sizes() {
    for (double e : new double[] {1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7}) {
      every("every entry " + e + " too large", 1 + e);
      one("the largest entry " + e + " too large", PlantedFaults::largest, 1 + e);
    }
    for (double e : new double[] {1e-1, 1e-2, 1e-3, 1e-5}) {
      one("the smallest entry " + e + " too large", PlantedFaults::smallest, 1 + e);
      one("the first entry " + e + " too small", d -> 0, 1 - e);
      one("the last entry " + e + " too small", d -> d.length - 1, 1 - e);
    }
    for (double e : new double[] {1e-2, 1e-4, 1e-6, 1e-8}) {
      add(e + " of the largest entry added to all", (m, x, d) -> {
        double size = d.length == 0 ? 0 : Math.abs(d[largest(d)]);
        for (int i = 0; i < d.length; i++) d[i] += e * size;
        return d;
      });
    }
  }

  private void signsAndZeros() {
    every("the sign lost", -1);
    every("all zero", 0);
    one("the sign of the first entry lost", d -> 0, -1);
    one("the sign of the last entry lost", d -> d.length - 1, -1);
    one("the sign of the largest entry lost", PlantedFaults::largest, -1);
    one("the first entry zero", d -> 0, 0);
    one("the last entry zero", d -> d.length - 1, 0);
    one("the smallest entry zero", PlantedFaults::smallest, 0);
    some("entries of the second half zero", (d, i) -> i >= (d.length + 1) / 2, 0);
    some("entries below a thousandth of the largest zero",
        (d, i) -> Math.abs(d[i]) < 1e-3 * Math.abs(d[largest(d)]), 0);
  }

  private void factors() {
    every("a factor 2 too much", 2);
    every("a factor 2 lost", 0.5);
    add("a sum for a mean", (m, x, d) -> times(d, d.length));
    add("a mean for a sum", (m, x, d) -> times(d, 1.0 / d.length));
    add("cut to lie between −1 and 1", (m, x, d) -> {
      for (int i = 0; i < d.length; i++) d[i] = Math.max(-1, Math.min(1, d[i]));
      return d;
    });
    add("scaled to length 1", (m, x, d) -> {
      double length = Math.sqrt(Arrays.stream(d).map(v -> v * v).sum());
      return length == 0 ? d : times(d, 1 / length);
    });
    every("all NaN", Double.NaN);
    one("the last entry NaN", d -> d.length - 1, Double.NaN);
    one("the first entry infinite", d -> 0, Double.POSITIVE_INFINITY);
  }

  private void places() {
    add("turned round", (m, x, d) -> moved(d, true));
    add("one place too far", (m, x, d) -> moved(d, false));
    add("transposed, if it is a square block", (m, x, d) -> {
      int n = (int) Math.sqrt(d.length);
      double[] y = d.clone();
      for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) y[i * n + j] = d[j * n + i];
      return y;
    });
    add("the first two entries swapped", (m, x, d) -> {
      if (d.length < 2) return d;
      double[] y = d.clone();
      y[0] = d[1];
      y[1] = d[0];
      return y;
    });
    add("two errors of a hundredth that cancel", (m, x, d) -> {
      if (d.length < 2) return d;
      double error = 0.01 * d[largest(d)];
      d[0] += error;
      d[d.length - 1] -= error;
      return d;
    });
    add("an entry too few", (m, x, d) -> Arrays.copyOf(d, Math.max(0, d.length - 1)));
    add("an entry too many", (m, x, d) -> Arrays.copyOf(d, d.length + 1));
  }

  private static double[] moved(double[] d, boolean backwards) {
    double[] y = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      y[backwards ? d.length - 1 - i : (i + 1) % d.length] = d[i];
    }
    return y;
  }

  private void states() {
    add("that of the first point for all", (m, x, d) -> {
      if (m.calls == 1) m.first = d.clone();
      return m.first.length == d.length ? m.first.clone() : d;
    });
    add("that of the point before", (m, x, d) -> {
      double[] before = m.calls > 1 && m.last.length == d.length ? m.last : d;
      m.last = d.clone();
      return before.clone();
    });
    add("added to what was there before", (m, x, d) -> {
      if (m.sum.length != d.length) m.sum = new double[d.length];
      for (int i = 0; i < d.length; i++) m.sum[i] += d[i];
      return m.sum.clone();
    });
    add("every third time off", (m, x, d) -> m.calls % 3 == 0 ? times(d, 1.1) : d);
    add("a thousandth larger each time", (m, x, d) -> times(d, 1 + 1e-3 * (m.calls - 1)));
    add("one array handed out each time", (m, x, d) -> {
      if (m.last.length != d.length) m.last = new double[d.length];
      System.arraycopy(d, 0, m.last, 0, d.length);
      return m.last;
    });
    add("the argument written into", (m, x, d) -> {
      Arrays.fill(x, 0);
      return d;
    });
    for (double e : new double[] {1e-3, 1e-6}) {
      add("noise of " + e, (m, x, d) -> {
        for (int i = 0; i < d.length; i++) d[i] *= 1 + e * (2 * m.random.nextDouble() - 1);
        return d;
      });
    }
  }

  private void others() {
    add("rounded to floats", (m, x, d) -> {
      for (int i = 0; i < d.length; i++) d[i] = (float) d[i];
      return d;
    });
    byPoint("a tenth too large where x is negative", v -> v < 0);
    byPoint("a tenth too large where |x| is above 1", v -> Math.abs(v) > 1);
  }

  private void byPoint(String name, DoublePredicate where) {
    add(name, (m, x, d) -> {
      for (int i = 0; i < Math.min(x.length, d.length); i++) if (where.test(x[i])) d[i] *= 1.1;
      return d;
    });
  }

  private interface OfEntry {
    boolean holds(double[] d, int i);
  }

  private void some(String name, OfEntry which, double factor) {
    add(name, (m, x, d) -> {
      double[] right = d.clone();
      for (int i = 0; i < d.length; i++) if (which.holds(right, i)) d[i] *= factor;
      return d;
    });
  }

  private void every(String name, double factor) { add(name, (m, x, d) -> times(d, factor)); }

  private void one(String name, ToIntFunction<double[]> which, double factor) {
    add(name, (m, x, d) -> {
      if (d.length > 0) d[which.applyAsInt(d)] *= factor;
      return d;
    });
  }

  private static double[] times(double[] d, double factor) {
    return Arrays.stream(d).map(v -> v * factor).toArray();
  }

  private static int largest(double[] d) {
    int k = 0;
    for (int i = 1; i < d.length; i++) if (Math.abs(d[i]) > Math.abs(d[k])) k = i;
    return k;
  }

  /** The smallest that is not 0; else the first. */
  private static int smallest(double[] d) {
    int k = -1;
    for (int i = 0; i < d.length; i++) {
      if (d[i] != 0 && (k < 0 || Math.abs(d[i]) < Math.abs(d[k]))) k = i;
    }
    return Math.max(k, 0);
  }
}
