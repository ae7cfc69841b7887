package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.SourceVersion;

/**
 * What an exercise states before its error: text, numbers, blocks and marks. Immutable: each method
 * gives another draft. Begins with {@link Exercise#named}, ends with {@link #error}.
 *
 * <p>Arrays have up to two axes: a {@code double}, a {@code double[]} or a {@code double[][]} of an
 * answer. Names are those of its variables.
 */
public final class Draft {
  private static final int MOST = 1000; // entries of an array, marks
  private static final int MOST_SECONDS = 3600;

  final String name;
  final String text;
  final List<Part> given;
  final List<Part> blocks;
  final int valueMarks; // of E; 0 where it is not asked for
  final int calls; // of the error that a pass may make; -1 where it is not handed out
  final boolean byHand;
  final int seconds;

  private Draft(String name, String text, List<Part> given, List<Part> blocks, int valueMarks,
      int calls, boolean byHand, int seconds) {
    this.name = name;
    this.text = text;
    this.given = given;
    this.blocks = blocks;
    this.valueMarks = valueMarks;
    this.calls = calls;
    this.byHand = byHand;
    this.seconds = seconds;
  }

  static Draft named(String name) {
    if (!SourceVersion.isName(name) || name.contains(".")) {
      throw new IllegalArgumentException("Exercise.named: \"" + name + "\" is no name of a class; "
          + "give one, such as Perceptron");
    }
    return new Draft(name, "", List.of(), List.of(), 0, -1, false, 10);
  }

  /**
   * What is to be done, for those who do it.
   *
   * @param task lines of text
   * @return the draft
   */
  public Draft text(String task) {
    Given.given(task, "Draft.text", "the text", "what is to be done");
    return new Draft(name, task, given, blocks, valueMarks, calls, byHand, seconds);
  }

  /**
   * Numbers that are given, drawn for each student: from −2 to 2, with two decimals.
   *
   * @param variable their name
   * @param shape rows and columns, as {@code 4, 2}; one length; nothing for one number
   * @return the draft
   */
  public Draft points(String variable, int... shape) {
    return with("points", variable, Numbers.upTo(2, shape("points", shape)));
  }

  /**
   * Labels that are given, drawn for each student: 0 and 1, of which both occur.
   *
   * @param variable their name
   * @param shape as for {@link #points}
   * @return the draft
   */
  public Draft labels(String variable, int... shape) {
    return with("labels", variable, Numbers.labels(shape("labels", shape)));
  }

  /**
   * Classes that are given, drawn for each student: a row for each point, 1 at its class, else 0.
   *
   * @param variable their name
   * @param rows how many points
   * @param classes how many classes
   * @return the draft
   */
  public Draft classes(String variable, int rows, int classes) {
    shape("classes", rows, classes);
    return with("classes", variable, Numbers.classes(rows, classes));
  }

  /**
   * Numbers that are given, the same for all students.
   *
   * @param variable their name
   * @param numbers with at most two axes
   * @return the draft
   */
  public Draft given(String variable, Tensor numbers) {
    Given.given(numbers, "Draft.given", "the tensor", "the numbers that are given");
    shape("given", numbers.shape().toArray());
    return with("given", variable, Numbers.fixed(numbers));
  }

  private Draft with(String call, String variable, Numbers numbers) {
    Part part = part(call, variable, numbers, 0);
    return new Draft(name, text, plus(given, part), blocks, valueMarks, calls, byHand, seconds);
  }

  /**
   * A block whose slope is asked for; its numbers are drawn for each student: from −1 to 1, with
   * two decimals. An answer leaves the slope in a field: that of {@code W1} is {@code dW1}.
   *
   * @param variable its name
   * @param marks what the slope is worth
   * @param shape as for {@link #points}
   * @return the draft
   */
  public Draft block(String variable, int marks, int... shape) {
    Shape s = shape("block", shape);
    Part part = part("block", variable, Numbers.upTo(1, s), marks("block", marks));
    return new Draft(name, text, given, plus(blocks, part), valueMarks, calls, byHand, seconds);
  }

  /**
   * The error itself is asked for too; an answer leaves it in the field {@code E}.
   *
   * @param marks what it is worth
   * @return the draft
   */
  public Draft value(int marks) {
    return new Draft(name, text, given, blocks, marks("value", marks), calls, byHand, seconds);
  }

  /**
   * Answers are handed the error as a function of the long vector of all blocks, and may call it a
   * few times in a pass. Who calls it more often finds slopes by differences, and gets no marks for
   * them.
   *
   * @param most how often a pass may call it
   * @return the draft
   */
  public Draft loss(int most) {
    if (most < 0 || most > MOST) {
      throw new IllegalArgumentException("Draft.loss: " + most + " calls; give from 0 to " + MOST);
    }
    return new Draft(name, text, given, blocks, valueMarks, most, byHand, seconds);
  }

  /**
   * Answers are numbers, found with pencil and paper: fields without a method. Three digits are
   * enough.
   *
   * @return the draft
   */
  public Draft byHand() {
    return new Draft(name, text, given, blocks, valueMarks, calls, true, seconds);
  }

  /**
   * How long an answer may take in all; 10 seconds if nothing is said. One that takes longer gets
   * no marks. Java cannot end it: its thread is interrupted and left alone, and may go on until
   * this program ends.
   *
   * @param most from 1 to 3600
   * @return the draft
   */
  public Draft seconds(int most) {
    if (most < 1 || most > MOST_SECONDS) {
      throw new IllegalArgumentException("Draft.seconds: " + most + "; give from 1 to "
          + MOST_SECONDS);
    }
    return new Draft(name, text, given, blocks, valueMarks, calls, byHand, most);
  }

  /**
   * The exercise: the error by which all is marked. Write it with the operations that have names,
   * such as {@code sigmoid()} and {@code bceWithLogits(t)}, so that mistakes with them are known.
   *
   * @param reference from what is given and the blocks, by name, to a scalar
   * @return the exercise, with numbers of its own
   * @throws IllegalArgumentException if no block is asked for, or the error is not finite
   * @throws IllegalStateException if it is no scalar
   */
  public Exercise error(Function<Vars, Var> reference) {
    Given.given(reference, "Draft.error", "the function", "one from the numbers to the error");
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("Draft.error: nothing is asked for; state a block before");
    }
    return new Exercise(this, reference, "");
  }

  private Part part(String call, String variable, Numbers numbers, int marks) {
    Given.given(variable, "Draft." + call, "the name", "that of a variable");
    List<String> taken = new ArrayList<>(List.of(Exercise.VALUE, "loss"));
    for (Part p : given) taken.add(p.name());
    for (Part p : blocks) taken.addAll(List.of(p.name(), p.field()));
    Part part = new Part(variable, numbers, marks);
    boolean isFree = !taken.contains(variable) && (marks == 0 || !taken.contains(part.field()));
    if (SourceVersion.isName(variable) && !variable.contains(".") && isFree) return part;
    throw new IllegalArgumentException("Draft." + call + ": \"" + variable + "\" "
        + (isFree ? "is no name of a variable" : "is taken, or the field of its slope is")
        + "; give another name");
  }

  private static int marks(String call, int marks) {
    if (marks >= 1 && marks <= MOST) return marks;
    throw new IllegalArgumentException("Draft." + call + ": " + marks
        + " marks; give from 1 to " + MOST);
  }

  private static Shape shape(String call, int... shape) {
    Given.given(shape, "Draft." + call, "the shape", "rows and columns, or nothing");
    long size = 1;
    for (int n : shape) size = n < 1 || n > MOST ? MOST + 1 : size * n;
    if (shape.length <= 2 && size <= MOST) return Shape.of(shape);
    throw new IllegalArgumentException("Draft." + call + ": the shape has "
        + (shape.length > 2 ? shape.length + " axes; give at most 2"
            : "not from 1 to " + MOST + " entries; give another"));
  }

  private static List<Part> plus(List<Part> parts, Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.add(part);
    return List.copyOf(all);
  }
}
