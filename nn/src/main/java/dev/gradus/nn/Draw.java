package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;

/** Orders at random. */
final class Draw {
  private Draw() {}

  /** 0 to n − 1 in an order drawn from a seed: Fisher and Yates' shuffle. */
  static int[] shuffled(int n, long seed, long stream, long step) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    double[] u = Var.constant((double) step).uniform(seed, stream, Shape.of(n)).value().toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = (int) (u[i] * (i + 1));
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
    return rows;
  }
}
