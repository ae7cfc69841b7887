package dev.gradus.examples.lessons;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Training;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lesson 9: a model is kept in a file, read again, and asked by eight threads at once.
 *
 * <p>A trained network is its description and its numbers, and the file holds both: first how long
 * the description is, then the description, then the numbers. Nothing changes as the model
 * predicts, so that any number of threads may ask the same one, and each gets the answer that it
 * would have got alone, to the last bit.
 */
public final class Lesson9Model {
  private static final int THREADS = 8;

  private Lesson9Model() {}

  /**
   * Runs the lesson.
   *
   * @param arguments none
   * @throws Exception if a file cannot be written or read, or a thread fails
   */
  public static void main(String... arguments) throws Exception {
    Dataset digits = Digits.read();
    Sequential net = Sequential.of(new Dense(Digits.PIXELS, 16), new Relu(), new Dense(16, 10),
        new Softmax());
    Model model = Training.of(net, Loss.crossEntropy()).optimizer(new Adam(0.01)).epochs(10)
        .seed(1).run(digits);

    Path file = Files.createTempFile("digits", ".safetensors");
    Model loaded;
    try {
      model.save(file);
      byte[] bytes = Files.readAllBytes(file);
      System.out.println("A file of " + bytes.length + " bytes: 4 for each of "
          + net.layout().size() + " numbers, and before them");
      System.out.println("  " + new String(bytes, 8, 200, StandardCharsets.UTF_8) + " ...");
      loaded = Model.load(file);
    } finally {
      Files.delete(file);
    }

    Tensor alone = model.predict(digits.points());
    List<Tensor> answers = byThreads(loaded, digits.points());
    System.out.println("\n" + THREADS + " threads ask the model that was read for all "
        + digits.size() + " images at once:");
    for (int i = 0; i < THREADS; i++) {
      int digit = (int) digits.targets().get(i);
      System.out.println(String.format(Locale.ROOT,
          "  thread %d: image %d is a %d, which has probability %.6f", i + 1, i + 1, digit,
          answers.get(i).get(i, digit)));
    }
    Claim.that(loaded.equals(model) && answers.stream().allMatch(alone::equals),
        "the model that was read is the one that was written, and eight threads get the bits of "
            + "one");
  }

  private static List<Tensor> byThreads(Model model, Tensor points) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Tensor>> asked = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) asked.add(threads.submit(() -> model.predict(points)));
      List<Tensor> answers = new ArrayList<>();
      for (Future<Tensor> answer : asked) answers.add(answer.get());
      return answers;
    } finally {
      threads.shutdown();
    }
  }
}
