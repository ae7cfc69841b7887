package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The Gaussian error linear unit x·Φ(x) of every unit. Source: Hendrycks and Gimpel 2016. */
public record Gelu() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::gelu; }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "Gelu"; }
}
