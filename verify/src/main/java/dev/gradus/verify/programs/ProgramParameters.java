package dev.gradus.verify.programs;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.text.JavaText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the parameters of an operation are chosen, so that they fit the operand. */
interface ProgramParameters {
  /** Parameters as they are written in Java, and the operation with them. */
  record Chosen(String java, UnaryOperator<Var> f) {
    /** The same with parameters written before them, which the operation has already. */
    Chosen after(String more) {
      return new Chosen(java.isEmpty() ? more.replace(", ", "") : more + java, f);
    }
  }

  /** Parameters for an operand of the given shape; null if none fit. */
  @Nullable Chosen choose(Shape x, Choices choices);

  /** One of some numbers. */
  static ProgramParameters number(BiFunction<Var, Double, Var> f, Double... numbers) {
    return (x, choices) -> {
      double p = choices.of(numbers);
      return new Chosen(JavaText.numbers(p), v -> f.apply(v, p));
    };
  }

  /** One of some whole numbers. */
  static ProgramParameters whole(BiFunction<Var, Integer, Var> f, Integer... numbers) {
    return (x, choices) -> {
      int n = choices.of(numbers);
      return new Chosen(Integer.toString(n), v -> f.apply(v, n));
    };
  }

  // ---- axes ----

  /** An axis, counted from the front or from the end. */
  static int axisOf(Shape x, Choices choices) {
    return choices.next(2 * x.rank()) - x.rank();
  }

  static ProgramParameters axis(BiFunction<Var, Integer, Var> f) {
    return (x, choices) -> {
      int axis = axisOf(x, choices);
      return new Chosen(Integer.toString(axis), v -> f.apply(v, axis));
    };
  }

  static ProgramParameters axes(BiFunction<Var, int[], Var> f) {
    return (x, choices) -> {
      int[] axes = axesOf(x, choices);
      String java = axes.length == 0 ? "new int[0]" : JavaText.numbers(axes);
      return new Chosen(java, v -> f.apply(v, axes));
    };
  }

  static ProgramParameters keepAxes(BiFunction<Var, Boolean, Function<int[], Var>> f) {
    return (x, choices) -> {
      boolean keep = choices.of(true, false);
      int[] axes = axesOf(x, choices);
      return new Chosen(keep + (axes.length == 0 ? "" : ", " + JavaText.numbers(axes)),
          v -> f.apply(v, keep).apply(axes));
    };
  }

  static int[] axesOf(Shape x, Choices choices) {
    int chosen = choices.next(1 << x.rank());
    return IntStream.range(0, x.rank()).filter(i -> (chosen >> i & 1) == 1)
        .map(i -> i % 2 == 0 ? i : i - x.rank()).toArray();
  }

  // ---- shapes ----

  /** A shape that broadcasts to the operand's. */
  static ProgramParameters smallerShape(BiFunction<Var, Shape, Var> f) {
    return (x, choices) -> {
      int[] dims = Arrays.copyOfRange(x.toArray(), choices.next(x.rank() + 1), x.rank());
      for (int i = 0; i < dims.length; i++) if (choices.next(3) == 2) dims[i] = 1;
      return shape(Shape.of(dims), f);
    };
  }

  /** A shape that the operand's broadcasts to. */
  static ProgramParameters largerShape(BiFunction<Var, Shape, Var> f) {
    return (x, choices) -> {
      int[] dims = new int[x.rank() + choices.next(4 - x.rank())];
      for (int i = 1; i <= dims.length; i++) {
        int d = i > x.rank() ? 1 : x.dim(-i);
        dims[dims.length - i] = d == 1 ? choices.of(2, 3, 1, 2, 3, 1, 2, 3, 1, 0) : d;
      }
      return shape(Shape.of(dims), f);
    };
  }

  /** A shape of as many entries. */
  static ProgramParameters otherShape(BiFunction<Var, Shape, Var> f) {
    return (x, choices) -> shape(Shape.of(reshaped(x, choices)), f);
  }

  /** Axis lengths for as many entries. */
  static ProgramParameters otherDims(BiFunction<Var, int[], Var> f) {
    return (x, choices) -> {
      int[] dims = reshaped(x, choices);
      return new Chosen(JavaText.numbers(dims), v -> f.apply(v, dims));
    };
  }

  private static Chosen shape(Shape shape, BiFunction<Var, Shape, Var> f) {
    return new Chosen(JavaText.shape(shape), v -> f.apply(v, shape));
  }

  private static int[] reshaped(Shape x, Choices choices) {
    int n = x.size();
    List<int[]> shapes = new ArrayList<>();
    shapes.add(new int[] {n});
    shapes.add(new int[] {1, n});
    shapes.add(new int[] {n, 1});
    if (n == 1) shapes.add(new int[0]);
    for (int d = 2; d <= 5; d++) if (n % d == 0) shapes.add(new int[] {d, n / d});
    if (n % 4 == 0) shapes.add(new int[] {2, n / 4, 2});
    return shapes.get(choices.next(shapes.size()));
  }
}
