// twin: float
package dev.gradus.autodiff.kernel;

import java.util.List;

/** When the loop of vectors of an elementwise kernel takes over from its plain one. */
final class DoubleWarmth {
  /**
   * How many entries of plain loops call for vectors: a tenth of a second's work. Not less, or the
   * compiler is busy with these loops while it should make those of products, which matter more.
   */
  private static final int WORK = 1 << 25;
  /** How many entries a trial has. */
  private static final int ENTRIES = 512;
  private static final int LENGTH = VectorApi.isPresent() ? DoubleVectors.LENGTH : 0;

  private final Warmth warmth;

  /** For two loops of the same bits. */
  DoubleWarmth(Loops loops) {
    warmth = new Warmth(WORK, () -> {
      double[] x = new double[ENTRIES + 1];
      double[] y = new double[ENTRIES];
      for (int i = 0; i < x.length; i++) x[i] = 2d * i / x.length;
      return List.of(Warmth.Trial.fasterThan(() -> loops.tryPlain(x, y, ENTRIES),
          () -> loops.tryVector(x, y, ENTRIES)));
    });
  }

  /** How many of the next n entries go to the loop of vectors: a multiple of their length. */
  int vectors(int n) { return vectors(n, 1); }

  /** The same where each entry is the work of several. */
  int vectors(int n, int times) {
    if (n < LENGTH) return 0;
    return warmth.isOver(n * (long) times) ? n & -LENGTH : 0;
  }

  /**
   * Two loops over n numbers, of which there is one more. No functions that are handed in: Java
   * would make code for each at the start, which a program without vectors does not need.
   */
  interface Loops {
    void tryPlain(double[] x, double[] y, int n);

    void tryVector(double[] x, double[] y, int n);
  }
}
