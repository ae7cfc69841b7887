package dev.gradus.examples.programs;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Confusion;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Training;
import java.util.List;
import java.util.Random;

/** One point in twenty is of the class that matters: weights let it count as much as the others. */
public final class RareClass {
  private RareClass() {}

  /** Learns without weights and with them, and prints how many of the rare points are found. */
  public static void main(String... args) {
    Random random = new Random(1);
    double[][] points = new double[2000][];
    int[] rare = new int[points.length];
    for (int i = 0; i < rare.length; i++) {
      rare[i] = i % 20 == 0 ? 1 : 0;
      points[i] = new double[] {random.nextGaussian() + 1.5 * rare[i],
          random.nextGaussian() + 1.5 * rare[i]};
    }
    List<Dataset> parts = Dataset.binary(Tensor.matrix(points), rare).split(0.5, 1);
    Sequential net =
        Sequential.of(new Dense(2, 8), new Relu(), new Dense(8, 1), new Sigmoid());
    Training training = Training.of(net, Loss.binaryCrossEntropy()).optimizer(new Adam(0.01))
        .epochs(50).seed(1);

    Confusion plain = training.run(parts.get(0)).evaluate(parts.get(1)).confusion();
    Confusion balanced = training.run(parts.get(0).balanced()).evaluate(parts.get(1)).confusion();
    System.out.println("found without weights " + plain.recall(1));
    System.out.println("found with weights " + balanced.recall(1));
    System.out.println(balanced);
  }
}
