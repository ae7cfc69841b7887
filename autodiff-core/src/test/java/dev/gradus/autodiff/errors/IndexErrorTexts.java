package dev.gradus.autodiff.errors;

import static dev.gradus.autodiff.errors.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.errors.ErrorTexts.INDEX;
import static dev.gradus.autodiff.errors.ErrorTexts.M23;
import static dev.gradus.autodiff.errors.ErrorTexts.SCALAR;
import static dev.gradus.autodiff.errors.ErrorTexts.V3;
import static dev.gradus.autodiff.errors.ErrorTexts.row;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;

/** The part of the table of errors that is about entries picked and placed by index. */
final class IndexErrorTexts {
  private static final Var WIDE = Var.constant(Tensor.zeros(2, 4));

  private IndexErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    return List.of(
        row(ARGUMENT, "gather: shapes [2, 3] and index [3] do not fit; use a matrix and a vector "
            + "with one index for each of its rows", () -> M23.gather(V3)),
        row(ARGUMENT, "gather: shapes [3] and index [3] do not fit; use a matrix and a vector "
            + "with one index for each of its rows", () -> V3.gather(V3)),
        row(ARGUMENT, "gather: shapes [2, 3] and index [2, 3] do not fit; use a matrix and a "
            + "vector with one index for each of its rows", () -> M23.gather(M23)),
        row(INDEX, "gather: index -1.0 at place 0 is none of axis 1 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> M23.gather(index(-1, 0))),
        row(INDEX, "gather: index 3.0 at place 1 is none of axis 1 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> M23.gather(index(0, 3))),
        row(INDEX, "gather: index 0.5 at place 0 is none of axis 1 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> M23.gather(index(0.5, 1))),
        row(INDEX, "gather: index NaN at place 0 is none of axis 1 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> M23.gather(index(Double.NaN, 1))),
        row(INDEX, "gather: index 1.0E300 at place 1 is none of axis 1 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> M23.gather(index(0, 1e300))),
        row(ARGUMENT, "gather: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.gather(2, M23)),
        row(ARGUMENT, "gather: an index of shape [3] does not fit shape [2, 3] along axis 0; use "
            + "as many axes, none of the others longer", () -> M23.gather(0, V3)),
        row(ARGUMENT, "gather: an index of shape [2, 4] does not fit shape [2, 3] along axis 0; "
            + "use as many axes, none of the others longer", () -> M23.gather(0, WIDE)),
        row(INDEX, "gather: index 3.0 at place 0 is none of axis 1 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> M23.gather(-1, index(3).reshape(1, 1))),
        row(ARGUMENT, "indexSelect: the index has shape [2, 3], not that of a vector; flatten it, "
            + "or use gather", () -> M23.indexSelect(0, M23)),
        row(INDEX, "indexSelect: index 7.0 at place 1 is none of axis 1 of shape [2, 3]; use "
            + "whole numbers, 0 ≤ index < 3", () -> M23.indexSelect(1, index(0, 7))),
        row(ARGUMENT, "indexSelect: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.indexSelect(2, index(0))),
        row(INDEX, "embedding: index -1.0 at place 1 is none of axis 0 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 2", () -> M23.embedding(index(0, -1))),
        row(ARGUMENT, "embedding: axis 0 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.embedding(index(0))),
        row(INDEX, "scatterAdd: index 5.0 at place 1 is none of axis 0 of shape [3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> V3.scatterAdd(0, index(2, 5), index(1, 1))),
        row(ARGUMENT, "scatterAdd: the source has shape [3] but the index [1]; give one index for "
            + "each entry of the source", () -> V3.scatterAdd(0, index(0), V3)),
        row(ARGUMENT, "scatterAdd: axis 1 does not exist in shape [3]; use -1 to 0",
            () -> V3.scatterAdd(1, index(0), index(1))),
        row(ARGUMENT, "scatterAdd: an index of shape [2, 4] does not fit shape [2, 3] along axis "
            + "0; use as many axes, none of the others longer",
            () -> M23.scatterAdd(0, WIDE, WIDE)),
        row(INDEX, "nll: index 3.0 at place 1 is none of axis 1 of shape [2, 3]; use whole "
            + "numbers, 0 ≤ index < 3", () -> M23.nll(index(0, 3))),
        row(ARGUMENT, "nll: log-probabilities of shape [2, 3] need an index of shape [2], not "
            + "[1]; give one class for each row", () -> M23.nll(index(0))),
        row(ARGUMENT, "nll: axis -1 does not exist in shape []; a scalar has no axes",
            () -> SCALAR.nll(SCALAR)),
        row(INDEX, "crossEntropy: index 3.0 at place 1 is none of axis 1 of shape [2, 3]; use "
            + "whole numbers, 0 ≤ index < 3", () -> M23.crossEntropy(index(0, 3))),
        row(INDEX, "crossEntropy: index 0.5 at place 0 is none of axis 1 of shape [2, 3]; use "
            + "whole numbers, 0 ≤ index < 3", () -> M23.crossEntropy(index(0.5, 0))));
  }

  private static Var index(double... index) { return Var.constant(Tensor.vector(index)); }
}
