package dev.gradus.verify.programs;

import static dev.gradus.verify.programs.ProgramOperands.hasAxes;
import static dev.gradus.verify.programs.ProgramOperation.call;
import static dev.gradus.verify.programs.ProgramOperation.pair;
import static dev.gradus.verify.programs.ProgramOperation.tensor;
import static dev.gradus.verify.programs.ProgramOperation.unary;
import static dev.gradus.verify.programs.ProgramParameters.axis;
import static dev.gradus.verify.programs.ProgramParameters.whole;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.programs.ProgramDraft.Node;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What changes shapes, takes parts, joins and picks by index, for random programs. */
final class ProgramShapes {
  private static final Predicate<Node> HAS_AXES = ProgramOperands::hasAxes;
  private static final Predicate<Node> IS_MATRIX = ProgramOperands::isMatrix;

  private ProgramShapes() {}

  static final List<ProgramOperation> SHAPES = List.of(
      unary("transpose()", IS_MATRIX, Var::transpose),
      tensor("permute(int[])", HAS_AXES, ProgramParts.permutation()),
      tensor("reshape(Shape)", x -> true, ProgramParameters.otherShape(Var::reshape)),
      tensor("reshape(int[])", x -> true, ProgramParameters.otherDims(Var::reshape)),
      tensor("broadcastTo(Shape)", x -> true, ProgramParameters.largerShape(Var::broadcastTo)),
      tensor("squeeze(int)", ProgramOperands::hasAxisOfOne, ProgramParts.axisOfOne()),
      tensor("expandDims(int)", x -> x.shape().rank() < 3, ProgramParts.newAxis()),
      tensor("tile(int[])", x -> x.shape().size() <= 20, ProgramParts.times()),
      tensor("tril(int)", IS_MATRIX, whole(Var::tril, 0, 1, -1)),
      tensor("triu(int)", IS_MATRIX, whole(Var::triu, 0, 1, -1)),
      unary("diagonal()", IS_MATRIX, Var::diagonal),
      tensor("diagonal(int)", IS_MATRIX, whole(Var::diagonal, 0, 1, -1, 2, 0, -1)),
      unary("diagonalMatrix()", x -> hasAxes(x) && x.shape().rank() < 3, Var::diagonalMatrix),
      unary("trace()", IS_MATRIX, Var::trace));

  static final List<ProgramOperation> PARTS = List.of(
      tensor("slice(int,int)", HAS_AXES, ProgramParts.rows()),
      tensor("slice(int,int,int)", HAS_AXES, ProgramParts.slice()),
      tensor("slice(int,int,int,int)", HAS_AXES, ProgramParts.steps()),
      tensor("split(int,int[])", HAS_AXES, ProgramParts.split()),
      tensor("pad(int,int,int)", HAS_AXES, ProgramParts.pad()),
      tensor("pad(int,int,int,double)", HAS_AXES, ProgramParts.pad(1.0, -0.5, 0.0)),
      tensor("flip(int)", HAS_AXES, axis(Var::flip)),
      tensor("roll(int,int)", HAS_AXES, ProgramParts.roll()),
      tensor("diff(int)", HAS_AXES, axis(Var::diff)),
      tensor("get(int[])", x -> x.shape().size() > 0, ProgramParts.entry()),
      tensor("row(int)", x -> x.shape().rank() == 2 && x.shape().dim(0) > 0,
          (x, choices) -> ProgramParts.indexed(x.dim(0), choices, "", Var::row)),
      tensor("column(int)", x -> x.shape().rank() == 2 && x.shape().dim(1) > 0,
          (x, choices) -> ProgramParts.indexed(x.dim(1), choices, "", Var::column)),
      tensor("select(int,int)", x -> hasAxes(x) && x.shape().size() > 0, (x, choices) -> {
        int axis = ProgramParameters.axisOf(x, choices);
        return ProgramParts.indexed(x.dim(axis), choices, axis + ", ", (v, i) -> v.select(axis, i));
      }),
      tensor("unstack(int)", x -> hasAxes(x) && x.shape().size() > 0, (x, choices) -> {
        int axis = ProgramParameters.axisOf(x, choices);
        int part = choices.next(x.dim(axis));
        return new ProgramParameters.Chosen(axis + ").get(" + part,
            v -> v.unstack(axis).get(part));
      }),
      new ProgramOperation("concat(int,Var[])", ProgramShapes::concat),
      new ProgramOperation("stack(int,Var[])", ProgramShapes::stack));

  static final List<ProgramOperation> INDICES = List.of(
      tensor("gather(Var)", x -> x.shape().rank() == 2 && x.shape().dim(1) > 0,
          ProgramParts.columns()),
      tensor("gather(int,Var)", HAS_AXES, ProgramParts.places()),
      tensor("indexSelect(int,Var)", HAS_AXES, ProgramParts.selection()),
      tensor("embedding(Var)", x -> hasAxes(x) && x.shape().dim(0) > 0, ProgramParts.words()),
      pair("scatterAdd(int,Var,Var)", HAS_AXES,
          (a, b) -> ProgramParts.scatterAxes(a.shape(), b.shape()).length > 0, a -> a,
          (a, b, choices) -> {
            int[] fitting = ProgramParts.scatterAxes(a, b);
            int axis = fitting[choices.next(fitting.length)];
            Tensor index = ProgramParts.indices(b, a.dim(axis), choices);
            return call("scatterAdd(int,Var,Var)",
                "$0.scatterAdd(" + axis + ", " + ProgramParts.java(index) + ", $1)",
                v -> v.get(0).scatterAdd(axis, Var.constant(index), v.get(1)));
          }),
      draw("uniform(long,long,Shape)", "uniform", x -> x.uniform(1, 2, Shape.of(2))),
      draw("normal(long,long,Shape)", "normal", x -> x.normal(1, 2, Shape.of(2))));

  /** Draws at steps, which are whole numbers. */
  private static ProgramOperation draw(String name, String method, UnaryOperator<Var> f) {
    return new ProgramOperation(name, (draft, choices) -> {
      Node x = draft.pick(choices, n -> n.shape().rank() < 3
          && ProgramOperands.awayFromWhole(n, 0));
      return x == null ? null : draft.add(call(name,
          "$0.floor()." + method + "(1, 2, Shape.of(2))", v -> f.apply(v.get(0).floor())), x);
    });
  }

  /** One to twelve tensors, many of them the same. */
  private static @Nullable Node concat(ProgramDraft draft, Choices choices) {
    Node first = draft.pick(choices, HAS_AXES);
    if (first == null) return null;
    int axis = ProgramParameters.axisOf(first.shape(), choices);
    int at = axis < 0 ? axis + first.shape().rank() : axis;
    return joined("concat", axis, draft, choices, first,
        n -> ProgramOperands.alikeBut(at, n.shape(), first.shape()));
  }

  /** One to twelve tensors of one shape, many of them the same. */
  private static @Nullable Node stack(ProgramDraft draft, Choices choices) {
    Node first = draft.pick(choices, n -> n.shape().rank() < 3);
    if (first == null) return null;
    int axis = choices.next(2 * first.shape().rank() + 2) - first.shape().rank() - 1;
    return joined("stack", axis, draft, choices, first,
        n -> n.shape().equals(first.shape()));
  }

  private static @Nullable Node joined(String method, int axis, ProgramDraft draft,
      Choices choices, Node first, Predicate<Node> fits) {
    Node[] all = new Node[choices.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1)];
    StringBuilder java = new StringBuilder("$0." + method + "(" + axis);
    for (int i = 0; i < all.length; i++) {
      all[i] = i == 0 || i >= 3 ? first : draft.pickWith(first, choices, fits);
      if (all[i] == null) return null;
      if (i > 0) java.append(", $").append(i);
    }
    return draft.add(call(method + "(int,Var[])", java.append(')').toString(), v -> {
      Var[] others = v.subList(1, v.size()).toArray(Var[]::new);
      return method.equals("stack") ? v.get(0).stack(axis, others) : v.get(0).concat(axis, others);
    }), all);
  }
}
