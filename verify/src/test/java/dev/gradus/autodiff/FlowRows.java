package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.slopes;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.RowKinds.pairwise;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;

/** What steers gradients, operations of a user, and operations that only rules use. */
final class FlowRows {
  private FlowRows() {}

  static final List<OperationRow> ALL = List.of(
      entrywise("stopGradient", x -> x.stopGradient().sign(), awayFromZero())
          .says("x", "0, in both modes and at every order", "any shape",
              "The points here are of its sign, whose slope is 0 without it too.")
          .at(-1.3, -1, 0, 0).at(1.3, 1, 0, 0),

      // operations of a user, functions computed anew
      entrywise("custom", x -> Var.custom(new UserOps.Cube(), x), in(-3, 3))
          .says("what the given Op says, here x³", "what its rules say, here 3ȳ·x²",
              "as the Op says", "Internal to Var.custom: it checks the shapes of its results.")
          .at(1.5, 3.375, 6.75, 9),
      pairwise("block", (a, b) -> Recompute.ofAll(v -> v.get(0).sin().multiply(v.get(1)))
          .apply(List.of(a, b)), in(-3, 3), in(-3, 3))
          .says("what the given function says, here sin(a)·b",
              "its adjoints, by computing it anew in the reverse pass", "a pure function",
              "Internal to Recompute: a function as one node.")
          .at(0.9, 0.5, 0.3916634548137417, slopes(0.3108049841353322, 0.7833269096274834),
              -0.3916634548137417, 0.6216099682706644, 0),

      // used by rules only
      tensorwise("spread", ShapeCases.spread())
          .says("x at from, from + step, … along an axis, 0 elsewhere", "ȳ in those places",
              "rank 1 or more", "Internal: the transpose of slice; pad and diagonalMatrix.")
          .at(x -> Var.apply(new Parts.Spread(0, 3, -2, 5), x), v(1, 2), v(0, 2, 0, 1, 0),
              v(1, 2, 3, 4, 5), v(4, 2)),
      tensorwise("scatter", IndexingCases.scatter())
          .says("zeros with the entries of x added at places along an axis",
              "x receives the ȳ of the place it went to; the index nothing",
              "an index of the shape of x", "Internal: the transpose of gather; scatterAdd.")
          .at(x -> Var.apply(new Indexing.Scatter(1, Shape.of(2, 3)), x, Var.constant(m(2, 2, 0))),
              m(2, 7, 8), m(2, 0, 0, 7, 8, 0, 0), m(2, 1, 2, 3, 4, 5, 6), m(2, 3, 4)));
}
