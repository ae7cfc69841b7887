package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** The logarithm of the sigmoid of every unit: below 0. */
public record LogSigmoid() implements Activation {
  @Override
  public UnaryOperator<Var> function() { return Var::logSigmoid; }

  @Override
  public String toString() { return "LogSigmoid"; }
}
