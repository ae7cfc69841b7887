package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** Every unit cut off at −1 and 1. */
public record Hardtanh() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::hardtanh; }

  @Override
  public Link link() { return Link.BOUNDED; }

  @Override
  public String toString() { return "Hardtanh"; }
}
