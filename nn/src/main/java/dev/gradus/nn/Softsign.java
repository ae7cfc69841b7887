package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The function x/(1 + |x|) of every unit: between −1 and 1. */
public record Softsign() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::softsign; }

  @Override
  public Link link() { return Link.BOUNDED; }

  @Override
  public String toString() { return "Softsign"; }
}
