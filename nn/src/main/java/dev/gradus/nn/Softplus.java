package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The smooth rectifier ln(1 + eˣ) of every unit. */
public record Softplus() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::softplus; }

  @Override
  public Link link() { return Link.NONNEGATIVE; }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "Softplus"; }
}
