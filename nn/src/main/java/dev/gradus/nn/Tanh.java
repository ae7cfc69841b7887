package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The hyperbolic tangent of every unit: between −1 and 1. */
public record Tanh() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) { return x.tanh(); }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Tanh"; }
}
