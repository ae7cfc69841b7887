package dev.gradus.autodiff.math;

/**
 * Random numbers as a function of a key and a counter: nothing is remembered from draw to draw, so
 * they do not depend on how many were drawn before, or by whom.
 *
 * <p>Threefry-2x64 with 20 rounds. Source: Salmon, Moraes, Dror and Shaw, Parallel random numbers:
 * as easy as 1, 2, 3, SC 2011, section 4.2. A key and a counter of two words of 64 bits give two
 * words.
 */
public final class Threefry {
  private static final int ROUNDS = 20;

  /** Rotations of the rounds, again and again. */
  private static final int[] ROTATIONS = {16, 42, 12, 31, 16, 32, 24, 21};

  /** What the words of the key are completed with: C240 of the paper. */
  private static final long PARITY = 0x1BD11BDAA9FC1A22L;

  private Threefry() {}

  /** Takes the two words that a counter gives, without an array for them. */
  interface Words {
    /**
     * Takes them.
     *
     * @param y what is made of them goes there
     * @param at the place for the first
     * @param n how many places there are: two, or one at the end
     */
    void take(long first, long second, double[] y, int at, int n);
  }

  private static final Words UNIFORM = (first, second, y, at, n) -> {
    y[at] = unit(first);
    if (n > 1) y[at + 1] = unit(second);
  };

  private static final Words NORMAL = (first, second, y, at, n) -> {
    double r = Math.sqrt(-2 * DoubleLogarithm.log(1 - unit(first))); // of (0, 1]
    double halfTurns = 2 * unit(second);
    y[at] = r * PiTrigonometry.cos(halfTurns);
    if (n > 1) y[at + 1] = r * PiTrigonometry.sin(halfTurns);
  };

  /** Encrypts a counter c with a key k. */
  static void encrypt(long key0, long key1, long c0, long c1, Words then, double[] y, int at,
      int n) {
    long k0 = key0;
    long k1 = key1;
    long k2 = PARITY ^ k0 ^ k1;
    long a = c0 + k0;
    long b = c1 + k1;
    for (int round = 0; round < ROUNDS; round++) {
      a += b;
      b = Long.rotateLeft(b, ROTATIONS[round & 7]) ^ a;
      if ((round & 3) != 3) continue;
      long k = k0;
      k0 = k1;
      k1 = k2;
      k2 = k;
      a += k0;
      b += k1 + (round + 1) / 4;
    }
    then.take(a, b, y, at, n);
  }

  /**
   * Entries of a sequence of numbers drawn evenly from 0 to below 1, multiples of 2⁻⁵³.
   *
   * @param key0 the first word of the key
   * @param key1 the second word of the key
   * @param step the sequence's first word of the counter
   * @param y where they go; two for each counter, which counts from 0
   * @param from the first place in the array
   * @param n how many
   */
  public static void uniform(long key0, long key1, long step, double[] y, int from, int n) {
    for (int i = 0; i < n; i += 2) {
      encrypt(key0, key1, step, i / 2, UNIFORM, y, from + i, n - i);
    }
  }

  /**
   * Entries of a sequence of numbers drawn from the normal distribution with mean 0 and variance 1.
   * Source: Box and Muller, A note on the generation of random normal deviates, 1958.
   *
   * @param key0 the first word of the key
   * @param key1 the second word of the key
   * @param step the sequence's first word of the counter
   * @param y where they go; two for each counter, which counts from 0
   * @param from the first place in the array
   * @param n how many
   */
  public static void normal(long key0, long key1, long step, double[] y, int from, int n) {
    for (int i = 0; i < n; i += 2) {
      encrypt(key0, key1, step, i / 2, NORMAL, y, from + i, n - i);
    }
  }

  /** The upper 53 bits as a fraction. */
  private static double unit(long word) { return (word >>> 11) * 0x1p-53; }
}
