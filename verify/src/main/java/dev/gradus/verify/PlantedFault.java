package dev.gradus.verify;

import java.util.SplittableRandom;

/**
 * A fault of a gradient.
 *
 * @param name in words
 * @param spoils what it does
 */
record PlantedFault(String name, Spoils spoils) {
  /** What a fault does to a gradient that is right; it may write into all that it is given. */
  @FunctionalInterface
  interface Spoils {
    double[] at(Memory memory, double[] x, double[] right);
  }

  /** What a fault that has a state remembers. */
  static final class Memory {
    int calls;
    double[] first = {};
    double[] last = {};
    double[] sum = {};
    final SplittableRandom random = new SplittableRandom(1);
  }
}
