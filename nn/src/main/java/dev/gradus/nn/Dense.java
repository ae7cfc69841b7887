package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.List;
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
  /**
   * A dense layer.
   *
   * @throws IllegalArgumentException if a number of units is not positive, or there are more
   *     weights than an array holds
   */
  public Dense {
    Initializer.count("Dense", in, out);
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

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("W", Shape.of(in, out)), new Parameter("b", Shape.of(out)));
  }

  @Override
  public int outputs(int inputs) {
    if (inputs != in) {
      throw new IllegalArgumentException(this + " takes " + in + " inputs but is given " + inputs);
    }
    return out;
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public Var apply(Var x, List<Var> parameters) {
    given(x, "Dense.apply", "the input", "a tensor with a row for each point");
    Given.all(parameters, "Dense.apply", "the list of parameters", "a var for each parameter");
    Parameter.check(this, parameters(), parameters);
    return x.matmul(parameters.get(0)).add(parameters.get(1));
  }

  @Override
  public String toString() { return "Dense(" + in + ", " + out + ")"; }
}
