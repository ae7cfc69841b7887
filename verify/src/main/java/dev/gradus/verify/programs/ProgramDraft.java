package dev.gradus.verify.programs;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.programs.Program.Call;
import dev.gradus.verify.programs.Program.Source;
import dev.gradus.verify.programs.Program.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A program that is being written. Every result is evaluated at once, so that operands can be
 * chosen by shape and value; a step whose result is not finite, above 20 in size or of more than 60
 * entries is not taken.
 */
final class ProgramDraft {
  private static final int MOST_SOURCES = 5;
  private static final int MOST_ENTRIES = 60;
  private static final int MOST_ENTRIES_OF_A_SOURCE = 15;
  private static final double LARGEST = 20;
  private static final double[] VALUES = values();

  /** The shapes of sources, one in ten empty; the first that fits is the simplest. */
  private static final List<Shape> SHAPES = shapes();

  /** A result so far: a source or a step. */
  static final class Node {
    private final @Nullable Source source;
    private final @Nullable Call call;
    private final List<Node> inputs;
    private final Tensor value;
    private int uses;

    private Node(@Nullable Source source, @Nullable Call call, List<Node> inputs, Tensor value) {
      this.source = source;
      this.call = call;
      this.inputs = inputs;
      this.value = value;
    }

    Tensor value() { return value; }

    Shape shape() { return value.shape(); }
  }

  private final List<Node> nodes = new ArrayList<>();

  // ---- choosing operands ----

  /**
   * An operand that fits: in 60 % of the choices the newest, in 18 % the one used most, in 12 %
   * any, in 10 % a new source, which is also made where nothing fits.
   *
   * @return null if nothing fits and no source can be made to fit
   */
  @Nullable Node pick(Choices choices, Predicate<Node> fits) {
    return pick(choices.next(100), choices, fits);
  }

  /** An operand to go with another, which in 20 % of the choices is the same again if that fits. */
  @Nullable Node pickWith(Node other, Choices choices, Predicate<Node> fits) {
    int choice = choices.next(100);
    if (choice < 20 && fits.test(other)) return other;
    return pick(choice < 50 ? 0 : choice, choices, n -> n != other && fits.test(n));
  }

  private @Nullable Node pick(int choice, Choices choices, Predicate<Node> fits) {
    List<Node> fitting = nodes.stream().filter(fits).toList();
    int n = fitting.size();
    if (n == 0 || choice >= 90) {
      Node fresh = source(choices, fits);
      if (fresh != null || n == 0) return fresh;
    }
    if (choice < 60) return fitting.get(n - 1);
    if (choice < 78) {
      return fitting.stream().max(Comparator.comparingInt(x -> x.uses)).orElseThrow();
    }
    return fitting.get(choices.next(n));
  }

  /** A new source of any shape that fits, with values as they come or, if need be, positive. */
  private @Nullable Node source(Choices choices, Predicate<Node> fits) {
    int first = choices.next(SHAPES.size());
    int seed = choices.next(VALUES.length);
    boolean constant = choices.next(100) >= 85;
    for (int i = 0; i < SHAPES.size(); i++) {
      Node node = source(SHAPES.get((first + i) % SHAPES.size()), seed, constant, fits);
      if (node != null) return node;
    }
    return null;
  }

  /** A new source of a given shape. */
  @Nullable Node source(Choices choices, Shape shape) {
    return source(shape, choices.next(VALUES.length), choices.next(100) >= 85, n -> true);
  }

  private @Nullable Node source(Shape shape, int seed, boolean constant, Predicate<Node> fits) {
    long sources = nodes.stream().filter(n -> n.source != null).count();
    if (sources >= MOST_SOURCES || shape.size() > MOST_ENTRIES_OF_A_SOURCE) return null;
    double[] x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = VALUES[(seed + 5 * i) % VALUES.length];
    for (int attempt = 0; attempt < 2; attempt++) {
      Source s = new Source(sources == 0 || !constant, Tensor.of(shape, x));
      Node node = new Node(s, null, List.of(), s.value());
      if (fits.test(node)) {
        nodes.add(node);
        return node;
      }
      for (int i = 0; i < x.length; i++) x[i] = Math.abs(x[i]);
    }
    return null;
  }

  private static List<Shape> shapes() {
    List<Shape> shapes = List.of(Shape.SCALAR, Shape.of(3), Shape.of(2, 3), Shape.of(2),
        Shape.of(3, 3), Shape.of(1), Shape.of(3, 2), Shape.of(2, 2, 3), Shape.of(1, 3),
        Shape.of(5), Shape.of(2, 1), Shape.of(5, 2), Shape.of(2, 1, 3), Shape.of(1, 1),
        Shape.of(7), Shape.of(1, 3, 2), Shape.of(1, 5), Shape.of(3, 1, 1));
    List<Shape> all = new ArrayList<>(shapes);
    all.addAll(shapes);
    all.addAll(List.of(Shape.of(0), Shape.of(0, 3), Shape.of(2, 0), Shape.of(2, 0, 3)));
    return List.copyOf(all);
  }

  /** 97 different numbers of two digits, between 0.2 and 1.95 in size, of both signs. */
  private static double[] values() {
    double[] x = new double[97];
    for (int i = 0; i < x.length; i++) {
      double size = Math.rint(20 + (37 * i + 16) % 97 * 1.8) / 100;
      x[i] = i % 7 == 2 || i % 7 == 3 || i % 7 == 6 ? -size : size;
    }
    return x;
  }

  // ---- steps ----

  /** Takes a step if its result is finite, at most 20 in size and of at most 60 entries. */
  @Nullable Node add(Call call, Node... inputs) {
    Var y = call.f().apply(Arrays.stream(inputs).map(n -> Var.constant(n.value)).toList());
    if (y.shape().size() > MOST_ENTRIES || y.shape().rank() > 3) return null;
    for (double v : y.value().toArray()) if (!(Math.abs(v) <= LARGEST)) return null;
    Node node = new Node(null, call, List.of(inputs), y.value());
    for (Node input : inputs) input.uses++;
    nodes.add(node);
    return node;
  }

  /** Ends it: every result that nothing uses is summed or averaged, and these are added up. */
  void finish(Choices choices) {
    if (nodes.isEmpty()) source(choices, Shape.SCALAR);
    nodes.removeIf(n -> n.source != null && n.uses == 0 && n != nodes.get(0));
    Node total = null;
    for (Node node : nodes.stream().filter(n -> n.uses == 0).toList()) {
      Node scalar = node;
      if (!node.shape().isScalar()) {
        boolean sum = node.shape().size() == 0 || choices.next(2) == 0;
        scalar = place(sum ? new Call("sum()", "$0.sum()", x -> x.get(0).sum())
            : new Call("mean()", "$0.mean()", x -> x.get(0).mean()), node);
      }
      total = total == null ? scalar
          : place(new Call("add(Var)", "$0.add($1)", x -> x.get(0).add(x.get(1))), total, scalar);
    }
  }

  /** Takes a step that is needed, whatever its result. */
  private Node place(Call call, Node... inputs) {
    Var y = call.f().apply(Arrays.stream(inputs).map(n -> Var.constant(n.value)).toList());
    Node node = new Node(null, call, List.of(inputs), y.value());
    nodes.add(node);
    return node;
  }

  /**
   * The program as it is.
   *
   * @param choices what it was made of, where that makes it again
   */
  Program program(@Nullable List<Long> choices) {
    List<Node> order = new ArrayList<>(nodes);
    order.sort(Comparator.comparing(n -> n.source == null)); // sources first, else as made
    List<Source> sources = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Node n : order) {
      if (n.source != null) sources.add(n.source);
      if (n.call != null) {
        steps.add(new Step(n.call, n.inputs.stream().map(order::indexOf).toList()));
      }
    }
    return new Program(sources, steps, choices);
  }
}
