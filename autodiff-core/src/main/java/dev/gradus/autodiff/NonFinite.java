package dev.gradus.autodiff;

import java.util.List;

/**
 * Where a NaN or an infinity began, and how it came to the result. Printed, it says so with the
 * operands, and with the lines of the program if the tape is {@linkplain Tape#tracing() tracing}.
 *
 * <p>A value began at the first operation that is not finite though its inputs are, or at a leaf. A
 * derivative began at the first contribution to an adjoint that is not finite though the adjoint
 * that it comes from is.
 */
public final class NonFinite {
  private final Var operation;
  private final boolean inDerivative;
  private final List<Var> path;
  private final String text;

  NonFinite(Var operation, boolean inDerivative, List<Var> path, String text) {
    this.operation = operation;
    this.inDerivative = inDerivative;
    this.path = List.copyOf(path);
    this.text = text;
  }

  /**
   * The node where it began: its value, or the rule of its operation.
   *
   * @return a node of the tape
   */
  public Var operation() { return operation; }

  /**
   * Whether values are finite and a derivative is not.
   *
   * @return false if it began with a value
   */
  public boolean inDerivative() { return inDerivative; }

  /**
   * The way from the node where it began to the output.
   *
   * @return the nodes after {@link #operation()} up to the output, in the order of the tape
   */
  public List<Var> path() { return path; }

  /** Where it began, with operands, and the way to the output, a line each. */
  @Override
  public String toString() { return text; }
}
