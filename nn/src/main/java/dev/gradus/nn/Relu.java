package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.List;

/** The rectifier max(x, 0) of every unit. At 0 the slope is taken as 0. */
public record Relu() implements Layer {
  @Override
  public Var apply(Var x, List<Var> parameters) { return x.relu(); }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public String toString() { return "Relu"; }
}
