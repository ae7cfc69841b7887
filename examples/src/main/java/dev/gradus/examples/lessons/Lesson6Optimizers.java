package dev.gradus.examples.lessons;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Adam;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Descent;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Optimizer;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Schedule;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lesson 6: Adam and a schedule beside plain descent, on one landscape.
 *
 * <p>A line ŷ = w·x + b is fitted to points. It has two weights, so its error is a landscape over a
 * plane, and can be drawn. As x goes from −30 to 30, a little more w changes much and a little more
 * b changes little: the landscape is a long valley with steep walls and a floor that is nearly
 * level. Plain descent, w′ = w − α·slope, must take a rate that is small enough for the walls, and
 * then crawls along the floor. Adam divides each slope by how large it usually is. A schedule makes
 * the rate small in the end, so that the noise of the batches no longer throws the weights about.
 */
public final class Lesson6Optimizers {
  private static final int STEPS = 300;
  private static final int LAST = 50;
  private static final Sequential LINE = Sequential.of(new Dense(1, 1));
  private static final Objective ERROR = new Objective(LINE, Loss.meanSquaredError());
  private static final Parameters START = Parameters.of(LINE.layout(), -1, 0);

  private Lesson6Optimizers() {}

  /**
   * Runs the lesson.
   *
   * @param arguments none
   */
  public static void main(String... arguments) {
    Random random = new Random(6);
    double[] x = random.doubles(40, -30, 30).toArray();
    double[] y = Arrays.stream(x).map(v -> 2 * v - 3 + 0.3 * random.nextGaussian()).toArray();
    Dataset points = Dataset.numbers(Tensor.of(Shape.of(40, 1), x), Tensor.vector(y));
    Parameters bottom = bottom(x, y);
    System.out.println(String.format(Locale.ROOT,
        "The lowest place is at w = %.4f, b = %.4f. How far E is above it, at its",
        bottom.entry("w_11^(1)"), bottom.entry("b_1^(1)")));
    System.out.println("highest in the last " + LAST + " of " + STEPS + " steps:");

    Path tooFast = new Path("plain descent, rate 0.01", new Sgd(0.01), points, bottom);
    Path plain = new Path("plain descent, rate 0.003", new Sgd(0.003), points, bottom);
    Path adam = new Path("Adam, rate 0.3", new Adam(0.3), points, bottom);
    Path scheduled = new Path("Adam, rate from 0.3 to 0 by half a cosine",
        new Adam(Schedule.cosine(0.3, STEPS)), points, bottom);
    for (Path p : List.of(tooFast, plain, adam, scheduled)) {
      System.out.println(String.format(Locale.ROOT, "  %8.1e  %s", p.above, p.name));
    }
    System.out.println("\nThe valley from above: w to the right, b upwards, # is high. "
        + "The way of plain\ndescent is o, that of Adam with the schedule is A:");
    draw(points, bottom, plain, scheduled);

    Claim.that(tooFast.above > 1e6 && plain.above > 100 * adam.above
        && adam.above > 10 * scheduled.above,
        "a rate that is too large for the walls explodes; Adam comes a hundred times lower than "
            + "plain descent, and another ten times by a schedule");
  }

  /** The line of least squares, by its formula. */
  private static Parameters bottom(double[] x, double[] y) {
    double xMean = Arrays.stream(x).average().orElseThrow();
    double yMean = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - xMean) * (y[i] - yMean);
      xx += (x[i] - xMean) * (x[i] - xMean);
    }
    return Parameters.of(LINE.layout(), xy / xx, yMean - xy / xx * xMean);
  }

  /** Where a descent came by. */
  private static final class Path {
    private final String name;
    private final List<double[]> places = new ArrayList<>(List.of(START.toArray()));
    private double above; // the lowest place, at its highest in the last steps

    /** Each step sees eight points drawn at random. */
    Path(String name, Optimizer rule, Dataset points, Parameters bottom) {
      this.name = name;
      double lowest = ERROR.error(bottom, points);
      Random random = new Random(1);
      Descent at = rule.from(LINE, START);
      for (int step = 1; step <= STEPS; step++) {
        Dataset batch = points.select(random.ints(8, 0, points.size()).toArray());
        at = at.step(ERROR.slope(at.parameters(), batch).gradient());
        places.add(at.parameters().toArray());
        if (step <= STEPS - LAST) continue;
        above = Math.max(above, ERROR.error(at.parameters(), points) - lowest);
      }
    }
  }

  private static void draw(Dataset points, Parameters bottom, Path plain, Path adam) {
    char[][] map = new char[17][64];
    double lowest = ERROR.error(bottom, points);
    for (int row = 0; row < map.length; row++) {
      for (int column = 0; column < map[row].length; column++) {
        Parameters here = Parameters.of(LINE.layout(), column / 16.0 - 1.2, 0.5 - row / 4.0);
        double height = Math.log10(ERROR.error(here, points) - lowest);
        map[row][column] = " .:-=+*#".charAt((int) Math.max(0, Math.min(7, 2 * height + 1)));
      }
    }
    mark(map, plain, 'o');
    mark(map, adam, 'A');
    for (char[] row : map) System.out.println("  " + new String(row).stripTrailing());
  }

  private static void mark(char[][] map, Path path, char with) {
    for (double[] place : path.places) {
      int column = (int) Math.round((place[0] + 1.2) * 16);
      int row = (int) Math.round((0.5 - place[1]) * 4);
      boolean inside = row >= 0 && row < map.length && column >= 0 && column < map[0].length;
      if (inside) map[row][column] = with;
    }
  }
}
