package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The hyperbolic tangent of every unit: between −1 and 1. */
public record Tanh() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) {
    given(x, "Tanh.apply", "the input", "a tensor with a row for each point");
    Given.all(parameters, "Tanh.apply", "the list of parameters", "a var for each parameter");
    return x.tanh();
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Tanh"; }
}
