package dev.gradus.examples.programs;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Embedding;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Parallel;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.util.List;
import java.util.Random;

/** What a flat costs, from two inputs: its size and age, and the district that it is in. */
public final class TwoInputs {
  private TwoInputs() {}

  /** Learns, and prints how well, and what one flat costs in two districts. */
  public static void main(String... args) {
    Random random = new Random(1);
    double[] perMetre = {0.8, 1.0, 1.5, 2.2}; // of each district
    double[][] flats = new double[800][];
    double[] prices = new double[flats.length];
    for (int i = 0; i < flats.length; i++) {
      double size = 0.3 + random.nextDouble(); // in 100 square metres
      double age = random.nextDouble(); // in centuries
      int district = random.nextInt(4);
      flats[i] = new double[] {size, age, district};
      prices[i] = size * perMetre[district] * (1 - 0.5 * age) + 0.02 * random.nextGaussian();
    }
    Dataset data = Dataset.numbers(Tensor.matrix(flats), Tensor.vector(prices));
    List<Dataset> parts = data.split(0.2, 1);

    Sequential net = Sequential.of(
        Parallel.of(new Dense(2, 8), Sequential.of(1, new Embedding(4, 3))),
        new Tanh(), new Dense(11, 16), new Tanh(), new Dense(16, 1));
    Model model = Training.of(net, Loss.meanSquaredError()).optimizer(new Adam(0.01)).epochs(100)
        .seed(1).run(parts.get(0));

    System.out.println("R² " + model.evaluate(parts.get(1)).r2());
    System.out.println("of the first district " + model.predict(Tensor.vector(0.8, 0.2, 0)));
    System.out.println("of the last district " + model.predict(Tensor.vector(0.8, 0.2, 3)));
  }
}
