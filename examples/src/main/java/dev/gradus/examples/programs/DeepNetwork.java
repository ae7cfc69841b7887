package dev.gradus.examples.programs;

import dev.gradus.examples.lessons.Digits;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LayerNorm;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Residual;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Training;
import java.io.IOException;
import java.util.List;

/** Digits by a network of four residual blocks, each of which adds what it finds to its input. */
public final class DeepNetwork {
  private DeepNetwork() {}

  private static Layer block() {
    return new Residual(Sequential.of(32, new LayerNorm(), new Dense(32, 32), new Relu(),
        new Dense(32, 32)));
  }

  /** Learns, and prints how well. */
  public static void main(String... args) throws IOException {
    List<Dataset> parts = Digits.read().split(0.2, 1);
    Sequential net = Sequential.of(new Dense(64, 32), block(), block(), block(), block(),
        new LayerNorm(), new Dense(32, 10), new Softmax());
    Model model = Training.of(net, Loss.crossEntropy()).optimizer(new Adam(0.003)).epochs(15)
        .seed(1).run(parts.get(0));
    System.out.println(model.summary(1));
    System.out.println("accuracy " + model.evaluate(parts.get(1)).accuracy());
  }
}
