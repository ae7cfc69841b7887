package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.optimize.Minimum;

/**
 * What came of {@link Training#minimize}.
 *
 * @param model the network with the parameters that were found
 * @param minimum how far the descent came, and why it ended there
 */
public record Fit(Model model, Minimum minimum) {
  /** Refuses null. */
  public Fit {
    given(model, "Fit", "the model", "that of the parameters found");
    given(minimum, "Fit", "the minimum", "what Lbfgs.minimize gave");
  }

  /** How far the descent came. */
  @Override public String toString() { return minimum.toString(); }
}
