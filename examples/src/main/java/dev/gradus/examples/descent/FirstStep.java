package dev.gradus.examples.descent;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The first step downhill, foretold and taken.
 *
 * <p>On the line w − t∇E the error is a function of the single number t, with slope −‖∇E‖² at
 * t = 0. So a step of α should change E by −α‖∇E‖², but for the bend of that function, which is its
 * second derivative.
 */
public final class FirstStep {
  private final double rate;
  private final UnaryOperator<Var> downhill;
  private final double slope;
  private final double bend;

  /**
   * A step.
   *
   * @param objective the error
   * @param start where the step begins
   * @param data the points the error is averaged over
   * @param rate the learning rate α
   */
  FirstStep(Objective objective, Parameters start, Dataset data, double rate) {
    this.rate = rate;
    Gradient gradient = objective.slope(start, data).gradient();
    downhill = t -> {
      List<Var> w = new ArrayList<>();
      for (int i = 0; i < start.tensors().size(); i++) {
        Var direction = Var.constant(gradient.parts().get(i));
        w.add(Var.constant(start.tensors().get(i)).subtract(direction.multiply(t)));
      }
      return objective.error(w, Var.constant(data.points()), Var.constant(data.targets()));
    };
    slope = Autodiff.grad(downhill).at(0);
    bend = Autodiff.grad(Autodiff.grad(downhill)).at(0);
  }

  /**
   * The learning rate.
   *
   * @return α
   */
  public double rate() { return rate; }

  /**
   * The error on the way downhill.
   *
   * @param t how far along −∇E
   * @return E(w − t∇E)
   */
  public double errorAt(double t) { return downhill.apply(Var.constant(t)).toDouble(); }

  /**
   * The change that the slope foretells.
   *
   * @return −α‖∇E‖²
   */
  public double predicted() { return rate * slope; }

  /**
   * The change that slope and bend foretell.
   *
   * @return −α‖∇E‖² + ½α² ∇Eᵀ∇²E∇E
   */
  public double predictedWithBend() { return rate * slope + rate * rate * bend / 2; }

  /**
   * The change that happens.
   *
   * @return E(w − α∇E) − E(w)
   */
  public double actual() { return errorAt(rate) - errorAt(0); }

  /**
   * The length of the gradient at the start.
   *
   * @return ‖∇E‖
   */
  public double gradientNorm() { return Math.sqrt(-slope); }

  /** What was foretold and what happened. */
  @Override
  public String toString() {
    return "predicted " + predicted() + ", with bend " + predictedWithBend() + ", actual "
        + actual();
  }
}
