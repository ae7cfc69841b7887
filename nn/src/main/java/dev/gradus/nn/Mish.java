package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The function x·tanh(ln(1 + eˣ)) of every unit. Source: Misra 2019. */
public record Mish() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::mish; }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "Mish"; }
}
