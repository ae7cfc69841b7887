package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/**
 * A rectifier that leaks: x above 0, a·x below. Source: Maas, Hannun and Ng 2013.
 *
 * @param a the slope below 0
 */
public record LeakyRelu(double a) implements Activation {
  /** Refuses what is no number. */
  public LeakyRelu {
    Numbers.checkFinite("LeakyRelu", "the slope", a);
  }

  /** With slope 0.01 below 0. */
  public LeakyRelu() { this(0.01); }

  @Override
  public UnaryOperator<Var> function() { return x -> x.leakyRelu(a); }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "LeakyRelu(" + a + ")"; }
}
