package dev.gradus.verify.laws;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Derivatives against differences of what they are derivatives of. */
final class Slopes {
  /** As many entries are measured one by one; of more the slope along one direction. */
  private static final int ONE_BY_ONE = 64;

  private Slopes() {}

  static Outcome first(Applied a) { return check(a, a.f()); }

  static Outcome second(Applied a) { return check(a, a::gradient); }

  private static Outcome check(Applied a, Function<List<Var>, Var> f) {
    if (a.size() > ONE_BY_ONE) return along(a, f);
    Outcome all = Outcome.NOTHING;
    for (int k = 0; k < a.x().size(); k++) {
      if (a.x().get(k).size() == 0) continue;
      int input = k;
      GradientCheck check = inside(a.domains().get(k),
          GradientCheck.of(v -> f.apply(Applied.replaced(a.constants(), input, v))));
      Outcome o = outcome("by input " + k + ": ", check.at(a.x().get(k)));
      if (o.verdict() == Verdict.WRONG) return o;
      if (all.verdict() != Verdict.UNDECIDED) all = o;
    }
    return all;
  }

  private static GradientCheck inside(Domain d, GradientCheck check) {
    return d.equals(Domain.all()) ? check : check.domain(d.lower(), d.upper());
  }

  /** t ↦ f(x + t·d) at t = 0, where d does not lead out of the domains for |t| ≤ 1. */
  private static Outcome along(Applied a, Function<List<Var>, Var> f) {
    List<Var> d = new ArrayList<>();
    for (int k = 0; k < a.x().size(); k++) {
      d.add(Var.constant(inside(a.domains().get(k), a.x().get(k))));
    }
    GradientCheck check = GradientCheck.of(t -> {
      List<Var> x = new ArrayList<>();
      for (int k = 0; k < d.size(); k++) x.add(a.constants().get(k).add(t.multiply(d.get(k))));
      return f.apply(x);
    }).domain(-1, 1);
    return outcome("along one direction: ", check.at(Tensor.scalar(0)));
  }

  private static Tensor inside(Domain domain, Tensor x) {
    double[] at = x.toArray();
    double[] d = Directions.second(x.shape()).toArray();
    for (int i = 0; i < d.length; i++) {
      double room = Math.min(at[i] - domain.lower(), domain.upper() - at[i]);
      d[i] *= Math.min(1, room / 2);
    }
    return Tensor.of(x.shape(), d);
  }

  private static Outcome outcome(String where, Report report) {
    if (report.entries().isEmpty()) return Outcome.NOTHING;
    if (report.verdict() == Verdict.VERIFIED) return Outcome.HOLDS;
    if (report.verdict() == Verdict.UNDECIDED) return Outcome.undecided(where + worst(report));
    Entry worst = report.worst();
    double size = worst == null ? Double.NaN : worst.relativeDifference();
    return Outcome.broken(Double.isNaN(size) ? Double.POSITIVE_INFINITY : size,
        where + worst(report));
  }

  private static String worst(Report report) {
    Entry e = report.worst();
    if (e == null) return "";
    return String.format(Locale.ROOT, "%s is %s but measured is %s ± %.1e%s", e.name(),
        e.derivative(), e.measured(), e.estimate(), e.reason().isEmpty() ? "" : ", " + e.reason());
  }
}
