package dev.gradus.autodiff.plan;

/** The numbers that a plan computes with. */
public enum Precision {
  /**
   * 32 bits: about 7 digits, twice as fast and half the memory. Whole numbers up to 2²⁴ are exact.
   * Indices of any size choose entries, given or computed; one above 2²⁴ that is used as a number
   * too is an error.
   */
  FLOAT(Float.BYTES),
  /** 64 bits: about 16 digits, as eager recording. */
  DOUBLE(Double.BYTES);

  private final int bytes;

  Precision(int bytes) { this.bytes = bytes; }

  /**
   * The size of a number.
   *
   * @return in bytes
   */
  public int bytes() { return bytes; }
}
