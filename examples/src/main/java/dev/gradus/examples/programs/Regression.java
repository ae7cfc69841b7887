package dev.gradus.examples.programs;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Evaluation;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Metric;
import dev.gradus.nn.Model;
import dev.gradus.nn.Schedule;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.util.List;
import java.util.Random;

/**
 * A number predicted from five, and the share of its variance that is: R². Source of the function:
 * Friedman, Multivariate adaptive regression splines, 1991.
 */
public final class Regression {
  private Regression() {}

  /** Learns from points with noise, and prints how well. */
  public static void main(String... args) {
    Random random = new Random(1);
    double[][] x = new double[500][5];
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < 5; j++) x[i][j] = random.nextDouble();
      y[i] = 10 * Math.sin(Math.PI * x[i][0] * x[i][1]) + 20 * Math.pow(x[i][2] - 0.5, 2)
          + 10 * x[i][3] + 5 * x[i][4] + random.nextGaussian();
    }
    List<Dataset> parts = Dataset.numbers(Tensor.matrix(x), Tensor.vector(y)).split(0.2, 1);

    Sequential net = Sequential.of(new Dense(5, 32), new Tanh(), new Dense(32, 1));
    Model model = Training.of(net, Loss.meanSquaredError())
        .optimizer(new Adam(Schedule.exponential(0.02, 0.9995))).epochs(400)
        .holdOut(0.2).stopEarly(40, Metric.R2).seed(1).run(parts.get(0));

    Evaluation result = model.evaluate(parts.get(1));
    System.out.println("R² " + result.r2() + ", off by " + result.rmse() + " on average");
  }
}
