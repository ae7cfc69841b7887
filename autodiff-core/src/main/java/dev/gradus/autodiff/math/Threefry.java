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

  /**
   * Encrypts a counter.
   *
   * @param key two words
   * @param counter two words, which become the result
   */
  public static void encrypt(long[] key, long[] counter) {
    long k0 = key[0];
    long k1 = key[1];
    long k2 = PARITY ^ k0 ^ k1;
    long a = counter[0] + k0;
    long b = counter[1] + k1;
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
    counter[0] = a;
    counter[1] = b;
  }

  /**
   * Entries of a sequence of numbers drawn evenly from 0 to below 1, multiples of 2⁻⁵³.
   *
   * @param key two words
   * @param step the sequence's first word of the counter
   * @param y where they go; two for each counter, which counts from 0
   * @param from the first place in the array
   * @param n how many
   */
  public static void uniform(long[] key, long step, double[] y, int from, int n) {
    long[] block = new long[2];
    for (int i = 0; i < n; i += 2) {
      block[0] = step;
      block[1] = i / 2;
      encrypt(key, block);
      y[from + i] = unit(block[0]);
      if (i + 1 < n) y[from + i + 1] = unit(block[1]);
    }
  }

  /**
   * Entries of a sequence of numbers drawn from the normal distribution with mean 0 and variance 1.
   * Source: Box and Muller, A note on the generation of random normal deviates, 1958.
   *
   * @param key two words
   * @param step the sequence's first word of the counter
   * @param y where they go; two for each counter, which counts from 0
   * @param from the first place in the array
   * @param n how many
   */
  public static void normal(long[] key, long step, double[] y, int from, int n) {
    long[] block = new long[2];
    for (int i = 0; i < n; i += 2) {
      block[0] = step;
      block[1] = i / 2;
      encrypt(key, block);
      double r = Math.sqrt(-2 * DoubleLogarithm.log(1 - unit(block[0]))); // of (0, 1]
      double halfTurns = 2 * unit(block[1]);
      y[from + i] = r * PiTrigonometry.cos(halfTurns);
      if (i + 1 < n) y[from + i + 1] = r * PiTrigonometry.sin(halfTurns);
    }
  }

  /** The upper 53 bits as a fraction. */
  private static double unit(long word) { return (word >>> 11) * 0x1p-53; }
}
