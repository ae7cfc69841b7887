package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws of random numbers. */
class DrawsTest {
  private static double[] uniform(long seed, long stream, double step, int n) {
    return Var.constant(step).uniform(seed, stream, Shape.of(n)).value().toArray();
  }

  private static double[] normal(long seed, long stream, double step, int n) {
    return Var.constant(step).normal(seed, stream, Shape.of(n)).value().toArray();
  }

  @Property(tries = 200)
  void aDrawIsAFunctionOfSeedStreamAndStep(@ForAll long seed, @ForAll long stream,
      @ForAll @IntRange(min = 1, max = 40) int n) {
    double[] longer = uniform(seed, stream, 7, n + 5);
    double[] shorter = uniform(seed, stream, 7, n);
    for (int i = 0; i < n; i++) {
      assertThat(shorter[i]).isEqualTo(longer[i]).isBetween(0.0, Math.nextDown(1.0));
    }
    assertThat(uniform(seed, stream, 8, n)[0]).isNotEqualTo(shorter[0]);
    assertThat(uniform(seed, stream + 1, 7, n)[0]).isNotEqualTo(shorter[0]);
    assertThat(uniform(seed + 1, stream, 7, n)[0]).isNotEqualTo(shorter[0]);
  }

  @Test
  void manyStepsAreTheDrawsOfEach() {
    Tensor both = Var.constant(Tensor.vector(3, 9)).normal(5, 6, Shape.of(3)).value();
    assertThat(both.toMatrix()[0]).containsExactly(normal(5, 6, 3, 3));
    assertThat(both.toMatrix()[1]).containsExactly(normal(5, 6, 9, 3));
  }

  /** Of a million draws means and variances are within five standard errors. */
  @Test
  void momentsAreThoseOfTheDistributions() {
    int n = 1_000_000;
    double[] u = uniform(1, 2, 3, n);
    assertThat(mean(u)).isCloseTo(0.5, within(5 * Math.sqrt(1 / 12.0 / n)));
    assertThat(variance(u)).isCloseTo(1 / 12.0, within(5 * Math.sqrt(1 / 180.0 / n)));
    double[] z = normal(1, 2, 3, n);
    assertThat(mean(z)).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(variance(z)).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
    int neighbours = 0;
    for (int i = 1; i < n; i++) if (z[i] * z[i - 1] > 0) neighbours++;
    assertThat(neighbours / (n - 1.0)).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / n)));
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double v : x) sum += v;
    return sum / x.length;
  }

  private static double variance(double[] x) {
    double mean = mean(x);
    double sum = 0;
    for (double v : x) sum += (v - mean) * (v - mean);
    return sum / x.length;
  }

  @Test
  void plansDrawTheSameBitsRoundedInFloats() {
    for (Precision precision : Precision.values()) {
      Tape tape = new Tape();
      Var step = tape.indices("step", Shape.SCALAR);
      Plan plan = Plan.builder(tape).output("u", step.uniform(1, 2, Shape.of(5)))
          .output("z", step.normal(3, 4, Shape.of(2, 2))).compile(precision);
      Workspace ws = plan.workspace();
      for (int k : new int[] {0, 1, 20_000_001, Integer.MAX_VALUE}) {
        ws.indices("step")[0] = k;
        ws.run();
        assertEqual(ws.get("u").toArray(), uniform(1, 2, k, 5), precision);
        assertEqual(ws.get("z").toArray(), normal(3, 4, k, 4), precision);
      }
    }
  }

  private static void assertEqual(double[] ours, double[] drawn, Precision precision) {
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).isEqualTo(precision == Precision.FLOAT ? (float) drawn[i] : drawn[i]);
    }
  }
}
