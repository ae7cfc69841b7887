package dev.gradus.verify.slips;

import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Mistake.Change;
import dev.gradus.verify.slips.Mistake.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Slips with where adjoints go: uses, skip connections, sums of terms. */
final class FlowSlips {
  private static final Change NOTHING = (step, number) -> null;

  private FlowSlips() {}

  static List<Slip> all() {
    return List.of(
        new Catalogued("one path is forgotten",
            "A number that is used twice, as in a skip connection or with shared weights, gets its "
                + "adjoint from both uses, added.",
            FlowSlips::forgotten),
        new Catalogued("not all terms of the error come in",
            "Each point's error has a gradient of its own; the gradient of the sum is their sum.",
            FlowSlips::terms),
        new Catalogued("only one of the uses is kept: = for +=",
            "What comes from all uses is added up with +=; with = the last one written stays.",
            FlowSlips::overwritten),
        new Catalogued("nothing flows back",
            "Only points, targets and other constants end a path; all else hands its adjoint on. "
                + "In Java 1/n of two whole numbers is 0: write 1.0/n.",
            FlowSlips::nothing),
        new Catalogued("the skip connection is multiplied by the derivative of the activation",
            "Of y = x + f(z) the adjoint of y goes to x unchanged; f′ is on the way to z only.",
            FlowSlips::skips));
  }

  private static List<Mistake> nothing(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Var v : program.nodes()) {
      List<Step> uses = program.to(v);
      if (uses.size() == 1) all.add(Mistake.at(slip, "", uses.get(0), NOTHING));
      if (uses.size() < 2) continue;
      all.add(Mistake.at(slip, "", "to " + Recording.name(v), dropped(uses)));
    }
    return all;
  }

  private static List<Mistake> forgotten(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (program.to(s.to()).size() > 1) all.add(Mistake.at(slip, "", s, NOTHING));
    }
    return all;
  }

  private static List<Mistake> overwritten(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    Map<Place, Change> last = new HashMap<>();
    Map<Place, Change> first = new HashMap<>();
    Map<Place, Change> lastOfVariables = new HashMap<>();
    Map<Place, Change> firstOfVariables = new HashMap<>();
    int shared = 0;
    for (Var v : program.nodes()) {
      List<Step> uses = program.to(v);
      int n = uses.size();
      if (n < 2) continue;
      shared++;
      Map<Place, Change> others = dropped(uses.subList(0, n - 1));
      Map<Place, Change> later = dropped(uses.subList(1, n));
      last.putAll(others);
      first.putAll(later);
      if (program.variables().contains(v)) {
        lastOfVariables.putAll(others);
        firstOfVariables.putAll(later);
      }
      String where = "in what " + Recording.name(v) + " receives";
      all.add(Mistake.at(slip, "the last on the way back", where, others));
      all.add(Mistake.at(slip, "the first on the way back", where, later));
      if (n == 2) continue;
      all.add(Mistake.at(slip, "all but the last on the way back", where,
          dropped(uses.subList(n - 1, n))));
      all.add(Mistake.at(slip, "all but the first on the way back", where,
          dropped(uses.subList(0, 1))));
    }
    if (shared > 1) {
      all.add(Mistake.at(slip, "the last on the way back", "wherever there is more than one",
          last));
      all.add(Mistake.at(slip, "the first on the way back", "wherever there is more than one",
          first));
      all.add(Mistake.at(slip, "the last on the way back", "in what the variables receive",
          lastOfVariables));
      all.add(Mistake.at(slip, "the first on the way back", "in what the variables receive",
          firstOfVariables));
    }
    return all;
  }

  private static Map<Place, Change> dropped(List<Step> steps) {
    Map<Place, Change> all = new HashMap<>();
    for (Step s : steps) all.put(Place.of(s), NOTHING);
    return all;
  }

  /** The terms of a sum that was written with add, or of rows put together. */
  private static List<Mistake> terms(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      boolean sum = s.is("add") && s.node().shape().size() == 1 || s.is("concat");
      if (!sum || isTerm(s)) continue; // begins a sum
      List<Step> terms = new ArrayList<>();
      collect(program, s.node(), terms);
      int n = terms.size();
      if (n < 2 || program.from(s.node()).get(0) != s) continue;
      String where = "of the sum " + Recording.name(s.node());
      all.add(Mistake.at(slip, "only the last", where, dropped(ofOther(terms, n - 1))));
      all.add(Mistake.at(slip, "only the first", where, dropped(ofOther(terms, 0))));
      if (n == 2) continue;
      all.add(Mistake.at(slip, "the last is left out", where, dropped(terms.subList(n - 1, n))));
      all.add(Mistake.at(slip, "the first is left out", where, dropped(terms.subList(0, 1))));
    }
    return all;
  }

  private static boolean isTerm(Step s) {
    List<Step> up = s.program().to(s.node());
    return s.is("add") && up.size() == 1 && up.get(0).is("add");
  }

  private static List<Step> ofOther(List<Step> terms, int kept) {
    List<Step> others = new ArrayList<>(terms);
    others.remove(kept);
    return others;
  }

  private static void collect(Recording program, Var sum, List<Step> terms) {
    for (Step s : program.from(sum)) {
      boolean more = s.is("add") && s.to().op().name().equals("add")
          && program.to(s.to()).size() == 1;
      if (more) collect(program, s.to(), terms);
      else terms.add(s);
    }
  }

  private static List<Mistake> skips(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (!s.is("add")) continue;
      Var curve = s.other();
      Var z = program.curveInput(curve);
      if (z == null || !curve.shape().equals(s.to().shape())) continue;
      int k = curve.input(0) == z ? 0 : 1;
      all.add(Mistake.at(slip, "", s, (step, number) -> {
        Var y = step.other();
        return y.op().pullback(k, step.part(), y);
      }));
    }
    return all;
  }
}
