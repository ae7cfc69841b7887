package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.axes;
import static dev.gradus.autodiff.Samples.axis;
import static dev.gradus.autodiff.Samples.distinct;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.lengths;
import static dev.gradus.autodiff.Samples.of;
import static dev.gradus.autodiff.Samples.shapes;
import static dev.gradus.autodiff.Samples.smaller;
import static dev.gradus.autodiff.Samples.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random parameters and shapes for the operations that are not entry by entry. */
final class StructureCases {
  private static final Arbitrary<Boolean> EITHER = Arbitraries.of(false, true);

  private StructureCases() {}

  private static Arbitrary<Tensor> any(Shape shape) { return tensor(shape, in(-2, 2)); }

  static Arbitrary<Case> sum() {
    return shapes().flatMap(s -> Combinators.combine(any(s), axes(s), EITHER)
        .as(StructureCases::sum));
  }

  private static Case sum(Tensor x, int[] axes, boolean keep) {
    String name = "sum over " + Arrays.toString(axes) + (keep ? ", kept" : "");
    if (axes.length == 0) return of("sum", Var::sum, x);
    return of(name, keep ? v -> v.sum(true, axes) : v -> v.sum(axes), x);
  }

  static Arbitrary<Case> sumTo() {
    return shapes().flatMap(s -> Combinators.combine(any(s), smaller(s))
        .as((x, small) -> of("sumTo " + small, v -> v.sumTo(small), x)));
  }

  static Arbitrary<Case> mean() {
    return shapes(0, 1).flatMap(s -> Combinators.combine(any(s), axes(s), EITHER)
        .as(StructureCases::mean));
  }

  private static Case mean(Tensor x, int[] axes, boolean keep) {
    String name = "mean over " + Arrays.toString(axes) + (keep ? ", kept" : "");
    if (axes.length == 0) return of("mean", Var::mean, x);
    return of(name, keep ? v -> v.mean(true, axes) : v -> v.mean(axes), x);
  }

  static Arbitrary<Case> max() {
    Arbitrary<Case> all = shapes(0, 1).flatMap(s -> distinct(s)).map(x -> of("max", Var::max, x));
    Arbitrary<Shape> shapes = shapes(1, 0).filter(s -> !nonEmptyAxes(s).isEmpty());
    Arbitrary<Case> some = shapes.flatMap(s -> Combinators
        .combine(distinct(s), Arbitraries.of(nonEmptyAxes(s)), EITHER).as(StructureCases::max));
    return Arbitraries.oneOf(all, some);
  }

  private static Case max(Tensor x, int axis, boolean keep) {
    String name = "max over " + axis + (keep ? ", kept" : "");
    return of(name, keep ? v -> v.max(true, axis) : v -> v.max(axis), x);
  }

  private static List<Integer> nonEmptyAxes(Shape s) {
    return IntStream.range(-s.rank(), s.rank()).filter(i -> s.dim(i) > 0).boxed().toList();
  }

  static Arbitrary<Case> transpose() {
    return shapes(2, 0).flatMap(StructureCases::any).map(x -> of("transpose", Var::transpose, x));
  }

  static Arbitrary<Case> reshape() {
    return shapes().flatMap(s -> Combinators
        .combine(any(s), Arbitraries.of(Shape.of(s.size()), Shape.of(1, s.size()),
            Shape.of(s.size(), 1, 1), reversed(s)))
        .as((x, to) -> of("reshape " + to, v -> v.reshape(to), x)));
  }

  private static Shape reversed(Shape s) {
    int[] d = s.toArray();
    return Shape.of(IntStream.range(0, d.length).map(i -> d[d.length - 1 - i]).toArray());
  }

  static Arbitrary<Case> broadcastTo() {
    return shapes().flatMap(s -> smaller(s).flatMap(StructureCases::any)
        .map(x -> of("broadcastTo " + s, v -> v.broadcastTo(s), x)));
  }

  static Arbitrary<Case> slice() {
    return shapes(1, 0).flatMap(s -> Combinators.combine(any(s), axis(s), part(), part())
        .as((x, a, p, q) -> {
          int axis = a < 0 ? a + s.rank() : a;
          int from = (int) (Math.min(p, q) * s.dim(axis));
          int to = (int) Math.ceil(Math.max(p, q) * s.dim(axis));
          String name = "slice " + from + " to " + to + " along axis " + axis;
          return axis == 0 ? of(name, v -> v.slice(from, to), x)
              : of(name, v -> v.slice(axis, from, to), x);
        }));
  }

  private static Arbitrary<Double> part() { return in(0, 1); }

  static Arbitrary<Case> pad() {
    Arbitrary<Integer> n = Arbitraries.integers().between(0, 3);
    return shapes(1, 0).flatMap(s -> Combinators.combine(any(s), axis(s), n, n)
        .as((x, a, before, after) -> {
          int axis = a < 0 ? a + s.rank() : a;
          return of("pad " + before + " and " + after + " along axis " + axis,
              v -> v.pad(axis, before, after), x);
        }));
  }

  static Arbitrary<Case> concat() {
    return shapes(1, 0).flatMap(s -> axis(s).flatMap(axis -> Arbitraries.of(0, 1, 2, 3)
        .list().ofMinSize(1).ofMaxSize(4).flatMap(parts -> {
          int[] d = s.toArray();
          d[axis < 0 ? axis + d.length : axis] = parts.stream().mapToInt(Integer::intValue).sum();
          return any(Shape.of(d)).map(whole -> {
            List<Tensor> x = split(whole, axis < 0 ? axis + d.length : axis, parts);
            return new Case("concat along " + axis,
                v -> v.get(0).concat(axis, v.subList(1, v.size()).toArray(Var[]::new)), x);
          });
        })));
  }

  /** Tensors with some of the entries of the given one: here only their shapes matter. */
  private static List<Tensor> split(Tensor whole, int axis, List<Integer> parts) {
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

  static Arbitrary<Case> gather() {
    return indexed((rows, columns, index) -> any(Shape.of(rows, columns))
        .map(x -> of("gather " + index, v -> v.gather(Var.constant(index)), x)));
  }

  static Arbitrary<Case> scatter() {
    return indexed((rows, columns, index) -> any(Shape.of(rows))
        .map(x -> of("scatter " + index + " to " + columns + " columns",
            v -> Var.apply(new Indexing.Scatter(1, Shape.of(rows, columns)), v.expandDims(1),
                Var.constant(index).expandDims(1)),
            x)));
  }

  private interface Indexed {
    Arbitrary<Case> cases(int rows, int columns, Tensor index);
  }

  private static Arbitrary<Case> indexed(Indexed of) {
    return Combinators.combine(lengths(), Arbitraries.of(1, 2, 3, 5))
        .flatAs((rows, columns) -> Arbitraries.integers().between(0, columns - 1)
            .list().ofSize(rows).flatMap(index -> of.cases(rows, columns,
                Tensor.vector(index.stream().mapToDouble(i -> i).toArray()))));
  }

  static Arbitrary<Case> matmul() {
    Arbitrary<Integer> forms = Arbitraries.integers().between(0, 7);
    return Combinators.combine(lengths(), lengths(), lengths(), forms)
        .flatAs((m, k, n, form) -> switch (form) {
          case 0 -> product("matmul", m, k, n, false, false, v -> v.get(0).matmul(v.get(1)));
          case 1 -> pair("matmul", Shape.of(k), Shape.of(k, n), v -> v.get(0).matmul(v.get(1)));
          case 2 -> pair("matmul", Shape.of(m, k), Shape.of(k), v -> v.get(0).matmul(v.get(1)));
          case 3 -> pair("matmul", Shape.of(k), Shape.of(k), v -> v.get(0).matmul(v.get(1)));
          default -> {
            boolean ta = (form & 1) != 0;
            boolean tb = (form & 2) != 0;
            yield product("matmul " + ta + " " + tb, m, k, n, ta, tb,
                v -> v.get(0).matmul(v.get(1), ta, tb));
          }
        });
  }

  private static Arbitrary<Case> product(String name, int m, int k, int n, boolean ta, boolean tb,
      Function<List<Var>, Var> f) {
    Shape a = ta ? Shape.of(k, m) : Shape.of(m, k);
    return pair(name, a, tb ? Shape.of(n, k) : Shape.of(k, n), f);
  }

  static Arbitrary<Case> dot() {
    return Arbitraries.of(0, 1, 2, 3, 7, 8, 9)
        .flatMap(n -> pair("dot", Shape.of(n), Shape.of(n), v -> v.get(0).dot(v.get(1))));
  }

  private static Arbitrary<Case> pair(String name, Shape p, Shape q, Function<List<Var>, Var> f) {
    return Combinators.combine(any(p), any(q)).as((a, b) -> new Case(name, f, List.of(a, b)));
  }
}
