package dev.gradus.nn;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;

/** The same of σ(z), without its overflow and cancellation. */
record BinaryCrossEntropyWithLogits() implements Loss {
  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("binary cross-entropy", output, target);
    return Losses.rows(output.bceWithLogits(target, Reduction.NONE));
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.REAL); }

  @Override
  public void check(Tensor targets) {
    Losses.checkProbabilities("binary cross-entropy", targets, BinaryCrossEntropy.OTHERS);
  }

  @Override
  public String toString() { return "Loss.binaryCrossEntropyWithLogits()"; }
}
