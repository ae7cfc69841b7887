package dev.gradus.autodiff.check;

import dev.gradus.autodiff.Var;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A network with one hidden layer in plain floats, with a gradient by hand. */
final class FloatNet {
  private static final int IN = 4;
  private static final int HIDDEN = 8;
  private static final int ROWS = 5;
  private static final int OUT = IN * HIDDEN + HIDDEN; // where the weights of the output begin
  static final int SIZE = OUT + HIDDEN + 1;

  private final float[] x = new float[ROWS * IN];
  private final float[] t = new float[ROWS];
  private final boolean relu;
  final double[] weights = new double[SIZE];

  FloatNet(long seed, boolean relu) { this(seed, relu, 1); }

  /** With features of a size. */
  FloatNet(long seed, boolean relu, double size) {
    Random random = new Random(seed);
    this.relu = relu;
    for (int i = 0; i < x.length; i++) x[i] = (float) (size * random.nextGaussian());
    for (int i = 0; i < t.length; i++) t[i] = (float) random.nextGaussian();
    for (int i = 0; i < SIZE; i++) weights[i] = (float) (0.5 * random.nextGaussian());
  }

  /** The error, as a function of the weights that knows no var operation. */
  Var error(Var w) { return Var.constant(run(w.value().toArray(), new float[SIZE])); }

  double[] gradient() {
    float[] gradient = new float[SIZE];
    run(weights, gradient);
    double[] all = new double[SIZE];
    for (int i = 0; i < SIZE; i++) all[i] = gradient[i];
    return all;
  }

  private float run(double[] w, float[] gradient) {
    DoubleUnaryOperator activation = relu ? v -> Math.max(v, 0) : Math::tanh;
    float error = 0;
    for (int r = 0; r < ROWS; r++) {
      float[] h = new float[HIDDEN];
      float y = (float) w[SIZE - 1];
      for (int j = 0; j < HIDDEN; j++) {
        float z = (float) w[IN * HIDDEN + j];
        for (int i = 0; i < IN; i++) z += x[r * IN + i] * (float) w[i * HIDDEN + j];
        h[j] = (float) activation.applyAsDouble(z);
        y += h[j] * (float) w[OUT + j];
      }
      float off = y - t[r];
      error += off * off;
      back(w, r, h, 2 * off, gradient);
    }
    return error;
  }

  private void back(double[] w, int r, float[] h, float dy, float[] gradient) {
    gradient[SIZE - 1] += dy;
    for (int j = 0; j < HIDDEN; j++) {
      gradient[OUT + j] += dy * h[j];
      float slope = relu ? Math.signum(h[j]) : 1 - h[j] * h[j];
      float dz = dy * (float) w[OUT + j] * slope;
      gradient[IN * HIDDEN + j] += dz;
      for (int i = 0; i < IN; i++) gradient[i * HIDDEN + j] += dz * x[r * IN + i];
    }
  }
}
