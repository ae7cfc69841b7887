package dev.gradus.autodiff.plan;

/** The numbers that a plan computes with. */
public enum Precision {
  /** 32 bits: about 7 digits, twice as fast and half the memory. */
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
