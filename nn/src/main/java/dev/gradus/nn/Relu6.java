package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** Every unit cut off at 0 and 6. */
public record Relu6() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::relu6; }

  @Override
  public Link link() { return Link.NONNEGATIVE; }

  @Override
  public Initializer weightsBefore() { return Initializer.HE_UNIFORM; }

  @Override
  public String toString() { return "Relu6"; }
}
