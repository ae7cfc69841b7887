package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The gelu as it is approximated with a tanh. Source: Hendrycks and Gimpel 2016. */
public record GeluTanh() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::geluTanh; }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "GeluTanh"; }
}
