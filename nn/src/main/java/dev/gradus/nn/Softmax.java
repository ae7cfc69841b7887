package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The probabilities exp(xᵢ)/Σ exp(xⱼ) of the units of each point: they add up to 1. */
public record Softmax() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) {
    given(x, "Softmax.apply", "the input", "a tensor with a row for each point");
    Given.all(parameters, "Softmax.apply", "the list of parameters", "a var for each parameter");
    return x.softmax(-1);
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Softmax"; }
}
