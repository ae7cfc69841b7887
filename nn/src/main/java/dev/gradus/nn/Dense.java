package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A layer in which every input leads to every output: xW + b.
 *
 * <p>W has shape [in, out]: w_ij leads from unit i of the layer before to unit j of this one. b has
 * shape [out].
 *
 * @param in number of inputs, at least 1
 * @param out number of units, at least 1
 * @param initializer how W begins; null to let the activation that follows decide
 */
public record Dense(int in, int out, @Nullable Initializer initializer) implements Layer {
  private static final int MOST = Integer.MAX_VALUE - 8; // what arrays of every JVM hold

  /**
   * A dense layer.
   *
   * @throws IllegalArgumentException if a number of units is not positive, or there are more
   *     weights than an array holds
   */
  public Dense {
    checkSize("Dense", in, out);
  }

  /**
   * A dense layer whose weights begin as the activation after it likes best.
   *
   * @param in number of inputs, at least 1
   * @param out number of units, at least 1
   * @throws IllegalArgumentException if a number of units is not positive, or there are more
   *     weights than an array holds
   */
  public Dense(int in, int out) { this(in, out, null); }

  /** Fails if there are no weights, or too many. */
  static void checkSize(String call, int in, int out) {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(call + ": " + in + " inputs and " + out
          + " outputs; both must be at least 1");
    }
    long count = (long) in * out;
    if (count <= MOST) return;
    throw new IllegalArgumentException(call + ": " + in + " inputs and " + out + " outputs have "
        + count + " weights, more than the " + MOST + " of an array; use fewer of one of them");
  }

  @Override
  public OptionalInt inputs() { return OptionalInt.of(in); }

  @Override
  public int outputs(int inputs) {
    if (inputs != in) {
      throw new IllegalArgumentException(this + " takes " + in + " inputs but is given " + inputs
          + "; make it as wide as the layer before");
    }
    return out;
  }

  @Override
  public List<Parameter> parameters(int inputs) {
    return List.of(new Parameter("W", Shape.of(in, out), initializer, Role.WEIGHT),
        Parameter.bias("b", Shape.of(out)));
  }

  @Override
  public Link link() { return Link.REAL; }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Dense.apply", "the input", "a tensor with a row for each point");
    given(here, "Dense.apply", "the context", "that of the network");
    return x.matmul(here.parameter("W")).add(here.parameter("b"));
  }

  @Override
  public String toString() { return "Dense(" + in + ", " + out + ")"; }
}
