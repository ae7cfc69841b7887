package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Slips with signs and constant factors. */
final class FactorSlips {
  private FactorSlips() {}

  static List<Slip> all() {
    return List.of(
        factor("a sign is wrong",
            "Look where a difference is written: the slope of (ŷ − t)² has ŷ − t in it, not t − ŷ, "
                + "and the gradient points uphill; only the step goes the other way.",
            p -> Map.of("", -1.0)),
        constant("a constant factor is forgotten",
            "A factor in the error, such as 1/n or ½, is in every slope.", c -> 1 / c),
        constant("a constant factor is applied twice",
            "A factor in the error, such as 1/n, comes into the gradient once: where the error is "
                + "a mean, the sums over the rows do not divide again.",
            c -> c),
        constant("a constant factor is turned over",
            "Where the error divides by n its slope divides by n too.", c -> 1 / (c * c)),
        factor("a factor 2 is lost",
            "The derivative of d² is 2d. It is d if the error has ½d².", p -> Map.of("", 0.5)),
        factor("there is a factor 2 too much",
            "The 2 of (d²)′ = 2d cancels against a ½ in the error; nothing is counted twice.",
            p -> Map.of("", 2.0)),
        factor("there is a division too much: a mean for a sum",
            "Sums on the way back stay sums, over the rows and over the uses, unless the error has "
                + "the mean; then it divides once.",
            p -> lengths(p, true)),
        factor("a division is missing: a sum for a mean",
            "Where the error is a mean over n, every slope has 1/n.", p -> lengths(p, false)),
        factor("the division is by n − 1",
            "The mean divides by n. By n − 1 divides an estimate of a variance.", p -> {
              Map<String, Double> all = new LinkedHashMap<>();
              p.lengths().forEach((n, meaning) -> all.put(
                  (n - 1) + " for " + n + ", which is " + meaning, n / (n - 1.0)));
              return all;
            }),
        factor("the base of the logarithm is wrong",
            "The derivative of ln x is 1/x; that of another base has a factor.", p -> {
              Map<String, Double> all = new LinkedHashMap<>();
              if (p.nodes().stream().noneMatch(FactorSlips::hasLogarithm)) return all;
              for (double base : new double[] {2, 10}) {
                all.put("1/ln " + (int) base + " times", 1 / Math.log(base));
                all.put("ln " + (int) base + " times", Math.log(base));
              }
              return all;
            }));
  }

  private static boolean hasLogarithm(Var node) {
    String name = node.op().name().toLowerCase(Locale.ROOT);
    return name.contains("log") || name.equals("softplus");
  }

  /** The factors that a slip has in a program, with what they are. */
  private interface Factors {
    Map<String, Double> of(Recording program);
  }

  private static Map<String, Double> lengths(Recording program, boolean divided) {
    Map<String, Double> all = new LinkedHashMap<>();
    program.lengths().forEach((n, meaning) -> all.put(
        (divided ? "1/" + n : n) + " times, and " + n + " is " + meaning,
        divided ? 1.0 / n : n));
    return all;
  }

  private static Slip factor(String name, String help, Factors factors) {
    return new Catalogued(name, help, (slip, program) -> {
      List<Mistake> all = new ArrayList<>();
      Map<String, Double> found = factors.of(program);
      for (Step s : beginnings(program)) {
        found.forEach((text, c) -> all.add(
            Mistake.at(slip, text, s, (step, number) -> step.part().multiply(c))));
      }
      for (Var v : program.nodes()) {
        List<Step> uses = program.to(v);
        if (uses.size() < 2) continue;
        found.forEach((text, c) -> {
          Map<Mistake.Place, Mistake.Change> each = new HashMap<>();
          for (Step s : uses) {
            each.put(Mistake.Place.of(s), (step, number) -> step.part().multiply(c));
          }
          all.add(Mistake.at(slip, text, "in all that " + Recording.name(v) + " receives", each));
        });
      }
      return all;
    });
  }

  /** Steps without those before which a factor does the same, as nothing branches between. */
  private static List<Step> beginnings(Recording program) {
    List<Step> all = new ArrayList<>();
    for (Step s : program.steps()) {
      boolean straight = program.from(s.node()).size() == 1 && program.to(s.node()).size() == 1;
      if (!straight) all.add(s);
    }
    return all;
  }

  private interface Turned {
    double of(double c);
  }

  private static Slip constant(String name, String help, Turned turned) {
    return new Catalogued(name, help, (slip, program) -> {
      List<Mistake> all = new ArrayList<>();
      for (Step s : program.steps()) {
        OptionalDouble c = constant(s);
        if (c.isEmpty() || Math.abs(c.getAsDouble()) == 1 || c.getAsDouble() == 0) continue;
        double factor = turned.of(c.getAsDouble());
        all.add(Mistake.at(slip, said(c.getAsDouble()), s,
            (step, number) -> step.part().multiply(factor)));
      }
      return all;
    });
  }

  /** The number that a step multiplies by, whatever the variables are. */
  static OptionalDouble constant(Step s) {
    boolean divides = s.is("divide") && s.input() == 0;
    if (!divides && !s.is("multiply") || s.program().varies(s.other())) {
      return s.is("square") ? OptionalDouble.of(2) : OptionalDouble.empty();
    }
    Tensor c = s.other().value();
    double[] all = c.toPeriod();
    for (double x : all) if (x != all[0]) return OptionalDouble.empty();
    return OptionalDouble.of(divides ? 1 / all[0] : all[0]);
  }

  /** A number as 1/n where it is one. */
  private static String said(double c) {
    double n = Math.rint(1 / c);
    return Math.abs(c) < 1 && Math.abs(1 / c - n) < 1e-9 ? (c < 0 ? "−1/" : "1/")
        + (long) Math.abs(n) : c == Math.rint(c) ? Long.toString((long) c) : Double.toString(c);
  }
}
