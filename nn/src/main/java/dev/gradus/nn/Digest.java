package dev.gradus.nn;

/**
 * A number made of numbers in their order: others give another, but for chance. It tells apart data
 * that were mixed up, not those of somebody who means to deceive.
 */
final class Digest {
  private static final long ODD = 0xff51afd7ed558ccdL; // of MurmurHash3's last step
  private long hash = ODD;

  void add(double x) {
    hash = (hash ^ Double.doubleToRawLongBits(x)) * ODD;
    hash ^= hash >>> 32;
  }

  void add(double... all) {
    for (double x : all) add(x);
  }

  /** Sixteen digits. */
  @Override
  public String toString() { return String.format("%016x", hash); }
}
