package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.Samples.tensorwise;

import java.util.List;

/** Shapes, parts, matrices and indices. */
final class TensorRows {
  private TensorRows() {}

  static final List<OperationRow> ALL = List.of(
      tensorwise("transpose", StructureCases.transpose())
          .at(Var::transpose, m(2, 1, 2, 3, 4, 5, 6), m(3, 1, 4, 2, 5, 3, 6),
              m(3, 1, 2, 3, 4, 5, 6), m(2, 1, 3, 5, 2, 4, 6)),
      tensorwise("reshape", StructureCases.reshape())
          .at(x -> x.reshape(3, 2), m(2, 1, 2, 3, 4, 5, 6), m(3, 1, 2, 3, 4, 5, 6),
              m(3, 6, 5, 4, 3, 2, 1), m(2, 6, 5, 4, 3, 2, 1)),
      tensorwise("broadcastTo", StructureCases.broadcastTo())
          .at(x -> x.broadcastTo(Shape.of(3, 2)), v(1, 2), m(3, 1, 2, 1, 2, 1, 2),
              m(3, 1, 2, 3, 4, 5, 6), v(9, 12)),
      tensorwise("slice", StructureCases.slice())
          .at(x -> x.slice(1, 3), v(1, 2, 3, 4), v(2, 3), v(5, 6), v(0, 5, 6, 0)),
      tensorwise("pad", StructureCases.pad())
          .at(x -> x.pad(0, 1, 2), v(1, 2), v(0, 1, 2, 0, 0),
              v(1, 2, 3, 4, 5), v(2, 3)),
      tensorwise("concat", StructureCases.concat())
          .at(x -> x.get(0).concat(1, x.get(1)), List.of(m(2, 1, 2), m(2, 3, 4, 5, 6)),
              m(2, 1, 3, 4, 2, 5, 6), m(2, 1, 2, 3, 4, 5, 6),
              List.of(m(2, 1, 4), m(2, 2, 3, 5, 6))),
      tensorwise("gather", StructureCases.gather())
          .at(x -> x.gather(Var.constant(v(2, 0))), m(2, 1, 2, 3, 4, 5, 6), v(3, 4), v(7, 8),
              m(2, 0, 0, 7, 8, 0, 0)),
      tensorwise("scatter", StructureCases.scatter())
          .at(x -> Var.apply(new Indexing.Scatter(1, Shape.of(2, 3)), x,
              Var.constant(m(2, 2, 0))), m(2, 7, 8),
              m(2, 0, 0, 7, 8, 0, 0), m(2, 1, 2, 3, 4, 5, 6), m(2, 3, 4)));
}
