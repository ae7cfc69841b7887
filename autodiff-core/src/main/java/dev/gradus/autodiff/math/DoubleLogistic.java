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

  // A function of e may be a loop of its own over many numbers, as those of DoubleExponential.
  // What is called right is 1 above 0, else 0.

  /** σ(x) = 1/(1 + e⁻ˣ). Accuracy: 2.5 ulp. */
  public static double sigmoid(double x) { return sigmoid(e(x), x > 0 ? 1 : 0); }

  /** The same, given e. */
  public static double sigmoid(double e, double right) {
    return (e + right * (1 - e)) / (1 + e); // the sum is 1 or e, exactly
  }

  /** σ(x)σ(−x), the slope of σ: e/(1 + e)². Accuracy: 2.5 ulp. */
  public static double sigmoidSlope(double x) { return slopeOf(e(x)); }

  /** The same, given e. */
  public static double slopeOf(double e) { return e / (e * (2 + e) + 1); }

  /** 4096·σ(x), with the digits of subnormal results too. Accuracy: 3 ulp. */
  public static double raisedSigmoid(double x) {
    return raisedSigmoid(e(0.5d * x), x > 0 ? 1 : 0);
  }

  /** The same, given √e. */
  public static double raisedSigmoid(double root, double right) {
    double square = raised(root);
    return (square + right * (4096 - square)) / (square * SHARE + 1);
  }

  /** 4096e, of a root that is subnormal only where its square is far below. */
  private static double raised(double root) {
    double r = 64 * root;
    return r * r;
  }

  /** 4096·σ(x)σ(−x), likewise. Accuracy: 4 ulp. */
  public static double raisedSigmoidSlope(double x) { return raisedSlopeOf(e(0.5d * x)); }

  /** The same, given √e. */
  public static double raisedSlopeOf(double root) {
    double square = raised(root);
    double below = square * SHARE + 1;
    return square / (below * below);
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
