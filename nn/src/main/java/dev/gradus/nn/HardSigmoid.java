package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** A sigmoid of straight lines: (x + 3)/6 cut off at 0 and 1. */
public record HardSigmoid() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::hardSigmoid; }

  @Override
  public Link link() { return Link.PROBABILITY_EACH; }

  @Override
  public String toString() { return "HardSigmoid"; }
}
