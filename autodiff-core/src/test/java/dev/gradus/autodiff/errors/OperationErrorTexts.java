package dev.gradus.autodiff.errors;

import static dev.gradus.autodiff.errors.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.errors.ErrorTexts.EMPTY;
import static dev.gradus.autodiff.errors.ErrorTexts.M23;
import static dev.gradus.autodiff.errors.ErrorTexts.SCALAR;
import static dev.gradus.autodiff.errors.ErrorTexts.V3;
import static dev.gradus.autodiff.errors.ErrorTexts.V4;
import static dev.gradus.autodiff.errors.ErrorTexts.row;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.SpecialFunctions;
import dev.gradus.autodiff.Var;
import java.util.List;

/** The errors about parameters of functions of numbers, of extremes and of statistics. */
final class OperationErrorTexts {
  private OperationErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    return List.of(
        row(ARGUMENT, "pow: the exponent is NaN; use a number", () -> V3.pow(Double.NaN)),
        row(ARGUMENT, "polygamma: the order is -1; use 0, which is digamma, to 100000",
            () -> V3.polygamma(-1)),
        row(ARGUMENT, "sinc: the order of the derivative is -1; use 0, which is sinc itself, or "
            + "more", () -> new SpecialFunctions.Sinc(-1)),
        row(ARGUMENT, "uniform: the step 0.5 is no whole number; count the steps from 0",
            () -> Var.constant(0.5).uniform(1, 2, SCALAR.shape())),
        row(ARGUMENT, "normal: the step -1.5 is no whole number; count the steps from 0",
            () -> Var.constant(-1.5).normal(1, 2, SCALAR.shape())),
        row(ARGUMENT, "leakyRelu: the slope of the negative side is NaN; use a number, such as "
            + "0.01", () -> V3.leakyRelu(Double.NaN)),
        row(ARGUMENT, "elu: a is NaN; use a number, such as 1", () -> V3.elu(Double.NaN)),
        row(ARGUMENT, "clamp: NaN to 1.0 is no interval; use low ≤ high",
            () -> V3.clamp(Double.NaN, 1)),
        row(ARGUMENT, "clamp: 2.0 to 1.0 is no interval; use low ≤ high", () -> V3.clamp(2, 1)),
        row(ARGUMENT, "maximum: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on "
            + "the left but 4 on the right; reshape one of them so that the lengths agree or one "
            + "is 1", () -> M23.maximum(V4)),
        row(ARGUMENT, "lessThan: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on "
            + "the left but 4 on the right; reshape one of them so that the lengths agree or one "
            + "is 1", () -> M23.lessThan(V4)),
        row(ARGUMENT, "greaterThan: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 "
            + "on the left but 4 on the right; reshape one of them so that the lengths agree or "
            + "one is 1", () -> M23.greaterThan(V4)),
        row(ARGUMENT, "where: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on the "
            + "left but 4 on the right; reshape one of them so that the lengths agree or one is 1",
            () -> M23.where(V4, SCALAR)),
        row(ARGUMENT, "where: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on the "
            + "left but 4 on the right; reshape one of them so that the lengths agree or one is 1",
            () -> M23.where(V3, V4)),
        row(ARGUMENT, "maskedFill: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 "
            + "on the left but 4 on the right; reshape one of them so that the lengths agree or "
            + "one is 1", () -> M23.maskedFill(V4, 0)),
        row(ARGUMENT, "max: shape [0, 3] has no entries to reduce, so there is no answer; leave "
            + "out what is empty", () -> EMPTY.max()),
        row(ARGUMENT, "max: shape [0, 3] has no entries to reduce, so there is no answer; leave "
            + "out what is empty", () -> EMPTY.max(0)),
        row(ARGUMENT, "min: shape [0, 3] has no entries to reduce, so there is no answer; leave "
            + "out what is empty", () -> EMPTY.min()),
        row(ARGUMENT, "min: shape [0, 3] has no entries to reduce, so there is no answer; leave "
            + "out what is empty", () -> EMPTY.min(0)),
        row(ARGUMENT, "max: axis -1 of shape [2, 3] is named twice; name each axis once",
            () -> M23.max(1, -1)),
        row(ARGUMENT, "min: axis 0 of shape [2, 3] is named twice; name each axis once",
            () -> M23.min(0, 0)),
        row(ARGUMENT, "argmax: shape [0, 3] has no entries to reduce, so there is no answer; "
            + "leave out what is empty", () -> EMPTY.argmax(0)),
        row(ARGUMENT, "argmin: shape [0, 3] has no entries to reduce, so there is no answer; "
            + "leave out what is empty", () -> EMPTY.argmin(0)),
        row(ARGUMENT, "argmax: axis 1 does not exist in shape [3]; use -1 to 0",
            () -> V3.argmax(1)),
        row(ARGUMENT, "argmin: axis 1 does not exist in shape [3]; use -1 to 0",
            () -> V3.argmin(1)),
        row(ARGUMENT, "sort: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.sort(0)),
        row(ARGUMENT, "topK: there are no 4 entries along axis 0 of shape [3]; use 0 ≤ k ≤ 3",
            () -> V3.topK(4, 0)),
        row(ARGUMENT, "topK: there are no -1 entries along axis 0 of shape [3]; use 0 ≤ k ≤ 3",
            () -> V3.topK(-1, 0)),
        row(ARGUMENT, "topK: axis 1 does not exist in shape [3]; use -1 to 0", () -> V3.topK(1, 1)),
        row(ARGUMENT, "variance: the correction is -1; use 0 or more: 0 for the entries "
            + "themselves, 1 for an unbiased estimate", () -> M23.variance(-1)),
        row(ARGUMENT, "standardDeviation: the correction is -2147483648; use 0 or more: 0 for the "
            + "entries themselves, 1 for an unbiased estimate",
            () -> M23.standardDeviation(Integer.MIN_VALUE, true, 0)),
        row(ARGUMENT, "norm: p is 0.0; use a number above 0, such as 1, 2 or "
            + "Double.POSITIVE_INFINITY", () -> M23.norm(0)),
        row(ARGUMENT, "norm: p is NaN; use a number above 0, such as 1, 2 or "
            + "Double.POSITIVE_INFINITY", () -> M23.norm(Double.NaN)),
        row(ARGUMENT, "norm: p is -1.0; use a number above 0, such as 1, 2 or "
            + "Double.POSITIVE_INFINITY", () -> M23.norm(-1, 0)),
        row(ARGUMENT, "norm: axis 3 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.norm(2, 3)),
        row(ARGUMENT, "variance: axis 5 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.variance(0, 5)),
        row(ARGUMENT, "standardDeviation: axis 1 of shape [2, 3] is named twice; name each axis "
            + "once", () -> M23.standardDeviation(0, 1, 1)),
        row(ARGUMENT, "prod: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.prod(2)),
        row(ARGUMENT, "prod: axis -2 of shape [2, 3] is named twice; name each axis once",
            () -> M23.prod(0, -2)),
        row(ARGUMENT, "logSumExp: axis 0 of shape [2, 3] is named twice; name each axis once",
            () -> M23.logSumExp(0, 0)),
        row(ARGUMENT, "cumsum: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.cumsum(0)),
        row(ARGUMENT, "cumprod: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.cumprod(0)),
        row(ARGUMENT, "sumTo: shape [2, 3] does not sum to [2]; the target's axes, aligned at the "
            + "end, must have the same length or 1", () -> M23.sumTo(Shape.of(2))));
  }
}
