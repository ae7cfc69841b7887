package dev.gradus.teaching;

import dev.gradus.autodiff.Var;
import dev.gradus.nn.Link;
import dev.gradus.nn.Loss;
import java.util.Set;

/**
 * The blue term −ln ŷ or the red term −ln(1 − ŷ) of each point, recorded apart from σ, so that the
 * slopes of both are seen on the tape, and are seen to cancel. Targets are 0 or 1.
 */
record EntropyInParts() implements Loss {
  @Override
  public Var perPoint(Var output, Var target) {
    Var one = Var.constant(1);
    // one term is chosen, not both weighed: 0 · ln 0 is no number
    Var right = output.where(target.equalTo(one), one.subtract(output));
    return right.log().negate();
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.PROBABILITY_EACH); }

  @Override
  public String toString() { return "−ln ŷ or −ln(1 − ŷ)"; }
}
