package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Slip;
import dev.gradus.verify.slips.Slips;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Numbers with which mistakes can be told apart: of several draws that with the fewest pairs of
 * slips that lie less than 5 % apart.
 */
record Told(long seed, List<Slip> slips, List<String> alike) {
  private static final double APART = 0.05;
  private static final int DRAWS = 8;

  /** A slip with the gradient that it gives. */
  private record Made(Slip slip, List<Tensor> gradient) {}

  static Told of(String student, LongFunction<Recording> programs) {
    long first = hash(student);
    Told best = null;
    for (int i = 0; i < DRAWS; i++) {
      Told told = of(first + i, programs.apply(first + i));
      boolean isBetter = best == null || told.slips.size() > best.slips.size()
          || told.slips.size() == best.slips.size() && told.alike.size() < best.alike.size();
      if (isBetter) best = told;
    }
    if (best == null) throw new IllegalStateException();
    return best;
  }

  private static Told of(long seed, Recording program) {
    List<Made> made = made(program);
    List<String> alike = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (areApart(made.get(i).gradient, made.get(j).gradient)) continue;
        alike.add("One cannot tell \"" + made.get(j).slip.name() + "\" from \""
            + made.get(i).slip.name() + "\".");
      }
    }
    return new Told(seed, made.stream().map(Made::slip).toList(), List.copyOf(alike));
  }

  /** The slips that show, each at its first place. */
  private static List<Made> made(Recording program) {
    List<Made> all = new ArrayList<>();
    for (Slip slip : Slips.all()) {
      if (all.stream().anyMatch(m -> m.slip.name().equals(slip.name()))) continue;
      for (Mistake m : slip.in(program)) {
        List<Tensor> gradient = m.gradient(program);
        if (!areFinite(gradient) || !areApart(gradient, program.right())) continue;
        all.add(new Made(slip, gradient));
        break;
      }
    }
    return all;
  }

  private static boolean areFinite(List<Tensor> gradient) {
    for (Tensor t : gradient) for (double x : t.toArray()) if (!Double.isFinite(x)) return false;
    return true;
  }

  /** Whether some block differs by more than 5 % of its largest entry. */
  private static boolean areApart(List<Tensor> a, List<Tensor> b) {
    for (int i = 0; i < a.size(); i++) {
      if (difference(a.get(i).toArray(), b.get(i).toArray()) > APART) return true;
    }
    return false;
  }

  /** The largest difference of two blocks beside their largest entry. */
  private static double difference(double[] a, double[] b) {
    double most = 0;
    double off = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.max(Math.abs(a[i]), Math.abs(b[i])));
      off = Math.max(off, Math.abs(a[i] - b[i]));
    }
    return most == 0 ? 0 : off / most;
  }

  /** FNV-1a of 64 bits: the same everywhere. */
  private static long hash(String text) {
    long h = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) h = (h ^ (b & 0xff)) * 0x100000001b3L;
    return h;
  }
}
