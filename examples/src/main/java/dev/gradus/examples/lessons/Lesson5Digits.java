package dev.gradus.examples.lessons;

import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Observer;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sgd;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Training;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Lesson 5: handwritten digits.
 *
 * <p>Images of 8×8 pixels, a hidden layer, and ten outputs that add up to 1. A fifth of the images,
 * drawn at random, is held out: the network never sees them before it is asked.
 */
public final class Lesson5Digits {
  private Lesson5Digits() {}

  /**
   * Runs the lesson.
   *
   * @param arguments none
   * @throws IOException if the images cannot be read
   */
  public static void main(String... arguments) throws IOException {
    List<Dataset> parts = Digits.read().split(0.2, 1);
    Dataset training = parts.get(0);
    Dataset heldOut = parts.get(1);
    Sequential net =
        Sequential.of(new Dense(Digits.PIXELS, 32), new Relu(), new Dense(32, 10), new Softmax());
    System.out.println(net + ", " + net.layout().size() + " weights and biases, " + training.size()
        + " images to learn from, " + heldOut.size() + " held out");

    Model model = Training.of(net, Loss.crossEntropy()).optimizer(new Sgd(0.1, 0.9)).epochs(20)
        .batch(32).seed(1).observe(Observer.ofEpochs((run, epoch) -> {
          if (epoch.number() % 4 == 0) {
            System.out.println(String.format(Locale.ROOT,
                "  epoch %2d: E = %.4f, %.1f %% of the held-out images right", epoch.number(),
                epoch.error(), 100 * run.model().evaluate(heldOut).accuracy()));
          }
        })).run(training);

    System.out.println();
    show(model, heldOut);
    Claim.that(model.evaluate(heldOut).accuracy() >= 0.95,
        "at least 95 % of images that the network has never seen are right");
  }

  /** Draws one held-out image with what the network takes it for. */
  private static void show(Model model, Dataset data) {
    double[] image = data.points().toMatrix()[0];
    for (int row = 0; row < 8; row++) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 8 * row; i < 8 * row + 8; i++) {
        line.append(String.valueOf(" .:-=+*#%@".charAt((int) (image[i] * 9))).repeat(2));
      }
      System.out.println(line);
    }
    System.out.println("This image, a " + (int) data.targets().get(0) + ", is taken for a "
        + model.classify(data.points())[0]);
  }
}
