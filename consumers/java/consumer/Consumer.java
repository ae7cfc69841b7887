package consumer;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sgd;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Training;
import java.util.Arrays;

/** Learns exclusive or, and says with what. */
public final class Consumer {
  private Consumer() {}

  /** What the network has learned: 0, 1, 1, 0. */
  public static int[] learned() {
    Sequential net = Sequential.of(new Dense(2, 4), new Sigmoid(), new Dense(4, 1), new Sigmoid());
    Dataset xor = Dataset.binary(
        Tensor.matrix(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}), 0, 1, 1, 0);
    Model model = Training.of(net, Loss.binaryCrossEntropy())
        .optimizer(new Sgd(2)).batch(4).epochs(2000).seed(5)
        .run(xor);
    return model.classify(xor.points());
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    System.out.println(Plan.environment());
    System.out.println("learned: " + Arrays.toString(learned()));
  }
}
