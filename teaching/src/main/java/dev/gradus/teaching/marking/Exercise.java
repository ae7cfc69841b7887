package dev.gradus.teaching.marking;

import static dev.gradus.teaching.marking.Given.given;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Reference;
import dev.gradus.verify.slips.Slip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An exercise in which somebody writes a gradient: what is given, the blocks whose slopes are asked
 * for, each with its marks, and the error as a program in {@link Var}, with whose gradient answers
 * are compared. Immutable.
 *
 * <pre>{@code
 * Exercise perceptron = Exercise.named("Perceptron").
 *     text("ŷ = σ(xw + b), and E is the mean of −ln ŷ or −ln(1 − ŷ).").
 *     points("x", 4, 2).labels("t", 4).
 *     block("w", 4, 2).block("b", 2).value(2).
 *     error(v -> v.get("x").matmul(v.get("w")).add(v.get("b")).bceWithLogits(v.get("t")));
 *
 * System.out.println(perceptron.stub());                 // what students get
 * Marked marked = perceptron.mark(Perceptron::new);      // what one of them has written
 * System.out.println(marked.feedback(Level.FULL));
 * }</pre>
 *
 * <p>An answer is an object of a plain class: {@link #stub} says which fields and which method it
 * has. It runs in this JVM, on a thread of its own. That is no sandbox.
 */
public final class Exercise {
  static final String VALUE = "E";
  private static final double TOLERANCE = 1e-4; // an answer may compute in floats
  private static final double BY_HAND = 6e-3; // or be rounded to three digits

  private final Draft draft;
  private final Function<Vars, Var> error;
  private final String student;
  private final Layout layout;
  private final Map<String, Tensor> numbers;
  private final Told told;

  Exercise(Draft draft, Function<Vars, Var> error, String student) {
    this.draft = draft;
    this.error = error;
    this.student = student;
    layout = new Layout(draft.blocks.stream().map(Part::name).toList(),
        draft.blocks.stream().map(Part::shape).toList());
    told = Told.of(student, seed -> reference(numbers(seed)).at(weights(numbers(seed))));
    numbers = numbers(told.seed());
    double e = value(weights());
    if (!Double.isFinite(e)) {
      throw new IllegalArgumentException("Draft.error: the error is " + e
          + " for numbers that were drawn; state one that is defined for points from -2 to 2 and "
          + "weights from -1 to 1");
    }
  }

  /**
   * The beginning of an exercise.
   *
   * @param name that of the class that students write, such as {@code Perceptron}
   * @return a draft, to be completed
   * @throws IllegalArgumentException if a class cannot have this name
   */
  public static Draft named(String name) {
    return Draft.named(given(name, "Exercise.named", "the name", "that of a class"));
  }

  /**
   * The same exercise with numbers of one student's own. They are a function of the id and of
   * nothing else. Of several draws the one is taken in which most mistakes can be told apart.
   *
   * @param id what tells students apart, such as a number or a name
   * @return the exercise
   */
  public Exercise forStudent(String id) {
    return new Exercise(draft, error,
        given(id, "Exercise.forStudent", "the id", "what tells students apart"));
  }

  /**
   * Its name.
   *
   * @return that of the class that students write
   */
  public String name() { return draft.name; }

  /**
   * What is to be done.
   *
   * @return the text
   */
  public String text() { return draft.text; }

  /**
   * What all of it is worth.
   *
   * @return the marks of all blocks, and of the error if it is asked for
   */
  public int outOf() {
    return draft.valueMarks + draft.blocks.stream().mapToInt(Part::marks).sum();
  }

  /**
   * What students begin with: a class in Java, with the text, that compiles.
   *
   * @return its source
   */
  public String stub() { return Stub.of(this); }

  /**
   * The mistakes of the catalogue that can be made here and show.
   *
   * @return the simplest first
   */
  public List<Slip> slips() { return told.slips(); }

  /**
   * Mistakes that give nearly the same here, so that no answer tells which of them was made: less
   * than 5 % apart in every block.
   *
   * @return a sentence for each pair
   */
  public List<String> alike() { return told.alike(); }

  /**
   * Marks an answer. It is made and called on a thread of its own, several times, each time with
   * other numbers; what it throws, or does for too long, costs marks and is said. Nothing keeps it
   * from doing what this program may do: it is no sandbox.
   *
   * @param answer makes the object, as {@code Perceptron::new}
   * @return its marks
   */
  public Marked mark(Supplier<?> answer) {
    given(answer, "Exercise.mark", "the answer", "what makes it, as Perceptron::new");
    try (Answer running = new Answer(this, answer)) {
      return new Marker(this, running).marked();
    }
  }

  /** Its name, and whose it is. */
  @Override
  public String toString() { return draft.name + (student.isEmpty() ? "" : " for " + student); }

  Draft draft() { return draft; }

  String student() { return student; }

  Layout layout() { return layout; }

  double tolerance() { return draft.byHand ? BY_HAND : TOLERANCE; }

  /** What is given, then the blocks: the arguments of an answer. */
  List<Part> parts() {
    List<Part> all = new ArrayList<>(draft.given);
    all.addAll(draft.blocks);
    return all;
  }

  /** The numbers of a part, of this student. */
  Tensor number(Part part) { return number(numbers, part); }

  private static Tensor number(Map<String, Tensor> of, Part part) {
    return Objects.requireNonNull(of.get(part.name()));
  }

  /** The same where the blocks have others, as one long vector. */
  Tensor number(Part part, double[] weights) {
    if (part.marks() == 0) return number(part);
    int from = layout.start(part.name());
    return Tensor.of(part.shape(),
        Arrays.copyOfRange(weights, from, from + part.shape().size()));
  }

  /** The error for these weights. */
  double value(double[] weights) {
    return function().apply(draft.blocks.stream().map(p -> Var.constant(number(p, weights)))
        .toList()).value().toDouble();
  }

  /** The blocks' numbers as one long vector. */
  double[] weights() { return weights(numbers); }

  /** The program that is right. */
  Reference reference() { return reference(numbers); }

  /** The error as a function of the blocks. */
  Function<List<Var>, Var> function() { return function(numbers); }

  /** The same where numbers that are given are others. */
  Function<List<Var>, Var> function(String part, UnaryOperator<Var> change) {
    Map<String, Tensor> others = new LinkedHashMap<>(numbers);
    others.computeIfPresent(part, (name, t) -> change.apply(Var.constant(t)).value());
    return function(others);
  }

  private Reference reference(Map<String, Tensor> of) {
    return Reference.of(function(of), layout).tolerance(tolerance());
  }

  private Function<List<Var>, Var> function(Map<String, Tensor> of) {
    return w -> {
      Map<String, Var> all = new LinkedHashMap<>();
      for (Part p : draft.given) all.put(p.name(), Var.constant(number(of, p)));
      for (int i = 0; i < w.size(); i++) all.put(draft.blocks.get(i).name(), w.get(i));
      return error.apply(new Vars(all));
    };
  }

  private double[] weights(Map<String, Tensor> of) {
    double[] w = new double[layout.size()];
    for (Part p : draft.blocks) {
      double[] block = number(of, p).toArray();
      System.arraycopy(block, 0, w, layout.start(p.name()), block.length);
    }
    return w;
  }

  private Map<String, Tensor> numbers(long seed) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Part p : parts()) all.put(p.name(), p.numbers().draw().of(seed, all.size()));
    return all;
  }
}
