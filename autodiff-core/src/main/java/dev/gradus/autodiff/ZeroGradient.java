package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Given;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why entries of a gradient are zero: what {@link Gradient#explainZero} found. Printed, it says so
 * in a sentence.
 *
 * @param variable by which the derivative is
 * @param zeros how many of its entries are zero
 * @param reasons what makes them zero, in the order of the tape; empty if none is
 * @param text the sentence
 */
public record ZeroGradient(Var variable, int zeros, List<Reason> reasons, String text) {
  private static final int SHOWN = 3;

  /** What a kind of reason is. */
  public enum Kind {
    /** The output does not depend on the entries. */
    NO_PATH,
    /** An operation that has no derivative: a stop, a sign, a mask. */
    STOPPED,
    /** An operation whose slope is zero, or too small to hold, at the value it was given. */
    SATURATED,
    /** Contributions that are not zero add to zero. */
    CANCELLED
  }

  /**
   * One place where the derivative ends on its way back.
   *
   * @param kind what happens there
   * @param node the operation; of contributions that cancel the node that receives them, of no path
   *     at all null
   * @param entries which entries of that node, counted row by row: a unit, a point; none where it
   *     is not a matter of entries
   * @param text a part of the sentence
   */
  public record Reason(Kind kind, @Nullable Var node, List<Integer> entries, String text) {
    /** Copies the list. */
    public Reason {
      given(kind, "Reason", "the kind", "one of ZeroGradient.Kind");
      Given.all(entries, "Reason", "the list of entries", "those of the node");
      given(text, "Reason", "the text", "the reason in words");
      entries = List.copyOf(entries);
    }
  }

  /** Copies the list. */
  public ZeroGradient {
    given(variable, "ZeroGradient", "the variable", "the one that the derivative is by");
    Given.all(reasons, "ZeroGradient", "the list of reasons", "those there are");
    given(text, "ZeroGradient", "the text", "the reasons in words");
    reasons = List.copyOf(reasons);
  }

  /** Explains the entries that are zero; {@code start} is the variable's place in the layout. */
  static ZeroGradient of(Tape tape, Var output, Var variable, Tensor derivative, Layout layout,
      int start) {
    BitSet zero = new BitSet();
    for (int i = 0; i < derivative.size(); i++) if (derivative.at(i) == 0) zero.set(i);
    int zeros = zero.cardinality();
    int size = derivative.size();
    String name = "∂%" + output.index() + "/∂" + Brief.of(((Leaf) variable.op()).label());
    if (zeros == 0) {
      return new ZeroGradient(variable, 0, List.of(), name + " is not zero"
          + (variable.shape().isScalar() ? "" : " in any of its " + size + " entries"));
    }
    String first = layout.entry(start + zero.nextSetBit(0)); // the search uses the set up
    List<Reason> reasons = ZeroSearch.reasons(tape, output, variable, zero);
    StringBuilder text = new StringBuilder(name).append(" is zero");
    if (!variable.shape().isScalar()) {
      text.append(zeros == size ? " in all " + size + " entries"
          : " in " + zeros + " of " + size + " entries, first " + Brief.of(first));
    }
    for (int i = 0; i < Math.min(SHOWN, reasons.size()); i++) {
      text.append(i == 0 ? ": " : "; ").append(reasons.get(i).text());
    }
    int more = reasons.size() - SHOWN;
    if (more > 0) text.append("; and at ").append(more).append(" places more");
    return new ZeroGradient(variable, zeros, reasons, text.toString());
  }

  /**
   * Whether an entry is zero for a reason of the kind.
   *
   * @param kind the kind
   * @return true if one of the reasons is of it
   */
  public boolean has(Kind kind) {
    given(kind, "ZeroGradient.has", "the kind", "one of ZeroGradient.Kind");
    return reasons.stream().anyMatch(r -> r.kind() == kind);
  }

  @Override
  public String toString() { return text; }
}
