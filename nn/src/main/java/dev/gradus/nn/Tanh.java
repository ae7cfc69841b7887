package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The hyperbolic tangent of every unit: between −1 and 1. */
public record Tanh() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::tanh; }

  @Override
  public Link link() { return Link.BOUNDED; }

  @Override
  public String toString() { return "Tanh"; }
}
