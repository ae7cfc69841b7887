package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.tensorwise;

import java.util.List;

/** Matrices and indices. */
final class IndexingRows {
  private static final Tensor X = m(2, 1, 2, 3, 4, 5, 6);
  private static final String INDEX = "whole numbers, 0 ≤ index < entries along the axis";

  private IndexingRows() {}

  private static Var at(double... index) { return Var.constant(v(index)); }

  static final List<OperationRow> ALL = List.of(
      tensorwise("tril", IndexingCases.withDiagonal("tril", Var::tril))
          .says("xᵢⱼ where j ≤ i + d, else 0", "ȳᵢⱼ where j ≤ i + d, else 0",
              "rank 2 or more, the last two axes", "What is left out may be NaN or ±∞.")
          .at(x -> x.tril(0), X, m(2, 1, 0, 0, 4, 5, 0), m(2, 1, 2, 3, 4, 5, 6),
              m(2, 1, 0, 0, 4, 5, 0))
          .at(x -> x.tril(-1), X, m(2, 0, 0, 0, 4, 0, 0), m(2, 1, 2, 3, 4, 5, 6),
              m(2, 0, 0, 0, 4, 0, 0)),
      tensorwise("triu", IndexingCases.withDiagonal("triu", Var::triu))
          .says("xᵢⱼ where j ≥ i + d, else 0", "ȳᵢⱼ where j ≥ i + d, else 0",
              "rank 2 or more, the last two axes", "What is left out may be NaN or ±∞.")
          .at(x -> x.triu(0), X, m(2, 1, 2, 3, 0, 5, 6), m(2, 1, 2, 3, 4, 5, 6),
              m(2, 1, 2, 3, 0, 5, 6))
          .at(x -> x.triu(1), X, m(2, 0, 2, 3, 0, 0, 6), m(2, 1, 2, 3, 4, 5, 6),
              m(2, 0, 2, 3, 0, 0, 6)),
      tensorwise("diagonal", IndexingCases.diagonal())
          .says("xᵢⱼ with j = i + d, as a vector", "ȳ on that diagonal, 0 elsewhere",
              "rank 2 or more, the last two axes", "Beyond the corners it has length 0.")
          .at(Var::diagonal, X, v(1, 5), v(7, 8), m(2, 7, 0, 0, 0, 8, 0))
          .at(x -> x.diagonal(1), X, v(2, 6), v(7, 8), m(2, 0, 7, 0, 0, 0, 8))
          .at(x -> x.diagonal(-1), X, v(4), v(7), m(2, 0, 0, 0, 7, 0, 0)),
      tensorwise("diagonalMatrix", IndexingCases.diagonalMatrix())
          .says("yᵢᵢ = xᵢ, 0 elsewhere", "the diagonal of ȳ", "rank 1 or more, the last axis")
          .at(Var::diagonalMatrix, v(5, 6), m(2, 5, 0, 0, 6), m(2, 1, 2, 3, 4), v(1, 4)),
      tensorwise("trace", IndexingCases.trace())
          .says("Σ xᵢᵢ", "ȳ on the diagonal, 0 elsewhere", "rank 2 or more, the last two axes",
              "A matrix need not be square.")
          .at(Var::trace, X, s(6), s(2), m(2, 2, 0, 0, 0, 2, 0)),

      // Indexing
      tensorwise("gather", IndexingCases.gather())
          .says("yᵢⱼ = xᵢₖ with k = indexᵢⱼ, along axis 1; the like along others",
              "each entry receives the sum of ȳ over the places that picked it; the index nothing",
              INDEX, "The index has as many axes as x, none of the others longer.",
              "Without an axis: of each row of a matrix one entry.")
          .at(x -> x.gather(at(2, 0)), X, v(3, 4), v(7, 8), m(2, 0, 0, 7, 8, 0, 0))
          .at(x -> x.gather(1, Var.constant(m(2, 2, 0, 0, 1))), X, m(2, 3, 1, 4, 5),
              m(2, 1, 2, 3, 4), m(2, 2, 0, 1, 3, 4, 0))
          .at(x -> x.gather(0, at(1, 1)), v(1, 2), v(2, 2), v(3, 4), v(0, 7)),
      tensorwise("indexSelect", IndexingCases.indexSelect())
          .says("the parts of x that the indices name, in their order",
              "each part receives the sum of ȳ over the places that picked it; the index nothing",
              INDEX)
          .at(x -> x.indexSelect(0, at(1, 1)), m(2, 1, 2, 3, 4), m(2, 3, 4, 3, 4),
              m(2, 1, 2, 3, 4), m(2, 0, 0, 4, 6))
          .at(x -> x.indexSelect(-1, at(2, 0)), X, m(2, 3, 1, 6, 4), m(2, 1, 2, 3, 4),
              m(2, 2, 0, 1, 4, 0, 3)),
      tensorwise("embedding", IndexingCases.embedding())
          .says("for each index its row of the table",
              "each row receives the sum of ȳ over the places that picked it; the index nothing",
              "a table of rank 1 or more; an index of any shape, 0 ≤ index < rows")
          .at(x -> x.embedding(Var.constant(m(2, 2, 0))), m(3, 1, 2, 3, 4, 5, 6),
              Tensor.of(Shape.of(2, 1, 2), 5, 6, 1, 2), Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4),
              m(3, 3, 4, 0, 0, 1, 2)),
      tensorwise("scatterAdd", IndexingCases.scatterAdd())
          .says("yᵢₖ = xᵢₖ + Σ sᵢⱼ over j with indexᵢⱼ = k, along axis 1; the like along others",
              "x receives ȳ, the source s the ȳ of the place it went to, the index nothing",
              INDEX, "The source has the shape of the index. What falls together is added.")
          .at(x -> x.get(0).scatterAdd(0, at(0, 0, 2), x.get(1)),
              List.of(v(1, 2, 3), v(10, 20, 30)), v(31, 2, 33), v(1, 2, 3),
              List.of(v(1, 2, 3), v(1, 1, 3)))
          .at(x -> x.get(0).scatterAdd(1, Var.constant(m(2, 2, 0)), x.get(1)),
              List.of(X, m(2, 10, 20)), m(2, 1, 2, 13, 24, 5, 6), m(2, 1, 2, 3, 4, 5, 6),
              List.of(m(2, 1, 2, 3, 4, 5, 6), m(2, 3, 4))));
}
