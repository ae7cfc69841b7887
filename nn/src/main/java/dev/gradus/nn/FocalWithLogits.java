package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;

/**
 * The same of p = σ(z), whose (1 − p)^γ is e^(γ ln σ(−z)): that has a slope where p is rounded to
 * 0 or 1, too.
 *
 * @param gamma γ
 */
record FocalWithLogits(double gamma) implements Loss {
  FocalWithLogits {
    Focal.checkGamma("Loss.focalWithLogits", gamma);
  }

  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("focal loss", output, target);
    Var ofLabel = output.multiply(target.multiply(2).subtract(1)); // the logit of the label
    Var rest = ofLabel.negate().logSigmoid().multiply(gamma).exp();
    return Losses.rows(rest.multiply(ofLabel.logSigmoid()).negate());
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.REAL); }

  @Override
  public void check(Tensor targets) { Focal.checkLabels(targets); }

  @Override
  public String toString() { return "Loss.focalWithLogits(" + gamma + ")"; }
}
