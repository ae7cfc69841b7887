package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The logistic function σ(x) = 1/(1 + e⁻ˣ) of every unit: a probability. */
public record Sigmoid() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) { return x.sigmoid(); }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Sigmoid"; }
}
