package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The logistic function σ(x) = 1/(1 + e⁻ˣ) of every unit: a probability. */
public record Sigmoid() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) {
    given(x, "Sigmoid.apply", "the input", "a tensor with a row for each point");
    Given.all(parameters, "Sigmoid.apply", "the list of parameters", "a var for each parameter");
    return x.sigmoid();
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Sigmoid"; }
}
