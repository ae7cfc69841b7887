package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.Arrays;
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
