package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.tensorwise;

import java.util.List;

/** Sums, means, products, and extremes. */
final class ReductionRows {
  private ReductionRows() {}

  static final List<OperationRow> ALL = List.of(
      tensorwise("sum", ReductionCases.sum())
          .says("Σ xᵢ", "ȳ broadcast back", "any shape; all axes, some, or some kept as length 1",
              "The sum of nothing is 0.",
              "Sums to one number are compensated: their error does not grow with the number of "
                  + "entries. Sums over axes are plain. In plans no sum is "
                  + "compensated: all are added in short chains, right to rounding, and "
                  + "cancellation is not undone.")
          .at(Var::sum, m(2, 1, 2, 3, 4, 5, 6), s(21), s(2), m(2, 2, 2, 2, 2, 2, 2))
          .at(x -> x.sum(0), m(2, 1, 2, 3, 4, 5, 6), v(5, 7, 9), v(1, 2, 3), m(2, 1, 2, 3, 1, 2, 3))
          .at(x -> x.sum(true, -1), m(2, 1, 2, 3, 4, 5, 6), m(2, 6, 15), m(2, 1, 2),
              m(2, 1, 1, 1, 2, 2, 2)),
      tensorwise("sumTo", ReductionCases.sumTo())
          .says("Σ xᵢ over the axes that broadcasting to the shape of x would stretch",
              "ȳ broadcast back", "to any shape that broadcasts to that of x")
          .at(x -> x.sumTo(Shape.of(3)), m(2, 1, 2, 3, 4, 5, 6), v(5, 7, 9), v(1, 2, 3),
              m(2, 1, 2, 3, 1, 2, 3))
          .at(x -> x.sumTo(Shape.of(2, 1)), m(2, 1, 2, 3, 4, 5, 6), m(2, 6, 15), m(2, 1, 2),
              m(2, 1, 1, 1, 2, 2, 2)),
      tensorwise("mean", ReductionCases.mean())
          .says("Σ xᵢ / n", "ȳ/n broadcast back",
              "any shape; all axes, some, or some kept as length 1",
              "The mean of nothing is NaN. The sum may overflow before it is divided.")
          .at(Var::mean, m(2, 1, 2, 3, 6), s(3), s(2), m(2, 0.5, 0.5, 0.5, 0.5))
          .at(x -> x.mean(0), m(2, 1, 2, 3, 6), v(2, 4), v(1, 2), m(2, 0.5, 1, 0.5, 1))
          .at(x -> x.mean(true, 1), m(2, 1, 2, 3, 6), m(2, 1.5, 4.5), m(2, 1, 2),
              m(2, 0.5, 0.5, 1, 1)),
      tensorwise("prod", ReductionCases.prod())
          .says("Π xᵢ", "ȳ·Π xⱼ over j ≠ i", "any shape; all axes, some, or some kept as length 1",
              "The product of nothing is 1.",
              "Entries of 0 are no exception, at any order: nothing is divided.")
          .at(Var::prod, v(2, 3, 4), s(24), s(2), v(24, 16, 12))
          .at(Var::prod, v(2, 0, 4), s(0), s(2), v(0, 16, 0))
          .at(x -> x.prod(0), m(2, 1, 2, 3, 4, 5, 6), v(4, 10, 18), v(1, 2, 3),
              m(2, 4, 10, 18, 1, 4, 9))
          .at(x -> x.prod(true, -1), m(2, 1, 2, 3, 0, 0, 6), m(2, 6, 0), m(2, 1, 2),
              m(2, 6, 3, 2, 0, 0, 0)),

      // Extremes
      tensorwise("max", ReductionCases.max())
          .says("max xᵢ", "ȳ shared equally by the entries that attain the maximum, 0 elsewhere",
              "at least one entry in each line; all axes, some, or some kept as length 1",
              "Ties: each of k equal maxima receives ȳ/k. Second derivatives are 0.",
              "NaN wins and receives the adjoint; the tangent of a NaN maximum is NaN.",
              "−0.0 and 0.0 tie.")
          .at(Var::max, m(2, 1, 2, 3, 6), s(6), s(2), m(2, 0, 0, 0, 2))
          .at(x -> x.max(1), m(2, 1, 5, 5, 7, 2, 3), v(5, 7), v(1, 2), m(2, 0, 0.5, 0.5, 2, 0, 0))
          .at(x -> x.max(true, 0), m(2, 1, 5, 5, 7, 2, 3), Tensor.of(Shape.of(1, 3), 7, 5, 5),
              Tensor.of(Shape.of(1, 3), 1, 2, 3), m(2, 0, 2, 3, 1, 0, 0)),
      tensorwise("min", ReductionCases.min())
          .says("min xᵢ", "ȳ shared equally by the entries that attain the minimum, 0 elsewhere",
              "at least one entry in each line; all axes, some, or some kept as length 1",
              "Ties and NaN as for max: NaN wins here too.")
          .at(Var::min, m(2, 1, 2, 3, 6), s(1), s(2), m(2, 2, 0, 0, 0))
          .at(x -> x.min(1), m(2, 5, 1, 1, 7, 2, 3), v(1, 2), v(1, 2), m(2, 0, 0.5, 0.5, 0, 2, 0)),
      tensorwise("argmax", ReductionCases.sorted("argmax", 1, Var::argmax))
          .says("the index of max xᵢ along an axis", "0", "at least one entry along the axis",
              "Of equal maxima the first; of NaN the first.")
          .at(x -> x.argmax(1), m(2, 1, 5, 5, 7, 2, 3), v(1, 0), v(1, 2), m(2, 0, 0, 0, 0, 0, 0)),
      tensorwise("argmin", ReductionCases.sorted("argmin", 1, Var::argmin))
          .says("the index of min xᵢ along an axis", "0", "at least one entry along the axis",
              "Of equal minima the first; of NaN the first.")
          .at(x -> x.argmin(-1), m(2, 1, 5, 5, 7, 2, 2), v(0, 1), v(1, 2),
              m(2, 0, 0, 0, 0, 0, 0)),
      tensorwise("sort", ReductionCases.sorted("sort", 0, Var::sort))
          .says("the entries along an axis in ascending order",
              "each entry receives the ȳ of the place it went to", "rank 1 or more",
              "Equal entries keep their order, and each the adjoint of its own place.",
              "NaN comes last.")
          .at(x -> x.sort(0), v(3, 1, 2), v(1, 2, 3), v(10, 20, 30), v(30, 10, 20))
          .at(x -> x.sort(0), v(2, 1, 1), v(1, 1, 2), v(10, 20, 30), v(30, 10, 20)),
      tensorwise("topK", ReductionCases.topK())
          .says("the k largest entries along an axis, the largest first",
              "each entry receives the ȳ of the place it went to, 0 where it is left out",
              "0 ≤ k ≤ entries along the axis",
              "Equal entries keep their order; NaN counts as the largest.")
          .at(x -> x.topK(2, 0), v(3, 1, 2), v(3, 2), v(10, 20), v(10, 0, 20))
          .at(x -> x.topK(2, 1), m(2, 1, 5, 5, 7, 2, 3), m(2, 5, 5, 7, 3), m(2, 1, 2, 3, 4),
              m(2, 0, 1, 2, 3, 0, 4)),
      tensorwise("argsort", ReductionCases.sorted("argsort", 0,
          (x, axis) -> Var.apply(new Extremes.Argsort(x.shape().axis("", axis), false), x)))
          .says("the indices that sort the entries along an axis", "0", "rank 1 or more",
              "Internal: sort and topK gather by it.")
          .at(x -> Var.apply(new Extremes.Argsort(0, false), x), v(3, 1, 2), v(1, 2, 0),
              v(1, 2, 3), v(0, 0, 0))
          .at(x -> Var.apply(new Extremes.Argsort(0, true), x), v(3, 1, 2), v(0, 2, 1),
              v(1, 2, 3), v(0, 0, 0)),
      tensorwise("attains", ReductionCases.attains())
          .says("1 where x = m or both are NaN, else 0", "0 towards both",
              "an entry and the extreme of its line",
              "Internal: the mask by which max gives its adjoint to the entries that attain it.")
          .at(x -> Var.apply(Extremes.Attains.OP, x.get(0), x.get(1)),
              List.of(v(1, 3, 3), s(3)), v(0, 1, 1), v(1, 2, 3), List.of(v(0, 0, 0), s(0))));
}
