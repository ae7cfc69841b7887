package dev.gradus.autodiff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Every operation on two numbers, entry by entry, beside its definition: see TrueFunctions. */
final class TruePairs {
  private final List<TrueFunctions.Pair> all = new ArrayList<>();

  private TruePairs() {}

  static List<TrueFunctions.Pair> all() {
    TruePairs pairs = new TruePairs();
    pairs.pairs();
    return pairs.all;
  }

  private void two(String name, BinaryOperator<Var> f, BinaryOperator<Jet> truth) {
    all.add(new TrueFunctions.Pair(name, v -> f.apply(v.get(0), v.get(1)), truth));
  }

  private static BinaryOperator<Var> ofTwo(Op op) { return (a, b) -> Var.apply(op, a, b); }

  private static Jet chosen(Jet a, Jet b, Jet larger, Jet smaller) {
    int sign = a.value().compareTo(b.value());
    return sign == 0 ? null : sign > 0 ? larger : smaller;
  }

  private static Jet hypot(Jet a, Jet b) {
    Jet square = a.square().plus(b.square());
    return square.signum() == 0 ? null : square.sqrt();
  }

  private static Jet atan2(Jet y, Jet x) {
    if (x.signum() == 0 && y.signum() == 0) return null;
    if (x.signum() > 0) return atan(y.divide(x));
    if (y.signum() == 0) return null;
    BigDecimal quarter = TrueFunctions.half(ManyDigits.PI);
    return atan(x.divide(y)).negate().plus(Jet.of(y.signum() > 0 ? quarter : quarter.negate()));
  }

  private static Jet atan(Jet x) {
    return x.primitive(ManyDigits.atan(x.value()), u -> u.square().plus(1).power(-1));
  }

  private static Jet pow(Jet a, Jet b) {
    return a.signum() <= 0 ? null : a.log().times(b).exp();
  }

  private static Jet logAddExp(Jet a, Jet b) { return b.plus(TrueFunctions.softplus(a.minus(b))); }

  /** What losses are defined for, but for ½, where they may cross 0. */
  private static boolean isLabel(Jet t) {
    return t.signum() >= 0 && t.value().compareTo(Jet.ONE) <= 0
        && t.value().compareTo(new BigDecimal(0.5)) != 0;
  }

  private void pairs() {
    two("add", Var::add, Jet::plus);
    two("subtract", Var::subtract, Jet::minus);
    two("multiply", Var::multiply, Jet::times);
    two("divide", Var::divide, Jet::divide);
    two("equalTo", Var::equalTo, (a, b) -> chosen(a, b, Jet.of(0), Jet.of(0)));
    two("greaterThan", Var::greaterThan, (a, b) -> chosen(a, b, Jet.of(1), Jet.of(0)));
    two("lessThan", Var::lessThan, (a, b) -> chosen(a, b, Jet.of(0), Jet.of(1)));
    two("maximum", Var::maximum, (a, b) -> chosen(a, b, a, b));
    two("minimum", Var::minimum, (a, b) -> chosen(a, b, b, a));
    two("share", ofTwo(new Pairwise.Share()), (a, b) -> chosen(a, b, Jet.of(1), Jet.of(0)));
    two("atan2", Var::atan2, TruePairs::atan2);
    two("hypot", Var::hypot, TruePairs::hypot);
    two("leg", ofTwo(new Pairwise.Leg()), (a, b) -> {
      Jet r = hypot(a, b);
      return r == null ? null : a.divide(r);
    });
    two("logAddExp", Var::logAddExp, TruePairs::logAddExp);
    two("pow", Var::pow, TruePairs::pow);
    two("power 1 0", ofTwo(new Pairwise.Power(1, 0)),
        (a, b) -> a.signum() <= 0 ? null : pow(a, b.plus(-1)).times(b));
    two("power 0 1", ofTwo(new Pairwise.Power(0, 1)),
        (a, b) -> a.signum() <= 0 ? null : pow(a, b).times(a.log()));
    two("xlogy", Var::xlogy, (x, y) -> y.signum() <= 0 ? null : x.times(y.log()));
    two("xlog1py", Var::xlog1py, (x, y) -> x.times(y.log1p()));
    two("xdivy", Var::xdivy, (x, y) -> x.divide(y));
    two("bceWithLogits", (z, t) -> z.bceWithLogits(t),
        (z, t) -> isLabel(t) ? TrueFunctions.softplus(z).minus(z.times(t)) : null);
    two("sigmoidError", ofTwo(new Losses.SigmoidError()),
        (z, t) -> isLabel(t) ? TrueFunctions.sigmoid(z).minus(t) : null);
    two("mse", (x, t) -> x.mse(t), (x, t) -> x.minus(t).square());
    two("l1", (x, t) -> x.l1(t), (x, t) -> chosen(x, t, x.minus(t), t.minus(x)));
    two("huber", (x, t) -> x.huber(t, 2), (x, t) -> TrueFunctions.huber(x.minus(t), 2));
    two("klDivergence", (q, t) -> q.klDivergence(t),
        (q, t) -> t.signum() <= 0 ? null : t.times(t.log().minus(q)));
    two("bce", (p, t) -> p.bce(t), (p, t) -> p.signum() <= 0 || !isLabel(t) ? null
        : t.times(p.log()).plus(t.negate().plus(1).times(p.negate().log1p())).negate());
  }
}
