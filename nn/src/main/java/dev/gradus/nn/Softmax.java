package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The probabilities exp(xᵢ)/Σ exp(xⱼ) of the units of each point: they add up to 1. */
public record Softmax() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return x -> x.softmax(-1); }

  @Override
  public Link link() { return Link.PROBABILITIES; }

  @Override
  public String toString() { return "Softmax"; }
}
