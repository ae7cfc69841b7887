package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.axes;
import static dev.gradus.autodiff.Samples.axis;
import static dev.gradus.autodiff.Samples.distinct;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.shapes;
import static dev.gradus.autodiff.Samples.smaller;
import static dev.gradus.autodiff.Samples.tensor;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random axes, parameters and shapes for operations that reduce, and for those along an axis. */
final class ReductionCases {
  private static final Arbitrary<Integer> FORMS = Arbitraries.of(0, 1, 1, 2, 2);

  private ReductionCases() {}

  /** The three overloads of a reduction. */
  record Forms(UnaryOperator<Var> all, BiFunction<Var, int[], Var> dropped,
      BiFunction<Var, int[], Var> kept) {}

  /** A reduction of numbers with any values, by each of its overloads. */
  static Arbitrary<Case> of(String name, Forms forms, int least, double... bounds) {
    return reduced(name, forms, least, s -> tensor(s, in(bounds)));
  }

  /** A reduction of at least so many entries in each line, by each of its overloads. */
  static Arbitrary<Case> reduced(String name, Forms forms, int least,
      Function<Shape, Arbitrary<Tensor>> entries) {
    return shapes().filter(s -> least < 2 ? Math.max(s.size(), longest(s)) >= least
        : longest(s) >= least && s.size() > 0)
        .flatMap(s -> Combinators.combine(entries.apply(s), axes(s), FORMS)
            .as((x, axes, form) -> reduced(name, forms, least, x, axes, form)));
  }

  private static Case reduced(String name, Forms forms, int least, Tensor x, int[] axes,
      int form) {
    Shape s = x.shape();
    if (form == 0 && s.size() >= least) {
      return Samples.of(name + " of all", forms.all(), x);
    }
    int[] enough = Arrays.stream(axes).filter(i -> s.dim(i) >= least).toArray();
    boolean all = axes.length == 0 && s.size() >= least || s.isScalar();
    int[] over = all || enough.length > 0 ? enough : new int[] {place(s, longest(s))};
    String call = name + " over " + (all ? "all" : Arrays.toString(over));
    return form == 1 ? Samples.of(call, v -> forms.dropped().apply(v, over), x)
        : Samples.of(call + ", kept", v -> forms.kept().apply(v, over), x);
  }

  private static int longest(Shape s) { return Arrays.stream(s.toArray()).max().orElse(0); }

  private static int place(Shape s, int length) {
    int i = 0;
    while (s.dim(i) != length) i++;
    return i;
  }

  static Arbitrary<Case> sum() {
    return of("sum", new Forms(Var::sum, Var::sum, (x, axes) -> x.sum(true, axes)), 0, -2, 2);
  }

  static Arbitrary<Case> sumTo() {
    return shapes().flatMap(s -> Combinators.combine(tensor(s, in(-2, 2)), smaller(s))
        .as((x, small) -> Samples.of("sumTo " + small, v -> v.sumTo(small), x)));
  }

  static Arbitrary<Case> mean() {
    return of("mean", new Forms(Var::mean, Var::mean, (x, axes) -> x.mean(true, axes)), 1, -2, 2);
  }

  static Arbitrary<Case> prod() {
    return of("prod", new Forms(Var::prod, Var::prod, (x, axes) -> x.prod(true, axes)), 0,
        -1.4, 1.4);
  }

  static Arbitrary<Case> max() {
    return reduced("max", new Forms(Var::max, Var::max, (x, axes) -> x.max(true, axes)), 1,
        Samples::distinct);
  }

  static Arbitrary<Case> min() {
    return reduced("min", new Forms(Var::min, Var::min, (x, axes) -> x.min(true, axes)), 1,
        Samples::distinct);
  }

  static Arbitrary<Case> logSumExp() {
    return of("logSumExp", new Forms(Var::logSumExp, Var::logSumExp,
        (x, axes) -> x.logSumExp(true, axes)), 1, -3, 3);
  }

  static Arbitrary<Case> variance() {
    return Arbitraries.of(0, 1).flatMap(c -> of("variance", new Forms(x -> x.variance(c),
        (x, axes) -> x.variance(c, axes), (x, axes) -> x.variance(c, true, axes)), c + 1, -2, 2));
  }

  /** The mean of lines, as the centre that it is unless all of a line are equal. */
  static Arbitrary<Case> centre() {
    return shapes(1, 1).flatMap(s -> Combinators.combine(apart(s), axis(s))
        .as((x, axis) -> Samples.of("centre along axis " + axis, v -> {
          Var mean = v.mean(true, axis);
          return Var.apply(new Statistics.Centre(mean.shape()), v, mean);
        }, x)));
  }

  /** The root of a mean of squares, of two or more entries: of one it has no curvature. */
  static Arbitrary<Case> rootMeanSquare() {
    return Arbitraries.of(0.0, 0.25).flatMap(epsilon -> of("rootMeanSquare", new Forms(
        x -> ReductionLines.rootMeanSquare(x.flatten(), 3, epsilon, 0),
        (x, axes) -> ReductionLines.rootMeanSquare(x, 3, epsilon, axes),
        (x, axes) -> ReductionLines.rootMeanSquare(x, 3, epsilon, axes)), 2, 0.3, 2));
  }

  static Arbitrary<Case> magnitude() {
    return shapes(1, 1).flatMap(s -> Combinators.combine(tensor(s, in(1.2, 1.8)), axis(s))
        .as((x, axis) -> Samples.of("magnitude along axis " + axis, v -> Var.apply(
            new Normalizations.Magnitude(v.shape().axis("", axis)), v), x)));
  }

  /** Of three or more entries: of two it is the size of their difference, with no curvature. */
  static Arbitrary<Case> standardDeviation() {
    return Arbitraries.of(0, 1).flatMap(c -> reduced("standardDeviation",
        new Forms(x -> x.standardDeviation(c), (x, axes) -> x.standardDeviation(c, axes),
            (x, axes) -> x.standardDeviation(c, true, axes)), 3, ReductionCases::apart));
  }

  /** Of one entry the norm is its size, with no curvature: only of such p that it has none. */
  static Arbitrary<Case> norm() {
    double largest = Double.POSITIVE_INFINITY;
    return Arbitraries.of(1.0, 2.0, 2.0, 3.0, 1.5, 0.5, largest).flatMap(p -> reduced("norm",
        new Forms(p == 2 ? Var::norm : x -> x.norm(p), (x, axes) -> x.norm(p, axes),
            (x, axes) -> x.norm(p, true, axes)), p == 1 ? 0 : p == largest ? 1 : 2,
        ReductionCases::ofDistinctSizes));
  }

  /** Entries of both signs, no two of absolute values closer than 0.25, none close to 0. */
  private static Arbitrary<Tensor> ofDistinctSizes(Shape s) {
    return distinct(s).map(x -> {
      double[] a = x.toArray();
      for (int i = 0; i < a.length; i++) a[i] = (a[i] + 1.5) * (a[i] * 4 % 3 == 0 ? -1 : 1);
      return Tensor.of(s, a);
    });
  }

  /** Entries that are not close to each other, and none at the mean of others. */
  static Arbitrary<Tensor> apart(Shape s) {
    return Combinators.combine(distinct(s), tensor(s, in(0, 0.1)))
        .as((x, more) -> Var.constant(x).add(Var.constant(more)).value());
  }

  /** Distinct entries, some of them, and an axis with at least so many. */
  static Arbitrary<Case> sorted(String name, int least, BiFunction<Var, Integer, Var> f) {
    return shapes(1, 0).filter(s -> longest(s) >= least).flatMap(s -> Combinators
        .combine(distinct(s), axis(s).filter(i -> s.dim(i) >= least))
        .as((x, axis) -> Samples.of(name + " along axis " + axis, v -> f.apply(v, axis), x)));
  }

  static Arbitrary<Case> topK() {
    return shapes(1, 0).flatMap(s -> Combinators.combine(distinct(s), axis(s), in(0, 1))
        .as((x, axis, part) -> {
          int k = (int) Math.round(part * s.dim(axis));
          return Samples.of("topK " + k + " along axis " + axis, v -> v.topK(k, axis), x);
        }));
  }

  static Arbitrary<Case> attains() {
    return Samples.shapes().flatMap(s -> Combinators.combine(distinct(s), distinct(s))
        .as((x, y) -> new Case("attains", v -> Var.apply(Extremes.Attains.OP, v.get(0),
            v.get(1).add(0.125)), java.util.List.of(x, y))));
  }
}
