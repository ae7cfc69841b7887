package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The sigmoid linear unit x·σ(x) of every unit (swish). Source: Elfwing et al. 2018. */
public record Silu() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::silu; }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "Silu"; }
}
