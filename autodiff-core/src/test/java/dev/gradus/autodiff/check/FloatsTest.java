package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that compute in floats. */
class FloatsTest {
  private static final int NETS = 100;

  private static Report check(FloatNet net, double factor) {
    return check(GradientCheck.of(net::error).floats(), net, factor);
  }

  private static Report check(GradientCheck check, FloatNet net, double factor) {
    double[] gradient = net.gradient();
    for (int i = 0; i < gradient.length; i++) gradient[i] *= factor;
    return check.compare(List.of(Tensor.vector(gradient)), Tensor.vector(net.weights));
  }

  /** A net with features of 100 and more, and small weights. */
  private static FloatNet ofLargeFeatures(int seed, boolean relu) {
    Random random = new Random(seed);
    FloatNet net = new FloatNet(seed, relu, 100 + 900 * random.nextDouble());
    double part = Math.pow(10, -3 * random.nextDouble());
    for (int i = 0; i < net.weights.length; i++) net.weights[i] = (float) (part * net.weights[i]);
    return net;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rightNetsPassNearlyEverywhereAndFailNowhere(boolean relu) {
    rightOnesFailNowhere(relu, 0, NETS, 40);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("soak")
  void manyRightNetsFailNowhere(boolean relu) {
    rightOnesFailNowhere(relu, NETS, 4000, 40);
  }

  private static void rightOnesFailNowhere(boolean relu, int first, int nets, int part) {
    int undecided = 0;
    for (int seed = first; seed < first + nets; seed++) {
      Report report = check(new FloatNet(seed, relu), 1);
      assertThat(report.count(WRONG)).as("net %s: %s", seed, report).isZero();
      undecided += report.count(UNDECIDED);
    }
    assertThat(undecided).isLessThan(nets * FloatNet.SIZE / part);
  }

  /** Units are full or cut off, and what rounding leaves of slopes is no slope. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rightNetsOfLargeFeaturesFailNowhere(boolean relu) {
    for (int seed = 0; seed < NETS / 2; seed++) {
      Report report = check(ofLargeFeatures(seed, relu), 1);
      assertThat(report.count(WRONG)).as("net %s: %s", seed, report).isZero();
    }
  }

  /** Treads of floats look flat to who takes them for doubles. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rightNetsThatNobodyCalledFloatsFailNowhere(boolean relu) {
    int found = 0;
    for (int seed = 0; seed < NETS / 4; seed++) {
      for (FloatNet net : List.of(new FloatNet(seed, relu), ofLargeFeatures(seed, relu))) {
        GradientCheck check = GradientCheck.of(net::error);
        Report report = check(check, net, 1);
        assertThat(report.count(WRONG)).as("net %s: %s", seed, report).isZero();
        found += check(check, net, -1).count(WRONG);
      }
    }
    assertThat(found).isGreaterThan(NETS / 2 * FloatNet.SIZE / 2);
  }

  /** Constants, and the larger of two numbers that were read as floats. */
  @Test
  void slopesOfDoublesWhoseValuesHappenToBeFloatsFail() {
    assertThat(verdict(x -> 0.1f, 1, 0.3)).isEqualTo(WRONG);
    assertThat(verdict(x -> 0.1f, 0, 0.3)).isEqualTo(VERIFIED);
    assertThat(verdict(x -> Math.max(x, 0.7f), 1, 0.3f)).isEqualTo(WRONG);
    assertThat(verdict(x -> x, 0.99, 0.3f)).isEqualTo(WRONG);
    assertThat(verdict(x -> x < 1 ? x * x : Double.NaN, 0.5, 0.3f)).isEqualTo(WRONG);
    assertThat(verdict(x -> x > 1 ? 0.1f : 0.7f, 1, 1.00001)).isEqualTo(WRONG);
    assertThat(verdict(x -> 1e8 + 0.05 * Math.sin(x) - 1e8, 0, 0.6)).isEqualTo(WRONG);
  }

  private static Verdict verdict(DoubleUnaryOperator f, double slope, double x) {
    return GradientCheck.of(v -> Var.constant(f.applyAsDouble(v.toDouble())))
        .compare(List.of(Tensor.scalar(slope)), Tensor.scalar(x)).worst().verdict();
  }

  @Test
  void stepsOfFloatsThatHideASlopeRefuteNothing() {
    for (float height : new float[] {1e-7f, 3e-7f, 1e-6f, 1e-5f, 1e-4f}) {
      for (float width : new float[] {1, 10, 100, 1e3f, 1e4f}) {
        for (double x : new double[] {0, 0.3 / width, -1.1 / width}) {
          DoubleUnaryOperator f = w -> 1f + height * (float) Math.tanh(width * (float) w);
          double slope = height * width / Math.pow(Math.cosh(width * x), 2);
          Report report = GradientCheck.of(v -> Var.constant(f.applyAsDouble(v.toDouble())))
              .floats().compare(List.of(Tensor.scalar(slope)), Tensor.scalar(x));
          assertThat(report.count(WRONG)).as("%s tanh %s x: %s", height, width, report).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void netsThatAreFivePercentOffFail(boolean relu) {
    int failed = 0;
    int wrong = 0;
    for (int seed = 0; seed < NETS; seed++) {
      FloatNet net = new FloatNet(seed, relu);
      Report report = check(net, 1.05);
      for (int i = 0; i < FloatNet.SIZE; i++) {
        if (net.gradient()[i] == 0) continue;
        wrong++;
        assertThat(report.entries().get(i).verdict()).as("net %s: %s", seed, report)
            .isIn(WRONG, UNDECIDED);
        if (report.entries().get(i).verdict() == WRONG) failed++;
      }
    }
    assertThat(failed).isGreaterThan(wrong * 97 / 100);
  }

  @Test
  void slopeOfRoundedValuesIsThatOfTheFunctionWhichWasRounded() {
    GradientCheck check = GradientCheck.of(
        v -> Var.constant((float) (100 + Math.sin(v.toDouble()))));
    List<Tensor> slope = List.of(Tensor.scalar(Math.cos(0.7)));
    assertThat(check.floats().compare(slope, Tensor.scalar(0.7)).count(VERIFIED)).isEqualTo(1);
    List<Tensor> zero = List.of(Tensor.scalar(0));
    assertThat(check.floats().compare(zero, Tensor.scalar(0.7)).count(WRONG)).isEqualTo(1);
  }

  @Test
  void wavesBetweenNeighbouringFloatsAreNotMeasured() {
    for (double x = 1e4; x < 1e38; x *= 3.7) {
      GradientCheck sin = GradientCheck.of(v -> Var.constant((float) Math.sin(v.toDouble())));
      Report report = sin.floats()
          .compare(List.of(Tensor.scalar(Math.cos(x))), Tensor.scalar(x));
      assertThat(report.count(WRONG)).as("%s", report).isZero();
    }
    Report far = GradientCheck.of(Var::sin).floats().at(Tensor.scalar(1e30));
    assertThat(far.count(UNDECIDED)).as("%s", far).isEqualTo(1);
  }
}
