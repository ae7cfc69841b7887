package dev.gradus.examples.programs;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Term;
import dev.gradus.nn.Training;
import java.util.function.UnaryOperator;

/**
 * A network that solves u″ = −π² sin πx with u(0) = u(1) = 0, whose solution is sin πx: its error
 * has what the equation leaves over, and so its second derivatives. Source: Raissi, Perdikaris and
 * Karniadakis, Physics-informed neural networks, 2019.
 */
public final class Equation {
  private Equation() {}

  /** Solves it, and prints how far off the network is at most. */
  public static void main(String... args) {
    double[][] grid = new double[41][];
    for (int i = 0; i < grid.length; i++) grid[i] = new double[] {i / 40.0};
    Var x = Var.constant(Tensor.matrix(grid));
    Var ones = Var.constant(Tensor.ones(41, 1));
    Term equation = (net, weights, points) -> {
      UnaryOperator<Var> u = at -> net.apply(at, weights);
      UnaryOperator<Var> slope = at -> Autodiff.jvp(u, at, ones);
      Var bend = Autodiff.jvp(slope, x, ones);
      return bend.add(x.multiply(Math.PI).sin().multiply(Math.PI * Math.PI)).square().mean();
    };
    Dataset ends = Dataset.numbers(Tensor.matrix(new double[][] {{0}, {1}}), Tensor.vector(0, 0));

    Sequential net = Sequential.of(new Dense(1, 16), new Tanh(), new Dense(16, 16), new Tanh(),
        new Dense(16, 1));
    Model model = Training.of(new Objective(net, Loss.meanSquaredError()).plus(equation))
        .precision(Precision.DOUBLE).seed(1).minimize(new Lbfgs().iterations(1000), ends).model();

    double worst = 0;
    for (double[] at : grid) {
      double u = model.predict(Tensor.vector(at)).get(0);
      worst = Math.max(worst, Math.abs(u - Math.sin(Math.PI * at[0])));
    }
    System.out.println("off by at most " + worst);
  }
}
