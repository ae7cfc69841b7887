package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * −(1 − p)^γ ln p of the probability p of the label: see {@link Loss#focal}.
 *
 * @param gamma γ
 */
record Focal(double gamma) implements Loss {
  Focal {
    checkGamma("Loss.focal", gamma);
  }

  static void checkGamma(String call, double gamma) {
    Numbers.checkNotNegative(call, "gamma", gamma, "2, or 0 for binary cross-entropy");
  }

  static void checkLabels(Tensor targets) {
    Losses.check("focal loss", targets, t -> t == 0 || t == 1,
        "not 0 or 1; give labels, or use Loss.binaryCrossEntropy() for probabilities");
  }

  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("focal loss", output, target);
    Var ofLabel = output.where(target.greaterThan(0), Var.constant(1).subtract(output));
    Var rest = Var.constant(1).subtract(ofLabel).pow(gamma);
    return Losses.rows(rest.multiply(ofLabel.log()).negate());
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.PROBABILITY_EACH, Link.PROBABILITIES); }

  @Override
  public void check(Tensor targets) { checkLabels(targets); }

  @Override
  public @Nullable Loss before(Layer last) {
    given(last, "Loss.before", "the last layer", "that of the network");
    return last instanceof Sigmoid ? new FocalWithLogits(gamma) : null;
  }

  @Override
  public String toString() { return "Loss.focal(" + gamma + ")"; }
}
