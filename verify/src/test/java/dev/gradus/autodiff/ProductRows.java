package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.tensorwise;

import java.util.List;

/** Products of vectors, matrices and tensors. */
final class ProductRows {
  private ProductRows() {}

  /** A batch of two matrices. */
  private static Tensor two(int rows, double... x) {
    return Tensor.of(Shape.of(2, rows, x.length / 2 / rows), x);
  }

  static final List<OperationRow> ALL = List.of(
      tensorwise("matmul", ProductCases.matmul())
          .says("yᵢₖ = Σ aᵢⱼbⱼₖ", "a receives ȳ·bᵀ, b receives aᵀ·ȳ, summed over a broadcast batch",
              "[…, m, k]·[…, k, n], batches broadcast; vectors [k] as one row or one column",
              "With k = 0 it is 0. NaN and ±∞ propagate, also past factors of 0.",
              "Flags read either matrix transposed, without a copy; batches must then be equal.")
          .at(x -> x.get(0).matmul(x.get(1)),
              List.of(m(2, 1, 2, 3, 4, 5, 6), m(3, 1, -1, 2, 0, 3, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(2, -1, 2, 7, -1, 6, 17), m(3, 13, 18, 17, 24, 21, 30)))
          .at(x -> x.get(0).matmul(x.get(1), true, false),
              List.of(m(3, 1, 4, 2, 5, 3, 6), m(3, 1, -1, 2, 0, 3, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(3, -1, -1, 2, 6, 7, 17), m(3, 13, 18, 17, 24, 21, 30)))
          .at(x -> x.get(0).matmul(x.get(1), false, true),
              List.of(m(2, 1, 2, 3, 4, 5, 6), m(2, 1, 2, 3, -1, 0, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(2, -1, 2, 7, -1, 6, 17), m(2, 13, 17, 21, 18, 24, 30)))
          .at(x -> x.get(0).matmul(x.get(1), true, true),
              List.of(m(3, 1, 4, 2, 5, 3, 6), m(2, 1, 2, 3, -1, 0, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(3, -1, -1, 2, 6, 7, 17), m(2, 13, 17, 21, 18, 24, 30)))
          .at(x -> x.get(0).matmul(x.get(1)), List.of(v(1, 2), m(2, 1, 2, 3, 4)), v(7, 10),
              v(1, 2), List.of(v(5, 11), m(2, 1, 2, 2, 4)))
          .at(x -> x.get(0).matmul(x.get(1)), List.of(m(2, 1, 2, 3, 4), v(1, 2)), v(5, 11),
              v(1, 2), List.of(m(2, 1, 2, 2, 4), v(7, 10)))
          .at(x -> x.get(0).matmul(x.get(1)), List.of(v(1, 2), v(3, 4)), s(11), s(2),
              List.of(v(6, 8), v(2, 4)))
          .at(x -> x.get(0).matmul(x.get(1)), List.of(two(1, 1, 2, 3, 4), two(2, 1, 1, 2, 0)),
              two(1, 3, 6), two(1, 1, 2), List.of(two(1, 1, 1, 4, 0), two(2, 1, 2, 6, 8)))
          .at(x -> x.get(0).matmul(x.get(1)), List.of(m(1, 1, 2), two(2, 1, 1, 2, 0)),
              two(1, 3, 2), two(1, 1, 2), List.of(m(1, 5, 1), two(2, 1, 2, 2, 4))),
      tensorwise("dot", ProductCases.dot())
          .says("Σ aᵢbᵢ", "a receives ȳ·b, b receives ȳ·a", "vectors of one length",
              "Of empty vectors it is 0.")
          .at(x -> x.get(0).dot(x.get(1)), List.of(v(1, 2, 3), v(4, 5, 6)), s(32), s(2),
              List.of(v(8, 10, 12), v(2, 4, 6))),
      tensorwise("outer", ProductCases.outer())
          .says("yᵢⱼ = aᵢbⱼ", "a receives ȳ·b, b receives ȳᵀ·a", "two vectors")
          .at(x -> x.get(0).outer(x.get(1)), List.of(v(1, 2), v(3, 4, 5)),
              m(2, 3, 4, 5, 6, 8, 10), m(2, 1, 2, 3, 4, 5, 6),
              List.of(v(26, 62), v(9, 12, 15))),
      tensorwise("kron", ProductCases.kron())
          .says("each entry of a times the whole of b, in its place",
              "a receives for each entry ⟨its block of ȳ, b⟩, b the sum of aᵢⱼ times that block",
              "[m, n] and [p, q] give [m·p, n·q]; axes of length 1 go before the fewer ones")
          .at(x -> x.get(0).kron(x.get(1)), List.of(m(1, 1, 2), m(2, 3, 4)), m(2, 3, 6, 4, 8),
              m(2, 1, 2, 3, 4), List.of(m(1, 15, 22), m(2, 5, 11)))
          .at(x -> x.get(0).kron(x.get(1)), List.of(v(1, 2), v(3, 4, 5)), v(3, 4, 5, 6, 8, 10),
              v(1, 2, 3, 4, 5, 6), List.of(v(26, 62), v(9, 12, 15)))
          .at(x -> x.get(0).kron(x.get(1)), List.of(v(1, 2), m(2, 3, 4)), m(2, 3, 6, 4, 8),
              m(2, 1, 2, 3, 4), List.of(v(15, 22), m(2, 5, 11))),
      tensorwise("cross", ProductCases.cross())
          .says("a × b = (a₂b₃ − a₃b₂, a₃b₁ − a₁b₃, a₁b₂ − a₂b₁)",
              "a receives b × ȳ, b receives ȳ × a", "last axis of length 3; the others broadcast")
          .at(x -> x.get(0).cross(x.get(1)), List.of(v(1, 2, 3), v(4, 5, 6)), v(-3, 6, -3),
              v(1, 2, 4), List.of(v(8, -10, 3), v(-2, 1, 0))),
      tensorwise("quadraticForm", ProductCases.quadraticForm())
          .says("xᵀAx", "x receives ȳ·(A + Aᵀ)x, A receives ȳ·xxᵀ",
              "a vector and a square matrix of its length", "A need not be symmetric.")
          .at(x -> x.get(0).quadraticForm(x.get(1)), List.of(v(1, 2), m(2, 1, 2, 3, 4)), s(27),
              s(2), List.of(v(24, 42), m(2, 2, 4, 4, 8))),
      tensorwise("einsum", ProductCases.einsum())
          .says("the products of entries, summed over the letters that the result has not",
              "each factor receives ȳ times the other one, summed over the letters it has not",
              "any number of factors, one letter for each axis; equal letters have equal lengths",
              "A letter twice in a factor takes its diagonal; in the result each comes once.",
              "... stands for any further axes, which broadcast, and stands in the result too.",
              "Of more than two factors those two are multiplied first whose product takes the "
                  + "fewest multiplications.")
          .at(x -> x.get(0).einsum("i,ij,j->", x.get(1), x.get(2)),
              List.of(v(1, 2), m(2, 1, 2, 3, 4), v(5, 6)), s(95), s(2),
              List.of(v(34, 78), m(2, 10, 12, 20, 24), v(14, 20)))
          .at(x -> x.get(0).einsum("...i,i->...", x.get(1)),
              List.of(m(2, 1, 2, 3, 4), v(5, 6)), v(17, 39), v(1, 2),
              List.of(m(2, 5, 6, 10, 12), v(7, 10)))
          .at(x -> x.get(0).einsum("...i,...->i...", x.get(1)),
              List.of(m(1, 1, 2), v(3, 4)), m(2, 3, 4, 6, 8), m(2, 1, 2, 3, 4),
              List.of(m(1, 11, 25), v(7, 10)))
          .at(x -> x.get(0).einsum("ij,jk->ik", x.get(1)),
              List.of(m(2, 1, 2, 3, 4), m(2, 1, 0, 2, 1)), m(2, 5, 2, 11, 4), m(2, 1, 2, 3, 4),
              List.of(m(2, 1, 4, 3, 10), m(2, 10, 14, 14, 20)))
          .at(x -> x.get(0).einsum("bi,bi->b", x.get(1)),
              List.of(m(2, 1, 2, 3, 4), m(2, 5, 6, 7, 8)), v(17, 53), v(1, 2),
              List.of(m(2, 5, 6, 14, 16), m(2, 1, 2, 6, 8)))
          .at(x -> x.get(0).einsum("ii,j->i", x.get(1)), List.of(m(2, 1, 2, 3, 4), v(5, 6)),
              v(11, 44), v(1, 2), List.of(m(2, 11, 0, 0, 22), v(9, 9)))
          .at(x -> x.einsum("ii->"), m(2, 1, 2, 3, 4), s(5), s(2), m(2, 2, 0, 0, 2))
          .at(x -> x.einsum("ij->j"), m(2, 1, 2, 3, 4), v(4, 6), v(1, 2), m(2, 1, 2, 1, 2)));
}
