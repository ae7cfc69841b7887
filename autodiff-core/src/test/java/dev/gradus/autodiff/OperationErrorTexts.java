package dev.gradus.autodiff;

import static dev.gradus.autodiff.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.ErrorTexts.INDEX;
import static dev.gradus.autodiff.ErrorTexts.M23;
import static dev.gradus.autodiff.ErrorTexts.M42;
import static dev.gradus.autodiff.ErrorTexts.SCALAR;
import static dev.gradus.autodiff.ErrorTexts.V3;
import static dev.gradus.autodiff.ErrorTexts.V4;
import static dev.gradus.autodiff.ErrorTexts.row;

import java.util.List;

/** The part of the table of errors that is about what operations are applied to. */
final class OperationErrorTexts {
  private static final Var CUBE = Var.constant(Tensor.zeros(2, 2, 2));

  private OperationErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    return List.of(
        row(ARGUMENT, "pow: the exponent is NaN; use a number", () -> V3.pow(Double.NaN)),
        row(ARGUMENT, "polygamma: the order is -1; use 0, which is digamma, or more",
            () -> V3.polygamma(-1)),
        row(ARGUMENT, "sinc: the order of the derivative is -1; use 0, which is sinc itself, or "
            + "more", () -> new SpecialFunctions.Sinc(-1)),
        row(ARGUMENT, "matmul: left has 3 columns but right has 4 rows (shapes [2, 3] and [4, "
            + "2]); transpose or reshape one of them", () -> M23.matmul(M42)),
        row(ARGUMENT, "matmul: left has 2 columns when transposed but right has 4 rows (shapes "
            + "[2, 3] and [4, 2]); transpose or reshape one of them",
            () -> M23.matmul(M42, true, false)),
        row(ARGUMENT, "matmul: left has 2 columns when transposed but right has 3 rows when "
            + "transposed (shapes [2, 3] and [2, 3]); transpose or reshape one of them",
            () -> M23.matmul(M23, true, true)),
        row(ARGUMENT, "matmul: left has 4 columns but right has 2 rows (shapes [4] and [2, 3]); "
            + "transpose or reshape one of them", () -> V4.matmul(M23)),
        row(ARGUMENT, "matmul: shapes [] and [3] are not vectors or matrices; use multiply for "
            + "entry-by-entry products, or reshape", () -> SCALAR.matmul(V3)),
        row(ARGUMENT, "matmul: shapes [3] and [2, 3] are not both matrices, which the transpose "
            + "flags need; reshape them to rank 2", () -> V3.matmul(M23, false, true)),
        row(ARGUMENT, "matmul: shapes [2, 3] and [2, 2, 2] are not vectors or matrices; use "
            + "multiply for entry-by-entry products, or reshape", () -> M23.matmul(CUBE)),
        row(ARGUMENT, "matmul: shapes [2, 3] and [3] are not both matrices, which the transpose "
            + "flags need; reshape them to rank 2", () -> M23.matmul(V3, false, false)),
        row(ARGUMENT, "dot: shapes [2, 3] and [2, 3] are not vectors of one length; reshape them, "
            + "or use matmul", () -> M23.dot(M23)),
        row(ARGUMENT, "dot: shapes [3] and [4] are not vectors of one length; reshape them, or "
            + "use matmul", () -> V3.dot(V4)),
        row(ARGUMENT, "transpose: shape [3] has rank 1, so there are no rows and columns; "
            + "reshape it to a matrix first", () -> V3.transpose()),
        row(ARGUMENT, "reshape: shape [2, 3] has 6 entries but [4] has 4; use a shape with as "
            + "many", () -> M23.reshape(4)),
        row(ARGUMENT, "broadcastTo: shape [3] does not broadcast to [3, 2]; its axes, aligned "
            + "at the end, must have the same length or 1", () -> V3.broadcastTo(Shape.of(3, 2))),
        row(ARGUMENT, "sumTo: shape [2, 3] does not sum to [2]; the target's axes, aligned at "
            + "the end, must have the same length or 1", () -> M23.sumTo(Shape.of(2))),
        row(ARGUMENT, "slice: 2 to 5 is outside axis 0 of shape [4]; use 0 ≤ from ≤ to ≤ 4",
            () -> V4.slice(2, 5)),
        row(ARGUMENT, "slice: -1 to 2 is outside axis 0 of shape [4]; use 0 ≤ from ≤ to ≤ 4",
            () -> V4.slice(-1, 2)),
        row(ARGUMENT, "slice: 3 to 2 is outside axis 0 of shape [4]; use 0 ≤ from ≤ to ≤ 4",
            () -> V4.slice(3, 2)),
        row(ARGUMENT, "slice: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.slice(0, 1)),
        row(ARGUMENT, "concat: shape [3] of input 2 does not fit [2, 3] of input 0 along axis "
            + "0; all other axes must have the same length", () -> M23.concat(0, M23, V3)),
        row(ARGUMENT, "gather: shapes [2, 3] and index [3] do not fit; use a matrix and a "
            + "vector with one index for each of its rows", () -> M23.gather(V3)),
        row(ARGUMENT, "gather: shapes [3] and index [3] do not fit; use a matrix and a vector with "
            + "one index for each of its rows", () -> V3.gather(V3)),
        row(ARGUMENT, "gather: shapes [2, 3] and index [2, 3] do not fit; use a matrix and a "
            + "vector with one index for each of its rows", () -> M23.gather(M23)),
        row(INDEX, "gather: index -1.0 of row 0 is no column of 3; use whole numbers, 0 ≤ index "
            + "< 3",
            () -> M23.gather(Var.constant(Tensor.vector(-1, 0)))),
        row(INDEX, "scatter: index 2.0 of row 0 is no column of 2; use whole numbers, 0 ≤ index "
            + "< 2",
            () -> V3.scatterAdd(0, Var.constant(Tensor.vector(2, 0, 0)), V3)),
        row(INDEX, "gather: index 3.0 of row 1 is no column of 3; use whole numbers, 0 ≤ index "
            + "< 3", () -> M23.gather(Var.constant(Tensor.vector(0, 3)))),
        row(INDEX, "gather: index 0.5 of row 0 is no column of 3; use whole numbers, 0 ≤ index "
            + "< 3", () -> M23.gather(Var.constant(Tensor.vector(0.5, 1)))),
        row(INDEX, "gather: index NaN of row 0 is no column of 3; use whole numbers, 0 ≤ index "
            + "< 3", () -> M23.gather(Var.constant(Tensor.vector(Double.NaN, 1)))));
  }
}
