package dev.gradus.autodiff.errors;

import static dev.gradus.autodiff.errors.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.errors.ErrorTexts.M42;
import static dev.gradus.autodiff.errors.ErrorTexts.SCALAR;
import static dev.gradus.autodiff.errors.ErrorTexts.STATE;
import static dev.gradus.autodiff.errors.ErrorTexts.V3;
import static dev.gradus.autodiff.errors.ErrorTexts.V4;
import static dev.gradus.autodiff.errors.ErrorTexts.row;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.WithAux;
import java.util.List;
import java.util.function.Function;

/** The part of the table of errors that is about Jacobians, Hessians and their relatives. */
final class DerivativeErrorTexts {
  private static final Function<List<Var>, Var> SUM = x -> x.get(0).add(x.get(1));
  private static final String LOST = ": at(…) inside another derivative gives numbers, but this "
      + "result depends on the outer function's variable %0, and that dependence would be lost; "
      + "call apply(Var.constant(…)) instead of at(…)";

  private DerivativeErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    return List.of(
        row(ARGUMENT, "vjpAll: the cotangent has shape [3] but the result has shape [4, 2]; give "
            + "one entry for each of the result", () -> Autodiff.vjpAll(SUM, two(M42), V3)),
        row(ARGUMENT, "jvpAll: 1 directions for 2 tensors; give one for each, zeros for a tensor "
            + "that is held", () -> Autodiff.jvpAll(SUM, two(V3), List.of(V3))),
        row(ARGUMENT, "jvpAll: the direction 1 has shape [4] but tensor 1 has shape [3]; give one "
            + "direction entry for each entry of tensor 1",
            () -> Autodiff.jvpAll(SUM, two(V3), List.of(V3, V4))),
        row(ARGUMENT, "hvp: the direction has shape [4] but x has shape [3]; give one direction "
            + "entry for each entry of x", () -> Autodiff.hvp(Var::sum, V3, V4)),
        row(ARGUMENT, "hvpAll: 1 directions for 2 tensors; give one for each, zeros for a tensor "
            + "that is held", () -> Autodiff.hvpAll(SUM, two(V3), List.of(V3))),
        row(ARGUMENT, "hvp: the function's result has shape [3], not a scalar; end it with sum() "
            + "or mean()", () -> Autodiff.hvp(Var::sin, V3, V3)),
        row(ARGUMENT, "hessian: the function's result has shape [3], not a scalar; end it with "
            + "sum() or mean()", () -> Autodiff.hessian(Var::sin).at(V3.value())),
        row(STATE, "jacobian" + LOST, () -> Autodiff.grad(
            x -> Var.constant(Autodiff.jacobian(x::multiply).at(1))).at(2)),
        row(STATE, "hessian" + LOST, () -> Autodiff.grad(
            x -> Var.constant(Autodiff.hessian(x::multiply).at(1))).at(2)),
        row(STATE, "gradPerExample" + LOST, () -> Autodiff.grad(
            x -> Var.constant(Autodiff.gradPerExample((w, r) -> w.multiply(r).sum().multiply(x))
                .at(Tensor.scalar(1), V3.value())).sum()).at(2)),
        row(ARGUMENT, "gradPerExample: the function's result has shape [1], not a scalar; end it "
            + "with sum() or mean()",
            () -> Autodiff.gradPerExample(Var::multiply).at(SCALAR.value(), V3.value())),
        row(ARGUMENT, "gradPerExample: there are no tensors of examples, so their number is "
            + "unknown; give at least one tensor with a row for each example",
            () -> Autodiff.gradPerExampleAll((w, x) -> w.get(0)).at(List.of(SCALAR.value()))),
        row(ARGUMENT, "gradPerExample: tensor 0 of the examples is a scalar, which has no rows; "
            + "give it an axis of one entry for each example, or let the function capture it",
            () -> Autodiff.gradPerExample(Var::multiply).at(SCALAR.value(), SCALAR.value())),
        row(ARGUMENT, "gradPerExample: tensor 0 of the examples has 4 rows but tensor 1 has 3 "
            + "(shapes [4, 2] and [3]); give each one row for each example",
            () -> Autodiff.gradPerExampleAll((w, x) -> w.get(0))
                .at(List.of(SCALAR.value()), M42.value(), V3.value())),
        row(ARGUMENT, "gradAll: there are no arguments, so there is nothing to differentiate by; "
            + "give at least one tensor", () -> Autodiff.gradAll(SUM).at()),
        row(ARGUMENT, "grad: the function gave null; return the var that is to be differentiated",
            () -> Autodiff.grad(x -> null).at(1)),
        row(ARGUMENT, "withAux: the function gave null; return its result and what comes beside "
            + "it, new WithAux<>(result, aux)",
            () -> Autodiff.withAux(x -> null, f -> Autodiff.grad(f).at(1))),
        row(STATE, "withAux: the function did not run, so there is nothing beside its result; "
            + "take the derivative at a point, as in withAux(f, g -> grad(g).at(x))",
            () -> Autodiff.withAux(x -> new WithAux<>(x, 1), Autodiff::grad)));
  }

  private static List<Var> two(Var x) { return List.of(x, x); }
}
