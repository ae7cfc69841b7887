package dev.gradus.autodiff.kernel;

/**
 * How sums of many terms are divided, which their number alone decides: into chains of at most some
 * length, added one after the other from +0; at most {@link #RUN} chains in turn are added one
 * after the other to a run; runs are added in a tree, in which every left branch is as large a
 * power of two as there is. So a sum of n terms loses at most {@code length + RUN + log₂ n} halves
 * of an ulp of Σ|xᵢ|.
 *
 * <p>Chains and runs are about equally long: a short one at the end would cost more than it does.
 * Chains begin at multiples of 8, by which matrices are transposed.
 */
final class Chains {
  /** How many chains a run has at most. */
  static final int RUN = 32;
  private static final int UNIT = 8;

  private Chains() {}

  /** How many chains n terms have: one at least. */
  static int count(int n, int length) { return Math.max(1, parts(n, length)); }

  /** Where the chains of n terms begin, and the end. */
  static int[] edges(int n, int length) {
    int chains = count(n, length);
    int[] edges = new int[chains + 1];
    for (int i = 0; i <= chains; i++) edges[i] = cut(n, i, chains);
    return edges;
  }

  /** Where the i-th of some parts begins, at a multiple of 8, or after the last one the end. */
  static int cut(int n, int i, int parts) {
    return i == parts ? n : UNIT * edge(parts(n, UNIT), i, parts);
  }

  /** Where the i-th of some parts begins, which are about equally long. */
  static int edge(int n, int i, int parts) { return (int) ((long) n * i / parts); }

  /** How many parts of a length there are, the last one perhaps shorter. */
  static int parts(int n, int length) { return n / length + (n % length == 0 ? 0 : 1); }

  /** How many of some parts, two or more, are the left branch of their tree. */
  static int left(int parts) { return Integer.highestOneBit(parts - 1); }

  /** How many sums wait at once in the tree of some parts. */
  static int depth(int parts) { return Integer.SIZE - Integer.numberOfLeadingZeros(parts - 1); }
}
