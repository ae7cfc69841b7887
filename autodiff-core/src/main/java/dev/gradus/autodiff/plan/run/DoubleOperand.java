// twin: float
package dev.gradus.autodiff.plan.run;

/**
 * Where a loop finds or leaves the entries of a block.
 *
 * @param array the array
 * @param kind how an offset in it follows from that of the block
 * @param period of rows that begin again
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares operands
record DoubleOperand(double[] array, Kind kind, int period) {
  /** How the entries lie. */
  enum Kind {
    /** All of them, in order. */
    ARRAY,
    /** Those of the head's part that is at hand. */
    PART,
    /** Those of this block alone. */
    REGISTER,
    /** Rows that begin again. */
    ROWS,
    /** One number for all. */
    NUMBER
  }

  static DoubleOperand of(double[] array, Kind kind) { return new DoubleOperand(array, kind, 1); }

  /** The offset of the block's first entry. */
  int offset(int at, int part) {
    return switch (kind) {
      case ARRAY -> at;
      case PART -> part;
      case ROWS -> at % period;
      case REGISTER, NUMBER -> 0;
    };
  }

  boolean isNumber() { return kind == Kind.NUMBER; }

  /** From one entry to the next: 0 for a number. */
  int step() { return kind == Kind.NUMBER ? 0 : 1; }
}
