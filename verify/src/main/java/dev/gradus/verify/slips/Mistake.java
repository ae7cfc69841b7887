package dev.gradus.verify.slips;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Slip} that is made somewhere in a program: at one step of its reverse pass, at several,
 * or with the gradient when it is done.
 */
public final class Mistake {
  /** A step by its place on the tape, which is the same at each point. */
  record Place(int node, int input) {
    static Place of(Step step) { return new Place(step.node().index(), step.input()); }
  }

  /** What a step hands on, given the number that goes into the slip. */
  interface Change {
    @Nullable Var wrong(Step step, double number);
  }

  /** What becomes of the gradient, given the number that goes into the slip. */
  interface Whole {
    List<Tensor> wrong(Recording program, List<Tensor> right, double number);
  }

  /**
   * A number that goes into a slip and is found from the wrong gradient, such as a learning rate.
   *
   * @param name what it is
   * @param usual what it is taken for where nothing is to be found
   * @param least no smaller one is believed
   * @param most no larger one is believed
   * @param start where to begin to look for it
   */
  record Unknown(String name, double usual, double least, double most, Start start) {
    interface Start {
      double of(List<Tensor> right, List<Tensor> wrong);
    }

    /** One that is looked for from its usual value on; it is above 0. */
    static Unknown of(String name, double usual, double most) {
      return new Unknown(name, usual, 0, most, (right, wrong) -> usual);
    }

    boolean holds(double x) { return x > least && x <= most; }
  }

  private static final int SHOWN = 3;

  private final Slip slip;
  private final String variant;
  private final String where;
  private final Map<Place, Change> changes;
  private final @Nullable Whole after;
  private final @Nullable Unknown unknown;
  private final String key; // the same for a mistake that is made in the same way elsewhere
  private final String kind; // of the step
  private final int towards; // the rank of the variable that its step hands to; 0 for none

  private Mistake(Slip slip, String variant, String where, Map<Place, Change> changes,
      @Nullable Whole after, @Nullable Unknown unknown, String key, String kind, int towards) {
    this.key = key;
    this.kind = kind;
    this.towards = towards;
    this.slip = slip;
    this.variant = variant;
    this.where = where;
    this.changes = changes;
    this.after = after;
    this.unknown = unknown;
  }

  /** At one step; those of one variant are the same mistake at different places. */
  static Mistake at(Slip slip, String variant, Step step, Change change) {
    return at(slip, variant, variant, step, change);
  }

  /** The same where the variant names nodes; those of one key are the same mistake. */
  static Mistake at(Slip slip, String variant, String key, Step step, Change change) {
    Recording program = step.program();
    return new Mistake(slip, variant, program.where(step), Map.of(Place.of(step), change), null,
        null, key, program.kind(step), program.isVariable(step.to())
            ? Recording.source(step.to()).shape().rank() : 0);
  }

  static Mistake at(Slip slip, String variant, String where, Map<Place, Change> changes) {
    return new Mistake(slip, variant, where, changes, null, null, variant, "", 0);
  }

  static Mistake after(Slip slip, String variant, Whole whole) {
    return new Mistake(slip, variant, "", Map.of(), whole, null, variant, "", 0);
  }

  /** The same with a number in it. */
  Mistake with(Unknown number) {
    return new Mistake(slip, variant, where, changes, after, number, key, kind, towards);
  }

  /** The same mistake made at several places. */
  static Mistake everywhere(List<Mistake> same) {
    Map<Place, Change> all = new HashMap<>();
    for (Mistake m : same) all.putAll(m.changes);
    Mistake first = same.get(0);
    List<String> places = same.stream().map(m -> m.where).distinct().limit(SHOWN).toList();
    String where = String.join(", and ", places)
        + (same.size() > SHOWN ? ", and at " + (same.size() - SHOWN) + " steps more" : "");
    return new Mistake(first.slip, first.variant, where, all, null, first.unknown, first.key, "",
        0);
  }

  /**
   * The slip that is made.
   *
   * @return the slip, with a sentence of help
   */
  public Slip slip() { return slip; }

  /**
   * How it is made, where there is more than one way.
   *
   * @return such as {@code only the last row}; empty if there is one way
   */
  public String variant() { return variant; }

  /**
   * Where it is made, in words.
   *
   * @return such as {@code in %5 = sigmoid(%4), after W1 and b1}; empty if it is made with the
   *     whole gradient
   */
  public String where() { return where; }

  /**
   * The steps of a reverse pass that it changes.
   *
   * @param program the program it was made for, or the same at another point
   * @return from the error to the variables; empty if it is made with the whole gradient
   */
  public List<Step> steps(Recording program) {
    given(program, "Mistake.steps", "the program", "the one it was made for");
    return program.steps().stream().filter(s -> changes.containsKey(Place.of(s))).toList();
  }

  /** The same for a mistake that is made in the same way at another place. */
  String key() { return slip.name() + '|' + key; }

  /** What its step is. */
  String kind() { return kind; }

  @Nullable Unknown unknown() { return unknown; }

  /** Whether it changes steps of the pass, so that it can be made at several places. */
  boolean isInSteps() { return !changes.isEmpty(); }

  /** Whether it is made at one step, towards a variable that is a matrix. */
  boolean isTowardsMatrix() { return towards == 2; }

  /** Whether it is made at one step, towards a variable of one axis. */
  boolean isTowardsVector() { return towards == 1; }

  /** Whether the steps that it changes are others than those of another mistake. */
  boolean isApartFrom(Mistake other) {
    for (Place p : changes.keySet()) if (other.changes.containsKey(p)) return false;
    return after == null || other.after == null;
  }

  /**
   * The gradient that somebody gets who makes this mistake. Where a number goes into it, such as a
   * learning rate, it is a usual one.
   *
   * @param program the program it was made for, or the same at another point
   * @return the wrong gradient, block by block
   */
  public List<Tensor> gradient(Recording program) {
    given(program, "Mistake.gradient", "the program", "the one it was made for");
    return gradient(program, List.of(this), unknown == null ? 0 : unknown.usual());
  }

  /** What several mistakes give together, with one number in them. */
  static List<Tensor> gradient(Recording program, List<Mistake> mistakes, double number) {
    Map<Integer, Var> passed = new HashMap<>();
    List<Tensor> gradient = mistakes.stream().allMatch(m -> m.changes.isEmpty()) ? program.right()
        : program.chain().gradientWith((y, k, ybar, part) -> {
          passed.put(y.index(), ybar);
          Place place = new Place(y.index(), k);
          Var handed = part;
          for (Mistake m : mistakes) {
            Change change = m.changes.get(place);
            if (change == null || handed == null) continue;
            Var wrong = change.wrong(new Step(program, y, k, ybar, handed, passed), number);
            handed = wrong == null ? null : Var.constant(wrong.value());
          }
          return handed;
        });
    for (Mistake m : mistakes) {
      if (m.after != null) gradient = m.after.wrong(program, gradient, number);
    }
    return gradient;
  }

  /** What is done, how and where. */
  @Override
  public String toString() {
    return slip.name() + (variant.isEmpty() ? "" : " (" + variant + ")")
        + (where.isEmpty() ? "" : ' ' + where);
  }
}
