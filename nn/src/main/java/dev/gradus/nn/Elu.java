package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/**
 * The exponential linear unit: x above 0, a(eˣ − 1) below. Source: Clevert et al. 2016.
 *
 * @param a how far below 0 it goes
 */
public record Elu(double a) implements Activation {
  /** Refuses what is no number. */
  public Elu {
    Numbers.checkFinite("Elu", "a", a);
  }

  /** With a = 1. */
  public Elu() { this(1); }

  @Override
  public UnaryOperator<Var> function() { return x -> x.elu(a); }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "Elu(" + a + ")"; }
}
