package dev.gradus.examples.lessons;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Run;
import dev.gradus.nn.Schedule;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Term;
import dev.gradus.nn.Training;
import java.util.List;
import java.util.Locale;

/**
 * Lesson 8: a network that solves a differential equation.
 *
 * <p>Which function u bends as u″ = −π² sin πx does, and is 0 at x = 0 and at x = 1? A network is a
 * function of x, so it has slopes and bends as well. Its error is: how far it is from 0 at both
 * ends, and how far its bend is from the right one at 41 places between. To descend, the slope of
 * that error by each weight is needed: the derivative of a second derivative. Nobody tells the
 * network any value of the solution, which is u = sin πx. Source: Raissi, Perdikaris and
 * Karniadakis, Physics-informed neural networks, 2019.
 */
public final class Lesson8Equation {
  private static final int STEPS = 3000;
  private static final Tensor PLACES = places();

  private Lesson8Equation() {}

  private static Tensor places() {
    double[][] x = new double[41][];
    for (int i = 0; i < x.length; i++) x[i] = new double[] {i / 40.0};
    return Tensor.matrix(x);
  }

  /** The bend u″ of a network: how its slope changes as x does. */
  private static Var bend(Sequential net, List<Var> weights, Var x) {
    Var one = Var.constant(Tensor.ones(41, 1));
    return Autodiff.jvp(at -> Autodiff.jvp(z -> net.apply(z, weights), at, one), x, one);
  }

  /** What the equation leaves over: u″ + π² sin πx, squared and averaged over the places. */
  private static Var rest(Sequential net, List<Var> weights) {
    Var x = Var.constant(PLACES);
    Var wanted = x.multiply(Math.PI).sin().multiply(-Math.PI * Math.PI);
    return bend(net, weights, x).subtract(wanted).square().mean();
  }

  /** The training before its first step. */
  static Run begin(long seed) {
    Sequential net = Sequential.of(new Dense(1, 16), new Tanh(), new Dense(16, 16), new Tanh(),
        new Dense(16, 1));
    Dataset ends = Dataset.numbers(Tensor.matrix(new double[][] {{0}, {1}}), Tensor.vector(0, 0));
    Term equation = (u, weights, points) -> rest(u, weights).multiply(0.1);
    return Training.of(new Objective(net, Loss.meanSquaredError()).plus(equation))
        .optimizer(new Adam(Schedule.cosine(0.01, STEPS).warmUp(50))).epochs(STEPS)
        .precision(Precision.DOUBLE).seed(seed).begin(ends);
  }

  /** How far the network is from the solution, at most. */
  static double off(Model model) {
    double[] u = model.predict(PLACES).toArray();
    double most = 0;
    for (int i = 0; i < u.length; i++) {
      most = Math.max(most, Math.abs(u[i] - Math.sin(Math.PI * PLACES.get(i, 0))));
    }
    return most;
  }

  /**
   * Runs the lesson.
   *
   * @param arguments none
   */
  public static void main(String... arguments) {
    Run run = begin(1);
    System.out.println("Steps, and how far the network is from sin(pi x), at most:");
    for (int until : new int[] {0, 100, 300, 1000, STEPS}) {
      while (run.steps() < until) run.step();
      System.out.println(String.format(Locale.ROOT, "  %4d  %.6f", until, off(run.model())));
    }

    Model model = run.model();
    Tensor u = model.predict(PLACES);
    Tensor bend = bend(model.net(), model.parameters().constants(), Var.constant(PLACES)).value();
    System.out.println("\n      x       u(x)  -u''(x)/pi^2   sin(pi x)");
    for (int i = 0; i <= 40; i += 5) {
      double x = PLACES.get(i, 0);
      System.out.println(String.format(Locale.ROOT, "  %.3f  %9.5f     %9.5f   %9.5f", x,
          u.get(i, 0), -bend.get(i, 0) / (Math.PI * Math.PI), Math.sin(Math.PI * x)));
    }
    Claim.that(off(model) < 1e-4,
        "knowing its bend and its ends alone, the network is sin(pi x) to four places");
  }
}
