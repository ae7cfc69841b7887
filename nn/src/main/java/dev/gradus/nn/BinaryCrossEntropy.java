package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** −[t ln ŷ + (1−t) ln(1−ŷ)]: see {@link Loss#binaryCrossEntropy}. */
record BinaryCrossEntropy() implements Loss {
  static final String OTHERS = "Loss.crossEntropy() with classes from 0 and an output "
      + "for each, or Loss.meanSquaredError() for other numbers";

  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("binary cross-entropy", output, target);
    return Losses.rows(output.bce(target, Reduction.NONE));
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.PROBABILITY_EACH, Link.PROBABILITIES); }

  @Override
  public void check(Tensor targets) {
    Losses.checkProbabilities("binary cross-entropy", targets, OTHERS);
  }

  @Override
  public @Nullable Loss before(Layer last) {
    given(last, "Loss.before", "the last layer", "that of the network");
    return last instanceof Sigmoid ? new BinaryCrossEntropyWithLogits() : null;
  }

  @Override
  public String toString() { return "Loss.binaryCrossEntropy()"; }
}
