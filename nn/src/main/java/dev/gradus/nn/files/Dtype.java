package dev.gradus.nn.files;

import java.nio.ByteBuffer;

/** The kinds of numbers in a safetensors file that are read. */
enum Dtype {
  F64(8) {
    @Override
    double read(ByteBuffer b) { return b.getDouble(); }
  },
  F32(4) {
    @Override
    double read(ByteBuffer b) { return b.getFloat(); }
  },
  F16(2) {
    @Override
    double read(ByteBuffer b) { return half(b.getShort()); }
  },
  BF16(2) {
    @Override
    double read(ByteBuffer b) { return Float.intBitsToFloat(b.getShort() << 16); }
  },
  I64(8) {
    @Override
    double read(ByteBuffer b) {
      long x = b.getLong();
      if (x == Long.MAX_VALUE || (long) (double) x != x) {
        throw new IllegalArgumentException("the number " + x + " has more digits than a double "
            + "holds; write smaller ones");
      }
      return x;
    }
  },
  I32(4) {
    @Override
    double read(ByteBuffer b) { return b.getInt(); }
  };

  final int bytes;

  Dtype(int bytes) { this.bytes = bytes; }

  /** The next number of a buffer. */
  abstract double read(ByteBuffer b);

  /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    double size = exponent == 0 ? Math.scalb((double) fraction, -24)
        : exponent < 31 ? Math.scalb(1024.0 + fraction, exponent - 25)
        : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    return bits < 0 ? -size : size;
  }
}
