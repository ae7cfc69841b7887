package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;

/**
 * Leaves out units at random in training, each with the same probability, and makes the others
 * larger by 1/(1 − rate), so that their sum keeps its mean. Predictions pass through unchanged.
 * Source: Srivastava et al., Dropout, 2014, section 4.
 *
 * @param rate the probability that a unit is left out, from 0 to below 1
 */
public record Dropout(double rate) implements Layer {
  /**
   * Dropout.
   *
   * @throws IllegalArgumentException if the rate is not from 0 to below 1
   */
  public Dropout {
    Numbers.checkFraction("Dropout", "the rate", rate, "about 0.1 to 0.5");
  }

  @Override
  public boolean isPointwise() { return true; }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Dropout.apply", "the input", "a tensor with a row for each point");
    given(here, "Dropout.apply", "the context", "that of the network");
    if (rate == 0 || !here.isTraining()) return x;
    Var kept = here.uniform(x.shape()).greaterThan(rate);
    return x.multiply(kept).multiply(1 / (1 - rate));
  }

  @Override
  public String toString() { return "Dropout(" + rate + ")"; }
}
