package dev.gradus.verify.programs;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.programs.ProgramParameters.Chosen;
import dev.gradus.verify.text.JavaText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** How parts, orders, indices and lengths are chosen, so that they fit the operand. */
final class ProgramParts {
  private ProgramParts() {}

  // ---- slices ----

  /** Some rows; in one of twenty cases none. */
  static ProgramParameters rows() {
    return (x, choices) -> {
      int[] part = part(x.dim(0), choices);
      return new Chosen(JavaText.numbers(part), v -> v.slice(part[0], part[1]));
    };
  }

  /** Some indices of an axis. */
  static ProgramParameters slice() {
    return (x, choices) -> {
      int axis = ProgramParameters.axisOf(x, choices);
      int[] part = part(x.dim(axis), choices);
      return new Chosen(axis + ", " + JavaText.numbers(part), v -> v.slice(axis, part[0], part[1]));
    };
  }

  /** Every first, second or third index of a part of an axis, forwards or backwards. */
  static ProgramParameters steps() {
    return (x, choices) -> {
      int axis = ProgramParameters.axisOf(x, choices);
      int[] part = part(x.dim(axis), choices);
      int step = choices.of(2, -1, 1, -2, 3, -3);
      int from = step > 0 ? part[0] : part[1] - 1;
      int to = step > 0 ? part[1] : part[0] - 1;
      return new Chosen(axis + ", " + from + ", " + to + ", " + step,
          v -> v.slice(axis, from, to, step));
    };
  }

  /** From which index to which; in one of twenty cases none. */
  private static int[] part(int n, Choices choices) {
    boolean empty = n == 0 || choices.next(20) == 19;
    int from = choices.next(Math.max(1, n));
    return new int[] {from, empty ? from : n - choices.next(n - from)};
  }

  /** One entry, by indices from the front or from the end. */
  static ProgramParameters entry() {
    return (x, choices) -> {
      int[] index = new int[x.rank()];
      for (int i = 0; i < index.length; i++) index[i] = choices.next(2 * x.dim(i)) - x.dim(i);
      return new Chosen(index.length == 0 ? "" : JavaText.numbers(index), v -> v.get(index));
    };
  }

  /** One of n, by an index from the front or from the end, which comes last among the arguments. */
  static Chosen indexed(int n, Choices choices, String before,
      BiFunction<Var, Integer, Var> f) {
    int i = choices.next(2 * n) - n;
    return new Chosen(before + i, v -> f.apply(v, i));
  }

  /** One part of two or three. */
  static ProgramParameters split() {
    return (x, choices) -> {
      int axis = ProgramParameters.axisOf(x, choices);
      int[] lengths = new int[2 + choices.next(2)];
      int rest = x.dim(axis);
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = i + 1 == lengths.length ? rest : choices.next(rest + 1);
        rest -= lengths[i];
      }
      int part = lengths.length - 1 - choices.next(lengths.length);
      return new Chosen(axis + ", " + JavaText.numbers(lengths) + ").get(" + part,
          v -> v.split(axis, lengths).get(part));
    };
  }

  /** Up to two zeros, or other numbers, before and after. */
  static ProgramParameters pad(Double... values) {
    return (x, choices) -> {
      int axis = ProgramParameters.axisOf(x, choices);
      int before = choices.of(1, 0, 2);
      int after = choices.of(1, 0, 2);
      String java = axis + ", " + before + ", " + after;
      if (values.length == 0) return new Chosen(java, v -> v.pad(axis, before, after));
      double value = choices.of(values);
      return new Chosen(java + ", " + value, v -> v.pad(axis, before, after, value));
    };
  }

  /** A shift of up to three places. */
  static ProgramParameters roll() {
    return (x, choices) -> {
      int axis = ProgramParameters.axisOf(x, choices);
      int by = choices.of(1, -1, 2, -3, 0);
      return new Chosen(axis + ", " + by, v -> v.roll(axis, by));
    };
  }

  // ---- axes ----

  /** The axes in any order, some counted from the end. */
  static ProgramParameters permutation() {
    return (x, choices) -> {
      List<Integer> left = new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
      Collections.reverse(left);
      int[] axes = new int[x.rank()];
      for (int i = 0; i < axes.length; i++) {
        int at = choices.next(left.size());
        int axis = left.get(at);
        left.subList(at, at + 1).clear();
        axes[i] = i % 2 == 0 ? axis : axis - x.rank();
      }
      return new Chosen(JavaText.numbers(axes), v -> v.permute(axes));
    };
  }

  /** An axis of length 1. */
  static ProgramParameters axisOfOne() {
    return (x, choices) -> {
      int[] fitting = IntStream.range(-x.rank(), x.rank()).filter(i -> x.dim(i) == 1).toArray();
      int axis = fitting[choices.next(fitting.length)];
      return new Chosen(Integer.toString(axis), v -> v.squeeze(axis));
    };
  }

  /** Where an axis more can be. */
  static ProgramParameters newAxis() {
    return (x, choices) -> {
      int axis = choices.next(2 * x.rank() + 2) - x.rank() - 1;
      return new Chosen(Integer.toString(axis), v -> v.expandDims(axis));
    };
  }

  /** How often along each axis, and perhaps along one more; in a few cases not at all. */
  static ProgramParameters times() {
    return (x, choices) -> {
      int[] times = new int[x.rank() + (x.rank() < 3 ? choices.next(2) : 0)];
      for (int i = 0; i < times.length; i++) {
        times[i] = choices.of(2, 1, 2, 1, 3, 2, 1, 2, 1, 2, 1, 2, 1, 3, 2, 1, 2, 1, 0);
      }
      return new Chosen(JavaText.numbers(times), v -> v.tile(times));
    };
  }

  // ---- indices ----

  /** Indices below a bound, which may come twice. */
  static Tensor indices(Shape shape, int bound, Choices choices) {
    double[] index = new double[shape.size()];
    int from = choices.next(bound == 0 ? 1 : bound);
    int step = choices.next(4); // of 0 all are the same
    for (int i = 0; i < index.length; i++) index[i] = (from + i * step + i / 3) % bound;
    return Tensor.of(shape, index);
  }

  /** A tensor that is no operand, such as an index, in Java. */
  static String java(Tensor x) { return "tape.constant(" + Program.java(x) + ")"; }

  /** A column for each row. */
  static ProgramParameters columns() {
    return indexed(Var::gather, (x, choices) -> indices(Shape.of(x.dim(0)), x.dim(1), choices));
  }

  /** Rows of a table, as a number, a vector or a matrix of them. */
  static ProgramParameters words() {
    return indexed(Var::embedding, (x, choices) -> indices(
        choices.of(Shape.of(2), Shape.of(2, 2), Shape.SCALAR, Shape.of(4), Shape.of(0)), x.dim(0),
        choices));
  }

  private static ProgramParameters indexed(BiFunction<Var, Var, Var> f,
      BiFunction<Shape, Choices, Tensor> index) {
    return (x, choices) -> {
      Tensor i = index.apply(x, choices);
      return new Chosen(java(i), v -> f.apply(v, Var.constant(i)));
    };
  }

  /** Parts along an axis that has some. */
  static ProgramParameters selection() {
    return (x, choices) -> {
      int axis = ProgramParameters.axisOf(x, choices);
      if (x.dim(axis) == 0) return null;
      Tensor index = indices(choices.of(Shape.of(2), Shape.of(1), Shape.of(3), Shape.of(5)),
          x.dim(axis), choices);
      return new Chosen(axis + ", " + java(index), v -> v.indexSelect(axis, Var.constant(index)));
    };
  }

  /** An index for each place along an axis, the other axes as long or shorter. */
  static ProgramParameters places() {
    return (x, choices) -> {
      int axis = ProgramParameters.axisOf(x, choices);
      if (x.dim(axis) == 0) return null;
      int[] dims = x.toArray();
      int along = axis < 0 ? axis + x.rank() : axis;
      for (int i = 0; i < dims.length; i++) {
        dims[i] = i == along ? choices.of(2, 1, 4) : Math.max(0, dims[i] - choices.of(0, 0, 1));
      }
      Tensor index = indices(Shape.of(dims), x.dim(axis), choices);
      return new Chosen(axis + ", " + java(index), v -> v.gather(axis, Var.constant(index)));
    };
  }

  /** The axes along which a source can be added to a tensor at indices. */
  static int[] scatterAxes(Shape x, Shape source) {
    if (x.rank() != source.rank()) return new int[0];
    return IntStream.range(-x.rank(), x.rank()).filter(axis -> x.dim(axis) > 0)
        .filter(axis -> IntStream.range(0, x.rank())
            .allMatch(i -> i == Math.floorMod(axis, x.rank()) || source.dim(i) <= x.dim(i)))
        .toArray();
  }
}
