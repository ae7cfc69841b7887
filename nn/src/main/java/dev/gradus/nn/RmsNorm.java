package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * Scales the units of each point to a root mean square of 1: g·x/√(mean of x² + ε), the mean over
 * the units. Unlike {@link LayerNorm} it takes off no mean and adds nothing. Source: Zhang and
 * Sennrich, Root mean square layer normalization, 2019, equation 4; ε is of later practice.
 *
 * @param epsilon ε, positive
 */
public record RmsNorm(double epsilon) implements Layer {
  /**
   * Normalisation by the root mean square.
   *
   * @throws IllegalArgumentException if epsilon is not positive
   */
  public RmsNorm {
    Numbers.checkPositive("RmsNorm", "epsilon", epsilon, "about 1e-5");
  }

  /** Normalisation by the root mean square with ε = 10⁻⁵. */
  public RmsNorm() { this(1e-5); }

  @Override
  public List<Parameter> parameters(int inputs) {
    return List.of(Parameter.scale("g", Shape.of(inputs)));
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public Link link() { return Link.REAL; }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "RmsNorm.apply", "the input", "a tensor with a row for each point");
    given(here, "RmsNorm.apply", "the context", "that of the network");
    Var root = x.square().mean(true, -1).add(epsilon).sqrt();
    return x.divide(root).multiply(here.parameter("g"));
  }

  @Override
  public String toString() { return "RmsNorm"; }
}
