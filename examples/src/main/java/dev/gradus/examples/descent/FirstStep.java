package dev.gradus.examples.descent;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
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
 * <p>On the line w − td the error is a function of the single number t, with slope −∇E·d at t = 0.
 * So the step d should change E by −∇E·d, but for the bend of that function, which is its second
 * derivative. In plain gradient descent d is α∇E, and the change −α‖∇E‖².
 */
public final class FirstStep {
  private final UnaryOperator<Var> downhill;
  private final double gradientNorm;
  private final double slope;
  private final double bend;

  /**
   * A step.
   *
   * @param objective the error
   * @param start where the step begins
   * @param data the points the error is averaged over
   * @param gradientNorm ‖∇E‖ there
   * @param step d, what is taken off each parameter
   */
  FirstStep(Objective objective, Parameters start, Dataset data, double gradientNorm,
      List<Tensor> step) {
    this.gradientNorm = gradientNorm;
    downhill = t -> {
      List<Var> w = new ArrayList<>();
      for (int i = 0; i < start.tensors().size(); i++) {
        Var direction = Var.constant(step.get(i));
        w.add(Var.constant(start.tensors().get(i)).subtract(direction.multiply(t)));
      }
      return objective.error(w, Var.constant(data.points()), Var.constant(data.targets()));
    };
    slope = Autodiff.grad(downhill).at(0);
    bend = Autodiff.grad(Autodiff.grad(downhill)).at(0);
  }

  /**
   * The error on the way downhill.
   *
   * @param t how far along the step: 1 for its end
   * @return E(w − td)
   */
  public double errorAt(double t) { return downhill.apply(Var.constant(t)).toDouble(); }

  /**
   * The change that the slope foretells.
   *
   * @return −∇E·d
   */
  public double predicted() { return slope; }

  /**
   * The change that slope and bend foretell.
   *
   * @return −∇E·d + ½ d·∇²E·d
   */
  public double predictedWithBend() { return slope + bend / 2; }

  /**
   * The change that happens.
   *
   * @return E(w − d) − E(w)
   */
  public double actual() { return errorAt(1) - errorAt(0); }

  /**
   * The length of the gradient at the start.
   *
   * @return ‖∇E‖
   */
  public double gradientNorm() { return gradientNorm; }

  /** What was foretold and what happened. */
  @Override
  public String toString() {
    return "predicted " + predicted() + ", with bend " + predictedWithBend() + ", actual "
        + actual();
  }
}
