package dev.gradus.verify.slips;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slips with matrix products: which factor, which layer's, which way round. */
final class ProductSlips {
  private ProductSlips() {}

  static List<Slip> all() {
    return List.of(
        Slip.at("the other factor is not transposed",
            "Of Y = XW the adjoints are Ȳ Wᵀ for X and Xᵀ Ȳ for W.",
            s -> s.is("matmul") && isSquare(s.other().shape()),
            s -> s.partWith(1 - s.input(), transposed(s.other().value()))),
        Slip.at("the result is transposed: the factors are in the wrong order",
            "The outer product for w_ij has what goes in at i and δ at j.",
            s -> s.is("matmul", "multiply") && s.to().shape().rank() == 2,
            s -> Var.constant(transposed(s.part().value()))),
        new Catalogued("rows and columns of the weights are confused in a flat array",
            "In a flat array w_ij stands at i·columns + j.", ProductSlips::flat),
        new Catalogued("what goes into the activation is taken for what comes out",
            "∂E/∂W has the outputs of the layer before, after its activation.",
            (slip, program) -> others(slip, program, true)),
        Slip.at("the weights are missing on the way back",
            "The adjoint of a layer's input is δ Wᵀ: each unit's δ comes back through its weight.",
            Step::isProduct,
            s -> s.partWith(1 - s.input(), Tensor.full(s.other().shape(), 1))),
        Slip.at("a layer is left out on the way back",
            "Each layer between has its weights and its derivative on the way.",
            s -> s.isProduct() && s.to().shape().equals(s.node().shape()), Step::adjoint),
        new Catalogued("the factor is that of another place",
            "Each product has two adjoints, each with the other factor of the same product: the "
                + "weights of this layer, the outputs of the layer before.",
            (slip, program) -> others(slip, program, false)),
        Slip.at("δ is taken before the derivative of the activation",
            "δ of a layer is the adjoint of its z: that of its output times f′(z). W, b and what "
                + "goes further back all get this δ.",
            s -> (s.isProduct() || s.is("add")) && s.program().curveAfter(s.node()) != null,
            ProductSlips::beforeCurve),
        new Catalogued("δ is that of another place",
            "W and b of a layer get the δ of this layer: the adjoint of its z, before the "
                + "activation.",
            ProductSlips::deltas),
        new Catalogued("the points are shifted by one row",
            "Each row's δ is multiplied with what the same row had as input.",
            ProductSlips::shifted),
        Slip.at("the slope is multiplied by the number itself",
            "The slope of xw by w is x; w itself is not in it.",
            s -> s.isProduct() || s.program().isVariable(s.to()), s -> s.part().multiply(s.to())),
        new Catalogued("the weights are those after the step",
            "Find all of the gradient first, with the old weights; then make the step.",
            ProductSlips::updated));
  }

  private static boolean isSquare(Shape s) {
    return s.rank() == 2 && s.dim(0) == s.dim(1) && s.dim(0) > 1;
  }

  /** The transpose, written into the same shape row by row. */
  static Tensor transposed(Tensor x) {
    int n = x.shape().dim(0);
    int m = x.shape().dim(1);
    double[] a = x.toArray();
    double[] t = new double[a.length];
    for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) t[j * n + i] = a[i * m + j];
    return Tensor.of(x.shape(), t);
  }

  /** The inverse of {@link #transposed}: the numbers read as if rows were columns. */
  static Tensor readByColumns(Tensor x) {
    int n = x.shape().dim(0);
    int m = x.shape().dim(1);
    double[] a = x.toArray();
    double[] t = new double[a.length];
    for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) t[i * m + j] = a[j * n + i];
    return Tensor.of(x.shape(), t);
  }

  private static List<Mistake> flat(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (!s.is("matmul") || s.other().shape().rank() != 2) continue;
      if (isSquare(s.other().shape())) continue;
      all.add(Mistake.at(slip, "read by columns", s, (step, number) -> step
          .partWith(1 - step.input(), readByColumns(step.other().value()))));
      all.add(Mistake.at(slip, "read by rows of the transpose", s, (step, number) -> step
          .partWith(1 - step.input(), transposed(step.other().value()))));
    }
    return all;
  }

  /** Another node in place of the other factor: the input of an activation, or any. */
  private static List<Mistake> others(Slip slip, Recording program, boolean before) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (!s.isProduct()) continue;
      Var other = s.other();
      for (Var v : program.nodes()) {
        Var output = Recording.source(other);
        boolean input = program.curveInput(output) == v;
        if (v == other || input != before) continue;
        Tensor fits = fitted(v.value(), other.shape());
        if (fits == null) continue;
        int place = v.index();
        all.add(Mistake.at(slip, before ? "" : Recording.name(v) + " for " + Recording.name(other),
            before ? "" : v == program.curveAfter(s.node()) ? "its own output"
                : program.relation(other, v), s,
            (step, number) -> withFactor(step, step.program().nodes().get(place))));
      }
    }
    return all;
  }

  private static @Nullable Var withFactor(Step step, Var v) {
    Tensor fits = fitted(v.value(), step.other().shape());
    return fits == null ? null : step.partWith(1 - step.input(), fits);
  }

  /** The same numbers where another shape has as many in the same order. */
  private static @Nullable Tensor fitted(Tensor x, Shape shape) {
    if (x.shape().equals(shape)) return x;
    boolean same = x.size() == shape.size() && x.size() > 1
        && longest(x.shape()) == longest(shape);
    return same && longest(shape) == x.size() ? Tensor.of(shape, x.toArray()) : null;
  }

  private static int longest(Shape s) {
    int most = 1;
    for (int d : s.toArray()) most = Math.max(most, d);
    return most;
  }

  private static @Nullable Var beforeCurve(Step s) {
    Var curve = s.program().curveAfter(s.node());
    Var there = curve == null ? null : s.adjointOf(curve);
    return there == null ? null : s.partOf(there.reshape(s.node().shape()));
  }

  private static List<Mistake> shifted(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      boolean rows = s.is("matmul") && s.hasAxis(0) && program.isVariable(s.to());
      if (!rows || s.other().shape().rank() != 2) continue;
      for (int by : new int[] {1, -1}) {
        all.add(Mistake.at(slip, "by " + by, s, (step, number) -> step.partWith(1 - step.input(),
            Var.constant(step.other().value()).roll(0, by).value())));
      }
    }
    return all;
  }

  private static List<Mistake> deltas(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (!s.isProduct() && !s.sums()) continue;
      Tensor own = s.adjoint().value();
      for (Var v : program.nodes()) {
        Tensor other = program.adjoint(v);
        if (other == null || v == s.node() || !v.shape().equals(s.node().shape())) continue;
        if (other.equals(own)) continue;
        int place = v.index();
        all.add(Mistake.at(slip, "the adjoint of " + Recording.name(v) + " for that of "
            + Recording.name(s.node()), program.relation(s.node(), v), s, (step, number) -> {
              Var there = step.adjointOf(step.program().nodes().get(place));
              return there == null ? null : step.partOf(there);
            }));
      }
    }
    return all;
  }

  /** W − αW̄ for W, at one layer or at all. */
  private static List<Mistake> updated(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (!s.isProduct() || !program.isVariable(s.other())) continue;
      all.add(Mistake.at(slip, "", s, (step, rate) -> {
        Var slope = step.node().op().pullback(1 - step.input(), step.adjoint(), step.node());
        Var w = step.other();
        return slope == null ? null
            : step.partWith(1 - step.input(), w.subtract(slope.multiply(rate)).value());
      }).with(Mistake.Unknown.of("the rate of the step", 0.1, 100)));
    }
    return all;
  }
}
