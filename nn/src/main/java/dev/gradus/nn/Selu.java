package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The scaled exponential linear unit. Source: Klambauer et al. 2017, equation 2. */
public record Selu() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::selu; }

  @Override
  public Initializer weightsBefore() { return Initializer.LECUN_NORMAL; }

  @Override
  public String toString() { return "Selu"; }
}
