package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The logistic function 1/(1 + e⁻ˣ) of every unit: between 0 and 1, a probability. */
public record Sigmoid() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::sigmoid; }

  @Override
  public Link link() { return Link.PROBABILITY_EACH; }

  @Override
  public String toString() { return "Sigmoid"; }
}
