package dev.gradus.verify.laws;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Other ways to apply an operation, which give what applying it does. */
final class Forms {
  private static final Tensor SCALES = Tensor.vector(1, 0.998, 1.003);
  private static final double ROUNDING = 1e-13;

  private Forms() {}

  /** f(x, x, …) for each input x that all others can be. */
  static Outcome aliased(Applied a) {
    int n = a.x().size();
    if (n < 2) return Outcome.NOTHING;
    Outcome all = Outcome.NOTHING;
    for (int k = 0; k < n && (all.verdict() == null || all.holds()); k++) {
      Tensor x = a.x().get(k);
      Applied same = a.at(Collections.nCopies(n, x));
      boolean fits = a.x().stream().allMatch(t -> t.shape().equals(x.shape()));
      if (fits && same.isDefined()) all = aliased(same, x);
    }
    return all;
  }

  private static Outcome aliased(Applied a, Tensor x) {
    int n = a.x().size();
    Tape tape = new Tape();
    List<Var> apart = a.variables(tape);
    List<Tensor> parts = a.weighted(apart).backward().parts();
    Var sum = Var.constant(0);
    Var sizes = Var.constant(0);
    for (Tensor t : parts) {
      sum = sum.add(Var.constant(t));
      sizes = sizes.add(Var.constant(Directions.sizeOf(t)));
    }
    Tensor once = Autodiff.grad(v -> a.weighted(Collections.nCopies(n, v))).at(x);
    // the parts may be 0 where terms of the size of the value cancel
    double within = ROUNDING
        * (sizes.toDouble() + Directions.sizeOf(a.f().apply(a.constants()).value()));
    Outcome o = Compared.close("the gradient by a var in all inputs", once, sum.value(), within);
    if (!o.holds()) return o;
    Tensor dx = Directions.second(x.shape());
    Tensor forward = Autodiff.jvp(v -> a.weighted(Collections.nCopies(n, v)), Var.constant(x),
        Var.constant(dx)).value();
    return Compared.close("the slope in forward mode by a var in all inputs", forward.toDouble(),
        Directions.product(sum.value(), dx), 2 * within);
  }

  static Outcome recomputed(Applied a) {
    Applied saved = new Applied(Recompute.ofAll(a.f()), a.x(), a.domains());
    Outcome o = Compared.bits(" recomputed", saved.valueAndGradient(), a.valueAndGradient());
    if (!o.holds()) return o;
    Var x = Var.constant(a.x().get(0));
    Var dx = Var.constant(Directions.second(x.shape()));
    return Compared.close("the slope in forward mode, recomputed",
        Autodiff.jvp(v -> saved.weighted(Applied.replaced(a.constants(), 0, v)), x, dx).value(),
        Autodiff.jvp(v -> a.weighted(Applied.replaced(a.constants(), 0, v)), x, dx).value(),
        Compared.BITS);
  }

  /** The first input depends on the example (1), the others do (2), or all (3). */
  static Outcome batched(Applied a) {
    for (int i = 0; i < SCALES.size(); i++) {
      double scale = SCALES.get(i);
      if (!a.changed(x -> x * scale).isDefined()) return Outcome.NOTHING;
    }
    for (int which = 1; which <= (a.x().size() == 1 ? 1 : 3); which++) {
      Outcome o = batched(a, which);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  private static Outcome batched(Applied a, int which) {
    List<Tensor> all = Autodiff
        .gradPerExampleAll((v, s) -> squares(a, scaled(v, s.get(0), which))).at(a.x(), SCALES);
    for (int i = 0; i < SCALES.size(); i++) {
      Var s = Var.constant(SCALES.rows(i));
      List<Tensor> alone =
          Autodiff.gradAll(v -> squares(a, scaled(v, s, which))).at(a.tensors());
      for (int k = 0; k < alone.size(); k++) {
        Tensor expected = alone.get(k);
        double size = Math.sqrt(Directions.product(expected, expected));
        Tensor found = Var.constant(all.get(k).rows(i)).reshape(expected.shape().toArray()).value();
        Outcome o = Compared.close("the gradient of example " + i + " by input " + k, found,
            expected, ROUNDING * (1 + size));
        if (!o.holds()) return o;
      }
    }
    return Outcome.HOLDS;
  }

  /** ⟨d, y²⟩, whose gradient holds the operation itself beside its rule. */
  private static Var squares(Applied a, List<Var> x) {
    Var y = a.f().apply(x);
    return y.square().multiply(Var.constant(Directions.first(y.shape()))).sum();
  }

  private static List<Var> scaled(List<Var> x, Var scale, int which) {
    List<Var> inputs = new ArrayList<>();
    for (int k = 0; k < x.size(); k++) {
      boolean depends = (which & (k == 0 ? 1 : 2)) != 0;
      inputs.add(depends ? x.get(k).multiply(scale.reshape()) : x.get(k));
    }
    return inputs;
  }
}
