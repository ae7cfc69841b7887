package dev.gradus.autodiff.errors;

import static dev.gradus.autodiff.errors.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.errors.ErrorTexts.EMPTY;
import static dev.gradus.autodiff.errors.ErrorTexts.INDEX;
import static dev.gradus.autodiff.errors.ErrorTexts.M23;
import static dev.gradus.autodiff.errors.ErrorTexts.SCALAR;
import static dev.gradus.autodiff.errors.ErrorTexts.V3;
import static dev.gradus.autodiff.errors.ErrorTexts.V4;
import static dev.gradus.autodiff.errors.ErrorTexts.row;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;

/** The part of the table of errors that is about shapes and parts of tensors. */
final class ShapeErrorTexts {
  private static final Var LONG = Var.constant(Tensor.zeros(0, Integer.MAX_VALUE));

  private ShapeErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    return List.of(
        row(ARGUMENT, "transpose: shape [3] has rank 1, so there are no rows and columns; reshape "
            + "it to a matrix first", () -> V3.transpose()),
        row(ARGUMENT, "permute: [0, 0] are not the axes of shape [2, 3]; name each axis once",
            () -> M23.permute(0, 0)),
        row(ARGUMENT, "permute: [0] are not the axes of shape [2, 3]; name each axis once",
            () -> M23.permute(0)),
        row(ARGUMENT, "permute: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.permute(0, 2)),
        row(ARGUMENT, "reshape: shape [2, 3] has 6 entries but [4] has 4; use a shape with as many",
            () -> M23.reshape(4)),
        row(ARGUMENT, "reshape: [-1, -1] has −1 twice; use 0 or more, and −1 at most once, for a "
            + "length to be found", () -> M23.reshape(-1, -1)),
        row(ARGUMENT, "reshape: shape [2, 3] has 6 entries, which is no multiple of the 4 that "
            + "[4, -1] has without −1; use lengths that divide it", () -> M23.reshape(4, -1)),
        row(ARGUMENT, "reshape: shape [2, 3] has 6 entries, which is no multiple of the 0 that "
            + "[0, -1] has without −1; use lengths that divide it", () -> M23.reshape(0, -1)),
        row(ARGUMENT, "reshape: [-2, 3] has the negative length -2; use 0 or more, and −1 at most "
            + "once, for a length to be found", () -> M23.reshape(-2, 3)),
        row(ARGUMENT, "squeeze: axis 0 of shape [2, 3] has length 2, not 1; use slice or a "
            + "reduction to shorten it", () -> M23.squeeze(0)),
        row(ARGUMENT, "squeeze: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.squeeze(2)),
        row(ARGUMENT, "expandDims: axis 3 cannot be added to shape [2, 3]; use -3 to 2",
            () -> M23.expandDims(3)),
        row(ARGUMENT, "broadcastTo: shape [3] does not broadcast to [3, 2]; its axes, aligned at "
            + "the end, must have the same length or 1", () -> V3.broadcastTo(Shape.of(3, 2))),
        row(ARGUMENT, "tile: [2] has fewer numbers than shape [2, 3] has axes; give one for each, "
            + "1 for an axis left alone", () -> M23.tile(2)),
        row(ARGUMENT, "tile: [2, -1] times shape [3] has the negative number -1; use 0 or more",
            () -> V3.tile(2, -1)),
        row(ARGUMENT, "tile: [1, 2147483647] times shape [0, 3] has an axis of length 6442450941, "
            + "more than 2147483647; use fewer", () -> EMPTY.tile(1, Integer.MAX_VALUE)),
        row(ARGUMENT, "slice: 2 to 5 is outside axis 0 of shape [4]; use 0 ≤ from ≤ to ≤ 4",
            () -> V4.slice(2, 5)),
        row(ARGUMENT, "slice: -1 to 2 is outside axis 0 of shape [4]; use 0 ≤ from ≤ to ≤ 4",
            () -> V4.slice(-1, 2)),
        row(ARGUMENT, "slice: 3 to 2 is outside axis 0 of shape [4]; use 0 ≤ from ≤ to ≤ 4",
            () -> V4.slice(3, 2)),
        row(ARGUMENT, "slice: 2147483647 to -2147483648 is outside axis 0 of shape [4]; use 0 ≤ "
            + "from ≤ to ≤ 4", () -> V4.slice(Integer.MAX_VALUE, Integer.MIN_VALUE)),
        row(ARGUMENT, "get: 1 indices for shape [2, 3]; give one index for each axis",
            () -> M23.get(1)),
        row(INDEX, "get: index 3 is none of axis 1 of shape [2, 3]; use -3 to 2",
            () -> M23.get(0, 3)),
        row(ARGUMENT, "row: shape [3] has rank 1, not 2, so it has no rows and columns; use "
            + "select(axis, index)", () -> V3.row(0)),
        row(INDEX, "row: index 2 is none of axis 0 of shape [2, 3]; use -2 to 1",
            () -> M23.row(2)),
        row(INDEX, "column: index -4 is none of axis 1 of shape [2, 3]; use -3 to 2",
            () -> M23.column(-4)),
        row(ARGUMENT, "select: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.select(2, 0)),
        row(INDEX, "select: index 3 is none of axis 1 of shape [2, 3]; use -3 to 2",
            () -> M23.select(-1, 3)),
        row(ARGUMENT, "unstack: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.unstack(0)),
        row(ARGUMENT, "slice: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.slice(0, 1)),
        row(ARGUMENT, "slice: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.slice(2, 0, 1)),
        row(ARGUMENT, "slice: 0 to 4 is outside axis 1 of shape [2, 3]; use 0 ≤ from ≤ to ≤ 3",
            () -> M23.slice(1, 0, 4)),
        row(ARGUMENT, "slice: the step is 0; use 1 or more for entries onwards from index 0, −1 "
            + "or less for those before it", () -> V4.slice(0, 0, 2, 0)),
        row(ARGUMENT, "slice: 4 to 0 by steps of -1 is outside axis 0 of shape [4]; use −1 ≤ to ≤ "
            + "from < 4", () -> V4.slice(0, 4, 0, -1)),
        row(ARGUMENT, "slice: 2 to -2 by steps of -1 is outside axis 0 of shape [4]; use −1 ≤ to "
            + "≤ from < 4", () -> V4.slice(0, 2, -2, -1)),
        row(ARGUMENT, "slice: 2 to -2147483648 by steps of 2 is outside axis 0 of shape [4]; use "
            + "0 ≤ from ≤ to ≤ 4", () -> V4.slice(0, 2, Integer.MIN_VALUE, 2)),
        row(ARGUMENT, "split: the lengths add up to 2 but axis 0 of shape [3] has length 3; make "
            + "them add up to it", () -> V3.split(0, 1, 1)),
        row(ARGUMENT, "split: length -1 in [-1, 4] is negative; use 0 or more",
            () -> V3.split(0, -1, 4)),
        row(ARGUMENT, "split: the lengths add up to 4294967299 but axis 0 of shape [3] has length "
            + "3; make them add up to it",
            () -> V3.split(0, Integer.MAX_VALUE, Integer.MAX_VALUE, 5)),
        row(ARGUMENT, "split: axis 1 does not exist in shape [3]; use -1 to 0",
            () -> V3.split(1, 3)),
        row(ARGUMENT, "concat: shape [3] of input 2 does not fit [2, 3] of input 0 along axis 0; "
            + "all other axes must have the same length", () -> M23.concat(0, M23, V3)),
        row(ARGUMENT, "concat: 2 inputs make axis 1 4294967294 long, more than 2147483647; join "
            + "fewer of them", () -> LONG.concat(1, LONG)),
        row(ARGUMENT, "concat: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.concat(2, M23)),
        row(ARGUMENT, "stack: shape [4] of input 2 is not [3] of input 0; give all one shape, or "
            + "use concat", () -> V3.stack(0, V3, V4)),
        row(ARGUMENT, "stack: axis 4 cannot be added to shape [2, 3]; use -3 to 2",
            () -> M23.stack(4, M23)),
        row(ARGUMENT, "pad: -1 before and 0 after are not both 0 or more; use slice to shorten an "
            + "axis", () -> V3.pad(0, -1, 0)),
        row(ARGUMENT, "pad: 1 before and 2147483647 after make axis 0 of shape [3] longer than "
            + "2147483647; use fewer", () -> V3.pad(0, 1, Integer.MAX_VALUE)),
        row(ARGUMENT, "pad: axis 1 does not exist in shape [3]; use -1 to 0",
            () -> V3.pad(1, 0, 0)),
        row(ARGUMENT, "pad: 0 before and -1 after are not both 0 or more; use slice to shorten an "
            + "axis", () -> V3.pad(0, 0, -1, 7)),
        row(ARGUMENT, "flip: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.flip(2)),
        row(ARGUMENT, "roll: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.roll(2, 1)),
        row(ARGUMENT, "diff: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.diff(0)),
        row(ARGUMENT, "tril: shape [3] has rank 1, so there are no rows and columns; reshape it "
            + "to a matrix first", () -> V3.tril(0)),
        row(ARGUMENT, "triu: shape [3] has rank 1, so there are no rows and columns; reshape it "
            + "to a matrix first", () -> V3.triu(0)),
        row(ARGUMENT, "diagonal: shape [] has rank 0, so there are no rows and columns; reshape "
            + "it to a matrix first", () -> SCALAR.diagonal()),
        row(ARGUMENT, "trace: shape [3] has rank 1, so there are no rows and columns; reshape it "
            + "to a matrix first", () -> V3.trace()),
        row(ARGUMENT, "diagonalMatrix: axis -1 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.diagonalMatrix()),
        row(ARGUMENT, "shape: [50000, 50000] has more than 2147483647 entries; split the data "
            + "into smaller tensors", () -> Var.constant(Tensor.zeros(50000)).diagonalMatrix()));
  }
}
