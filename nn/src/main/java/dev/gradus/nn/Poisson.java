package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;

/** e^ŷ − t·ŷ: see {@link Loss#poisson}. */
record Poisson() implements Loss {
  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("Poisson loss", output, target);
    return Losses.rows(output.exp().subtract(target.multiply(output)));
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.REAL, Link.NONNEGATIVE, Link.BOUNDED); }

  @Override
  public void check(Tensor targets) {
    Losses.check("Poisson loss", targets, t -> t >= 0, "below 0; give counts, or use another loss");
  }

  @Override
  public String toString() { return "Loss.poisson()"; }
}
