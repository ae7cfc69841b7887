package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a gradient came about: each part of each adjoint, each local slope, and the paths from a
 * weight to the error. Made by {@link Gradient#chainRule}.
 *
 * <p>The chain rule says that ∂E/∂w is the sum over all paths from w to E of the product of the
 * slopes along the path. The reverse pass multiplies nothing out: each node adds what it receives
 * from its consumers, its adjoint, and hands that times its local slopes to its inputs. Both can be
 * looked at here, and they agree.
 *
 * <p>For looking, not for speed: everything that passed is kept as numbers. Nothing is recorded on
 * the tape.
 */
public final class ChainRule {
  private final Tape tape;
  private final Var output;
  private final List<Var> variables;
  private final Contributions pass;

  /** What an input receives, in place of what the operation's own rule says. */
  @FunctionalInterface
  public interface Rule {
    /**
     * What input k receives from y.
     *
     * @param y a node that has inputs
     * @param k which of them
     * @param ybar the adjoint of y in this pass
     * @param part what the operation's own rule hands on; null for nothing
     * @return a var of the shape of the input, or null for nothing
     */
    @Nullable Var part(Var y, int k, Var ybar, @Nullable Var part);
  }

  private ChainRule(Tape tape, Var output, List<Var> variables, Contributions pass) {
    this.tape = tape;
    this.output = output;
    this.variables = variables;
    this.pass = pass;
  }

  static ChainRule of(Tape tape, Var output, List<Var> variables) {
    return new ChainRule(tape, output, variables,
        Contributions.of(tape, output, Var.constant(1), variables));
  }

  /**
   * What nodes received from their consumers.
   *
   * @return in the order of the reverse pass, from the output to the variables
   */
  public List<Contribution> contributions() { return pass.all(); }

  /**
   * What one node received from its consumers. They add to its adjoint.
   *
   * @param node a node of the tape
   * @return in the order of the reverse pass; empty for the output, and where no derivative is
   *     wanted
   * @throws IllegalArgumentException if it is no node of this tape
   */
  public List<Contribution> contributionsTo(Var node) {
    return pass.to(checked("ChainRule.contributionsTo", node).index());
  }

  /**
   * The adjoint of a node: the derivative of the output by it, whether it is a variable, a constant
   * or was computed.
   *
   * @param node a node of the tape
   * @return ∂E/∂node, of its shape; zeros where the output does not depend on it
   * @throws IllegalArgumentException if it is no node of this tape
   */
  public Tensor adjoint(Var node) {
    int i = checked("ChainRule.adjoint", node).index();
    Tensor found = pass.adjoint(i);
    if (found == null && i < output.index()) { // the pass did not come to it: no variable before it
      found = Contributions.of(tape, output, Var.constant(1), List.of(node)).adjoint(i);
    }
    return found == null ? Tensor.full(node.shape(), 0) : found;
  }

  /**
   * The gradient that comes out of a reverse pass with another rule: what a mistake in a rule would
   * give. The rule is asked for each input that a derivative by a variable goes through, in the
   * order of the pass, and may hand on what it is given. Nothing is recorded on the tape.
   *
   * <pre>{@code
   * chain.gradientWith((y, k, ybar, part) -> y == tanh ? ybar : part);   // tanh′ is forgotten
   * }</pre>
   *
   * @param rule what inputs receive
   * @return the derivatives by the variables, in the order they were made
   * @throws IllegalArgumentException if the rule gives something of another shape
   */
  public List<Tensor> gradientWith(Rule rule) {
    given(rule, "ChainRule.gradientWith", "the rule", "what an input receives from a node");
    tape.checkThread("ChainRule.gradientWith");
    var changed = new ReversePass.Listener() {
      @Override
      public @Nullable Var part(Var y, int k, Var ybar, @Nullable Var part) {
        return checked(rule.part(y, k, ybar, part), y, k);
      }

      @Override
      public void received(Var node, Var consumer, int input, Var part, Var total) {
        // the gradient alone is wanted
      }
    };
    @Nullable Var[] found =
        ReversePass.unchecked(tape, output, Var.constant(1), variables, false, changed);
    List<Tensor> gradient = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Var adjoint = found[i];
      gradient.add(adjoint == null ? Tensor.full(variables.get(i).shape(), 0) : adjoint.value());
    }
    return gradient;
  }

  private static @Nullable Var checked(@Nullable Var part, Var y, int k) {
    Shape x = y.input(k).shape();
    if (part == null || part.shape().equals(x)) return part;
    throw new IllegalArgumentException("ChainRule.gradientWith: the rule gave shape "
        + part.shape() + " for input " + k + " of " + y + ", which has " + x
        + "; give what is of the input's shape");
  }

  /**
   * The local slopes of one entry of a node by the entries of one of its inputs, all other inputs
   * held. They are numbers: no rule is recorded.
   *
   * @param node a node of the tape that was computed
   * @param entry which of its entries, counted row by row
   * @param input which of its inputs
   * @return ∂node[entry]/∂input, of the input's shape
   * @throws IllegalArgumentException if it is no node of this tape
   * @throws IndexOutOfBoundsException if it has no such entry or no such input
   */
  public Tensor slope(Var node, int entry, int input) {
    checked("ChainRule.slope", node);
    check("entry", entry, node.shape().size(), node);
    check("input", input, node.arity(), node);
    return Scope.recording(tape, false, () -> LocalSlopes.row(node, entry, input));
  }

  private static void check(String what, int i, int n, Var node) {
    if (i >= 0 && i < n) return;
    throw new IndexOutOfBoundsException("ChainRule.slope: " + node + " has no " + what + " " + i
        + (n == 0 ? "; it has none" : "; give one from 0 to " + (n - 1)));
  }

  /**
   * The paths from one entry of a node to the output along which the slope is not zero.
   *
   * @param node a node of the tape, such as a variable
   * @param entry which of its entries, counted row by row
   * @return the paths, counted, not yet listed
   * @throws IllegalArgumentException if it is no node of this tape
   * @throws IndexOutOfBoundsException if it has no such entry
   */
  public Paths paths(Var node, int entry) {
    checked("ChainRule.paths", node);
    if (entry < 0 || entry >= node.shape().size()) {
      throw new IndexOutOfBoundsException("ChainRule.paths: " + node + " has no entry " + entry
          + "; it has " + node.shape().size());
    }
    return Scope.recording(tape, false, () -> Paths.of(tape, output, node, entry));
  }

  private Var checked(String operation, Var node) {
    given(node, operation, "the node", "a node of the tape");
    tape.checkThread(operation);
    if (node.tape() != tape) {
      throw new IllegalArgumentException(operation + ": " + node + " is not on the tape of "
          + output + "; give a var that was recorded there");
    }
    return Objects.requireNonNull(node);
  }

  /** The parts, a line each. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Contribution c : contributions()) out.append(c).append('\n');
    return out.toString();
  }
}
