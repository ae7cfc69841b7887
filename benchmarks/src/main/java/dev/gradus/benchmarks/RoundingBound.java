package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;

/**
 * How far rounding takes training steps from exact ones: the size in Frobenius norm of the errors
 * of the loss and of each parameter, carried from step to step beside the steps themselves.
 *
 * <p>Roundings are taken as independent and of mean zero, so errors add as the root of the sum of
 * squares, as in Higham and Mary, A new approach to probabilistic rounding error analysis, 2019. A
 * product C = AB with sums of k terms errs by √k·u·‖C‖, or u·‖A‖‖B‖ where terms cancel, and by what
 * comes in, ‖ΔA‖‖B‖/√k and ‖A‖‖ΔB‖/√k. The sigmoid's slope is at most ¼, and the slope of y(1−y) at
 * most 1; the softmax moves by at most half of what its input does. Functions are granted {@value
 * #FUNCTION} u. What is returned are {@value #CERTAIN} such errors.
 */
final class RoundingBound {
  private static final int FUNCTION = 4;
  private static final int CERTAIN = 4;

  private final Workload workload;
  private final double u;
  private final HandwrittenDoubleSteps exact;
  private final int last;
  private final double[] ew; // ‖ΔW‖, a layer each
  private final double[] eb; // ‖Δb‖
  private final double[] ey; // ‖Δy‖ of the batch and of each layer's output
  private double loss;

  RoundingBound(Workload workload, Precision precision) {
    this.workload = workload;
    u = precision == Precision.FLOAT ? 0x1p-24 : 0x1p-53;
    exact = new HandwrittenDoubleSteps(workload);
    last = exact.w.length - 1;
    ew = new double[last + 1];
    eb = new double[last + 1];
    ey = new double[last + 2];
    for (int l = 0; l <= last; l++) {
      ew[l] = u * norm(exact.w[l]);
      eb[l] = u * norm(exact.b[l]);
    }
  }

  /** Takes one more step. */
  void next() {
    double[] w = new double[last + 1];
    double[] b = new double[last + 1];
    for (int l = 0; l <= last; l++) {
      w[l] = norm(exact.w[l]);
      b[l] = norm(exact.b[l]);
    }
    double error = exact.next();
    forward(w, b);
    int n = workload.batch;
    double ez = ey[last + 1];
    double terms = Math.sqrt(n) + Math.sqrt(workload.outputs()) + FUNCTION;
    loss = root(norm(exact.delta[last]) * ez,
        terms * u * (error + 2 * largest(exact.y[last + 1])));
    double ed = root(ez / 2, terms * u * Math.sqrt(n)) / n;
    for (int l = last; l >= 0; l--) {
      double before = l > 0 ? backward(l, ed, w[l]) : 0;
      descend(l, ed, w[l], b[l]);
      ed = before;
    }
  }

  /** How much the last step's loss may be off. */
  double loss() { return CERTAIN * loss; }

  /** How much W of layer l may be off. */
  double weights(int l) { return CERTAIN * ew[l]; }

  /** How much b of layer l may be off. */
  double biases(int l) { return CERTAIN * eb[l]; }

  private void forward(double[] w, double[] b) {
    double rows = Math.sqrt(workload.batch);
    ey[0] = u * norm(exact.y[0]);
    for (int l = 0; l <= last; l++) {
      double[] y = exact.y[l + 1];
      double ez = product(workload.widths.get(l) + 1, l == last ? norm(y) : logits(y),
          norm(exact.y[l]), ey[l], w[l], ew[l]);
      ez = root(ez, rows * eb[l], rows * u * b[l]);
      ey[l + 1] = l == last ? ez : root(ez / 4, FUNCTION * u * norm(y));
    }
  }

  /** The error of the δ before layer l: (δWᵀ) y(1−y). */
  private double backward(int l, double ed, double w) {
    double[] y = exact.y[l];
    double[] before = exact.delta[l - 1];
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double entry = before[i] / (y[i] * (1 - y[i]));
      sum += entry * entry;
    }
    double product = Math.sqrt(sum);
    double error = product(workload.widths.get(l + 1), product, norm(exact.delta[l]), ed, w, ew[l]);
    double slope = root(ey[l], u * norm(y)) / Math.sqrt(y.length);
    return root(error / 4, product * slope, 3 * u * norm(before));
  }

  /** W − α xᵀδ and b − α Σδ, rounded. */
  private void descend(int l, double ed, double w, double b) {
    int n = workload.batch;
    double x = norm(exact.y[l]);
    double d = norm(exact.delta[l]);
    double rows = Math.sqrt(n);
    ew[l] = root(ew[l], Workload.RATE * product(n, x * d, x, ey[l], d, ed), u * w);
    eb[l] = root(eb[l], Workload.RATE * product(n, rows * d, rows, 0, d, ed), u * b);
  }

  private double product(int k, double c, double a, double ea, double b, double eb) {
    double terms = Math.sqrt(k);
    return root(u * Math.max(terms * c, a * b), ea * b / terms, a * eb / terms);
  }

  private static double root(double... e) { return norm(e); }

  static double norm(double[] x) {
    double sum = 0;
    for (double v : x) sum += v * v;
    return Math.sqrt(sum);
  }

  /** ‖z‖ of y = σ(z). */
  private static double logits(double[] y) {
    double sum = 0;
    for (double v : y) sum += Math.pow(Math.log(v / (1 - v)), 2);
    return Math.sqrt(sum);
  }

  private static double largest(double[] x) {
    double m = 0;
    for (double v : x) m = Math.max(m, Math.abs(v));
    return m;
  }
}
