package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Optimisers beside their published recurrences, written out in plain numbers, over 100 steps: to
 * 10⁻¹² in doubles, to 10⁻⁵ in floats.
 */
class OptimizerTest {
  private static final int STEPS = 100;
  private static final int N = 3;

  /** One weight vector of a layer without anything else: E = mean of (x·w − t)². */
  private static final Sequential NET = Sequential.of(3, new Layer() {
    @Override public int outputs(int inputs) { return 1; }

    @Override public java.util.List<Parameter> parameters(int inputs) {
      return java.util.List.of(Parameter.weight("W", Shape.of(N, 1)));
    }

    @Override public Var apply(Var x, Context here) { return x.matmul(here.parameter("W")); }
    @Override public String toString() { return "Product"; }
  });

  /** What a rule makes of weights, slopes and the number of the step, from 1. */
  private interface Rule {
    void step(double[] w, double[] g, int t);
  }

  private static Dataset data() {
    Random random = new Random(3);
    return Dataset.numbers(Tensor.of(Shape.of(5, N), random.doubles(15, -1, 1).toArray()),
        Tensor.vector(random.doubles(5, -1, 1).toArray()));
  }

  private static double[] slope(Dataset data, double... w) {
    Tape tape = new Tape();
    Var v = tape.variable("w", Tensor.of(Shape.of(N, 1), w));
    return Var.constant(data.points()).matmul(v).mse(Var.constant(data.targets())).backward()
        .toArray();
  }

  private static void check(Optimizer optimizer, Supplier<Rule> rules) {
    Dataset data = data();
    for (Precision precision : Precision.values()) {
      Rule rule = rules.get();
      Run run = Training.of(NET, Loss.meanSquaredError()).optimizer(optimizer).batch(5)
          .epochs(STEPS).precision(precision).seed(2).begin(data);
      double[] w = run.model().parameters().toArray();
      for (int t = 1; t <= STEPS; t++) {
        run.step();
        rule.step(w, slope(data, w), t);
        double[] ours = run.parameters().toArray();
        for (int i = 0; i < N; i++) {
          assertThat(ours[i]).as("%s, %s, step %s", optimizer, precision, t)
              .isCloseTo(w[i], within(precision == Precision.DOUBLE ? 1e-12 : 1e-5));
        }
      }
    }
  }

  private static Supplier<Rule> each(int slots, EachRule rule) {
    return () -> {
      double[][] memory = new double[N][slots];
      return (w, g, t) -> {
        for (int i = 0; i < w.length; i++) w[i] = rule.next(w[i], g[i], memory[i], t);
      };
    };
  }

  private interface EachRule {
    double next(double w, double g, double[] memory, int t);
  }

  @Test
  void gradientDescentWithAndWithoutMomentum() {
    check(new Sgd(0.1), each(0, (w, g, m, t) -> w - 0.1 * g));
    check(new Sgd(0.05, 0.9), each(1, (w, g, m, t) -> {
      m[0] = 0.9 * m[0] + g;
      return w - 0.05 * m[0];
    }));
    check(new Sgd(Schedule.constant(0.05), 0.9, true), each(1, (w, g, m, t) -> {
      m[0] = 0.9 * m[0] + g;
      return w - 0.05 * (g + 0.9 * m[0]);
    }));
  }

  private static double adam(double g, double[] m, int t) {
    m[0] = 0.9 * m[0] + 0.1 * g;
    m[1] = 0.999 * m[1] + 0.001 * g * g;
    return m[0] / (1 - Math.pow(0.9, t)) / (Math.sqrt(m[1] / (1 - Math.pow(0.999, t))) + 1e-8);
  }

  @Test
  void adamWithAndWithoutDecay() {
    check(new Adam(0.02), each(2, (w, g, m, t) -> w - 0.02 * adam(g, m, t)));
    check(new AdamW(Schedule.constant(0.02), 0.1),
        each(2, (w, g, m, t) -> w - 0.02 * 0.1 * w - 0.02 * adam(g, m, t)));
  }

  @Test
  void rmsPropAndAdagrad() {
    check(new RmsProp(Schedule.constant(0.001), 0.9, 1e-6, 0.5),
        each(2, (w, g, m, t) -> {
          m[0] = 0.9 * m[0] + 0.1 * g * g;
          m[1] = 0.5 * m[1] + g / (Math.sqrt(m[0]) + 1e-6);
          return w - 0.001 * m[1];
        }));
    check(new Adagrad(0.1), each(1, (w, g, m, t) -> {
      m[0] += g * g;
      return w - 0.1 * g / (Math.sqrt(m[0]) + 1e-10);
    }));
  }

  @Test
  void lionWithAndWithoutDecay() {
    EachRule lion = (w, g, m, t) -> {
      double along = Math.signum(0.9 * m[0] + 0.1 * g);
      m[0] = 0.99 * m[0] + 0.01 * g;
      return along;
    };
    check(new Lion(0.01), each(1, (w, g, m, t) -> w - 0.01 * lion.next(w, g, m, t)));
    check(new Lion(Schedule.exponential(0.01, 0.97), 0.5), each(1, (w, g, m, t) -> w
        - 0.01 * Math.pow(0.97, t - 1) * (lion.next(w, g, m, t) + 0.5 * w)));
  }

  @Test
  void decayAndClippingComeBeforeTheRule() {
    check(new WeightDecay(0.2).then(new Sgd(0.1)),
        each(0, (w, g, m, t) -> w - 0.1 * (g + 0.2 * w)));
    check(new ClipValue(0.05).then(new Sgd(0.1)),
        each(0, (w, g, m, t) -> w - 0.1 * Math.max(-0.05, Math.min(0.05, g))));
    check(new ClipNorm(0.1).then(new Sgd(Schedule.exponential(0.5, 0.99))), () -> (w, g, t) -> {
      double norm = Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
      double rate = 0.5 * Math.pow(0.99, t - 1);
      for (int i = 0; i < N; i++) w[i] -= rate * g[i] * Math.min(1, 0.1 / norm);
    });
  }

  @Test
  void anAverageIsServedAndStepsAreTakenFromTheLastPlace() {
    Run run = Training.of(NET, Loss.meanSquaredError())
        .optimizer(new Averaged(new Sgd(0.1), 0.75)).batch(5).precision(Precision.DOUBLE).seed(2)
        .begin(data());
    double[] average = run.model().parameters().toArray();
    for (int t = 0; t < 10; t++) {
      run.step();
      double[] w = run.parameters().toArray();
      for (int i = 0; i < N; i++) average[i] = 0.75 * average[i] + 0.25 * w[i];
      assertThat(run.model().parameters().toArray()).containsExactly(average, within(1e-15));
    }
  }

  @Test
  void aClippedGradientIsNoLongerThanTheLimitAndKeepsItsDirection() {
    for (double size : new double[] {1e-3, 1, 1e6, 1e150}) {
      Var g = Var.constant(Tensor.vector(3 * size, 4 * size));
      Step step = new Step("test", java.util.List.of(Parameter.weight("W", Shape.of(2))),
          java.util.List.of(g), java.util.List.of(g), java.util.Map.of("limit", Var.constant(1)),
          java.util.Map.of(), new java.util.HashMap<>(), "");
      double[] d = new ClipNorm(1).step(step).get(0).value().toArray();
      double norm = Math.hypot(d[0], d[1]);
      assertThat(norm).isLessThanOrEqualTo(1 + 1e-12).isCloseTo(Math.min(1, 5 * size),
          within(1e-12));
      assertThat(d[0] / d[1]).isCloseTo(0.75, within(1e-15));
    }
  }
}
