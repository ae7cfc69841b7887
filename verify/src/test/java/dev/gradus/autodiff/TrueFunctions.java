package dev.gradus.autodiff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Every operation that takes one number to one, entry by entry, beside its definition for numbers
 * of many digits: what its derivatives are compared with.
 */
final class TrueFunctions {
  /**
   * An operation and its truth.
   *
   * @param name of its row, with parameters after a blank
   * @param f the operation
   * @param truth the same function of jets; null where there is none, as at a kink or a pole
   */
  record Pair(String name, Function<List<Var>, Var> f, BinaryOperator<Jet> truth) {
    String row() { return name.split(" ")[0]; }
  }

  private final List<Pair> ones = new ArrayList<>();

  private TrueFunctions() {}

  static List<Pair> ofOneNumber() {
    TrueFunctions all = new TrueFunctions();
    all.algebraic();
    all.exponentials();
    all.trigonometry();
    all.activations();
    all.rectifiers();
    all.special();
    return all.ones;
  }

  private void one(String name, UnaryOperator<Var> f, UnaryOperator<Jet> truth) {
    ones.add(new Pair(name, v -> f.apply(v.get(0)), (x, y) -> truth.apply(x)));
  }

  private static UnaryOperator<Var> of(Op op) { return x -> Var.apply(op, x); }

  /** One piece left of a kink, another right of it, and nothing to compare with at it. */
  private static UnaryOperator<Jet> pieces(double kink, UnaryOperator<Jet> left,
      UnaryOperator<Jet> right) {
    return x -> {
      int side = x.value().compareTo(new BigDecimal(kink));
      return side == 0 ? null : (side < 0 ? left : right).apply(x);
    };
  }

  private static UnaryOperator<Jet> constant(double c) { return x -> Jet.of(c); }

  private static UnaryOperator<Jet> rounded(UnaryOperator<Double> f) {
    return x -> Jet.of(f.apply(x.value().doubleValue()));
  }

  private void algebraic() {
    one("negate", Var::negate, Jet::negate);
    one("reciprocal", Var::reciprocal, x -> x.power(-1));
    one("square", Var::square, Jet::square);
    one("sqrt", Var::sqrt, Jet::sqrt);
    one("rsqrt", Var::rsqrt, x -> x.sqrt().power(-1));
    one("abs", Var::abs, pieces(0, Jet::negate, x -> x));
    one("sign", Var::sign, pieces(0, constant(-1), constant(1)));
    one("floor", Var::floor, rounded(Math::floor));
    one("ceil", Var::ceil, rounded(Math::ceil));
    one("round", Var::round, rounded(Math::rint));
    one("copy", of(new Scope.Copy()), x -> x);
    one("pow 3", x -> x.pow(3), x -> x.power(3));
    one("pow -2", x -> x.pow(-2), x -> x.power(-2));
    one("pow 0.5", x -> x.pow(0.5), Jet::sqrt);
    one("pow 2.5", x -> x.pow(2.5), x -> x.sqrt().power(5));
    one("pow -1.5", x -> x.pow(-1.5), x -> x.sqrt().power(-3));
    one("subtractFrom 3", x -> x.subtractFrom(3), x -> x.negate().plus(3));
    one("divideInto 3", x -> x.divideInto(3), x -> x.power(-1).times(3));
    one("stopGradient", Var::stopGradient, x -> Jet.of(x.value()));
  }

  private void exponentials() {
    one("exp", Var::exp, Jet::exp);
    one("exp2", Var::exp2, x -> x.times(ManyDigits.log(BigDecimal.valueOf(2))).exp());
    one("expm1", Var::expm1, x -> {
      BigDecimal y = ManyDigits.exp(x.value());
      return x.under(ManyDigits.expm1(x.value()), y, y, y);
    });
    one("log", Var::log, Jet::log);
    one("log2", Var::log2, x -> x.log().times(inverseLog(2)));
    one("log10", Var::log10, x -> x.log().times(inverseLog(10)));
    one("log1p", Var::log1p, Jet::log1p);
    one("logit", Var::logit, x -> x.log().minus(x.negate().log1p()));
    one("logitSlope", of(new Exponentials.LogitSlope()),
        x -> x.signum() < 0 ? null : x.minus(x.square()).power(-1));
    one("powerOf 2.5", x -> x.powerOf(2.5),
        x -> x.times(ManyDigits.log(BigDecimal.valueOf(2.5))).exp());
  }

  private static BigDecimal inverseLog(long base) {
    return Jet.ONE.divide(ManyDigits.log(BigDecimal.valueOf(base)), Jet.DIGITS);
  }

  private static Jet oneMinusSquare(Jet x) { return x.square().negate().plus(1); }

  private static Jet asin(Jet x) {
    BigDecimal root = oneMinusSquare(Jet.of(x.value())).value().sqrt(Jet.DIGITS);
    BigDecimal y = ManyDigits.atan(x.value().divide(root, Jet.DIGITS));
    return x.primitive(y, u -> oneMinusSquare(u).sqrt().power(-1));
  }

  static BigDecimal half(BigDecimal x) { return x.multiply(Jet.ratio(1, 2)); }

  /** sinh or cosh. */
  private static Jet hyperbolic(Jet x, boolean sine) {
    BigDecimal up = ManyDigits.expm1(x.value());
    BigDecimal down = ManyDigits.expm1(x.value().negate());
    BigDecimal sinh = half(up.subtract(down, Jet.DIGITS));
    BigDecimal cosh = half(up.add(down, Jet.DIGITS)).add(Jet.ONE, Jet.DIGITS);
    return sine ? x.under(sinh, cosh, sinh, cosh) : x.under(cosh, sinh, cosh, sinh);
  }

  private void trigonometry() {
    one("sin", Var::sin, Jet::sin);
    one("cos", Var::cos, Jet::cos);
    one("tan", Var::tan, x -> x.sin().divide(x.cos()));
    one("asin", Var::asin, TrueFunctions::asin);
    one("asinSlope", of(new Trigonometry.AsinSlope()), x -> oneMinusSquare(x).sqrt().power(-1));
    one("atanhSlope", of(new Trigonometry.AtanhSlope()), x -> oneMinusSquare(x).power(-1));
    one("acos", Var::acos, x -> asin(x).negate().plus(Jet.of(half(ManyDigits.PI))));
    one("atan", Var::atan, x -> x.primitive(ManyDigits.atan(x.value()),
        u -> u.square().plus(1).power(-1)));
    one("sinh", Var::sinh, x -> hyperbolic(x, true));
    one("cosh", Var::cosh, x -> hyperbolic(x, false));
    one("asinh", Var::asinh, x -> {
      Jet a = Jet.of(x.value().abs());
      Jet root = a.square().plus(1).sqrt();
      BigDecimal y = a.plus(a.square().divide(root.plus(1))).log1p().value();
      return x.primitive(x.signum() < 0 ? y.negate() : y,
          u -> u.square().plus(1).sqrt().power(-1));
    });
    one("acosh", Var::acosh, x -> {
      Jet t = x.plus(-1);
      if (t.signum() <= 0) return null;
      return t.plus(t.times(t.plus(2)).sqrt()).log1p();
    });
    one("atanh", Var::atanh, x -> {
      Jet u = Jet.of(x.value());
      BigDecimal y = half(u.log1p().minus(u.negate().log1p()).value());
      return x.primitive(y, v -> oneMinusSquare(v).power(-1));
    });
  }

  static Jet sigmoid(Jet x) {
    BigDecimal y = Jet.ONE.divide(ManyDigits.exp(x.value().negate()).add(Jet.ONE), Jet.DIGITS);
    return x.primitive(y, TrueFunctions::sigmoidSlope);
  }

  /** 1/(2 cosh(x/2))², of which no derivative cancels. */
  private static Jet sigmoidSlope(Jet x) {
    return hyperbolic(x.times(0.5), false).times(2).power(-2);
  }

  static Jet softplus(Jet x) {
    BigDecimal small = ManyDigits.log1p(ManyDigits.exp(x.value().abs().negate()));
    return x.primitive(small.add(x.value().max(Jet.ZERO), Jet.DIGITS), TrueFunctions::sigmoid);
  }

  private static Jet tanh(Jet x) {
    BigDecimal w = ManyDigits.expm1(x.value().multiply(BigDecimal.valueOf(2)));
    return x.primitive(w.divide(w.add(BigDecimal.valueOf(2)), Jet.DIGITS),
        u -> hyperbolic(u, false).power(-2));
  }

  private static final BigDecimal ROOT_2 = BigDecimal.valueOf(2).sqrt(Jet.DIGITS);

  private static Jet erf(Jet x) {
    return x.primitive(ManyDigits.erf(x.value()), u -> gauss(u).times(
        BigDecimal.valueOf(2).divide(ManyDigits.PI.sqrt(Jet.DIGITS), Jet.DIGITS)));
  }

  private static Jet gauss(Jet x) { return x.square().negate().exp(); }

  /** Φ, which has as many digits as a tail of it needs that is above what a double can hold. */
  private static Jet normal(Jet x) {
    Jet z = x.divide(Jet.of(ROOT_2));
    BigDecimal y = half(ManyDigits.erfc(z.value().negate()));
    return x.primitive(y, TrueFunctions::density);
  }

  private static Jet density(Jet x) {
    return gauss(x.divide(Jet.of(ROOT_2))).divide(
        Jet.of(ManyDigits.PI.multiply(BigDecimal.valueOf(2)).sqrt(Jet.DIGITS)));
  }

  /** x/(1 + x) of a positive number. */
  private static Jet softsign(Jet x) {
    return x.primitive(x.divide(x.plus(1)).value(), u -> u.plus(1).power(-2));
  }

  private static Jet geluTanh(Jet x) {
    Jet u = x.plus(x.power(3).times(0.044715)).times(Jet.of(
        BigDecimal.valueOf(8).divide(ManyDigits.PI, Jet.DIGITS).sqrt(Jet.DIGITS)));
    return x.times(sigmoid(u));
  }

  private void activations() {
    one("sigmoid", Var::sigmoid, TrueFunctions::sigmoid);
    one("sigmoidSlope", of(new Activations.SigmoidSlope()),
        TrueFunctions::sigmoidSlope);
    one("raisedSigmoid", of(new Activations.RaisedSigmoid()), x -> sigmoid(x).times(4096));
    one("raisedSigmoidSlope", of(new Activations.RaisedSigmoidSlope()),
        x -> sigmoidSlope(x).times(4096));
    one("logSigmoid", Var::logSigmoid, x -> softplus(x.negate()).negate());
    one("softplus", Var::softplus, TrueFunctions::softplus);
    one("tanh", Var::tanh, TrueFunctions::tanh);
    one("silu", Var::silu, x -> x.times(sigmoid(x)));
    one("gelu", Var::gelu, x -> x.times(normal(x)));
    one("geluTanh", Var::geluTanh, TrueFunctions::geluTanh);
    one("mish", Var::mish, x -> x.times(tanh(softplus(x))));
    one("softsign", Var::softsign, pieces(0, x -> softsign(x.negate()).negate(),
        TrueFunctions::softsign));
    one("normalCdf", of(new Activations.NormalCdf()), TrueFunctions::normal);
    one("normalDensity", of(new Activations.NormalDensity()), TrueFunctions::density);
  }

  private static UnaryOperator<Jet> between(double low, double high, UnaryOperator<Jet> f) {
    UnaryOperator<Jet> left = x -> f.apply(Jet.of(low));
    return pieces(low, left, pieces(high, f, x -> f.apply(Jet.of(high))));
  }

  private static UnaryOperator<Jet> elu(double a, double factor) {
    return pieces(0, x -> {
      BigDecimal y = ManyDigits.exp(x.value());
      return x.under(ManyDigits.expm1(x.value()), y, y, y).times(a).times(factor);
    }, x -> x.times(factor));
  }

  private void rectifiers() {
    one("relu", Var::relu, pieces(0, constant(0), x -> x));
    one("leakyRelu 0.01", x -> x.leakyRelu(0.01), pieces(0, x -> x.times(0.01), x -> x));
    one("elu 2", x -> x.elu(2), elu(2, 1));
    one("selu", Var::selu, elu(1.6732632423543772, 1.0507009873554805));
    one("clamp -1 2", x -> x.clamp(-1, 2), between(-1, 2, x -> x));
    one("hardtanh", Var::hardtanh, between(-1, 1, x -> x));
    one("relu6", Var::relu6, between(0, 6, x -> x));
    one("hardSigmoid", Var::hardSigmoid,
        between(-3, 3, x -> x.plus(3).times(Jet.ratio(1, 6))));
    one("huberOf", of(new Losses.HuberOf(2)), x -> huber(x, 2));
    one("negativePart", of(new Rectifiers.NegativePart()), pieces(0, x -> x, constant(0)));
    one("ramp -1 2", of(new Rectifiers.Ramp(-1, 2)), between(-1, 2, x -> x));
    one("step", of(new Rectifiers.Step(0, 1)), pieces(0, constant(0), constant(1)));
    one("inside", of(new Rectifiers.Inside(-1, 1, true)),
        pieces(-1, constant(0), pieces(1, constant(1), constant(0))));
  }

  private static UnaryOperator<Jet> gamma(int n) {
    return x -> {
      if (x.signum() <= 0 && x.value().remainder(Jet.ONE).signum() == 0) return null;
      BigDecimal[] g = new BigDecimal[4];
      for (int k = 0; k < g.length; k++) g[k] = GammaDigits.derivative(n + k, x.value());
      return x.under(g);
    };
  }

  static Jet huber(Jet d, double delta) {
    Jet a = d.signum() < 0 ? d.negate() : d;
    int beyond = a.value().compareTo(new BigDecimal(delta));
    return beyond == 0 ? null
        : beyond < 0 ? d.square().times(0.5) : a.plus(-0.5 * delta).times(delta);
  }

  private void special() {
    one("erf", Var::erf, TrueFunctions::erf);
    one("erfc", Var::erfc, x -> {
      Jet y = erf(x).negate().plus(1);
      y.c()[0] = ManyDigits.erfc(x.value());
      return y;
    });
    one("gauss", of(new SpecialFunctions.Gauss()), TrueFunctions::gauss);
    one("lgamma", Var::lgamma, gamma(0));
    one("digamma", Var::digamma, gamma(1));
    one("polygamma 2", x -> x.polygamma(2), gamma(3));
    one("sinc", Var::sinc, x -> {
      Jet y = sinc(x.times(ManyDigits.PI));
      if (x.signum() != 0 && x.value().remainder(Jet.ONE).signum() == 0) y.c()[0] = Jet.ZERO;
      return y;
    });
  }

  /** sin u/u, near 0 by its series. */
  private static Jet sinc(Jet u) {
    if (u.value().abs().compareTo(new BigDecimal("1e-3")) >= 0) return u.sin().divide(u);
    Jet sum = Jet.of(1);
    Jet term = sum;
    for (long k = 1; k < 40; k++) {
      term = term.times(u.square()).times(Jet.ratio(-1, 2 * k * (2 * k + 1)));
      sum = sum.plus(term);
    }
    return sum;
  }
}
