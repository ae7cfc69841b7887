// twin: float
package dev.gradus.autodiff.plan;

/**
 * Where a loop finds or leaves the entries of a block.
 *
 * @param array the array
 * @param kind how a place in it follows from that of the block
 * @param period of rows that begin again
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares places
record DoublePlace(double[] array, Kind kind, int period) {
  /** How the entries lie. */
  enum Kind {
    /** All of them, in order. */
    WHOLE,
    /** Those of the head's part that is at hand. */
    PART,
    /** Those of this block alone. */
    REGISTER,
    /** Rows that begin again. */
    ROWS,
    /** One number for all. */
    NUMBER
  }

  static DoublePlace of(double[] array, Kind kind) { return new DoublePlace(array, kind, 1); }

  /** The offset of the block's first entry. */
  int offset(int at, int part) {
    return switch (kind) {
      case WHOLE -> at;
      case PART -> part;
      case ROWS -> at % period;
      case REGISTER, NUMBER -> 0;
    };
  }

  boolean isNumber() { return kind == Kind.NUMBER; }

  /** From one entry to the next: 0 for a number. */
  int step() { return kind == Kind.NUMBER ? 0 : 1; }
}
