package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.List;

/** Parts of tensors and tensors made of parts: slices, joins, padding, shifts, triangles. */
public sealed interface Parts permits Var {
  /**
   * The rows from one index up to, not including, another: a part along the first axis.
   *
   * @param from the first row, from 0
   * @param to one past the last row
   * @return of the same shape but for to − from rows
   * @throws IllegalArgumentException if there are no such rows
   */
  default Var slice(int from, int to) { return slice(0, from, to); }

  /**
   * The entries from one index of an axis up to, not including, another.
   *
   * @param axis the axis, a negative one counted from the end
   * @param from the first index, from 0
   * @param to one past the last index
   * @return of the same shape but for to − from entries along the axis
   * @throws IllegalArgumentException if there are no such entries
   */
  default Var slice(int axis, int from, int to) { return slice(axis, from, to, 1); }

  /**
   * Every step-th entry along an axis: indices from, from + step, … before {@code to} is reached.
   *
   * @param axis the axis, a negative one counted from the end
   * @param from the first index, from 0
   * @param to where to stop: one past the last index; for a negative step one before it, −1 to
   *     include index 0
   * @param step 1 or more forwards, −1 or less backwards
   * @return of the same shape but for as many entries along the axis
   * @throws IllegalArgumentException if there are no such entries
   */
  default Var slice(int axis, int from, int to, int step) {
    Shape shape = ((Var) this).shape();
    int i = shape.axis("slice", axis);
    int n = shape.dim(i);
    if (step == 0) {
      throw new IllegalArgumentException("slice: the step is 0; use 1 or more for entries onwards "
          + "from index " + from + ", −1 or less for those before it");
    }
    boolean inside = step > 0 ? 0 <= from && from <= to && to <= n
        : -1 <= to && to <= from && from < n;
    if (!inside) {
      throw new IllegalArgumentException("slice: " + from + " to " + to
          + (step == 1 ? "" : " by steps of " + step) + " is outside axis " + i + " of shape "
          + shape + "; use " + (step > 0 ? "0 ≤ from ≤ to ≤ " + n : "−1 ≤ to ≤ from < " + n));
    }
    int distance = Math.abs(to - from); // only now, as it could have overflowed
    int count = distance == 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
    return Var.apply(new Slice(i, from, step, count), (Var) this);
  }

  /**
   * The parts of the given lengths along an axis, one after the other.
   *
   * @param axis the axis, a negative one counted from the end
   * @param lengths of the parts; together the length of the axis
   * @return as many parts
   * @throws IllegalArgumentException if the lengths do not add up to that of the axis
   */
  default List<Var> split(int axis, int... lengths) {
    given(lengths, "split", "the array of lengths", "the length of each part");
    Shape shape = ((Var) this).shape();
    int n = shape.dim(shape.axis("split", axis));
    long sum = 0;
    for (int length : lengths) {
      if (length < 0) {
        throw new IllegalArgumentException("split: length " + length + " in "
            + Brief.of(lengths) + " is negative; use 0 or more");
      }
      sum += length;
    }
    if (sum != n) {
      throw new IllegalArgumentException("split: the lengths add up to " + sum + " but axis " + axis
          + " of shape " + shape + " has length " + n + "; make them add up to it");
    }
    List<Var> parts = new ArrayList<>();
    int at = 0;
    for (int length : lengths) parts.add(slice(axis, at, at += length));
    return parts;
  }

  /**
   * This tensor and others one after the other along an axis.
   *
   * @param axis the axis, a negative one counted from the end
   * @param others tensors of the same shape but for that axis
   * @return their concatenation
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default Var concat(int axis, Var... others) {
    Given.all(others, "concat", "the array of vars", "a var for each part that follows");
    Var[] all = new Var[others.length + 1];
    all[0] = (Var) this;
    System.arraycopy(others, 0, all, 1, others.length);
    return Var.apply(new Concat(all[0].shape().axis("concat", axis)), all);
  }

  /**
   * This tensor and others of its shape side by side along a new axis.
   *
   * @param axis where the new axis is in the result, a negative one counted from the end
   * @param others tensors of the same shape
   * @return of the shape with the axis, whose length is their number
   * @throws IllegalArgumentException if the shapes differ or the axis cannot be
   */
  default Var stack(int axis, Var... others) {
    Given.all(others, "stack", "the array of vars", "a var for each part that follows");
    Shape shape = ((Var) this).shape();
    shape.newAxis("stack", axis);
    Var[] expanded = new Var[others.length];
    for (int i = 0; i < others.length; i++) {
      if (!others[i].shape().equals(shape)) {
        throw new IllegalArgumentException("stack: shape " + others[i].shape() + " of input "
            + (i + 1) + " is not " + shape + " of input 0; give all one shape, or use concat");
      }
      expanded[i] = others[i].expandDims(axis);
    }
    return ((Var) this).expandDims(axis).concat(axis, expanded);
  }

  /**
   * The tensor with zeros before and after along an axis.
   *
   * @param axis the axis, a negative one counted from the end
   * @param before how many before
   * @param after how many after
   * @return of the shape with that axis longer
   * @throws IllegalArgumentException if the axis does not exist or a number is negative
   */
  default Var pad(int axis, int before, int after) {
    Shape shape = ((Var) this).shape();
    int i = shape.axis("pad", axis);
    if (before < 0 || after < 0) {
      throw new IllegalArgumentException("pad: " + before + " before and " + after
          + " after are not both 0 or more; use slice to shorten an axis");
    }
    long n = (long) before + shape.dim(i) + after;
    if (n > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("pad: " + before + " before and " + after + " after make "
          + "axis " + i + " of shape " + shape + " longer than 2147483647; use fewer");
    }
    return Var.apply(new Spread(i, before, 1, (int) n), (Var) this);
  }

  /**
   * The tensor with a number put before and after along an axis.
   *
   * @param axis the axis, a negative one counted from the end
   * @param before how many before
   * @param after how many after
   * @param value the number
   * @return of the shape with that axis longer
   * @throws IllegalArgumentException if the axis does not exist or a number is negative
   */
  default Var pad(int axis, int before, int after, double value) {
    Var padded = pad(axis, before, after);
    Var x = (Var) this;
    Var inside = Var.constant(Tensor.full(x.shape(), 1)).pad(axis, before, after);
    return padded.where(inside, Var.constant(value));
  }

  /**
   * The tensor read backwards along an axis.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the same shape
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var flip(int axis) {
    Shape shape = ((Var) this).shape();
    return slice(axis, shape.dim(shape.axis("flip", axis)) - 1, -1, -1);
  }

  /**
   * The tensor shifted along an axis; what leaves at one end enters at the other.
   *
   * @param axis the axis, a negative one counted from the end
   * @param by by how much towards higher indices; negative towards lower ones
   * @return of the same shape
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var roll(int axis, int by) {
    Shape shape = ((Var) this).shape();
    int n = shape.dim(shape.axis("roll", axis));
    int start = n == 0 ? 0 : Math.floorMod(-(long) by, n);
    return start == 0 ? (Var) this : slice(axis, start, n).concat(axis, slice(axis, 0, start));
  }

  /**
   * The differences of neighbours along an axis, x₁ − x₀, x₂ − x₁, ….
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the shape with that axis shorter by 1; of length 0 or 1 it becomes 0
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var diff(int axis) {
    Shape shape = ((Var) this).shape();
    int n = shape.dim(shape.axis("diff", axis));
    return slice(axis, Math.min(1, n), n).subtract(slice(axis, 0, Math.max(0, n - 1)));
  }

  /**
   * Every step-th entry along an axis: its transpose spreads them out again among zeros.
   *
   * @param axis the axis, from 0
   * @param from the first index
   * @param step from one index to the next, not 0
   * @param count how many
   */
  record Slice(int axis, int from, int step, int count) implements Op.Linear {
    @Override public String parameters() {
      return step == 1 ? "axis=" + axis + ", from=" + from + ", to=" + (from + count)
          : Op.Linear.super.parameters();
    }

    @Override public Shape shape(Shape... x) { return x[0].with(axis, count); }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] y = new double[shape.size()];
      copy(x[0].dense(), x[0].shape(), from, step, y, shape, 0, 1, axis, count);
      return Tensor.owning(shape, y);
    }

    /** Copies n entries of an axis from one tensor to another, for all indices of the others. */
    static void copy(double[] a, Shape p, int i, int stepA, double[] b, Shape q, int j, int stepB,
        int axis, int n) {
      int stride = p.sizeAfter(axis);
      int blocks = p.sizeBefore(axis);
      boolean together = stepA == 1 && stepB == 1;
      for (int o = 0; o < blocks; o++) {
        int from = (o * p.dim(axis) + i) * stride;
        int to = (o * q.dim(axis) + j) * stride;
        if (together) {
          System.arraycopy(a, from, b, to, n * stride);
        } else {
          for (int k = 0; k < n; k++) {
            System.arraycopy(a, from + k * stepA * stride, b, to + k * stepB * stride, stride);
          }
        }
      }
    }

    @Override public Var transpose(Var ybar, Shape x) {
      return Var.apply(new Spread(axis, from, step, x.dim(axis)), ybar);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Slice(axis + 1, from, step, count), x[0]);
    }
  }

  /**
   * The entries along an axis spread out among zeros: its transpose collects them again.
   *
   * @param axis the axis, from 0
   * @param from where the first one goes
   * @param step from one to the next, not 0
   * @param length of the axis in the result
   */
  record Spread(int axis, int from, int step, int length) implements Op.Linear {
    @Override public Shape shape(Shape... x) { return x[0].with(axis, length); }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] y = new double[shape.size()];
      Shape small = x[0].shape();
      Slice.copy(x[0].dense(), small, 0, 1, y, shape, from, step, axis, small.dim(axis));
      return Tensor.owning(shape, y);
    }

    @Override public Var transpose(Var ybar, Shape x) {
      return Var.apply(new Slice(axis, from, step, x.dim(axis)), ybar);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Spread(axis + 1, from, step, length), x[0]);
    }
  }

  /**
   * Several tensors one after the other along an axis: each receives its part of the adjoint.
   *
   * @param axis the axis, from 0
   */
  record Concat(int axis) implements Op {
    @Override public Shape shape(Shape... x) {
      long n = 0;
      for (int i = 0; i < x.length; i++) {
        if (x[i].rank() != x[0].rank() || !x[i].with(axis, 0).equals(x[0].with(axis, 0))) {
          throw new IllegalArgumentException("concat: shape " + x[i] + " of input " + i
              + " does not fit " + x[0] + " of input 0 along axis " + axis
              + "; all other axes must have the same length");
        }
        n += x[i].dim(axis);
      }
      if (n > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("concat: " + x.length + " inputs make axis " + axis
            + " " + n + " long, more than 2147483647; join fewer of them");
      }
      return x[0].with(axis, (int) n);
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] y = new double[shape.size()];
      int at = 0;
      for (Tensor part : x) {
        int n = part.shape().dim(axis);
        Slice.copy(part.dense(), part.shape(), 0, 1, y, shape, at, 1, axis, n);
        at += n;
      }
      return Tensor.owning(shape, y);
    }

    /** Where input k begins along the axis. */
    private int start(int k, Var y) {
      int at = 0;
      for (int i = 0; i < k; i++) at += y.input(i).shape().dim(axis);
      return at;
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      int n = y.input(k).shape().dim(axis);
      return Var.apply(new Slice(axis, start(k, y), 1, n), ybar);
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      return Var.apply(new Spread(axis, start(k, y), 1, y.shape().dim(axis)), dx);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Concat(axis + 1), x);
    }
  }
}
