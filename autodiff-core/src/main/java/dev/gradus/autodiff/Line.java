package dev.gradus.autodiff;

/** The lines of a tensor along one axis, numbered in row-major order of the other axes. */
final class Line {
  private final int count;
  private final int length;
  private final int stride;

  Line(Shape shape, int axis) {
    length = shape.dim(axis);
    stride = shape.sizeAfter(axis);
    count = shape.sizeBefore(axis) * stride;
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
    for (int i = from(line), j = 0; j < length; j++, i += stride) sum += Math.exp(a[i] - max);
    return sum;
  }
}
