package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.errors.Index;
import dev.gradus.autodiff.plan.program.Access;

/**
 * Entries along an axis that are chosen by indices, which are read and checked anew in every run.
 */
final class Picks {
  private final String operation;
  private final Indices indices;
  private final int[] base; // of each index: the offset of the axis' first entry
  private final Shape of;
  private final int axis;
  private final int length;
  private final int stride;

  /** The indices of one run. */
  interface Indices {
    /** An index as it was given, which is perhaps no whole number. */
    double at(int i);
  }

  /** Indices that are read by a pattern from whole numbers. */
  static Indices of(Access a, int[] x) {
    int repeat = a.repeat();
    int period = a.period();
    return i -> x[i / repeat % period];
  }

  /** Indices of a constant, as exact as that is. */
  static Indices ofConstant(Access a) {
    int repeat = a.repeat();
    int period = a.period();
    double[] x = a.source().part();
    return i -> x[i / repeat % period];
  }

  Picks(String operation, Indices indices, Shape index, Shape of, int axis) {
    this.operation = operation;
    this.indices = indices;
    this.of = of;
    this.axis = axis;
    length = of.dim(axis);
    int[] d = of.toArray();
    int inner = 1;
    for (int i = axis + 1; i < d.length; i++) inner *= d[i];
    stride = inner;
    base = bases(index, d, axis);
  }

  /** The row-major offset of each entry of the index' shape in the other, with 0 along the axis. */
  private static int[] bases(Shape index, int[] of, int axis) {
    int[] bases = new int[index.size()];
    for (int i = 0; i < bases.length; i++) {
      int rest = i;
      int offset = 0;
      int step = 1;
      for (int d = of.length - 1; d >= 0; d--) {
        if (d != axis) offset += rest % index.dim(d) * step;
        rest /= index.dim(d);
        step *= of[d];
      }
      bases[i] = offset;
    }
    return bases;
  }

  /** How many there are. */
  int size() { return base.length; }

  /** Fails if an index is none of the axis. */
  void check() {
    for (int i = 0; i < base.length; i++) offset(i);
  }

  /** The offset of the entry that the i-th index chooses. */
  int offset(int i) {
    int j = Index.checked(operation, indices.at(i), i, axis, of, length);
    return base[i] + j * stride;
  }
}
