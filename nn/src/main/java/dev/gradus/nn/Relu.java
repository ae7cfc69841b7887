package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The rectifier max(x, 0) of every unit. At 0 the slope is taken as 0. */
public record Relu() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) {
    given(x, "Relu.apply", "the input", "a tensor with a row for each point");
    Given.all(parameters, "Relu.apply", "the list of parameters", "a var for each parameter");
    return x.relu();
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Relu"; }
}
