package dev.gradus.autodiff.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.optimize.Minimum.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Laws of the descent by limited-memory BFGS. */
class LbfgsTest {
  /** Σ 100(w_{i+1} − w_i²)² + (1 − w_i)², least at (1, …, 1). */
  private static final UnaryOperator<Var> ROSENBROCK = w -> {
    int n = w.shape().size();
    Var head = w.slice(0, 0, n - 1);
    Var tail = w.slice(0, 1, n);
    return tail.subtract(head.square()).square().multiply(100).add(head.subtract(1).square()).sum();
  };

  private static DifferentiableFunction rosenbrock(int n) {
    return DifferentiableFunction.of(ROSENBROCK, Shape.of(n));
  }

  /** A function of one number, from its value and slope. */
  private static DifferentiableFunction ofOne(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
    return new DifferentiableFunction() {
      @Override public int size() { return 1; }

      @Override
      public double valueAndGradient(double[] w, double[] g) {
        g[0] = slope.applyAsDouble(w[0]);
        return f.applyAsDouble(w[0]);
      }
    };
  }

  /** Keeps what is evaluated. */
  private record Watched(DifferentiableFunction f, List<double[]> points,
      List<double[]> gradients, List<Double> values) implements DifferentiableFunction {
    Watched(DifferentiableFunction f) {
      this(f, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    @Override public int size() { return f.size(); }

    @Override
    public double valueAndGradient(double[] w, double[] g) {
      double value = f.valueAndGradient(w, g);
      points.add(w.clone());
      gradients.add(g.clone());
      values.add(value);
      return value;
    }
  }

  @Test
  void rosenbrockOfTwoEndsAtOneInSixtyEvaluations() {
    Minimum m = new Lbfgs().minimize(rosenbrock(2), -1.2, 1);
    assertThat(m.value()).isLessThan(1e-10);
    assertThat(m.w()).containsExactly(new double[] {1, 1}, within(1e-8));
    assertThat(m.evaluations()).isLessThanOrEqualTo(60);
    assertThat(m.ending()).isEqualTo(Ending.GRADIENT);
    assertThat(m.gradientNorm()).isLessThanOrEqualTo(1e-8);
  }

  @Test
  void rosenbrockOfAHundredEndsAtAStationaryPoint() {
    double[] start = new double[100];
    for (int i = 0; i < 100; i++) start[i] = i % 2 == 0 ? -1.2 : 1;
    Minimum m = new Lbfgs().minimize(rosenbrock(100), start);
    // the chain has a second minimum near w_1 = −1, of value about 3.99
    assertThat(m.gradientNorm()).isLessThan(1e-6);
    assertThat(m.value()).isLessThan(4);
  }

  /** ½ wᵀAw − bᵀw is least where Aw = b. */
  @Test
  void aQuadraticOfTwentyUnknownsEndsWhereItsEquationsHold() {
    Random random = new Random(20);
    int n = 20;
    double[][] root = new double[n][n];
    for (double[] row : root) for (int j = 0; j < n; j++) row[j] = random.nextGaussian();
    Var r = Var.constant(Tensor.matrix(root));
    double[] b = random.doubles(n).toArray();
    UnaryOperator<Var> q = w -> r.matmul(w).square().sum().add(w.square().sum()).multiply(0.5)
        .subtract(w.multiply(Var.constant(Tensor.vector(b))).sum());
    // values near −0.4 are known to 5e-17, so a slope of 1e-7 is about the least that shows
    Minimum m = new Lbfgs().memory(20).gradientTolerance(1e-7).valueTolerance(0)
        .minimize(DifferentiableFunction.of(q, Shape.of(n)), new double[n]);
    double[] w = m.w();
    for (int i = 0; i < n; i++) { // (RᵀR + I) w = b
      double sum = w[i];
      for (int k = 0; k < n; k++) for (int j = 0; j < n; j++) sum += root[k][i] * root[k][j] * w[j];
      assertThat(sum).isCloseTo(b[i], within(1e-7));
    }
    assertThat(m.evaluations()).isLessThan(60);
  }

  @Test
  void everyStepFulfilsTheStrongWolfeConditions() {
    for (int n : new int[] {2, 5, 50}) {
      Watched f = new Watched(rosenbrock(n));
      double[] start = new double[n];
      for (int i = 0; i < n; i++) start[i] = i % 2 == 0 ? -1.2 : 1;
      List<Integer> taken = new ArrayList<>(List.of(0));
      new Lbfgs().gradientTolerance(1e-4).minimize(f, start,
          soFar -> taken.add(soFar.evaluations() - 1));
      assertThat(taken).hasSizeGreaterThan(10);
      for (int k = 1; k < taken.size(); k++) {
        int a = taken.get(k - 1);
        int b = taken.get(k);
        double[] step = Point.sum(f.points().get(b), -1, f.points().get(a));
        double before = Point.dot(f.gradients().get(a), step);
        assertThat(before).as("downhill").isNegative();
        assertThat(f.values().get(b)).isLessThanOrEqualTo(f.values().get(a) + 1e-4 * before);
        assertThat(Math.abs(Point.dot(f.gradients().get(b), step)))
            .isLessThanOrEqualTo(-0.9 * before * (1 + 1e-9));
      }
    }
  }

  @Test
  void whereTheFunctionIsNotFiniteTheStepBecomesShorter() {
    // x − ln x is least at 1 and NaN below 0, where the first steps from 0.01 and 50 lead
    DifferentiableFunction f = DifferentiableFunction.of(x -> x.subtract(x.log()), Shape.SCALAR);
    for (double start : new double[] {1e-8, 0.01, 1.5, 50}) {
      Minimum m = new Lbfgs().minimize(f, start);
      assertThat(m.w()[0]).as("from %s", start).isCloseTo(1, within(1e-7));
    }
    for (double wall : new double[] {Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY}) {
      Minimum m = new Lbfgs().minimize(ofOne(x -> x < 0.25 ? wall : (x - 1) * (x - 1),
          x -> 2 * (x - 1)), 1e6);
      assertThat(m.w()[0]).as("with %s beyond", wall).isCloseTo(1, within(1e-8));
      m = new Lbfgs().minimize(ofOne(x -> (x - 1) * (x - 1),
          x -> x < 0.25 ? wall : 2 * (x - 1)), 1e6);
      assertThat(m.w()[0]).as("with slope %s beyond", wall).isCloseTo(1, within(1e-8));
    }
  }

  @Test
  void theSameStartGivesTheSameBits() {
    double[] start = {-1.2, 1, 0.5, -3, 2};
    Minimum first = new Lbfgs().minimize(rosenbrock(5), start);
    Minimum second = new Lbfgs().minimize(DifferentiableFunction.of(ROSENBROCK, Shape.of(5), 3),
        start);
    assertThat(second.w()).isEqualTo(first.w());
    assertThat(second).hasToString(first.toString());
    assertThat(start).containsExactly(-1.2, 1, 0.5, -3, 2);
  }

  @Test
  void eachLimitEndsTheDescentAndSaysSo() {
    DifferentiableFunction f = rosenbrock(2);
    double[] start = {-1.2, 1};
    Minimum m = new Lbfgs().iterations(3).minimize(f, start);
    assertThat(m.ending()).isEqualTo(Ending.ITERATIONS);
    assertThat(m.iterations()).isEqualTo(3);
    assertThat(new Lbfgs().iterations(0).minimize(f, start).w()).isEqualTo(start);
    for (int most = 1; most < 12; most++) {
      Watched watched = new Watched(f);
      m = new Lbfgs().evaluations(most).minimize(watched, start);
      assertThat(m.ending()).isEqualTo(Ending.EVALUATIONS);
      assertThat(m.evaluations()).isEqualTo(most);
      assertThat(watched.values()).hasSize(most).contains(m.value());
      assertThat(m.value()).isLessThanOrEqualTo(watched.values().get(0));
    }
    m = new Lbfgs().valueTolerance(0.5).minimize(f, start);
    assertThat(m.ending()).isEqualTo(Ending.VALUE);
    assertThat(new Lbfgs().minimize(f, 1, 1)).hasToString(
        "value 0.0, gradient norm 0.0 after 0 iterations, 1 evaluations: GRADIENT");
  }

  @Test
  void aWatcherStopsAfterTheStepThatItSees() {
    AtomicInteger seen = new AtomicInteger();
    List<Double> values = new ArrayList<>();
    Minimum m = new Lbfgs().minimize(rosenbrock(2), new double[] {-1.2, 1}, soFar -> {
      assertThat(soFar.ending()).isEqualTo(Ending.RUNNING);
      values.add(soFar.value());
      return seen.incrementAndGet() < 4;
    });
    assertThat(m.ending()).isEqualTo(Ending.STOPPED);
    assertThat(m.iterations()).isEqualTo(4);
    assertThat(m.value()).isEqualTo(values.get(3));
    for (int i = 1; i < 4; i++) assertThat(values.get(i)).isLessThan(values.get(i - 1));
  }

  @Test
  void anInterruptEndsTheDescentAndStays() {
    Minimum m;
    boolean marked;
    try {
      m = new Lbfgs().minimize(rosenbrock(2), new double[] {-1.2, 1}, soFar -> {
        if (soFar.iterations() == 2) Thread.currentThread().interrupt();
        return true;
      });
    } finally {
      marked = Thread.interrupted();
    }
    assertThat(marked).isTrue();
    assertThat(m.ending()).isEqualTo(Ending.INTERRUPTED);
    assertThat(m.iterations()).isEqualTo(3);
  }

  @Test
  void aWrongGradientEndsWhereNoLowerValueIsFound() {
    Minimum m = new Lbfgs().minimize(ofOne(x -> x * x, x -> -2 * x), 1);
    assertThat(m.ending()).isEqualTo(Ending.NO_LOWER_VALUE);
    assertThat(m.w()).containsExactly(1);
    m = new Lbfgs().gradientTolerance(0).valueTolerance(0).minimize(rosenbrock(3), -1.2, 1, 1);
    assertThat(m.ending()).isIn(Ending.NO_LOWER_VALUE, Ending.VALUE, Ending.GRADIENT);
    assertThat(m.value()).as("as exact as rounding allows").isLessThan(1e-25);
  }

  /** What was learned of the curvature may be what leads astray, so it is forgotten first. */
  @Test
  void whereNoLowerValueIsFoundSteepestDescentIsTriedBeforeItEnds() {
    int open = 10;
    AtomicInteger calls = new AtomicInteger();
    DifferentiableFunction f = rosenbrock(2);
    DifferentiableFunction closing = new DifferentiableFunction() {
      @Override
      public int size() { return 2; }

      @Override
      public double valueAndGradient(double[] w, double[] g) {
        double value = f.valueAndGradient(w, g);
        return calls.incrementAndGet() > open ? 1e9 : value;
      }
    };
    Minimum m = new Lbfgs().minimize(closing, -1.2, 1);
    assertThat(m.ending()).isEqualTo(Ending.NO_LOWER_VALUE);
    assertThat(m.iterations()).isPositive();
    assertThat(m.evaluations()).isEqualTo(calls.get()).isGreaterThan(open + 20);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    Lbfgs l = new Lbfgs();
    for (Runnable wrong : List.<Runnable>of(() -> l.memory(0), () -> l.iterations(-1),
        () -> l.evaluations(0), () -> l.gradientTolerance(-1e-8),
        () -> l.gradientTolerance(Double.NaN), () -> l.valueTolerance(-1e-12))) {
      assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Lbfgs: ");
    }
  }

  @Test
  void aFunctionWithoutAMinimumEndsAtALimit() {
    Minimum m = new Lbfgs().evaluations(500).minimize(ofOne(x -> -x, x -> -1), 0);
    assertThat(m.value()).isLessThan(-1e6);
    assertThat(m.ending()).isNotEqualTo(Ending.RUNNING);
    m = new Lbfgs().minimize(ofOne(x -> Double.MIN_VALUE, x -> 0), 7);
    assertThat(m.ending()).isEqualTo(Ending.GRADIENT);
    assertThat(new Lbfgs().minimize(DifferentiableFunction.of(Var::sum, Shape.of(0))).ending())
        .isEqualTo(Ending.GRADIENT);
  }

  @Test
  void lengthsOfGradientsDoNotOverflow() {
    assertThat(new Lbfgs().iterations(0).minimize(ofOne(x -> 3e300 * x, x -> 3e300), 0)
        .gradientNorm()).isEqualTo(3e300);
    DifferentiableFunction f =
        DifferentiableFunction.of(w -> w.multiply(1e200).sum(), Shape.of(4));
    assertThat(new Lbfgs().iterations(0).minimize(f, 1, 1, 1, 1).gradientNorm()).isEqualTo(2e200);
  }
}
