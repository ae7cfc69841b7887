package dev.gradus.autodiff.errors;

import static dev.gradus.autodiff.errors.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.errors.ErrorTexts.M23;
import static dev.gradus.autodiff.errors.ErrorTexts.M42;
import static dev.gradus.autodiff.errors.ErrorTexts.SCALAR;
import static dev.gradus.autodiff.errors.ErrorTexts.V3;
import static dev.gradus.autodiff.errors.ErrorTexts.V4;
import static dev.gradus.autodiff.errors.ErrorTexts.row;

import dev.gradus.autodiff.Reduction;
import java.util.List;

/** The part of the table of errors that is about losses and normalisations. */
final class LossErrorTexts {
  private LossErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    return List.of(
        row(ARGUMENT, "mse: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on the "
            + "left but 4 on the right; reshape one of them so that the lengths agree or one is 1",
            () -> M23.mse(V4)),
        row(ARGUMENT, "l1: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on the "
            + "left but 4 on the right; reshape one of them so that the lengths agree or one is 1",
            () -> M23.l1(V4)),
        row(ARGUMENT, "huber: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on the "
            + "left but 4 on the right; reshape one of them so that the lengths agree or one is 1",
            () -> M23.huber(V4, 1)),
        row(ARGUMENT, "huber: delta is 0.0; use a number above 0", () -> V3.huber(V3, 0)),
        row(ARGUMENT, "huber: delta is NaN; use a number above 0", () -> V3.huber(V3, Double.NaN)),
        row(ARGUMENT, "bce: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on the "
            + "left but 4 on the right; reshape one of them so that the lengths agree or one is 1",
            () -> M23.bce(V4)),
        row(ARGUMENT, "bceWithLogits: shapes [2, 3] and [4] do not broadcast: axis -1 has length "
            + "3 on the left but 4 on the right; reshape one of them so that the lengths agree or "
            + "one is 1", () -> M23.bceWithLogits(V4)),
        row(ARGUMENT, "klDivergence: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 "
            + "on the left but 4 on the right; reshape one of them so that the lengths agree or "
            + "one is 1", () -> M23.klDivergence(V4)),
        row(ARGUMENT, "crossEntropy: shape [2, 3] needs a target of shape [2] with the class of "
            + "each row, or of shape [2, 3] with probabilities, not [3]; reshape one of them",
            () -> M23.crossEntropy(V3)),
        row(ARGUMENT, "crossEntropy: axis -1 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.crossEntropy(SCALAR)),
        row(ARGUMENT, "crossEntropy: the smoothing is 2.0; use a number from 0 to 1",
            () -> M23.crossEntropy(M23, 2, Reduction.SUM)),
        row(ARGUMENT, "crossEntropy: the smoothing is NaN; use a number from 0 to 1",
            () -> M23.crossEntropy(M23, Double.NaN, Reduction.SUM)),
        row(ARGUMENT, "layerNorm: epsilon is -1.0; use 0 or more, such as 1e-5",
            () -> M23.layerNorm(V3, V3, -1)),
        row(ARGUMENT, "layerNorm: epsilon is NaN; use 0 or more, such as 1e-5",
            () -> M23.layerNorm(V3, V3, Double.NaN)),
        row(ARGUMENT, "layerNorm: the scale has shape [4], which does not broadcast to [2, 3]; "
            + "use a shape whose axes, aligned at the end, have the same length or 1",
            () -> M23.layerNorm(V4, V3, 1e-5)),
        row(ARGUMENT, "layerNorm: the shift has shape [4], which does not broadcast to [2, 3]; "
            + "use a shape whose axes, aligned at the end, have the same length or 1",
            () -> M23.layerNorm(V3, V4, 1e-5)),
        row(ARGUMENT, "layerNorm: the scale has shape [2, 3], which does not broadcast to [3]; "
            + "use a shape whose axes, aligned at the end, have the same length or 1",
            () -> V3.layerNorm(M23, V3, 1e-5)),
        row(ARGUMENT, "layerNorm: axis -1 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.layerNorm(SCALAR, SCALAR, 1e-5)),
        row(ARGUMENT, "batchNorm: epsilon is -1.0E-5; use 0 or more, such as 1e-5",
            () -> M23.batchNorm(V3, V3, -1e-5)),
        row(ARGUMENT, "batchNorm: the scale has shape [4, 2], which does not broadcast to [2, 3]; "
            + "use a shape whose axes, aligned at the end, have the same length or 1",
            () -> M23.batchNorm(M42, V3, 1e-5)),
        row(ARGUMENT, "batchNorm: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.batchNorm(SCALAR, SCALAR, 1e-5)));
  }
}
