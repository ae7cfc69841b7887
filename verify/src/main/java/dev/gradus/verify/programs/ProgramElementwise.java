package dev.gradus.verify.programs;

import static dev.gradus.verify.programs.ProgramOperands.away;
import static dev.gradus.verify.programs.ProgramOperands.awayFromWhole;
import static dev.gradus.verify.programs.ProgramOperands.inAll;
import static dev.gradus.verify.programs.ProgramOperation.call;
import static dev.gradus.verify.programs.ProgramOperation.guarded;
import static dev.gradus.verify.programs.ProgramOperation.number;
import static dev.gradus.verify.programs.ProgramOperation.positive;
import static dev.gradus.verify.programs.ProgramOperation.tensor;
import static dev.gradus.verify.programs.ProgramOperation.unary;

import dev.gradus.autodiff.Var;
import dev.gradus.verify.programs.ProgramDraft.Node;
import dev.gradus.verify.programs.ProgramOperation.Guard;
import java.util.List;
import java.util.function.Predicate;

/** The functions of one number that have a domain, a kink or parameters, for random programs. */
final class ProgramElementwise {
  private static final Predicate<Node> AWAY_FROM_ZERO = ProgramOperands::awayFromZero;
  private static final Predicate<Node> AWAY_FROM_KINK = ProgramOperands::awayFromKink;

  private ProgramElementwise() {}

  static final List<ProgramOperation> DOMAINS = List.of(
      positive("log()", 0.2, Var::log),
      positive("log2()", 0.2, Var::log2),
      positive("log10()", 0.2, Var::log10),
      positive("sqrt()", 0.2, Var::sqrt),
      positive("rsqrt()", 0.2, Var::rsqrt),
      positive("lgamma()", 0.5, Var::lgamma),
      positive("digamma()", 0.5, Var::digamma),
      positive("acosh()", 1.2, Var::acosh),
      tensor("polygamma(int)", x -> inAll(x, v -> v >= 0.5),
          ProgramParameters.whole(Var::polygamma, 0, 1, 2)),
      unary("log1p()", x -> inAll(x, v -> v >= -0.7), Var::log1p),
      guarded("asin()", ProgramOperands::withinOne, Var::asin, Guard.SINE),
      guarded("acos()", ProgramOperands::withinOne, Var::acos, Guard.SINE),
      guarded("atanh()", ProgramOperands::withinOne, Var::atanh, Guard.SINE),
      guarded("tan()", x -> inAll(x, v -> Math.abs(Math.tan(v)) <= 4), Var::tan, Guard.SINE),
      guarded("logit()", ProgramOperands::isProbability, Var::logit, Guard.SIGMOID),
      unary("reciprocal()", AWAY_FROM_ZERO, Var::reciprocal),
      number("divide(double)", x -> true, Var::divide, 2.0, -0.7, 3.0),
      number("divideInto(double)", AWAY_FROM_ZERO, Var::divideInto, 2.0, 0.5, -1.5, 0.1, 1.0),
      number("powerOf(double)", x -> true, Var::powerOf, 2.0, 0.5, 1.5, 1.0),
      number("pow(double)", AWAY_FROM_ZERO, Var::pow, 2.0, 3.0, 1.0, 0.0, -1.0, -2.0),
      number("pow(double)", x -> inAll(x, v -> v >= 0.3), Var::pow, 0.5, 1.5, 2.5, -0.5));

  static final List<ProgramOperation> KINKS = List.of(
      unary("abs()", AWAY_FROM_KINK, Var::abs),
      unary("sign()", AWAY_FROM_KINK, Var::sign),
      unary("floor()", x -> awayFromWhole(x, 0), Var::floor),
      unary("ceil()", x -> awayFromWhole(x, 0), Var::ceil),
      unary("round()", x -> awayFromWhole(x, 0.5), Var::round),
      unary("relu()", AWAY_FROM_KINK, Var::relu),
      number("leakyRelu(double)", AWAY_FROM_KINK, Var::leakyRelu, 0.1, 0.5, -1.5, 1.0, 0.0),
      number("elu(double)", AWAY_FROM_KINK, Var::elu, 1.0, 0.5, 2.0, -1.5),
      unary("selu()", AWAY_FROM_KINK, Var::selu),
      unary("softsign()", AWAY_FROM_KINK, Var::softsign), // of its slope
      unary("hardtanh()", x -> away(x, -1, 1), Var::hardtanh),
      unary("relu6()", x -> away(x, 0, 6), Var::relu6),
      unary("hardSigmoid()", x -> away(x, -3, 3), Var::hardSigmoid),
      tensor("clamp(double,double)", x -> away(x, -1, 0.25, 0.5),
          (x, choices) -> choices.of(
              new ProgramParameters.Chosen("-1.0, 0.5", v -> v.clamp(-1, 0.5)),
              new ProgramParameters.Chosen("0.25, Double.POSITIVE_INFINITY",
                  v -> v.clamp(0.25, Double.POSITIVE_INFINITY)))),
      number("maximum(double)", x -> away(x, 0, 0.5, -1.5), Var::maximum, 0.0, 0.5, -1.5),
      number("minimum(double)", x -> away(x, 0, 0.5, -1.5), Var::minimum, 0.0, 0.5, -1.5),
      number("greaterThan(double)", x -> away(x, 0, 0.5), Var::greaterThan, 0.0, 0.5),
      number("lessThan(double)", x -> away(x, 0, 0.5), Var::lessThan, 0.0, 0.5),
      // a stop has a value without the slope that differences find, but its sign has none
      new ProgramOperation("stopGradient()", (draft, choices) -> {
        Node x = draft.pick(choices, AWAY_FROM_KINK);
        return x == null ? null : draft.add(call("stopGradient()", "$0.stopGradient().sign()",
            v -> v.get(0).stopGradient().sign()), x);
      }));
}
