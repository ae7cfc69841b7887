package dev.gradus.examples.lessons;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gradus.autodiff.Tensor;
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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Lesson 5: handwritten digits.
 *
 * <p>Images of 8×8 pixels, a hidden layer, and ten outputs that add up to 1. A fifth of the images,
 * drawn at random, is held out: the network never sees them before it is asked. Source of the
 * images: Alpaydin and Kaynak 1998, UCI Machine Learning Repository, CC BY 4.0.
 */
public final class Lesson5Digits {
  private static final int PIXELS = 64;
  private static final double BRIGHTEST = 16;

  private Lesson5Digits() {}

  /**
   * Runs the lesson.
   *
   * @param arguments none
   * @throws IOException if the images cannot be read
   */
  public static void main(String... arguments) throws IOException {
    List<Dataset> parts = read().split(0.2, 1);
    Dataset training = parts.get(0);
    Dataset heldOut = parts.get(1);
    Sequential net =
        Sequential.of(new Dense(PIXELS, 32), new Relu(), new Dense(32, 10), new Softmax());
    System.out.println(net + ", " + net.layout().size() + " weights and biases, " + training.size()
        + " images to learn from, " + heldOut.size() + " held out");

    Model model = Training.of(net, Loss.crossEntropy()).optimizer(new Sgd(0.1, 0.9)).epochs(20)
        .batch(32).seed(1).observe(Observer.ofEpochs((run, epoch) -> {
          if (epoch.number() % 4 == 0) {
            System.out.println(String.format(Locale.ROOT,
                "  epoch %2d: E = %.4f, %.1f %% of the held-out images right", epoch.number(),
                epoch.error(), 100 * accuracy(run.model(), heldOut)));
          }
        })).run(training);

    System.out.println();
    show(model, heldOut);
    Claim.that(accuracy(model, heldOut) >= 0.95,
        "at least 95 % of images that the network has never seen are right");
  }

  static Dataset read() throws IOException {
    List<double[]> images = new ArrayList<>();
    List<Integer> digits = new ArrayList<>();
    InputStream in = Objects.requireNonNull(Lesson5Digits.class.getResourceAsStream("digits.csv"));
    try (CsvReader<CsvRecord> csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP)
        .ofCsvRecord(in, StandardCharsets.UTF_8)) {
      for (CsvRecord record : csv) {
        double[] image = new double[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
          image[i] = Double.parseDouble(record.getField(i)) / BRIGHTEST;
        }
        images.add(image);
        digits.add(Integer.parseInt(record.getField(PIXELS)));
      }
    }
    return Dataset.classes(Tensor.matrix(images.toArray(double[][]::new)),
        digits.stream().mapToInt(Integer::intValue).toArray());
  }

  private static double accuracy(Model model, Dataset data) {
    int[] predicted = model.classify(data.points());
    double[] digits = data.targets().toArray();
    int right = 0;
    for (int i = 0; i < predicted.length; i++) if (predicted[i] == digits[i]) right++;
    return right / (double) predicted.length;
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
