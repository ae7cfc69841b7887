package dev.gradus.verify.laws;

import java.util.function.Supplier;

/** Something that holds for every operation of the library, at every point. */
public enum Law {
  /** With a tape and without, the value has the same bits, and the shape that is stated. */
  VALUE_WITHOUT_TAPE("the value is the same without a tape, and of the shape that is stated"),
  /** A gradient has the shape of its input, a tangent that of the result; empty ones too. */
  SHAPES("derivatives have the shapes of what they are by, in both modes and of order 2"),
  /** Each entry of the result is that of numbers: asked of operations entry by entry. */
  ENTRY_BY_ENTRY("each entry is treated as a number"),
  /** An operation reads its inputs only. */
  INPUTS_ARE_KEPT("inputs are not written into"),
  /** Nothing is kept from one call to the next. */
  REPEATED("value and derivative are the same each time, also when run backward twice"),
  /** Several threads may use an operation at once. */
  THREADS("value and derivative are the same in every thread"),
  /** The derivative is what differences of the value measure. */
  SLOPE("the derivative is the slope of the value"),
  /** The second derivative is what differences of the first measure. */
  SECOND_SLOPE("the second derivative is the slope of the first"),
  /** ⟨w, Jv⟩ = ⟨Jᵀw, v⟩: forward and reverse mode are of one matrix. */
  ADJOINT("the pullback is the adjoint of the pushforward"),
  /** uᵀHv = vᵀHu. */
  SYMMETRY("the Hessian is symmetric"),
  /** Hv by forward mode over reverse mode is Hv by two reverse passes. */
  FORWARD_OVER_REVERSE("forward over reverse mode is reverse over reverse mode"),
  /** Hv by reverse mode over forward mode is Hv by two reverse passes. */
  REVERSE_OVER_FORWARD("reverse over forward mode is reverse over reverse mode"),
  /** A gradient that can be differentiated again has the bits of one that cannot. */
  RECORDED("a recorded derivative is the unrecorded one"),
  /** What the result does not depend on has a derivative of 0. */
  UNUSED_INPUT("the gradient of an unused variable is zero"),
  /** f(x, x) has the derivative that the chain rule has: no use of x is lost. */
  ALIASED("the same var in several inputs receives the sum of what they receive"),
  /** Computed anew in the reverse pass it has the same bits. */
  RECOMPUTED("recomputed in the reverse pass it is the same"),
  /** One more axis in front changes nothing but the rounding. */
  BATCHED("the gradient for each example is that of the example alone"),
  /** A plan in doubles is eager recording, for any number of threads. */
  PLAN_IN_DOUBLES("a plan in doubles is eager recording"),
  /** A plan in floats is eager recording within the rounding of floats. */
  PLAN_IN_FLOATS("a plan in floats is eager recording within its rounding");

  private final String sentence;

  Law(String sentence) { this.sentence = sentence; }

  /**
   * The law in words.
   *
   * @return a sentence without its full stop
   */
  public String sentence() { return sentence; }

  /** Whether it holds of an operation at its inputs. */
  Outcome of(Applied a) { return tried(a, () -> asked(a)); }

  /** What an operation throws breaks the law, but for derivatives that a rule cannot have. */
  static Outcome tried(Applied a, Supplier<Outcome> law) {
    try {
      return law.get();
    } catch (IllegalStateException e) {
      return a.hasNumericRule() ? Outcome.undecided(String.valueOf(e.getMessage()))
          : Outcome.broken(Double.POSITIVE_INFINITY, String.valueOf(e));
    } catch (RuntimeException | AssertionError e) {
      return Outcome.broken(Double.POSITIVE_INFINITY, String.valueOf(e));
    }
  }

  private Outcome asked(Applied a) {
    return switch (this) {
      case VALUE_WITHOUT_TAPE -> Values.withoutTape(a);
      case SHAPES -> Values.shapes(a);
      case ENTRY_BY_ENTRY -> Values.entryByEntry(a);
      case INPUTS_ARE_KEPT -> Values.inputsAreKept(a);
      case REPEATED -> Values.repeated(a);
      case THREADS -> Values.threads(a);
      case SLOPE -> Slopes.first(a);
      case SECOND_SLOPE -> Slopes.second(a);
      case ADJOINT -> Modes.adjoint(a);
      case SYMMETRY -> Modes.symmetry(a);
      case FORWARD_OVER_REVERSE -> Modes.forwardOverReverse(a);
      case REVERSE_OVER_FORWARD -> Modes.reverseOverForward(a);
      case RECORDED -> Modes.recorded(a);
      case UNUSED_INPUT -> Modes.unused(a);
      case ALIASED -> Forms.aliased(a);
      case RECOMPUTED -> Forms.recomputed(a);
      case BATCHED -> Forms.batched(a);
      case PLAN_IN_DOUBLES -> Plans.doubles(a);
      case PLAN_IN_FLOATS -> Plans.floats(a);
    };
  }
}
