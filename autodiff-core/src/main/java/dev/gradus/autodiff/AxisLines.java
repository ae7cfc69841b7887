package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleExponential;

/** The lines of a tensor along one axis, numbered in row-major order of the other axes. */
final class AxisLines {
  private final int count;
  private final int length;
  private final int stride;

  AxisLines(Shape shape, int axis) {
    length = shape.dim(axis);
    stride = shape.sizeAfter(axis);
    count = shape.sizeBefore(axis) * stride;
  }

  /** The tensor with the axes of a reduction joined into one, which comes last. */
  static Var joined(String operation, Var x, int... axes) {
    Shape shape = x.shape();
    Shape others = shape.reduce(operation, false, axes);
    boolean[] gone = new boolean[shape.rank()];
    for (int axis : shape.reduced(operation, axes)) gone[axis] = true;
    int length = shape.reducedSize(operation, axes);
    int[] order = new int[shape.rank()];
    int kept = 0;
    int last = others.rank();
    boolean moved = false;
    for (int i = 0; i < order.length; i++) {
      order[gone[i] ? last++ : kept++] = i;
      moved |= !gone[i] && last > others.rank();
    }
    return (moved ? x.permute(order) : x).reshape(others.then(Shape.of(length)));
  }

  /** The number itself if there is something to reduce, else an error. */
  static int some(String operation, Shape shape, int n) {
    if (n == 0) {
      throw new IllegalArgumentException(operation + ": shape " + shape
          + " has no entries to reduce, so there is no answer; leave out what is empty");
    }
    return n;
  }

  /** How many lines there are. */
  int count() { return count; }

  /** How many entries each line has. */
  int length() { return length; }

  /** How far apart neighbouring entries of a line are. */
  int stride() { return stride; }

  /** The place of a line's first entry. */
  int from(int line) { return line / stride * length * stride + line % stride; }

  /** The largest entry of a line, NaN if there is one; −∞ of an empty line. */
  double max(double[] a, int line) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = from(line), j = 0; j < length; j++, i += stride) max = Math.max(max, a[i]);
    return max;
  }

  /** Σ exp(aᵢ − max) over a line. */
  double sumOfExp(double[] a, int line, double max) {
    double sum = 0;
    for (int i = from(line), j = 0; j < length; j++, i += stride) {
      sum += DoubleExponential.exp(a[i] - max);
    }
    return sum;
  }
}
