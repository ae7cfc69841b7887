package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link Points} that the library knows. What is a tensor stays one. */
final class Rows {
  private Rows() {}

  private static void check(Points points, int row, double[] into, int at) {
    given(into, "Points.read", "the array", "one with room for a row");
    if (row < 0 || row >= points.size()) {
      throw new IndexOutOfBoundsException("Points.read: there is no row " + row + "; there are "
          + points.size() + ", from 0");
    }
    if (at >= 0 && at <= into.length - points.columns()) return;
    throw new IndexOutOfBoundsException("Points.read: from place " + at + " of " + into.length
        + " there is no room for " + points.columns() + " numbers; give a longer array");
  }

  /** Rows of a tensor of shape [points, columns]. */
  static final class OfTensor implements Points {
    final Tensor tensor;

    OfTensor(Tensor tensor) { this.tensor = tensor; }

    @Override
    public int size() { return tensor.shape().dim(0); }

    @Override
    public int columns() { return tensor.shape().dim(1); }

    @Override
    public void read(int row, double[] into, int at) {
      check(this, row, into, at);
      int n = columns();
      tensor.copyTo(row * n, n, into, at);
    }
  }

  /** Bytes from 0 to 255, each of which stands for a number. */
  static final class OfBytes implements Points {
    private final byte[] bytes;
    private final int columns;
    private final double[] numbers = new double[256];

    OfBytes(byte[] bytes, int columns, double scale, double offset) {
      this.bytes = bytes;
      this.columns = columns;
      for (int b = 0; b < numbers.length; b++) numbers[b] = scale * b + offset;
    }

    @Override
    public int size() { return bytes.length / columns; }

    @Override
    public int columns() { return columns; }

    @Override
    public void read(int row, double[] into, int at) {
      check(this, row, into, at);
      int from = row * columns;
      for (int j = 0; j < columns; j++) into[at + j] = numbers[bytes[from + j] & 0xff];
    }

    @Override
    public String toString() { return "bytes [" + size() + ", " + columns + "]"; }
  }

  /** Some rows of points. */
  private static final class Selected implements Points {
    private final Points points;
    private final int[] rows;

    Selected(Points points, int... rows) {
      this.points = points;
      this.rows = rows;
    }

    @Override
    public int size() { return rows.length; }

    @Override
    public int columns() { return points.columns(); }

    @Override
    public void read(int row, double[] into, int at) { points.read(rows[row], into, at); }
  }

  /** Points as a preparation makes them. For one thread at a time. */
  private static final class OfPrepared implements Points {
    private final Points points;
    private final Prepared by;
    private final double[] raw;

    OfPrepared(Points points, Prepared by) {
      this.points = points;
      this.by = by;
      raw = new double[points.columns()];
    }

    @Override
    public int size() { return points.size(); }

    @Override
    public int columns() { return by.outputs(); }

    @Override
    public void read(int row, double[] into, int at) {
      points.read(row, raw, 0);
      by.apply(raw, 0, into, at);
    }
  }

  /** These rows only, all of which there are. */
  static Points select(Points points, int... rows) {
    if (points instanceof OfTensor t) return new OfTensor(t.tensor.rows(rows));
    return points instanceof Selected s
        ? new Selected(s.points, IntStream.of(rows).map(i -> s.rows[i]).toArray())
        : new Selected(points, rows.clone());
  }

  /** The points as a network takes them. */
  static Points prepared(String call, Points points, @Nullable Prepared by) {
    if (by == null) return points;
    if (points instanceof OfTensor t) return new OfTensor(by.apply(call, t.tensor));
    by.checkColumns(call, "[" + points.size() + ", " + points.columns() + "]", points.columns());
    return new OfPrepared(points, by);
  }

  /** All numbers. */
  static Tensor tensor(Points points) {
    if (points instanceof OfTensor t) return t.tensor;
    int n = points.columns();
    Shape shape = Shape.of(points.size(), n); // says the limit before anything is made
    double[] all = new double[shape.size()];
    for (int i = 0; i < points.size(); i++) points.read(i, all, i * n);
    return Tensor.of(shape, all);
  }
}
