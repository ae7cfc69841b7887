package dev.gradus.benchmarks;

/** The type a training step computes in. */
public enum Precision {
  /** {@code float}, 24 bits. */
  FLOAT(0x1p-24),
  /** {@code double}, 53 bits. */
  DOUBLE(0x1p-53);

  /** The largest relative error of rounding one number. */
  final double roundoff;

  Precision(double roundoff) { this.roundoff = roundoff; }
}
