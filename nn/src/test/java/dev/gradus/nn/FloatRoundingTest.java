package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each step of a training is the exact one from where it began, but for its rounding. */
@Tag("without-vector")
class FloatRoundingTest {
  private static final Sequential NET = Sequential.of(new Dense(5, 33), new Tanh(),
      new Dense(33, 17), new Sigmoid(), new Dense(17, 3));
  private static final List<StepRounding.Activation> ACTIVATIONS =
      List.of(StepRounding.TANH, StepRounding.SIGMOID);
  private static final double RATE = 0.5;
  private static final double MOMENTUM = 0.9;

  private static Dataset data(int points) {
    Random random = new Random(points);
    double[][] x = new double[points][];
    int[] classes = new int[points];
    for (int i = 0; i < points; i++) {
      x[i] = random.doubles(5, -1, 1).map(v -> (float) v).toArray();
      classes[i] = x[i][0] > 0.3 ? 2 : x[i][1] * x[i][2] > 0 ? 1 : 0;
    }
    return Dataset.classes(Tensor.matrix(x), classes);
  }

  private static double[] combined(double a, Tensor x, double b, Tensor y) {
    double[] z = x.toArray();
    double[] more = y.toArray();
    for (int i = 0; i < z.length; i++) z[i] = a * z[i] + b * more[i];
    return z;
  }

  private static double distance(Tensor x, double[] y) {
    return StepRounding.norm(Tensor.vector(combined(1, x, -1, Tensor.vector(y))));
  }

  /** Runs steps whose rate is another than it should be by a factor. */
  private static void steps(Precision precision, int points, int steps, double fault) {
    // the exact step is recorded in doubles, which are rounded as well
    double u = precision == Precision.FLOAT ? 0x1p-24 : Math.sqrt(2) * 0x1p-53;
    double momentum = precision == Precision.FLOAT ? (float) MOMENTUM : MOMENTUM;
    Dataset data = data(points);
    Workspace ws = Training.of(NET, Loss.crossEntropy()).optimizer(new Sgd(RATE, MOMENTUM))
        .precision(precision).plan(data, points).workspace();
    List<String> names = NET.layout().names();
    for (String name : names) ws.set(name, NET.initialize(3).get(name));
    ws.set("rate", Tensor.scalar(RATE * fault));
    ws.set("momentum", Tensor.scalar(MOMENTUM));
    ws.set("points", data.points());
    ws.set("targets", data.targets());
    for (int step = 1; step <= steps; step++) {
      List<Tensor> before = new ArrayList<>();
      List<Tensor> velocities = new ArrayList<>();
      for (String name : names) {
        before.add(ws.get(name));
        velocities.add(ws.get("velocity of " + name));
      }
      ws.run();
      StepRounding exact =
          new StepRounding(u, ACTIVATIONS, before, data.points(), data.targets());
      String when = " in step " + step + " of " + points + " points, " + precision;
      assertThat(Math.abs(ws.get("error").toDouble() - exact.error())).as("error" + when)
          .isLessThanOrEqualTo(exact.errorOff());
      for (int i = 0; i < names.size(); i++) {
        double[] v = combined(momentum, velocities.get(i), 1, exact.gradient(i));
        double[] w = combined(1, before.get(i), -RATE, Tensor.of(before.get(i).shape(), v));
        double size = StepRounding.norm(Tensor.vector(v));
        double offV = StepRounding.root(exact.gradientOff(i),
            u * momentum * StepRounding.norm(velocities.get(i)), u * size);
        double offW = StepRounding.root(RATE * offV, RATE * u * size,
            u * StepRounding.norm(Tensor.vector(w)));
        assertThat(distance(ws.get("velocity of " + names.get(i)), v))
            .as("velocity of " + names.get(i) + when).isLessThanOrEqualTo(offV);
        assertThat(distance(ws.get(names.get(i)), w)).as(names.get(i) + when)
            .isLessThanOrEqualTo(offW);
      }
    }
  }

  @Test
  void everyStepIsTheExactOneToItsRounding() {
    for (Precision p : Precision.values()) {
      for (int points : new int[] {1, 6, 16, 130}) steps(p, points, 20, 1);
    }
  }

  @Test
  void aFaultOfAHundredthOfAPercentIsMoreThanRounding() {
    for (Precision p : Precision.values()) {
      assertThatThrownBy(() -> steps(p, 16, 1, 1 + 1e-4)).isInstanceOf(AssertionError.class)
          .hasMessageContaining("[W^(1) in step 1 of 16 points, " + p + "]");
    }
  }
}
