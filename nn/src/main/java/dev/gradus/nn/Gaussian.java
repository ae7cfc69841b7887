package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.Set;

/** ½(ln 2π + s + (t − μ)²e^−s): see {@link Loss#gaussian}. */
record Gaussian() implements Loss {
  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkGiven(output, target);
    Shape y = output.shape();
    Shape t = target.shape();
    if (t.rank() != 2 || !y.equals(Shape.of(t.dim(0), 2 * t.dim(1)))) {
      throw new IllegalArgumentException("Gaussian loss: the output has shape " + y
          + " but the target " + t + "; give two outputs for each target, the mean of each and "
          + "then ln of the variance of each");
    }
    int k = t.dim(1);
    Var s = output.slice(1, k, 2 * k);
    Var squares = target.subtract(output.slice(1, 0, k)).square().multiply(s.negate().exp());
    return Losses.rows(squares.add(s).add(Math.log(2 * Math.PI)).multiply(0.5));
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.REAL); }

  @Override
  public String toString() { return "Loss.gaussian()"; }
}
