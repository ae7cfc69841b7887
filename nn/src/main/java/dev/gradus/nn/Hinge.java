package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;

/** max(0, 1 − s·ŷ): see {@link Loss#hinge}. */
record Hinge() implements Loss {
  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("hinge loss", output, target);
    Var sign = target.multiply(2).subtract(1);
    return Losses.rows(output.multiply(sign).subtractFrom(1).relu());
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.REAL, Link.BOUNDED); }

  @Override
  public void check(Tensor targets) {
    Losses.check("hinge loss", targets, t -> t == 0 || t == 1, "not 0 or 1; give 1 for the one "
        + "class and 0 for the other");
  }

  @Override
  public String toString() { return "Loss.hinge()"; }
}
