package dev.gradus.verify.programs;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.programs.ProgramDraft.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** What operands must be like, so that a value has derivatives that differences can measure. */
final class ProgramOperands {
  /** How far a value stays from a kink or a jump. */
  private static final double MARGIN = 0.02;

  private ProgramOperands() {}

  static boolean inAll(Node x, DoublePredicate p) { return inAll(x.value(), p); }

  static boolean inAll(Tensor x, DoublePredicate p) {
    for (double v : x.toArray()) if (!p.test(v)) return false;
    return true;
  }

  // ---- domains ----

  static boolean awayFromZero(Node x) { return inAll(x, v -> Math.abs(v) >= 0.3); }

  /** Whether nothing is near −1 or 1, or beyond. */
  static boolean withinOne(Node x) { return inAll(x, v -> Math.abs(v) <= 0.9); }

  /** Whether all are probabilities, neither nearly 0 nor nearly 1. */
  static boolean isProbability(Node x) { return inAll(x, v -> v >= 0.1 && v <= 0.9); }

  /** Whether no point (a, b) is near the origin. */
  static boolean awayFromOrigin(Node a, Node b) {
    return inAll(Var.constant(a.value()).hypot(Var.constant(b.value())).value(), r -> r >= 0.3);
  }

  // ---- kinks ----

  static boolean awayFromKink(Node x) { return away(x, 0); }

  /** Whether no entry is near one of the points. */
  static boolean away(Node x, double... points) {
    return inAll(x, v -> Arrays.stream(points).noneMatch(p -> Math.abs(v - p) < MARGIN));
  }

  /** Whether a − b is away from the points, or always 0 because both are the same var. */
  static boolean apart(Node a, Node b, double... points) {
    return a == b || inAll(difference(a, b),
        v -> Arrays.stream(points).noneMatch(p -> Math.abs(v - p) < MARGIN));
  }

  static Tensor difference(Node a, Node b) {
    return Var.constant(a.value()).subtract(Var.constant(b.value())).value();
  }

  /** Whether no entry is near a whole number, or one that is so much larger. */
  static boolean awayFromWhole(Node x, double more) {
    return inAll(x, v -> Math.abs(v - more - Math.rint(v - more)) >= MARGIN);
  }

  // ---- shapes ----

  static boolean hasEntries(Node x) { return x.shape().size() > 0; }

  static boolean hasAxes(Node x) { return x.shape().rank() > 0; }

  static boolean isMatrix(Node x) { return x.shape().rank() >= 2; }

  static boolean hasAxisOfOne(Node x) {
    return Arrays.stream(x.shape().toArray()).anyMatch(d -> d == 1);
  }

  static boolean broadcast(Node a, Node b) { return broadcast(a.shape(), b.shape()); }

  static boolean broadcast(Shape a, Shape b) {
    for (int i = 1; i <= Math.min(a.rank(), b.rank()); i++) {
      if (a.dim(-i) != b.dim(-i) && a.dim(-i) != 1 && b.dim(-i) != 1) return false;
    }
    return true;
  }

  /** Whether the one stretches to the other. */
  static boolean broadcastsTo(Shape a, Shape target) {
    if (a.rank() > target.rank()) return false;
    for (int i = 1; i <= a.rank(); i++) {
      if (a.dim(-i) != 1 && a.dim(-i) != target.dim(-i)) return false;
    }
    return true;
  }

  /** Whether two are alike but along an axis. */
  static boolean alikeBut(int axis, Shape a, Shape b) {
    int[] c = a.toArray();
    if (a.rank() != b.rank()) return false;
    c[axis] = b.dim(axis);
    return Arrays.equals(c, b.toArray());
  }

  // ---- lines ----

  /** Whether no two entries compete for a maximum over whichever axes. */
  static boolean isMaxClear(Node x) { return isMaxClear(Var.constant(x.value())); }

  static boolean isMinClear(Node x) { return isMaxClear(Var.constant(x.value()).negate()); }

  /** Whether no two entries compete for the largest absolute value over whichever axes. */
  static boolean isLargestClear(Node x) { return isMaxClear(Var.constant(x.value()).abs()); }

  private static boolean isMaxClear(Var x) {
    int rank = x.shape().rank();
    for (int chosen = 0; chosen < 1 << rank; chosen++) {
      int choice = chosen;
      int[] axes = IntStream.range(0, rank).filter(i -> (choice >> i & 1) == 1).toArray();
      if (!isClear(lines(x, axes), false)) return false;
    }
    return true;
  }

  /** Whether no two entries of a line along any axis are near each other. */
  static boolean isOrderClear(Node x) {
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      if (!isClear(lines(Var.constant(x.value()), axis), true)) return false;
    }
    return hasAxes(x);
  }

  /** The tensor with some axes joined into one, which comes last; all axes where none is named. */
  private static Var lines(Var x, int... axes) {
    Shape shape = x.shape();
    List<Integer> order = new ArrayList<>();
    List<Integer> dims = new ArrayList<>();
    int length = 1;
    for (int i = 0; i < shape.rank(); i++) {
      int axis = i;
      if (axes.length > 0 && Arrays.stream(axes).noneMatch(a -> a == axis)) {
        order.add(i);
        dims.add(shape.dim(i));
      } else {
        length *= shape.dim(i);
      }
    }
    for (int i = 0; i < shape.rank(); i++) if (!order.contains(i)) order.add(i);
    dims.add(length);
    return x.permute(order.stream().mapToInt(Integer::intValue).toArray())
        .reshape(Shape.of(dims.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** Whether the largest entry of each line, or every entry, is away from the next. */
  private static boolean isClear(Var lines, boolean every) {
    int n = lines.shape().dim(-1);
    double[] a = lines.value().toArray();
    if (n == 0) return every;
    for (int from = 0; from < a.length; from += n) {
      double[] line = Arrays.copyOfRange(a, from, from + n);
      Arrays.sort(line);
      for (int i = n - 1; i > 0 && (every || i == n - 1); i--) {
        if (line[i] - line[i - 1] < MARGIN) return false;
      }
    }
    return true;
  }

  /** Whether the entries of every line along an axis differ. */
  static boolean isVaried(Node x, int axis) {
    return hasAxes(x) && inAll(Var.constant(x.value()).variance(0, axis).value(), v -> v >= 0.05);
  }
}
