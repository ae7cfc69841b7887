package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The softplus ln(1 + eˣ) of every unit: a smooth rectifier. */
public record Softplus() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) { return x.softplus(); }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Softplus"; }
}
