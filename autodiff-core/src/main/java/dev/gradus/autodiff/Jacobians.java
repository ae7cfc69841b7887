package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Jacobians, Hessians and their products: many passes, or one, over one recording of a function.
 *
 * <p>A block is the Jacobian of one output by one root, of shape (output's) ++ (root's). Second
 * derivatives are blocks whose outputs are the adjoints, found by a recorded reverse pass.
 */
final class Jacobians {
  private Jacobians() {}

  /** The blocks of f by each of x. */
  static List<Var> jacobian(String name, Function<List<Var>, Var> f, @Nullable Mode mode,
      List<Var> x, boolean tracked) {
    return FirstOrder.running(name, f, Scope.tapeOf(x), x, (roots, y) -> {
      if (!tracked) Scope.checkNothingLost(name, y);
      @Nullable Var[] outputs = {y};
      List<Shape> shapes = List.of(y.shape());
      boolean forward = mode == null ? size(roots) <= y.shape().size() : mode == Mode.FORWARD;
      return (forward ? byColumns(roots, outputs, shapes, tracked)
          : byRows(roots, outputs, shapes, tracked)).get(0);
    });
  }

  private static long size(List<Var> x) {
    return x.stream().mapToLong(v -> v.shape().size()).sum();
  }

  /** The blocks of second derivatives of f: the adjoints, recorded, and a forward pass a column. */
  static List<List<Var>> hessian(String name, Function<List<Var>, Var> f, List<Var> x,
      boolean tracked) {
    return FirstOrder.running(name, f, Scope.tapeOf(x), x, (roots, y) -> {
      FirstOrder.checkScalar(name, y);
      if (!tracked) Scope.checkNothingLost(name, y);
      return byColumns(roots, recordedGradient(y, roots), shapes(roots), tracked);
    });
  }

  /** The product of the second derivatives with directions: the slope of the gradient along v. */
  static List<Var> hvp(String name, Function<List<Var>, Var> f, List<Var> x, List<Var> v) {
    FirstOrder.checkDirections(name, x, v);
    Tape outer = Scope.tapeOf(Scope.joined(x, v));
    return FirstOrder.running(name, f, outer, x, (roots, y) -> {
      FirstOrder.checkScalar(name, y);
      return FirstOrder.pushedForward(roots, recordedGradient(y, roots), shapes(roots), v,
          outer != null);
    });
  }

  /** The adjoints of the roots as nodes of the tape; null where y does not depend on one. */
  static @Nullable Var[] recordedGradient(Var y, List<Var> roots) {
    Tape tape = Scope.tape(roots.get(0));
    return y.tape() != tape ? new Var[roots.size()]
        : ReversePass.adjoints(tape, y, Var.constant(1), roots, true, null);
  }

  private static List<Shape> shapes(List<Var> x) {
    List<Shape> shapes = new ArrayList<>();
    for (Var v : x) shapes.add(v.shape());
    return shapes;
  }

  /** For each output the blocks by each root: one forward pass for each entry of each root. */
  private static List<List<Var>> byColumns(List<Var> roots, @Nullable Var[] outputs,
      List<Shape> shapes, boolean tracked) {
    List<List<Var>> blocks = lists(outputs.length);
    Tape tape = Scope.tape(roots.get(0));
    ForwardPass pass = new ForwardPass(tape, outputs, roots);
    for (int r = 0; r < roots.size(); r++) {
      Shape x = roots.get(r).shape();
      List<@Nullable Var[]> columns = new ArrayList<>();
      for (int j = 0; j < x.size(); j++) {
        @Nullable Var[] dx = new Var[roots.size()];
        dx[r] = unit(x, j);
        columns.add(pass.along(dx, tracked));
      }
      for (int o = 0; o < outputs.length; o++) {
        int output = o;
        Shape y = shapes.get(o);
        blocks.get(o).add(Scope.recording(tape, tracked, () -> {
          Var stacked = stacked(columns, output, y);
          Var block = stacked == null ? null : turned(stacked);
          return block(block, y, x, tracked);
        }));
      }
    }
    return blocks;
  }

  /** For each output the blocks by each root: one reverse pass for each entry of each output. */
  static List<List<Var>> byRows(List<Var> roots, @Nullable Var[] outputs,
      List<Shape> shapes, boolean tracked) {
    List<List<Var>> blocks = lists(outputs.length);
    Tape tape = Scope.tape(roots.get(0));
    for (int o = 0; o < outputs.length; o++) {
      Shape y = shapes.get(o);
      Var output = outputs[o];
      List<@Nullable Var[]> rows = new ArrayList<>();
      for (int i = 0; i < y.size(); i++) {
        rows.add(output == null || output.tape() != tape ? new Var[roots.size()]
            : ReversePass.adjoints(tape, output, unit(y, i), roots, tracked, null));
      }
      for (int r = 0; r < roots.size(); r++) {
        int root = r;
        Shape x = roots.get(r).shape();
        blocks.get(o).add(Scope.recording(tape, tracked,
            () -> block(stacked(rows, root, x), y, x, tracked)));
      }
    }
    return blocks;
  }

  private static List<List<Var>> lists(int n) {
    List<List<Var>> lists = new ArrayList<>();
    for (int i = 0; i < n; i++) lists.add(new ArrayList<>());
    return lists;
  }

  /** Entry {@code which} of each line as a row of a matrix; null if there are none or all zeros. */
  private static @Nullable Var stacked(List<@Nullable Var[]> lines, int which, Shape shape) {
    Var[] rows = new Var[lines.size()];
    boolean zero = true;
    for (int i = 0; i < rows.length; i++) {
      Var line = lines.get(i)[which];
      zero &= line == null;
      rows[i] = line == null ? Var.constant(Tensor.zeros(1, shape.size()))
          : line.reshape(1, shape.size());
    }
    return zero ? null : concat(rows);
  }

  /** Vars one after the other along the first axis. */
  static Var concat(Var[] rows) {
    return rows.length == 1 ? rows[0] : Var.apply(new Parts.Concat(0), rows);
  }

  private static Var turned(Var m) {
    int rows = m.shape().dim(0);
    int columns = m.shape().dim(1);
    return rows == 1 || columns == 1 ? m.reshape(columns, rows) : m.transpose();
  }

  private static Var block(@Nullable Var matrix, Shape y, Shape x, boolean tracked) {
    Shape shape = y.then(x);
    return matrix == null ? Var.constant(Tensor.full(shape, 0))
        : Scope.handOut(matrix.reshape(shape), tracked);
  }

  /** Zeros but for a 1 at row-major place i. */
  private static Var unit(Shape shape, int i) {
    double[] e = new double[shape.size()];
    e[i] = 1;
    return Var.constant(Tensor.owning(shape, e));
  }

  /** The function object of the second derivatives by several tensors. */
  static SecondDerivatives secondDerivatives(Function<List<Var>, Var> f) {
    return new SecondDerivatives() {
      @Override public List<List<Var>> apply(List<Var> x) {
        return Collections.unmodifiableList(
            hessian("hessianAll", f, Scope.arguments(x), Scope.tapeOf(x) != null));
      }

      @Override public List<List<Tensor>> at(Tensor... x) {
        List<List<Tensor>> values = new ArrayList<>();
        for (List<Var> row : hessian("hessianAll", f, Scope.constants(Scope.arguments(x)), false)) {
          values.add(Scope.values(row));
        }
        return values;
      }
    };
  }
}
