package dev.gradus.examples.programs;

import dev.gradus.examples.lessons.Digits;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Dropout;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Observer;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Schedule;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Training;
import java.io.IOException;
import java.util.List;

/** Digits with Adam, whose rate warms up and falls, and dropout. */
public final class Handwriting {
  private Handwriting() {}

  /** Learns, and prints how well. */
  public static void main(String... args) throws IOException {
    List<Dataset> parts = Digits.read().split(0.2, 1);
    Sequential net = Sequential.of(new Dense(64, 64), new Relu(), new Dropout(0.2),
        new Dense(64, 10), new Softmax());
    Training training = Training.of(net, Loss.crossEntropy()).epochs(30).seed(1)
        .observe(Observer.ofEpochs((run, epoch) -> System.out.println(epoch)));
    Schedule rate = Schedule.cosine(0.01, training.steps(parts.get(0))).warmUp(100);
    Model model = training.optimizer(new Adam(rate)).run(parts.get(0));

    System.out.println(model.evaluate(parts.get(1)).confusion());
    System.out.println("accuracy " + model.evaluate(parts.get(1)).accuracy());
  }
}
