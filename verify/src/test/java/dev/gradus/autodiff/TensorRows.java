package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.alongAxis;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;

/** Shapes and parts. */
final class TensorRows {
  private static final Tensor X = m(2, 1, 2, 3, 4, 5, 6);

  private TensorRows() {}

  static final List<OperationRow> ALL = List.of(
      tensorwise("transpose", ShapeCases.transpose())
          .says("yᵢⱼ = xⱼᵢ", "ȳ transposed", "rank 2 or more; the last two axes are exchanged")
          .at(Var::transpose, X, m(3, 1, 4, 2, 5, 3, 6), m(3, 1, 2, 3, 4, 5, 6),
              m(2, 1, 3, 5, 2, 4, 6)),
      tensorwise("permute", ShapeCases.permute())
          .says("axis i of y is axis aᵢ of x", "ȳ permuted back", "all axes, each once")
          .at(x -> x.permute(1, 0), X, m(3, 1, 4, 2, 5, 3, 6), m(3, 1, 2, 3, 4, 5, 6),
              m(2, 1, 3, 5, 2, 4, 6))
          .at(x -> x.permute(-1, 0, 1), Tensor.of(Shape.of(1, 2, 3), 1, 2, 3, 4, 5, 6),
              Tensor.of(Shape.of(3, 1, 2), 1, 4, 2, 5, 3, 6),
              Tensor.of(Shape.of(3, 1, 2), 1, 2, 3, 4, 5, 6),
              Tensor.of(Shape.of(1, 2, 3), 1, 3, 5, 2, 4, 6)),
      tensorwise("reshape", ShapeCases.reshape())
          .says("the same entries, row by row, in another shape", "ȳ in the shape of x",
              "a shape with as many entries; one length may be −1 and is found from the others")
          .at(x -> x.reshape(3, 2), X, m(3, 1, 2, 3, 4, 5, 6), m(3, 6, 5, 4, 3, 2, 1),
              m(2, 6, 5, 4, 3, 2, 1))
          .at(x -> x.reshape(-1, 2), X, m(3, 1, 2, 3, 4, 5, 6), m(3, 6, 5, 4, 3, 2, 1),
              m(2, 6, 5, 4, 3, 2, 1)),
      tensorwise("flatten", ShapeCases.flatten())
          .says("all entries, row by row, as a vector", "ȳ in the shape of x",
              "any shape; a scalar becomes a vector of length 1")
          .at(Var::flatten, X, v(1, 2, 3, 4, 5, 6), v(6, 5, 4, 3, 2, 1), m(2, 6, 5, 4, 3, 2, 1)),
      tensorwise("squeeze", ShapeCases.squeeze())
          .says("x without an axis of length 1", "ȳ with that axis", "the axis has length 1")
          .at(x -> x.squeeze(0), m(1, 1, 2), v(1, 2), v(3, 4), m(1, 3, 4))
          .at(x -> x.squeeze(-1), m(2, 1, 2), v(1, 2), v(3, 4), m(2, 3, 4)),
      tensorwise("expandDims", ShapeCases.expandDims())
          .says("x with one more axis, of length 1", "ȳ without that axis", "any shape")
          .at(x -> x.expandDims(0), v(1, 2), m(1, 1, 2), m(1, 3, 4), v(3, 4))
          .at(x -> x.expandDims(-1), v(1, 2), m(2, 1, 2), m(2, 3, 4), v(3, 4)),
      tensorwise("broadcastTo", ShapeCases.broadcastTo())
          .says("x repeated along new leading axes and those of length 1",
              "the sum of ȳ over the repeats", "axes aligned at the end; lengths equal or 1",
              "Repeated no times, x receives 0.")
          .at(x -> x.broadcastTo(Shape.of(3, 2)), v(1, 2), m(3, 1, 2, 1, 2, 1, 2),
              m(3, 1, 2, 3, 4, 5, 6), v(9, 12)),
      tensorwise("tile", ShapeCases.tile())
          .says("copies of x side by side, a number of them along each axis",
              "the sum of ȳ over the copies", "at least as many numbers as axes, each 0 or more")
          .at(x -> x.tile(2), v(1, 2), v(1, 2, 1, 2), v(1, 2, 3, 4), v(4, 6))
          .at(x -> x.tile(2, 2), m(1, 1, 2), m(2, 1, 2, 1, 2, 1, 2, 1, 2),
              m(2, 1, 2, 3, 4, 5, 6, 7, 8), m(1, 16, 20)),

      // Selections
      tensorwise("get", ShapeCases.get())
          .says("one entry, as a scalar", "ȳ in its place, 0 elsewhere",
              "one index for each axis; −n ≤ index < n, negative ones from the end")
          .at(x -> x.get(1), v(1, 2, 3), s(2), s(5), v(0, 5, 0))
          .at(x -> x.get(-1, 0), X, s(4), s(5), m(2, 0, 0, 0, 5, 0, 0))
          .at(x -> x.get(), s(7), s(7), s(5), s(5)),
      tensorwise("row", ShapeCases.line("row", Var::row, 0))
          .says("row i of a matrix, as a vector", "ȳ in that row, 0 in the others",
              "a matrix; −n ≤ i < n, negative ones from the end")
          .at(x -> x.row(0), X, v(1, 2, 3), v(7, 8, 9), m(2, 7, 8, 9, 0, 0, 0))
          .at(x -> x.row(-1), X, v(4, 5, 6), v(7, 8, 9), m(2, 0, 0, 0, 7, 8, 9)),
      tensorwise("column", ShapeCases.line("column", Var::column, 1))
          .says("column j of a matrix, as a vector", "ȳ in that column, 0 in the others",
              "a matrix; −n ≤ j < n, negative ones from the end")
          .at(x -> x.column(1), X, v(2, 5), v(7, 8), m(2, 0, 7, 0, 0, 8, 0))
          .at(x -> x.column(-3), X, v(1, 4), v(7, 8), m(2, 7, 0, 0, 8, 0, 0)),
      tensorwise("select", ShapeCases.select())
          .says("the part at one index of an axis, which is dropped",
              "ȳ in that place, 0 in the others",
              "rank 1 or more; −n ≤ index < n, negative ones from the end")
          .at(x -> x.select(0, 1), v(1, 2, 3), s(2), s(5), v(0, 5, 0))
          .at(x -> x.select(-1, -1), X, v(3, 6), v(7, 8), m(2, 0, 0, 7, 0, 0, 8)),
      tensorwise("unstack", ShapeCases.unstack())
          .says("the parts at all indices of an axis, which is dropped",
              "each part's ȳ in its place", "rank 1 or more",
              "The points here put the parts together again in another order.")
          .at(x -> x.unstack(0).get(1).stack(0, x.unstack(0).get(0)), X,
              m(2, 4, 5, 6, 1, 2, 3), m(2, 1, 2, 3, 4, 5, 6), m(2, 4, 5, 6, 1, 2, 3)),

      // Parts
      tensorwise("slice", ShapeCases.slice())
          .says("x[from], x[from + step], … before x[to], along an axis",
              "ȳ in those places, 0 in the others",
              "step > 0: 0 ≤ from ≤ to ≤ n; step < 0: −1 ≤ to ≤ from < n",
              "Backwards, to = −1 includes index 0.")
          .at(x -> x.slice(1, 3), v(1, 2, 3, 4), v(2, 3), v(5, 6), v(0, 5, 6, 0))
          .at(x -> x.slice(1, 1, 3), X, m(2, 2, 3, 5, 6), m(2, 1, 2, 3, 4),
              m(2, 0, 1, 2, 0, 3, 4))
          .at(x -> x.slice(0, 3, -1, -2), v(1, 2, 3, 4), v(4, 2), v(5, 6), v(0, 6, 0, 5)),
      tensorwise("split", ShapeCases.split())
          .says("the parts of the given lengths along an axis", "each part's ȳ in its place",
              "the lengths add up to that of the axis",
              "The points here put three parts together again in another order.")
          .at(x -> {
            List<Var> parts = x.split(0, 1, 0, 2);
            return parts.get(2).concat(0, parts.get(0), parts.get(1));
          }, v(1, 2, 3), v(2, 3, 1), v(4, 5, 6), v(6, 4, 5)),
      tensorwise("concat", ShapeCases.concat())
          .says("tensors one after the other along an axis", "each its part of ȳ",
              "lengths equal but for that axis")
          .at(x -> x.get(0).concat(1, x.get(1)), List.of(m(2, 1, 2), m(2, 3, 4, 5, 6)),
              m(2, 1, 3, 4, 2, 5, 6), m(2, 1, 2, 3, 4, 5, 6),
              List.of(m(2, 1, 4), m(2, 2, 3, 5, 6))),
      tensorwise("stack", ShapeCases.stack())
          .says("tensors side by side along a new axis", "each its part of ȳ", "equal shapes")
          .at(x -> x.get(0).stack(0, x.get(1)), List.of(v(1, 2), v(3, 4)), m(2, 1, 2, 3, 4),
              m(2, 5, 6, 7, 8), List.of(v(5, 6), v(7, 8)))
          .at(x -> x.get(0).stack(-1, x.get(1)), List.of(v(1, 2), v(3, 4)), m(2, 1, 3, 2, 4),
              m(2, 5, 6, 7, 8), List.of(v(5, 7), v(6, 8))),
      tensorwise("pad", ShapeCases.pad())
          .says("x with zeros, or another number, before and after it along an axis",
              "the part of ȳ where x is", "rank 1 or more; 0 or more before and after")
          .at(x -> x.pad(0, 1, 2), v(1, 2), v(0, 1, 2, 0, 0), v(1, 2, 3, 4, 5), v(2, 3))
          .at(x -> x.pad(1, 1, 0, 7), m(2, 1, 2), m(2, 7, 1, 7, 2), m(2, 1, 2, 3, 4),
              m(2, 2, 4)),
      alongAxis("flip", Var::flip, in(-2, 2))
          .says("x read backwards along an axis", "ȳ read backwards", "rank 1 or more")
          .at(x -> x.flip(0), v(1, 2, 3), v(3, 2, 1), v(4, 5, 6), v(6, 5, 4))
          .at(x -> x.flip(-1), X, m(2, 3, 2, 1, 6, 5, 4), m(2, 1, 2, 3, 4, 5, 6),
              m(2, 3, 2, 1, 6, 5, 4)),
      tensorwise("roll", ShapeCases.roll())
          .says("yᵢ = xⱼ with j = (i − by) mod n", "ȳ shifted back", "rank 1 or more")
          .at(x -> x.roll(0, 1), v(1, 2, 3), v(3, 1, 2), v(4, 5, 6), v(5, 6, 4))
          .at(x -> x.roll(1, -4), X, m(2, 2, 3, 1, 5, 6, 4), m(2, 1, 2, 3, 4, 5, 6),
              m(2, 3, 1, 2, 6, 4, 5)),
      alongAxis("diff", Var::diff, in(-2, 2))
          .says("yᵢ = xᵢ₊₁ − xᵢ", "ȳᵢ₋₁ − ȳᵢ, where there are such", "rank 1 or more",
              "The axis becomes shorter by 1; of length 0 it stays so.")
          .at(x -> x.diff(0), v(1, 4, 9), v(3, 5), v(10, 1), v(-10, 9, 1))
          .at(x -> x.diff(1), m(2, 1, 4, 9, 2), m(2, 3, -7), m(2, 1, 2), m(2, -1, 1, -2, 2))
          .at(x -> x.diff(0).sum(), v(5), s(0), s(1), v(0)));
}
