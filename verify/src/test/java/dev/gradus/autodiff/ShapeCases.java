package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.axis;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.of;
import static dev.gradus.autodiff.Samples.shapes;
import static dev.gradus.autodiff.Samples.smaller;
import static dev.gradus.autodiff.Samples.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random shapes, axes and parts for operations that move entries about. */
final class ShapeCases {
  private static final Arbitrary<Integer> FEW = Arbitraries.integers().between(0, 3);

  private ShapeCases() {}

  static Arbitrary<Tensor> any(Shape shape) { return tensor(shape, in(-2, 2)); }

  static Arbitrary<Case> transpose() {
    return shapes(2, 0).flatMap(ShapeCases::any).map(x -> of("transpose", Var::transpose, x));
  }

  static Arbitrary<Case> permute() {
    return shapes().flatMap(s -> {
      List<Integer> axes = IntStream.range(0, s.rank()).boxed().toList();
      return Combinators.combine(any(s), Arbitraries.shuffle(axes), Arbitraries.of(0, s.rank()))
          .as((x, order, from) -> {
            int[] a = order.stream().mapToInt(i -> i - from).toArray();
            return of("permute " + Arrays.toString(a), v -> v.permute(a), x);
          });
    });
  }

  static Arbitrary<Case> reshape() {
    return shapes().flatMap(s -> Combinators
        .combine(any(s), Arbitraries.of(Shape.of(s.size()), Shape.of(1, s.size()),
            Shape.of(s.size(), 1, 1), reversed(s)), Arbitraries.of(-1, 0, 1, 2))
        .as((x, to, open) -> reshape(x, to, open)));
  }

  /** To a shape; to its lengths; or with one of them left open. */
  private static Case reshape(Tensor x, Shape to, int open) {
    int[] d = to.toArray();
    if (open < 0) return of("reshape " + to, v -> v.reshape(to), x);
    if (open < d.length && x.size() > 0) d[open] = -1;
    return of("reshape " + Arrays.toString(d), v -> v.reshape(d), x);
  }

  private static Shape reversed(Shape s) {
    int[] d = s.toArray();
    return Shape.of(IntStream.range(0, d.length).map(i -> d[d.length - 1 - i]).toArray());
  }

  static Arbitrary<Case> flatten() {
    return shapes().flatMap(ShapeCases::any).map(x -> of("flatten", Var::flatten, x));
  }

  static Arbitrary<Case> squeeze() {
    return shapes(1, 0).flatMap(s -> axis(s).flatMap(axis -> {
      int[] d = s.toArray();
      d[axis < 0 ? axis + d.length : axis] = 1;
      return any(Shape.of(d)).map(x -> of("squeeze " + axis, v -> v.squeeze(axis), x));
    }));
  }

  static Arbitrary<Case> expandDims() {
    return shapes().flatMap(s -> Combinators
        .combine(any(s), Arbitraries.integers().between(-s.rank() - 1, s.rank()))
        .as((x, axis) -> of("expandDims " + axis, v -> v.expandDims(axis), x)));
  }

  static Arbitrary<Case> broadcastTo() {
    return shapes().flatMap(s -> smaller(s).flatMap(ShapeCases::any)
        .map(x -> of("broadcastTo " + s, v -> v.broadcastTo(s), x)));
  }

  static Arbitrary<Case> tile() {
    return shapes().flatMap(s -> Combinators.combine(any(s),
        Arbitraries.of(0, 1, 1, 2, 3).list().ofMinSize(s.rank()).ofMaxSize(3)).as((x, times) -> {
          int[] t = times.stream().mapToInt(Integer::intValue).toArray();
          return of("tile " + times, v -> v.tile(t), x);
        }));
  }

  static Arbitrary<Case> slice() {
    return shapes(1, 0).flatMap(s -> Combinators
        .combine(any(s), axis(s), in(0, 1), in(0, 1), Arbitraries.of(-3, -2, -1, 1, 1, 1, 2, 3))
        .as((x, axis, p, q, step) -> {
          int from = (int) (Math.min(p, q) * s.dim(axis));
          int to = (int) Math.ceil(Math.max(p, q) * s.dim(axis));
          return step > 0 ? slice(x, axis, from, to, step)
              : slice(x, axis, to - 1, from - 1, step);
        }));
  }

  private static Case slice(Tensor x, int axis, int from, int to, int step) {
    String name = "slice " + from + " to " + to;
    if (axis == 0 && step == 1) return of(name, v -> v.slice(from, to), x);
    if (step == 1) return of(name + " along axis " + axis, v -> v.slice(axis, from, to), x);
    return of(name + " by " + step + " along axis " + axis, v -> v.slice(axis, from, to, step), x);
  }

  static Arbitrary<Case> get() {
    return shapes(0, 1).flatMap(s -> Combinators
        .combine(any(s), in(0, 1).list().ofSize(s.rank()), Arbitraries.of(true, false))
        .as((x, at, fromEnd) -> {
          int[] index = new int[s.rank()];
          for (int i = 0; i < index.length; i++) index[i] = index(s.dim(i), at.get(i), fromEnd);
          return of("get " + Arrays.toString(index), v -> v.get(index), x);
        }));
  }

  private static int index(int n, double at, boolean fromEnd) {
    return (int) Math.min(n - 1, at * n) - (fromEnd ? n : 0);
  }

  static Arbitrary<Case> line(String name, BiFunction<Var, Integer, Var> f, int axis) {
    return shapes(2, 0).filter(s -> s.rank() == 2 && s.dim(axis) > 0).flatMap(s -> Combinators
        .combine(any(s), Arbitraries.integers().between(-s.dim(axis), s.dim(axis) - 1))
        .as((x, i) -> of(name + " " + i, v -> f.apply(v, i), x)));
  }

  /** The axis itself is not empty; others may be. */
  static Arbitrary<Case> select() {
    return Combinators.combine(shapes(1, 0), in(0, 1), in(0, 1), Arbitraries.integers()
        .between(1, 3), Arbitraries.of(true, false)).flatAs((s, which, at, n, fromEnd) -> {
          int axis = index(s.rank(), which, fromEnd);
          int[] d = s.toArray();
          d[axis < 0 ? axis + d.length : axis] = n;
          int i = index(n, at, fromEnd);
          return any(Shape.of(d)).map(
              x -> of("select " + i + " along axis " + axis, v -> v.select(axis, i), x));
        });
  }

  /** The parts of one or more, put together again backwards. */
  static Arbitrary<Case> unstack() {
    return shapes(1, 1).flatMap(s -> Combinators.combine(any(s), axis(s))
        .as((x, axis) -> of("unstack along axis " + axis, v -> backwards(v, axis), x)));
  }

  private static Var backwards(Var x, int axis) {
    List<Var> parts = x.unstack(axis);
    Collections.reverse(parts);
    return parts.get(0).stack(axis, parts.subList(1, parts.size()).toArray(Var[]::new));
  }

  static Arbitrary<Case> split() {
    return shapes(1, 0).flatMap(s -> Combinators.combine(any(s), axis(s), in(0, 1), in(0, 1))
        .as((x, axis, p, q) -> {
          int n = s.dim(axis);
          int a = (int) Math.round(p * n);
          int b = (int) Math.round(q * (n - a));
          int c = n - a - b;
          return of("split " + a + ", " + b + ", " + c + " along axis " + axis,
              v -> {
                List<Var> parts = v.split(axis, a, b, c);
                return parts.get(2).concat(axis, parts.get(0), parts.get(1).square());
              }, x);
        }));
  }

  static Arbitrary<Case> concat() {
    return shapes(1, 0).flatMap(s -> axis(s).flatMap(axis -> FEW
        .list().ofMinSize(1).ofMaxSize(4).flatMap(parts -> {
          int[] d = s.toArray();
          d[axis < 0 ? axis + d.length : axis] = parts.stream().mapToInt(Integer::intValue).sum();
          return any(Shape.of(d)).map(whole -> new Case("concat along " + axis,
              v -> v.get(0).concat(axis, v.subList(1, v.size()).toArray(Var[]::new)),
              parts(whole, axis < 0 ? axis + d.length : axis, parts)));
        })));
  }

  /** Tensors with some of the entries of the given one: here only their shapes matter. */
  private static List<Tensor> parts(Tensor whole, int axis, List<Integer> parts) {
    List<Tensor> all = new ArrayList<>();
    double[] entries = whole.toArray();
    int at = 0;
    for (int n : parts) {
      int[] d = whole.shape().toArray();
      d[axis] = n;
      Shape s = Shape.of(d);
      all.add(Tensor.of(s, Arrays.copyOfRange(entries, at, at + s.size())));
      at += s.size();
    }
    return all;
  }

  static Arbitrary<Case> stack() {
    return shapes().flatMap(s -> Combinators.combine(any(s).list().ofMinSize(1).ofMaxSize(3),
        Arbitraries.integers().between(-s.rank() - 1, s.rank()))
        .as((x, axis) -> new Case("stack along " + axis,
            v -> v.get(0).stack(axis, v.subList(1, v.size()).toArray(Var[]::new)), x)));
  }

  static Arbitrary<Case> pad() {
    return shapes(1, 0).flatMap(s -> Combinators.combine(any(s), axis(s), FEW, FEW,
        Arbitraries.of(0.0, 7.0, Double.NaN)).as((x, axis, before, after, value) -> {
          String name = "pad " + before + " and " + after + " along axis " + axis;
          return Double.isNaN(value) ? of(name, v -> v.pad(axis, before, after), x)
              : of(name + " with " + value, v -> v.pad(axis, before, after, value), x);
        }));
  }

  static Arbitrary<Case> roll() {
    return shapes(1, 0).flatMap(s -> Combinators
        .combine(any(s), axis(s), Arbitraries.integers().between(-9, 9))
        .as((x, axis, by) -> of("roll by " + by + " along axis " + axis,
            v -> v.roll(axis, by), x)));
  }

  static Arbitrary<Case> spread() {
    return shapes(1, 0).flatMap(s -> Combinators
        .combine(any(s), axis(s), FEW, FEW, Arbitraries.of(-3, -2, -1, 1, 2, 3))
        .as((x, axis, before, after, step) -> {
          int i = axis < 0 ? axis + s.rank() : axis;
          int width = s.dim(i) == 0 ? 0 : (s.dim(i) - 1) * Math.abs(step) + 1;
          int from = step > 0 ? before : before + Math.max(0, width - 1);
          return of("spread from " + from + " by " + step + " along axis " + i,
              v -> Var.apply(new Parts.Spread(i, from, step, before + width + after), v), x);
        }));
  }
}
