package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The softplus ln(1 + eˣ) of every unit: a smooth rectifier. */
public record Softplus() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) {
    given(x, "Softplus.apply", "the input", "a tensor with a row for each point");
    Given.all(parameters, "Softplus.apply", "the list of parameters", "a var for each parameter");
    return x.softplus();
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Softplus"; }
}
