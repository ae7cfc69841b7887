package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.slopes;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.Samples.entrywise;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.pairwise;
import static dev.gradus.autodiff.Samples.tensorwise;

import java.util.List;

/** Products, losses, normalisations, and what steers gradients. */
final class ProductRows {
  private ProductRows() {}

  static final List<OperationRow> ALL = List.of(
      tensorwise("matmul", StructureCases.matmul())
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
              m(2, 1, 2, 3, 4), List.of(m(3, -1, -1, 2, 6, 7, 17), m(2, 13, 17, 21, 18, 24, 30))),
      tensorwise("dot", StructureCases.dot())
          .at(x -> x.get(0).dot(x.get(1)), List.of(v(1, 2, 3), v(4, 5, 6)), s(32), s(2),
              List.of(v(8, 10, 12), v(2, 4, 6))),

      // GradientFlow, operations of a user, checkpoints
      entrywise("stopGradient", x -> x.stopGradient().sign(), awayFromZero())
          .at(-1.3, -1, 0, 0).at(1.3, 1, 0, 0),
      pairwise("bceWithLogits", (z, t) -> z.bceWithLogits(t, Reduction.NONE), in(-4, 4), in(0, 1))
          .at(0.8, 0.3, 0.9311006659477777, slopes(0.38997448112761246, -0.8),
              0.21390969652029443, -1, 0),
      entrywise("custom", x -> Var.custom(new CustomTest.Cube(), x), in(-3, 3))
          .at(1.5, 3.375, 6.75, 9),
      pairwise("block", (a, b) -> Checkpoint.ofAll(v -> v.get(0).sin().multiply(v.get(1)))
          .apply(List.of(a, b)), in(-3, 3), in(-3, 3))
          .at(0.9, 0.5, 0.3916634548137417, slopes(0.3108049841353322, 0.7833269096274834),
              -0.3916634548137417, 0.6216099682706644, 0));
}
