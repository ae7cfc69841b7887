package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * Normalises the units of each point: g·(x − mean)/√(variance + ε) + b, mean and variance over the
 * units. Source: Ba, Kiros and Hinton, Layer normalization, 2016, equation 4.
 *
 * @param epsilon ε, positive
 */
public record LayerNorm(double epsilon) implements Layer {
  /**
   * Layer normalisation.
   *
   * @throws IllegalArgumentException if epsilon is not positive
   */
  public LayerNorm {
    Numbers.checkPositive("LayerNorm", "epsilon", epsilon, "about 1e-5");
  }

  /** Layer normalisation with ε = 10⁻⁵. */
  public LayerNorm() { this(1e-5); }

  @Override
  public List<Parameter> parameters(int inputs) {
    Shape units = Shape.of(inputs);
    return List.of(Parameter.scale("g", units), Parameter.bias("b", units));
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public Link link() { return Link.REAL; }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "LayerNorm.apply", "the input", "a tensor with a row for each point");
    given(here, "LayerNorm.apply", "the context", "that of the network");
    return x.layerNorm(here.parameter("g"), here.parameter("b"), epsilon);
  }

  @Override
  public String toString() { return "LayerNorm"; }
}
