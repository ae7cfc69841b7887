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
public final class Chains {
  /** How many chains a run has at most. */
  private static final int RUN = 32;
  private static final int UNIT = 8;

  private Chains() {}

  /** How many chains n terms have: one at least. */
  static int count(int n, int length) { return Math.max(1, parts(n, length)); }

  /**
   * Where chains begin.
   *
   * @param n how many terms
   * @param length how many a chain has at most
   * @return where each of them begins, and the end
   */
  public static int[] edges(int n, int length) {
    int chains = count(n, length);
    int[] edges = new int[chains + 1];
    for (int i = 0; i <= chains; i++) edges[i] = cut(n, i, chains);
    return edges;
  }

  /**
   * Where a part of a sum begins: at a multiple of 8, or after the last one the end.
   *
   * @param n how many terms
   * @param i which part, from 0
   * @param parts how many there are
   * @return its first term
   */
  public static int cut(int n, int i, int parts) {
    return i == parts ? n : UNIT * edge(parts(n, UNIT), i, parts);
  }

  /**
   * How many runs there are.
   *
   * @param chains how many chains
   * @return one at least
   */
  public static int runs(int chains) { return parts(chains, RUN); }

  /**
   * Where one of some parts begins, which are about equally long.
   *
   * @param n the length of all
   * @param i which part, from 0
   * @param parts how many there are
   * @return where it begins; the length for the one after the last
   */
  public static int edge(int n, int i, int parts) { return (int) ((long) n * i / parts); }

  /**
   * How many parts of a length there are, the last one perhaps shorter.
   *
   * @param n the length of all
   * @param length of a part
   * @return how many
   */
  public static int parts(int n, int length) { return n / length + (n % length == 0 ? 0 : 1); }

  /**
   * How many runs are the left branch of their tree.
   *
   * @param runs how many it has, two or more
   * @return the largest power of two below
   */
  public static int left(int runs) { return Integer.highestOneBit(runs - 1); }

  /**
   * How many sums wait at once in the tree of some runs.
   *
   * @param runs how many it has
   * @return the depth of the tree
   */
  public static int depth(int runs) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(runs - 1);
  }
}
