// twin: float
package dev.gradus.autodiff.math;

/**
 * The logistic function of one number and what networks make of it, all in terms of e = exp(−|x|),
 * which neither overflows nor cancels. Vectors of numbers repeat them bit by bit.
 */
public final class DoubleLogistic {
  private static final double SHARE = 1 / 4096d;

  private DoubleLogistic() {}

  private static double e(double x) { return DoubleExponential.ofNegative(-Math.abs(x)); }

  /** σ(x) = 1/(1 + e⁻ˣ). Accuracy: 2.5 ulp. */
  public static double sigmoid(double x) {
    double e = e(x);
    return (x >= 0 ? 1 : e) / (1 + e);
  }

  /** σ(x)σ(−x), the slope of σ: e/(1 + e)². Accuracy: 2.5 ulp. */
  public static double sigmoidSlope(double x) {
    double e = e(x);
    return e / (e * (2 + e) + 1);
  }

  /** √(4096·exp(−|x|)), which is subnormal only where its square is far below. */
  private static double raised(double x) { return 64 * e(0.5d * x); }

  /** 4096·σ(x), with the digits of subnormal results too. Accuracy: 3 ulp. */
  public static double raisedSigmoid(double x) {
    double r = raised(x);
    double square = r * r;
    return (x >= 0 ? 4096 : square) / (square * SHARE + 1);
  }

  /** 4096·σ(x)σ(−x), likewise. Accuracy: 4 ulp. */
  public static double raisedSigmoidSlope(double x) {
    double r = raised(x);
    double square = r * r;
    double root = square * SHARE + 1;
    return square / (root * root);
  }

  /** ln(1 + eˣ). Accuracy: 1.8 ulp, 2 in single precision. */
  public static double softplus(double x) {
    return (x > 0 ? x : 0) + DoubleLogarithm.log1pOfUnit(e(x));
  }

  /** ln σ(x). Accuracy: 1.8 ulp, 2 in single precision. */
  public static double logSigmoid(double x) {
    return (x < 0 ? x : 0) - DoubleLogarithm.log1pOfUnit(e(x));
  }

  /**
   * The binary cross-entropy of a logit z and a label t. Accuracy: 2 ulp for a label from 0 to 1.
   */
  public static double bceWithLogits(double z, double t) {
    // |z| times the weight of the other label: the digits of a label near 1 are kept
    return Math.abs(z) * (z >= 0 ? 1 - t : t) + DoubleLogarithm.log1pOfUnit(e(z));
  }

  /**
   * σ(z) − t, the slope of the cross-entropy, as ((1−t) − te)/(1 + e) or ((1−t)e − t)/(1 + e).
   * Accuracy: 2.5 ulp for labels 0 and 1, else as much of the larger of (1−t)σ(z) and tσ(−z).
   */
  public static double sigmoidError(double z, double t) {
    double e = e(z);
    double other = 1 - t;
    double top = (z >= 0 ? -t : other) * e + (z >= 0 ? other : -t);
    return top / (1 + e);
  }
}
