package dev.gradus.autodiff.plan.program;

import java.util.function.IntConsumer;

/** Which of many values are wanted, where each has a number above those of its inputs. */
final class Wanted {
  private final boolean[] wanted;

  Wanted(int values) { wanted = new boolean[values]; }

  /** Says that a value is wanted. */
  void add(int value) { wanted[value] = true; }

  /**
   * Adds what the wanted values depend on.
   *
   * @param inputs given a value adds its inputs here
   */
  void addInputs(IntConsumer inputs) {
    for (int i = wanted.length - 1; i >= 0; i--) if (wanted[i]) inputs.accept(i);
  }

  boolean contains(int value) { return wanted[value]; }
}
