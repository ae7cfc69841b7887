package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The rectifier max(x, 0) of every unit. At 0 the slope is taken as 0. */
public record Relu() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::relu; }

  @Override
  public Link link() { return Link.NONNEGATIVE; }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "Relu"; }
}
