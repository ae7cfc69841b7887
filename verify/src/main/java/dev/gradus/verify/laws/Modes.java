package dev.gradus.verify.laws;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Arrays;
import java.util.List;

/** Both modes, each over the other, are of one Jacobian and one Hessian. */
final class Modes {
  private static final double FIRST = 1e-13;
  private static final double SECOND = 1e-12;

  private Modes() {}

  static Outcome adjoint(Applied a) {
    for (int k = 0; k < a.x().size(); k++) {
      int input = k;
      Var x = Var.constant(a.x().get(k));
      Tensor v = Directions.second(x.shape());
      Tensor jv = Autodiff.jvp(z -> a.f().apply(Applied.replaced(a.constants(), input, z)), x,
          Var.constant(v)).value();
      Tensor w = Directions.first(jv.shape());
      Tensor wj = Autodiff.vjp(z -> a.f().apply(Applied.replaced(a.constants(), input, z)), x,
          Var.constant(w)).value();
      Outcome o = Compared.close("⟨w, Jv⟩ by input " + k, Directions.product(w, jv),
          Directions.product(wj, v),
          FIRST * (Directions.magnitude(w, jv) + Directions.magnitude(wj, v)));
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  static Outcome symmetry(Applied a) {
    Shape all = Shape.of(a.size());
    Tensor u = Directions.first(all);
    Tensor v = Directions.second(all);
    Tensor hu = hessianTimes(a, u);
    Tensor hv = hessianTimes(a, v);
    return Compared.close("vᵀHu", Directions.product(v, hu), Directions.product(u, hv),
        SECOND * (terms(a, hu, v) + terms(a, hv, u)));
  }

  static Outcome forwardOverReverse(Applied a) {
    List<Tensor> v = Directions.second(a.x());
    Var sum = Var.constant(0);
    for (int k = 0; k < a.x().size(); k++) {
      int input = k;
      sum = sum.add(Autodiff.jvp(x -> a.gradient(Applied.replaced(a.constants(), input, x)),
          Var.constant(a.x().get(k)), Var.constant(v.get(k))));
    }
    return hessian(a, "Hv by forward over reverse mode", sum.value(), flat(v));
  }

  static Outcome reverseOverForward(Applied a) {
    List<Tensor> v = Directions.second(a.x());
    List<Tensor> h = Autodiff.gradAll(x -> {
      Var slope = Var.constant(0);
      for (int k = 0; k < v.size(); k++) {
        int input = k;
        slope = slope.add(Autodiff.jvp(z -> a.weighted(Applied.replaced(x, input, z)), x.get(k),
            Var.constant(v.get(k))));
      }
      return slope;
    }).at(a.tensors());
    return hessian(a, "Hv by reverse over forward mode", flat(h), flat(v));
  }

  private static Outcome hessian(Applied a, String what, Tensor hv, Tensor v) {
    Tensor expected = hessianTimes(a, v);
    return Compared.close(what, hv, expected, SECOND * terms(a, expected, v));
  }

  /** Hv by two reverse passes. */
  private static Tensor hessianTimes(Applied a, Tensor v) {
    return flat(Autodiff.gradAll(x -> a.gradient(x).dot(Var.constant(v))).at(a.tensors()));
  }

  /**
   * The size of what is added up in Hv. Its sum may be far smaller or 0, as where softmax is flat,
   * but it is rounded at the size of its terms.
   */
  private static double terms(Applied a, Tensor hv, Tensor v) {
    Tensor y = a.f().apply(a.constants()).value();
    return Directions.sizeOf(hv) + Arrays.stream(v.toArray()).map(Math::abs).max().orElse(0)
        * (Directions.sizeOf(a.gradient(a.constants()).value()) + Directions.sizeOf(y));
  }

  private static Tensor flat(List<Tensor> x) {
    return Applied.flat(x.stream().map(Var::constant).toList()).value();
  }

  static Outcome recorded(Applied a) {
    Tape tape = new Tape();
    List<Var> x = a.variables(tape);
    Gradient unrecorded = a.weighted(x).backward();
    List<Var> recorded = Autodiff.gradAll(a::weighted).apply(x);
    for (int k = 0; k < x.size(); k++) {
      Outcome o = Compared.close("the recorded gradient by input " + k, recorded.get(k).value(),
          unrecorded.of(x.get(k)), Compared.BITS);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  static Outcome unused(Applied a) {
    Tape tape = new Tape();
    Var before = tape.variable("before", Directions.first(Shape.of(2, 3)));
    Var y = a.weighted(a.variables(tape));
    Var after = tape.variable("after", 5);
    Gradient gradient = y.backward();
    Outcome o = Compared.close("the gradient by a variable that is not used",
        gradient.of(before), Tensor.zeros(2, 3), Compared.BITS);
    return o.holds() ? Compared.close("the gradient by a variable that was made afterwards",
        gradient.of(after), Tensor.scalar(0), Compared.BITS) : o;
  }
}
