package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions that keep something from one call to the next, and how that is found. */
class ProtocolTest {
  private static final double[] AT = {0.5, -1.5, 2};

  private static double value(double[] x) {
    double sum = 0;
    for (double v : x) sum += Math.sin(v) * v;
    return sum;
  }

  private static double[] slope(double[] x) {
    return Arrays.stream(x).map(v -> Math.sin(v) + v * Math.cos(v)).toArray();
  }

  private static void expect(Kind kind, Verdict verdict, ToDoubleFunction<double[]> f,
      UnaryOperator<double[]> g) {
    Report report = Verify.gradient(f, g).at(AT);
    assertThat(report.findings()).as(report.toString())
        .anyMatch(x -> x.kind() == kind && x.verdict() == verdict);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(verdict);
  }

  @Test
  void argumentsThatAreHandedBackOrConstantAreNoFault() {
    Verify.gradient(x -> (x[0] * x[0] + x[1] * x[1]) / 2, x -> x).at(1, 2).orThrow();
    double[] constant = {2, 3};
    Verify.gradient(x -> 2 * x[0] + 3 * x[1], x -> constant).at(1, 2).orThrow();
  }

  @Test
  void whoHandsOutHisArgumentIsToldSo() {
    Report own = Verify.gradient(x -> (x[0] * x[0] + x[1] * x[1]) / 2, x -> x).at(1, 2);
    assertThat(own.orThrow().toString()).contains(
        "\nnote: the gradient hands out the very array it is given, so who changes one changes the "
            + "other; a copy is safe\n");
    assertThat(Verify.jacobian(x -> x, x -> new double[][] {{1}}).at(3).orThrow().toString())
        .contains("\nnote: the function hands out the very array");
    assertThat(Verify.gradient(x -> x[0] * x[0] / 2, double[]::clone).at(1).orThrow().toString())
        .doesNotContain("note:");
  }

  @Test
  void whatIsKeptIsSaidOnlyOfWhatWasRightWhereItWasCalledFirst() {
    double[][] kept = new double[1][];
    Report cached = Verify.gradient(ProtocolTest::value, x -> {
      if (kept[0] == null) kept[0] = slope(x);
      return kept[0].clone();
    }).at(AT);
    assertThat(cached.findings()).extracting(Finding::kind).contains(Kind.STATE);
    assertThat(cached.toString())
        .contains("right at that of the first call: it may have been kept");

    for (double wrong : new double[] {2, 0, -3}) {
      Report constant = Verify.gradient(x -> 3 * x[0], x -> new double[] {wrong}).at(1);
      assertThat(constant.verdict()).isEqualTo(Verdict.WRONG);
      assertThat(constant.toString()).doesNotContain("kept");
      assertThat(Verify.gradient(x -> x[0] * x[0], x -> new double[] {wrong}).at(3).toString())
          .doesNotContain("kept");
    }
  }

  @Test
  void numberOfResultsMustStayTheSame() {
    int[] calls = {0};
    UnaryOperator<double[]> later =
        x -> calls[0]++ < 12 ? new double[] {x[0], x[1]} : new double[] {x[0], x[1], 1};
    UnaryOperator<double[]> nearby =
        x -> x[0] > 1.005 ? new double[] {x[0], x[1], 7} : new double[] {x[0], x[1]};
    UnaryOperator<double[]> fewer = x -> x[1] > 2.01 ? new double[1] : new double[] {x[0], x[1]};
    for (UnaryOperator<double[]> f : List.of(later, nearby, fewer)) {
      Report report = Verify.jacobian(f, x -> new double[][] {{1, 0}, {0, 1}}).at(1, 2);
      assertThat(report.verdict()).as("%s", report).isNotEqualTo(Verdict.VERIFIED);
      assertThat(report.findings()).as("%s", report).extracting(Finding::kind)
          .containsAnyOf(Kind.SIZE, Kind.STATE);
      assertThat(report.toString()).containsPattern("2 numbers.* and [13] ");
    }
  }

  @Test
  void atKinksNoErrorIsSaidToHaveShown() {
    Report kink = Verify.gradient(x -> Math.abs(x[0]) + x[1], x -> new double[] {1, 1}).at(0, 1);
    assertThat(kink.orThrow().toString()).contains("\n1 entry is at kinks, where the slopes "
        + "towards both sides differ and more than one is right\nan error of ")
        .contains("in any other entry would have shown");
    assertThat(Verify.gradient(x -> Math.abs(x[0]), x -> new double[] {1}).at(0).orThrow()
        .toString()).doesNotContain("would have shown");
  }

  @Test
  void sumsThatAreNotZeroedAreFound() {
    double[] sum = new double[3];
    expect(Kind.STATE, Verdict.WRONG, ProtocolTest::value, x -> {
      double[] d = slope(x);
      for (int i = 0; i < d.length; i++) sum[i] += d[i];
      return sum.clone();
    });
  }

  @Test
  void anArrayHandedOutTwiceIsFound() {
    double[] buffer = new double[3];
    expect(Kind.BUFFER, Verdict.WRONG, ProtocolTest::value, x -> {
      System.arraycopy(slope(x), 0, buffer, 0, 3);
      return buffer;
    });
  }

  @Test
  void writingIntoTheArgumentIsFound() {
    expect(Kind.ARGUMENT, Verdict.WRONG, x -> {
      double y = value(x);
      x[1] = 0;
      return y;
    }, ProtocolTest::slope);
    expect(Kind.ARGUMENT, Verdict.WRONG, ProtocolTest::value, x -> {
      double[] d = slope(x);
      System.arraycopy(d, 0, x, 0, 3);
      return x;
    });
  }

  @Test
  void aGradientOfTheLastValueIsFound() {
    double[][] last = new double[1][];
    expect(Kind.STATE, Verdict.WRONG, x -> {
      last[0] = x.clone();
      return value(x);
    }, x -> slope(last[0]));
  }

  @Test
  void aCacheByTheIdentityOfTheArrayIsFound() {
    double[][] last = new double[2][];
    expect(Kind.STATE, Verdict.WRONG, ProtocolTest::value, x -> {
      if (x != last[0]) last[1] = slope(x);
      last[0] = x;
      return last[1].clone();
    });
    double[][] key = new double[1][];
    double[] kept = new double[1];
    expect(Kind.STATE, Verdict.WRONG, x -> {
      if (x != key[0]) kept[0] = value(x);
      key[0] = x;
      return kept[0];
    }, ProtocolTest::slope);
  }

  @Test
  void aCacheThatIsNeverMadeAnewIsFound() {
    double[][] first = new double[1][];
    expect(Kind.STATE, Verdict.WRONG, ProtocolTest::value, x -> {
      if (first[0] == null) first[0] = slope(x);
      return first[0].clone();
    });
  }

  @Test
  void everyThirdCallWrongIsFound() {
    int[] calls = new int[1];
    expect(Kind.STATE, Verdict.WRONG, ProtocolTest::value, x -> {
      double[] d = slope(x);
      if (++calls[0] % 3 == 0) d[0] = 0;
      return d;
    });
  }

  @Test
  void chanceIsUndecidedAndSaysSo() {
    Random random = new Random(1);
    expect(Kind.CHANCE, Verdict.UNDECIDED, x -> value(x) + 1e-12 * random.nextDouble(),
        ProtocolTest::slope);
    expect(Kind.CHANCE, Verdict.UNDECIDED, ProtocolTest::value, x -> {
      double[] d = slope(x);
      d[1] *= random.nextDouble();
      return d;
    });
  }
}
