package dev.gradus.autodiff.errors;

import static dev.gradus.autodiff.errors.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.errors.ErrorTexts.M23;
import static dev.gradus.autodiff.errors.ErrorTexts.M42;
import static dev.gradus.autodiff.errors.ErrorTexts.SCALAR;
import static dev.gradus.autodiff.errors.ErrorTexts.V3;
import static dev.gradus.autodiff.errors.ErrorTexts.V4;
import static dev.gradus.autodiff.errors.ErrorTexts.row;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;

/** The part of the table of errors that is about products. */
final class ProductErrorTexts {
  private static final Var CUBE = Var.constant(Tensor.zeros(2, 2, 2));

  private ProductErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    return List.of(
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
        row(ARGUMENT, "matmul: left has 3 columns but right has 4 rows (shapes [2, 3] and [4]); "
            + "transpose or reshape one of them", () -> M23.matmul(V4)),
        row(ARGUMENT, "matmul: shapes [] and [3] are not both vectors or matrices; use multiply "
            + "for products with a scalar", () -> SCALAR.matmul(V3)),
        row(ARGUMENT, "matmul: left has 3 columns but right has 2 rows (shapes [2, 3] and [2, 2, "
            + "2]); transpose or reshape one of them", () -> M23.matmul(CUBE)),
        row(ARGUMENT, "matmul: batches of [3, 2, 2] and [2, 2, 2]: shapes [3] and [2] do not "
            + "broadcast: axis -1 has length 3 on the left but 2 on the right; reshape one of "
            + "them so that the lengths agree or one is 1",
            () -> Var.constant(Tensor.zeros(3, 2, 2)).matmul(CUBE)),
        row(ARGUMENT, "matmul: shapes [3] and [2, 3] are not both matrices, which the transpose "
            + "flags need; reshape them to rank 2", () -> V3.matmul(M23, false, true)),
        row(ARGUMENT, "matmul: shapes [2, 3] and [3] are not both matrices, which the transpose "
            + "flags need; reshape them to rank 2", () -> M23.matmul(V3, false, false)),
        row(ARGUMENT, "matmul: shapes [4, 2] and [2, 2, 2] are batches of different shape; "
            + "broadcast one to the other first", () -> M42.matmul(CUBE, false, false)),
        row(ARGUMENT, "dot: shapes [2, 3] and [2, 3] are not vectors of one length; reshape them, "
            + "or use matmul", () -> M23.dot(M23)),
        row(ARGUMENT, "dot: shapes [3] and [4] are not vectors of one length; reshape them, or "
            + "use matmul", () -> V3.dot(V4)),
        row(ARGUMENT, "outer: shapes [2, 3] and [3] are not both vectors; flatten them first, or "
            + "use kron for matrices", () -> M23.outer(V3)),
        row(ARGUMENT, "kron: shapes [0, 65536] and [1, 65536] make axis 1 4294967296 long, more "
            + "than 2147483647; use smaller factors",
            () -> Var.constant(Tensor.zeros(0, 65536)).kron(Var.constant(Tensor.zeros(65536)))),
        row(ARGUMENT, "cross: shapes [4] and [4] do not both end in an axis of length 3; permute "
            + "or slice them first", () -> V4.cross(V4)),
        row(ARGUMENT, "cross: shapes [2, 3] and [4, 3] do not broadcast: axis -2 has length 2 on "
            + "the left but 4 on the right; reshape one of them so that the lengths agree or one "
            + "is 1", () -> M23.cross(Var.constant(Tensor.zeros(4, 3)))),
        row(ARGUMENT, "quadraticForm: shapes [3] and [2, 3] are not a vector and a square matrix "
            + "of its length; reshape them", () -> V3.quadraticForm(M23)),
        row(ARGUMENT, "cosineSimilarity: axis 2 does not exist in shape [2, 3]; use -2 to 1",
            () -> M23.cosineSimilarity(M23, 2)),
        row(ARGUMENT, "cosineSimilarity: shapes [2, 3] and [4] do not broadcast: axis -1 has "
            + "length 3 on the left but 4 on the right; reshape one of them so that the lengths "
            + "agree or one is 1", () -> M23.cosineSimilarity(V4, 1)),
        row(ARGUMENT, "einsum: \"ij\" is no index expression; write letters for the axes, such as "
            + "ij,jk->ik, and at most one ... for those before, between or after them",
            () -> M23.einsum("ij")),
        row(ARGUMENT, "einsum: \"...i...->...\" is no index expression; write letters for the "
            + "axes, such as ij,jk->ik, and at most one ... for those before, between or after "
            + "them", () -> M23.einsum("...i...->...")),
        row(ARGUMENT, "einsum: \"...i->i\" has ... in a factor but not in the result; write it "
            + "there, or letters that are summed over", () -> M23.einsum("...i->i")),
        row(ARGUMENT, "einsum: \"ij->i...\" has ... in the result only; take it from one of the "
            + "factors", () -> M23.einsum("ij->i...")),
        row(ARGUMENT, "einsum: \"ijk...->i...\" has 3 letters for shape [2, 3]; write one for "
            + "each axis", () -> M23.einsum("ijk...->i...")),
        row(ARGUMENT, "einsum: \"...i,...i->...\": the axes ...: shapes [2] and [4] do not "
            + "broadcast: axis -1 has length 2 on the left but 4 on the right; reshape one of them "
            + "so that the lengths agree or one is 1", () -> M23.einsum("...i,...i->...", M42)),
        row(ARGUMENT, "einsum: \"i...,j...,...i->...\" gives i length 2 in shape [2, 3] but 4 in "
            + "shape [3, 4]; make them the same", () -> M23.einsum("i...,j...,...i->...", M23,
                Var.constant(Tensor.zeros(3, 4)))),
        row(ARGUMENT, "einsum: \"ij->ii\" has a letter twice in the result; use diagonalMatrix to "
            + "spread a diagonal", () -> M23.einsum("ij->ii")),
        row(ARGUMENT, "einsum: \"ij->ijk\" has k in the result only; take it from one of the "
            + "factors", () -> M23.einsum("ij->ijk")),
        row(ARGUMENT, "einsum: \"ii->i\" has i twice in shape [2, 3] with lengths 2 and 3; a "
            + "diagonal needs a square", () -> M23.einsum("ii->i")),
        row(ARGUMENT, "einsum: \"ijk->i\" has 3 letters for shape [2, 3]; write one for each axis",
            () -> M23.einsum("ijk->i")),
        row(ARGUMENT, "einsum: \"ij,jk->ik\" states 2 factors but there are 1; separate the "
            + "letters of two factors by a comma", () -> M23.einsum("ij,jk->ik")),
        row(ARGUMENT, "einsum: \"ij->ji\" states 1 factors but there are 2; separate the letters "
            + "of two factors by a comma", () -> M23.einsum("ij->ji", M42)),
        row(ARGUMENT, "einsum: \"ij,jk->ik\" gives j length 3 in shape [2, 3] but 4 in shape [4, "
            + "2]; make them the same", () -> M23.einsum("ij,jk->ik", M42)),
        row(ARGUMENT, "einsum: \"ij,jk,kl->il\" states 3 factors but there are 2; separate the "
            + "letters of two factors by a comma", () -> M23.einsum("ij,jk,kl->il", M42)),
        row(ARGUMENT, "einsum: \"ij,->ij\" has 0 letters for shape [3]; write one for each axis",
            () -> M23.einsum("ij,->ij", V3)));
  }
}
