package dev.gradus.verify.slips;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;

/** Slips with the sums of the reverse pass: over rows of points, over units, towards biases. */
final class SumSlips {
  private SumSlips() {}

  static List<Slip> all() {
    return List.of(
        new Catalogued("a sum is not complete: = for +=, or a loop too short",
            "Every row of the batch adds to a gradient, and every unit that a number leads to adds "
                + "to its adjoint: sum over all of them with +=, from the first to the last.",
            SumSlips::incomplete),
        new Catalogued("some entries are never filled",
            "A loop over n entries runs from 0 to n − 1.", SumSlips::unfilled),
        Slip.at("each entry of the bias gets the sum over all units",
            "Unit j's bias gets the sum over the rows of δ of unit j alone.",
            s -> s.sums() && s.node().shape().rank() == 2,
            s -> s.adjoint().sum().broadcastTo(s.to().shape())),
        Slip.at("the sum goes along the wrong axis",
            "Sum over the rows, so that one number for each unit is left.",
            s -> s.sums() && s.node().shape().rank() == 2
                && s.node().shape().dim(0) == s.node().shape().dim(1)
                && s.to().shape().size() == s.node().shape().dim(0),
            s -> s.adjoint().sum(1).reshape(s.to().shape())),
        Slip.at("sums are multiplied instead of products added",
            "∂E/∂W is the sum over the rows of x times δ; the product of the two sums is something "
                + "else.",
            SumSlips::isOfRows, s -> sums(s)),
        Slip.at("the mean of the points is multiplied with the sum of δ",
            "∂E/∂W is the sum over the rows of x times δ, each δ with its own point.",
            SumSlips::isOfRows, s -> sums(s).divide(s.other().shape().dim(0))));
  }

  private static boolean isOfRows(Step s) {
    return s.is("matmul") && s.input() == 1 && s.node().shape().rank() == 2 && s.hasAxis(0)
        && s.to().shape().equals(Shape.of(s.other().shape().dim(1), s.node().shape().dim(1)))
        && s.other().shape().dim(0) == s.node().shape().dim(0);
  }

  private static Var sums(Step s) {
    return s.other().sum(true, 0).matmul(s.adjoint().sum(true, 0), true, false);
  }

  private static List<Mistake> incomplete(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      for (int axis = 0; axis < 2; axis++) {
        if (!s.hasAxis(axis)) continue;
        int n = s.node().shape().dim(axis);
        boolean matrix = s.node().shape().rank() == 2 && s.node().shape().dim(1 - axis) > 1;
        String what = !matrix ? " entry" : axis == 0 ? " row" : " column";
        add(all, slip, s, axis, "only the last" + what, n - 1, n);
        add(all, slip, s, axis, "only the first" + what, 0, 1);
        if (n == 2) continue;
        add(all, slip, s, axis, "the last" + what + " is left out", 0, n - 1);
        add(all, slip, s, axis, "the first" + what + " is left out", 1, n);
      }
    }
    return all;
  }

  private static List<Mistake> unfilled(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (!s.isProduct() && !program.isVariable(s.to())) continue;
      for (int axis = 0; axis < s.to().shape().rank(); axis++) {
        int n = s.to().shape().dim(axis);
        if (n < 2) continue;
        int along = axis;
        String what = axis == 0 ? " row" : " column";
        all.add(Mistake.at(slip, "the last" + what, s,
            (step, number) -> masked(step.part(), along, 0, n - 1)));
        all.add(Mistake.at(slip, "the first" + what, s,
            (step, number) -> masked(step.part(), along, 1, n)));
      }
    }
    return all;
  }

  private static void add(List<Mistake> all, Slip slip, Step s, int axis, String variant,
      int from, int to) {
    all.add(Mistake.at(slip, variant, s,
        (step, number) -> step.partOf(masked(step.adjoint(), axis, from, to))));
  }

  /** The same with zeros outside of a range of rows or columns. */
  private static Var masked(Var x, int axis, int from, int to) {
    Shape shape = x.shape();
    double[] a = x.value().toArray();
    int inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) inner *= shape.dim(i);
    for (int i = 0; i < a.length; i++) {
      int at = i / inner % shape.dim(axis);
      if (at < from || at >= to) a[i] = 0;
    }
    return Var.constant(Tensor.of(shape, a));
  }
}
