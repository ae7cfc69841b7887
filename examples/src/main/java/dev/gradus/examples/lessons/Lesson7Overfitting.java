package dev.gradus.examples.lessons;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Epoch;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Run;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Lesson 7: overfitting, seen; and early stopping.
 *
 * <p>Twenty points of a sine with noise, and a network with more than a thousand weights. At first
 * it learns the sine. Then it bends towards each point, noise and all: its error on these points
 * falls on and on, and on other points of the same sine it rises. So some points are held out, not
 * to learn from but to look at, and the training ends when it no longer becomes better on them.
 */
public final class Lesson7Overfitting {
  private static final double NOISE = 0.3;

  private Lesson7Overfitting() {}

  /**
   * Runs the lesson.
   *
   * @param arguments none
   */
  public static void main(String... arguments) {
    Dataset learnt = points(20, 1);
    Dataset heldOut = points(200, 2);
    Sequential net = Sequential.of(new Dense(1, 32), new Tanh(), new Dense(32, 32), new Tanh(),
        new Dense(32, 1));
    Training training = Training.of(net, Loss.meanSquaredError()).optimizer(new Adam(0.01))
        .epochs(3000).batch(20).seed(1).validate(heldOut);
    System.out.println(net.layout().size() + " weights and biases, " + learnt.size()
        + " points to learn from. The noise alone is an error of " + NOISE * NOISE + ":");

    List<Epoch> whole = print(training.begin(learnt).finish(), learnt);
    Run stopped = training.stopEarly(100).begin(learnt).finish();
    System.out.println("\nStopped after epoch " + stopped.epochs() + ", as "
        + stopped.reason() + ":");
    draw(stopped.best(), learnt);

    List<Epoch> seen = stopped.history();
    Epoch end = whole.get(whole.size() - 1);
    Epoch best = seen.stream().min((a, b) -> Double.compare(heldOut(a), heldOut(b))).orElseThrow();
    Claim.that(end.error() < 0.7 * best.error() && heldOut(end) > 5 * heldOut(best)
        && seen.equals(whole.subList(0, seen.size())),
        "the longer training knows its points better and all others worse; the one that was "
            + "stopped went the same way to the digit, and kept the best");
  }

  private static Dataset points(int n, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(n, -3, 3).toArray();
    double[] y = Arrays.stream(x).map(v -> Math.sin(v) + NOISE * random.nextGaussian()).toArray();
    return Dataset.numbers(Tensor.of(Shape.of(n, 1), x), Tensor.vector(y));
  }

  private static double heldOut(Epoch epoch) { return epoch.validation().orElseThrow(); }

  private static List<Epoch> print(Run run, Dataset learnt) {
    for (Epoch epoch : run.history()) {
      if (List.of(1, 10, 50, 200, 1000, 2000, 3000).contains(epoch.number())) {
        System.out.println("  " + epoch);
      }
    }
    System.out.println("\nIts points, x, and what the network makes of them at the end, *:");
    draw(run.model(), learnt);
    return run.history();
  }

  private static void draw(Model model, Dataset data) {
    char[][] page = new char[17][64];
    for (char[] row : page) Arrays.fill(row, ' ');
    for (int column = 0; column < 64; column++) {
      mark(page, column, model.predict(Tensor.vector(column / 63.0 * 6 - 3)).get(0), '*');
    }
    double[] y = data.targets().toArray();
    for (int i = 0; i < y.length; i++) {
      mark(page, (int) Math.round((data.points().get(i, 0) + 3) / 6 * 63), y[i], 'x');
    }
    for (char[] row : page) System.out.println("  " + new String(row).stripTrailing());
  }

  private static void mark(char[][] page, int column, double y, char with) {
    int row = (int) Math.round((1.6 - y) * 5);
    if (row >= 0 && row < page.length) page[row][column] = with;
  }
}
