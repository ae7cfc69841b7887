package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.shapes;
import static dev.gradus.autodiff.Samples.smaller;
import static dev.gradus.autodiff.Samples.tensor;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random predictions, targets and parameters of losses and normalisations. */
final class LossCases {
  private static final Arbitrary<Reduction> REDUCTIONS = Arbitraries.of(Reduction.class);

  private LossCases() {}

  /** A loss of x and t with what is to be made of it; null where that is left to the loss. */
  interface Loss {
    Var of(Var x, Var t, Reduction reduction);
  }

  /** A loss of entries, on shapes that broadcast; of empty ones there is no mean. */
  static Arbitrary<Case> entries(String name, Loss loss, Arbitrary<Double> x,
      Arbitrary<Double> t) {
    return REDUCTIONS.injectNull(0.25).flatMap(r -> shapes(0, least(r)).flatMap(s -> Combinators
        .combine(smaller(s).flatMap(p -> tensor(p, x)), smaller(s).flatMap(q -> tensor(q, t)))
        .as((p, q) -> new Case(name + " " + r, v -> loss.of(v.get(0), v.get(1), r),
            List.of(p, q)))));
  }

  private static int least(Reduction r) {
    return r == Reduction.NONE || r == Reduction.SUM ? 0 : 1;
  }

  static Arbitrary<Case> huber() {
    return Arbitraries.of(0.5, 1.0, 2.0).flatMap(delta -> entries("huber",
        (x, t, r) -> r == null ? x.huber(t, delta) : x.huber(t, delta, r),
        in(-1.8 * delta, -1.2 * delta, -0.8 * delta, 0.8 * delta, 1.2 * delta, 1.8 * delta),
        in(-0.1 * delta, 0.1 * delta)));
  }

  /** Rows of numbers and for each the index of a class. */
  static Arbitrary<Case> classes(String name, Loss loss) {
    return REDUCTIONS.injectNull(0.25).flatMap(r -> rows(least(r)).flatMap(s -> {
      Shape index = s.reduce("", false, -1);
      return Combinators.combine(tensor(s, in(-3, 0)),
          IndexingCases.indices(index, s.dim(-1))).as((x, t) -> Samples.of(name + " of " + t
              + " " + r, v -> loss.of(v, Var.constant(t), r), x));
    }));
  }

  /** Shapes whose last axis counts classes. */
  private static Arbitrary<Shape> rows(int least) {
    return shapes(1, least).filter(s -> s.dim(-1) > 0);
  }

  static Arbitrary<Case> crossEntropy() {
    return Arbitraries.of(0.0, 0.1, 1.0).flatMap(smoothing -> {
      Loss loss = (x, t, r) -> r == null ? x.crossEntropy(t) : x.crossEntropy(t, smoothing, r);
      Arbitrary<Case> probabilities = REDUCTIONS.injectNull(0.25).flatMap(r -> rows(least(r))
          .flatMap(s -> Combinators.combine(tensor(s, in(-3, 3)), tensor(s, in(0, 1)))
              .as((x, t) -> new Case("crossEntropy " + smoothing + " " + r,
                  v -> loss.of(v.get(0), v.get(1), r), List.of(x, t)))));
      return Arbitraries.oneOf(classes("crossEntropy", loss), probabilities);
    });
  }

  private static final Arbitrary<Double> EPSILON = Arbitraries.of(0.01, 0.1, 1.0);

  /** A tensor with entries apart, a scale and a shift. */
  static Arbitrary<Case> normalisation(String name, Function<Double, Function<List<Var>, Var>> f) {
    return Combinators.combine(shapes(1, 1), EPSILON).flatAs((s, epsilon) -> Combinators
        .combine(ReductionCases.apart(s), smaller(s).flatMap(ShapeCases::any),
            smaller(s).flatMap(ShapeCases::any))
        .as((x, scale, shift) -> new Case(name + " " + epsilon, f.apply(epsilon),
            List.of(x, scale, shift))));
  }

  /**
   * Vectors of two or more entries, as in one dimension the cosine is flat; one of positive numbers
   * and one of both signs, as where they are parallel it is flat too.
   */
  static Arbitrary<Case> cosineSimilarity() {
    return shapes(1, 1).flatMap(s -> Combinators
        .combine(smaller(s), Samples.axis(s), Arbitraries.of(2, 3, 5), Arbitraries.of(true, false))
        .flatAs((small, axis, n, swap) -> {
          int fromEnd = axis < 0 ? -axis : s.rank() - axis;
          Shape p = along(s, fromEnd, n);
          Shape q = small.rank() < fromEnd ? Shape.of(n).then(Shape.of(ones(fromEnd - 1)))
              : along(small, fromEnd, n);
          return Combinators.combine(tensor(p, in(0.3, 2)), tensor(q, in(0.3, 2)))
              .as((a, b) -> {
                Tensor c = alternating(b, q.rank() - fromEnd);
                return new Case("cosineSimilarity along axis " + axis,
                    v -> v.get(0).cosineSimilarity(v.get(1), axis),
                    swap ? List.of(c, a) : List.of(a, c));
              });
        }));
  }

  private static Shape along(Shape s, int fromEnd, int n) {
    int[] d = s.toArray();
    d[d.length - fromEnd] = n;
    return Shape.of(d);
  }

  /** Every other entry along an axis negated. */
  private static Tensor alternating(Tensor x, int axis) {
    double[] a = x.toArray();
    int stride = x.shape().sizeAfter(axis);
    for (int i = 0; i < a.length; i++) if (i / stride % x.shape().dim(axis) % 2 == 1) a[i] = -a[i];
    return Tensor.of(x.shape(), a);
  }

  private static int[] ones(int n) {
    int[] d = new int[n];
    java.util.Arrays.fill(d, 1);
    return d;
  }
}
