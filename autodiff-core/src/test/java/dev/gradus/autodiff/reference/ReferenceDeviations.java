package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.HVP;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.JVP;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.OUTPUT;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.VJP;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.reference.ReferenceAnswers.Difference;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Where this library means to answer otherwise than the reference, and the operations of the
 * reference that it does not have. Both hold for any file of reference cases.
 */
final class ReferenceDeviations {
  /**
   * One convention.
   *
   * @param operations their names in the reference
   * @param reason why this library answers otherwise
   * @param condition where it does
   * @param answer what it answers there, from a formula of its own
   */
  record Deviation(Set<String> operations, String reason, Predicate<Difference> condition,
      ToDoubleFunction<Difference> answer) {
    boolean explains(Difference d) {
      if (!operations.contains(d.c().op()) || !condition.test(d)) return false;
      double stated = answer.applyAsDouble(d);
      return ReferenceAnswers.same(d.found(), stated)
          || Math.abs(d.found() - stated) <= d.quantity().tolerance() * Math.abs(stated);
    }
  }

  /** Linear algebra, convolution, pooling, attention and eigenvalues. */
  static final Set<String> UNSUPPORTED = Set.of(
      "inverse", "det", "cholesky", "solve", "logdet", "slogdet", "triangular_solve",
      "cholesky_logdet", "cholesky_solve", "matrix_exp", "pinv", "matrix_power", // linear algebra
      "gaussian_nll", // by solve and logdet
      "eigvalsh", "svdvals", // eigenvalues
      "conv1d", "conv2d", "max_pool2d", "avg_pool2d", "attention");

  private static final Set<String> NORMS = Set.of("norm", "norm2", "norm2_axis", "norm3");

  static final List<Deviation> ALL = List.of(
      // slopes at kinks and at NaN
      new Deviation(Set.of("max", "min"), "equal largest or smallest entries share the slope; the "
          + "reference gives it to one of them",
          d -> isFirstOrder(d) && new ReferenceTies(d).isTie(), d -> new ReferenceTies(d).share()),
      new Deviation(Set.of("max", "min", "amax", "amin"), "NaN wins and takes the slope, and its "
          + "change is NaN; the reference gives the slope to one of several, or to all",
          d -> isFirstOrder(d) && new ReferenceTies(d).isNaN(), d -> new ReferenceTies(d).share()),
      new Deviation(Set.of("maximum", "minimum"), "NaN wins and takes the slope; the reference "
          + "gives it also to the other number",
          d -> isFirstOrder(d) && isPair(d) && (Double.isNaN(d.at(0)) || Double.isNaN(d.at(1))),
          ReferenceFormulas::ofTheNaN),
      new Deviation(Set.of("norminf"), "the change of a norm that is NaN is NaN",
          d -> d.quantity() == JVP && Double.isNaN(ReferenceFormulas.norm(d, 1)),
          d -> Double.NaN),
      new Deviation(Set.of("hypot"), "the slope is 0 at the origin",
          d -> isFirstOrder(d) && isPair(d) && d.at(0) == 0 && d.at(1) == 0, d -> 0),
      new Deviation(Set.of("cosine_similarity"), "a vector of length 0 has cosine and slope "
          + "0, a short one those of its direction; the reference divides by 1e-8 at least",
          d -> d.quantity() != HVP && isPair(d) && new ReferenceCosine(d).isShort(),
          d -> new ReferenceCosine(d).answer()),
      new Deviation(Set.of("var"), "the variance of nothing is NaN, and so is its change",
          d -> d.quantity() == JVP && d.c().inputs().get(0).size() == 0, d -> Double.NaN),

      // where the reference is not right
      new Deviation(Set.of("hardsigmoid"), "the slope is 1/6, also at NaN; the reference rounds it "
          + "to a float", d -> isFirstOrder(d) && !(Math.abs(d.at(0)) >= 3),
          d -> fed(d) / 6),
      new Deviation(Set.of("lgamma"), "the trigamma function of the reference has 9 right digits",
          d -> d.quantity() == HVP,
          d -> d.cotangent(d.entry()) * ReferenceFormulas.trigamma(d.at(0))
              * d.tangent(0, d.entry())),
      new Deviation(Set.of("digamma"), "the slope at the poles is infinite; the reference is as "
          + "far beside them as its sine",
          d -> isFirstOrder(d) && d.at(0) <= 0 && d.at(0) == Math.rint(d.at(0)),
          d -> fed(d) * Double.POSITIVE_INFINITY),
      new Deviation(Set.of("sinc"), "at ±∞ it has the limit 0, and near 0 the slope keeps its "
          + "digits",
          d -> d.quantity() != HVP && (Math.abs(d.at(0)) < 0.01 || Double.isInfinite(d.at(0))),
          d -> Double.isInfinite(d.at(0)) ? 0 : ReferenceFormulas.sinc(d)),
      new Deviation(Set.of("gelu_tanh", "gelu"), "where x² overflows the slope is that of the "
          + "limit, x or 0; the reference has NaN",
          d -> d.quantity() != OUTPUT && Double.isInfinite(d.at(0) * d.at(0))
              && Double.isFinite(d.at(0)),
          d -> d.quantity() == HVP || d.at(0) < 0 ? 0 : fed(d)),
      new Deviation(Set.of("softplus"), "it is ln(1 + eˣ) everywhere; the reference goes over to "
          + "x at its threshold", d -> ReferenceFormulas.isPastThreshold(d),
          ReferenceFormulas::softplus),
      new Deviation(Set.of("atan2"), "the slope is 0 at the origin, and right where the square of "
          + "the radius overflows or underflows",
          d -> isFirstOrder(d) && isPair(d)
              && !isNormal(d.at(0) * d.at(0) + d.at(1) * d.at(1)),
          ReferenceFormulas::atan2),
      new Deviation(NORMS, "the norm is right where the sum of the powers overflows or underflows",
          d -> ReferenceOperations.all(d.c().args()) && d.quantity() != HVP
              && ReferenceFormulas.isFarFromOne(d),
          ReferenceFormulas::norm),
      new Deviation(Set.of("sum", "mean"), "the sum of all entries is exact but for one rounding; "
          + "the reference rounds after each addition",
          d -> d.quantity() == OUTPUT && ReferenceOperations.all(d.c().args())
              && Double.isFinite(ReferenceFormulas.norm(d, 1)),
          ReferenceFormulas::sum),
      new Deviation(Set.of("prod"), "second derivatives are right where two factors are 0",
          d -> d.quantity() == HVP, d -> new ReferenceTies(d).productTimesTangent()),
      new Deviation(Set.of("trace"), "only the diagonal has a slope; the reference goes on below "
          + "it in matrices with more rows than columns",
          d -> d.quantity() == VJP && d.c().inputs().get(0).shape().rank() == 2,
          ReferenceFormulas::trace),
      new Deviation(Set.of("bce", "bce_of_sigmoid"), "the logarithm of 0 is −∞; the reference "
          + "cuts it at −100",
          d -> d.quantity() != HVP && new ReferenceCrossEntropy(d).isCut(),
          d -> new ReferenceCrossEntropy(d).answer()));

  private ReferenceDeviations() {}

  private static boolean isFirstOrder(Difference d) {
    return d.quantity() == VJP || d.quantity() == JVP;
  }

  /** Whether there are two inputs of one shape. */
  private static boolean isPair(Difference d) {
    List<Tensor> x = d.c().inputs();
    return x.size() == 2 && x.get(0).shape().equals(x.get(1).shape());
  }

  /** What the slope of an operation on single numbers is multiplied by. */
  static double fed(Difference d) {
    return d.quantity() == VJP ? d.cotangent(d.entry()) : d.tangent(0, d.entry());
  }

  static boolean isNormal(double x) { return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE; }
}
