package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is made of squares at both ends of the numbers: entries multiplied by a power of two give
 * the same results, multiplied by one; and equal entries have no deviation, whatever their mean
 * rounds to. Eagerly, forward, and as plans in both precisions.
 */
@Tag("without-vector")
class ScaleLawsTest {
  private static final Var ONE = Var.constant(1);
  private static final Var ZERO = Var.constant(0);
  private static final Tensor ENTRIES = Tensor.matrix(new double[][] {
      {1, -0.5, 3, 0.25, 1.75}, {0.3, 2, -1.25, 0.7, -3}, {-2, 0.6, 1.1, -0.4, 0.9}});
  private static final Var OTHER = Var.constant(Tensor.vector(0.5, 2, -1, 1.5, 0.25));

  /** Functions that scale with their entries to a power, by name. */
  private static Map<String, UnaryOperator<Var>> ofDegree(int degree) {
    Map<String, UnaryOperator<Var>> all = new LinkedHashMap<>();
    if (degree == 1) {
      all.put("standardDeviation", x -> x.standardDeviation(0));
      all.put("standardDeviation of columns", x -> x.standardDeviation(1, 0));
      all.put("norm", Var::norm);
      all.put("norm of rows", x -> x.norm(2, 1));
      for (double p : new double[] {0.5, 1, 1.5, 3, 40, Double.POSITIVE_INFINITY}) {
        all.put("norm " + p, x -> x.norm(p, 0));
      }
      all.put("hypot", x -> x.hypot(x.flip(1)));
    } else {
      all.put("layerNorm", x -> x.layerNorm(ONE, ZERO, 0));
      all.put("batchNorm", x -> x.batchNorm(ONE, ZERO, 0));
      all.put("cosineSimilarity", x -> x.cosineSimilarity(OTHER, 1));
      all.put("atan2", x -> x.atan2(x.flip(1)));
    }
    return all;
  }

  /** f, its gradient and its change in one direction: recorded at numbers, or planned. */
  private static List<Tensor> answers(UnaryOperator<Var> f, Tensor x, @Nullable Precision p) {
    Tape tape = new Tape();
    Var v = p == null ? tape.variable("x", x) : tape.variable("x", x.shape());
    Var y = f.apply(v);
    List<Var> wanted = new ArrayList<>(List.of(y, Autodiff.jvp(f, v,
        Var.constant(Directions.second(x.shape())))));
    Var e = y.multiply(Var.constant(Directions.first(y.shape()))).sum();
    wanted.addAll(tape.gradient(e, List.of(v)));
    if (p == null) return wanted.stream().map(Var::value).toList();
    Plan.Builder plan = Plan.builder(tape);
    for (int i = 0; i < wanted.size(); i++) plan.output("" + i, wanted.get(i));
    Workspace ws = plan.compile(p).workspace();
    ws.set("x", x);
    ws.run();
    List<Tensor> answers = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) answers.add(ws.get("" + i));
    return answers;
  }

  private static Tensor times(Tensor x, int exponent) {
    double[] y = x.toArray();
    for (int i = 0; i < y.length; i++) y[i] = Math.scalb(y[i], exponent);
    return Tensor.of(x.shape(), y);
  }

  private static void check(int degree, int exponent, @Nullable Precision p, double relative) {
    ofDegree(degree).forEach((name, f) -> {
      List<Tensor> near = answers(f, ENTRIES, p);
      List<Tensor> far = answers(f, times(ENTRIES, exponent), p);
      int slope = (degree - 1) * exponent;
      close(name + " 2^" + exponent, far.get(0), times(near.get(0), degree * exponent), relative);
      close(name + "' forward 2^" + exponent, far.get(1), times(near.get(1), slope), relative);
      close(name + "' backward 2^" + exponent, far.get(2), times(near.get(2), slope), relative);
    });
  }

  private static void close(String name, Tensor found, Tensor expected, double relative) {
    double size = Var.constant(expected).norm(Double.POSITIVE_INFINITY).toDouble();
    assertThat(size).as(name).isFinite().isPositive();
    for (int i = 0; i < found.size(); i++) {
      assertThat(Math.abs(found.at(i) - expected.at(i))).as("%s: %s, not %s", name, found, expected)
          .isLessThanOrEqualTo(relative * size);
    }
  }

  @Test
  void entriesTimesAPowerOfTwoGiveTheSameTimesAPowerOfTwo() {
    for (int degree : new int[] {0, 1}) {
      for (int exponent : new int[] {-1000, -505, -400, 400, 505, 1000}) {
        check(degree, exponent, null, 4e-15);
        check(degree, exponent, Precision.DOUBLE, 4e-15);
      }
    }
  }

  @Test
  void floatsTimesAPowerOfTwoGiveTheSameTimesAPowerOfTwo() {
    for (int degree : new int[] {0, 1}) {
      for (int exponent : new int[] {-110, -65, -40, 60, 65, 110}) {
        check(degree, exponent, Precision.FLOAT, 4e-6);
      }
    }
  }

  @Test
  void subnormalEntriesHaveTheLengthsAndAnglesOfOthers() {
    Tensor x = Tensor.matrix(new double[][] {{3, -4, 0}, {1, 2, -2}});
    Tensor tiny = times(x, -1074);
    for (Precision p : new Precision[] {null, Precision.DOUBLE}) {
      assertThat(answers(v -> v.norm(2, 1), tiny, p).get(0)).isEqualTo(Tensor.vector(
          5 * Double.MIN_VALUE, 3 * Double.MIN_VALUE));
      assertThat(answers(v -> v.cosineSimilarity(v, 1), tiny, p).get(0).toArray())
          .containsExactly(new double[] {1, 1}, within(4e-16));
    }
  }

  @Test
  void equalEntriesHaveNoDeviationWhateverTheirMeanRoundsTo() {
    for (Precision p : new Precision[] {null, Precision.DOUBLE, Precision.FLOAT}) {
      for (int n : new int[] {1, 3, 49, 1100}) {
        for (double x : new double[] {0.1, -1 / 3.0, 1e-30, 1e30 / 7, 0}) {
          checkEqual(Tensor.full(Shape.of(2, n, 3), x), p);
        }
      }
    }
  }

  @Test
  void vectorsWhoseLengthsOverflowHaveTheAnglesOfOthers() {
    Tensor x = Tensor.matrix(new double[][] {{1.7e308, 1.7e308}, {-1.7e308, 1e308}});
    for (Precision p : new Precision[] {null, Precision.DOUBLE}) {
      List<Tensor> angles = answers(v -> v.cosineSimilarity(Var.constant(Tensor.vector(1, 1)), 1),
          x, p);
      assertThat(angles.get(0).at(0)).isCloseTo(1, within(4e-16));
      assertThat(angles.get(0).at(1)).isCloseTo(-0.7 / Math.sqrt(2 * 3.89), within(4e-16));
      for (double d : angles.get(2).toArray()) assertThat(Math.abs(d)).isLessThan(1e-307);
    }
    assertThat(answers(v -> v.cosineSimilarity(Var.constant(Tensor.vector(1, 1)), 1),
        times(x, -896), Precision.FLOAT).get(0).at(0)).isCloseTo(1, within(2e-7));
  }

  private static void checkEqual(Tensor x, @Nullable Precision p) {
    Map<String, UnaryOperator<Var>> all = new LinkedHashMap<>();
    all.put("variance", v -> v.variance(0, 1));
    all.put("variance of two axes", v -> v.variance(0, true, 0, 1));
    all.put("standardDeviation", v -> v.standardDeviation(0));
    all.put("standardDeviation of two axes", v -> v.standardDeviation(0, 0, 1));
    all.forEach((name, f) -> {
      for (Tensor t : answers(f, x, p)) {
        assertThat(t.toArray()).as("%s of %s in %s", name, x.shape(), p).containsOnly(0);
      }
    });
    Var scale = Var.constant(3);
    Var shift = Var.constant(2);
    for (Tensor t : List.of(answers(v -> v.layerNorm(scale, shift, 1e-5), x, p).get(0),
        answers(v -> v.batchNorm(scale, shift, 1e-5), x, p).get(0))) {
      assertThat(t.toArray()).as("normalised").containsOnly(2);
    }
    Tensor nan = answers(v -> v.transpose().layerNorm(scale, shift, 0), x, p).get(0);
    assertThat(nan.toArray()).containsOnly(Double.NaN);
  }

  @Test
  void allDerivativesOfASizeOfNothingAreZeroInEveryOrderOfModes() {
    Map<String, UnaryOperator<Var>> all = new LinkedHashMap<>();
    for (double p : new double[] {0.5, 1, 1.5, 2, 2.5, 3, Double.POSITIVE_INFINITY}) {
      all.put("norm " + p, x -> x.norm(p));
    }
    all.put("standardDeviation", x -> x.standardDeviation(0));
    all.put("cosineSimilarity", x -> x.cosineSimilarity(Var.constant(Tensor.vector(1, 2)), 0));
    Var at = Var.constant(Tensor.vector(0, 0));
    Var d = Var.constant(Tensor.vector(1, -3));
    UnaryOperator<UnaryOperator<Var>> forward = f -> x -> Autodiff.jvp(f, x, d);
    UnaryOperator<UnaryOperator<Var>> reverse =
        f -> x -> Autodiff.grad(v -> f.apply(v).multiply(ONE).sum()).apply(x);
    all.forEach((name, f) -> {
      for (int order = 1; order <= 3; order++) {
        for (int modes = 0; modes < 1 << order; modes++) {
          UnaryOperator<Var> g = f;
          for (int i = 0; i < order; i++) g = ((modes >> i & 1) == 0 ? forward : reverse).apply(g);
          for (double found : g.apply(at).value().toArray()) {
            assertThat(found == 0).as("%s, modes %s of %s: %s", name, modes, order, found).isTrue();
          }
        }
      }
    });
  }

  @Test
  void deviationsAreRightWhereTheirLengthOverflows() {
    for (Precision p : new Precision[] {null, Precision.DOUBLE, Precision.FLOAT}) {
      double far = p == Precision.FLOAT ? 3e38f : 1.7e308;
      checkFar(Tensor.matrix(new double[][] {{far, -far}}), far, p);
    }
  }

  private static void checkFar(Tensor x, double far, @Nullable Precision p) {
    double close = p == Precision.FLOAT ? 2e-7 : 4e-16;
    assertThat(answers(v -> v.standardDeviation(0), x, p).get(0).toDouble() / far)
        .as("%s in %s", far, p).isCloseTo(1, within(close));
    Tensor rows = answers(v -> v.layerNorm(ONE, ZERO, 0), x, p).get(0);
    Tensor columns = answers(v -> v.transpose().batchNorm(ONE, ZERO, 0), x, p).get(0);
    for (int i = 0; i < x.size(); i++) {
      assertThat(rows.at(i)).isCloseTo(i % 2 == 0 ? 1 : -1, within(close));
      assertThat(columns.at(i)).isCloseTo(i % 2 == 0 ? 1 : -1, within(close));
    }
  }

  @Test
  void aVarianceThatIsTooLargeForANumberIsInfinite() {
    for (Precision p : new Precision[] {null, Precision.DOUBLE}) {
      assertThat(answers(x -> x.variance(0), Tensor.vector(1e200, -1e200), p).get(0).toDouble())
          .isEqualTo(Double.POSITIVE_INFINITY);
    }
    assertThat(answers(x -> x.variance(0), Tensor.vector(1e30, -1e30), Precision.FLOAT).get(0)
        .toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void noMoreEntriesThanTheCorrectionGiveNanAndNoneANormOfZero() {
    for (Precision p : new Precision[] {null, Precision.DOUBLE, Precision.FLOAT}) {
      for (Tensor x : List.of(Tensor.vector(1, 2), Tensor.vector(3, 3))) {
        for (int correction : new int[] {2, 3, Integer.MAX_VALUE}) {
          for (Tensor t : answers(v -> v.variance(correction), x, p)) {
            assertThat(t.toArray()).containsOnly(Double.NaN);
          }
          for (Tensor t : answers(v -> v.standardDeviation(correction), x, p)) {
            assertThat(t.toArray()).containsOnly(Double.NaN);
          }
        }
      }
      for (double norm : new double[] {0.5, 1, 2, 3, Double.POSITIVE_INFINITY}) {
        Tensor none = Tensor.zeros(2, 0);
        assertThat(answers(v -> v.norm(norm, 1), none, p).get(0)).isEqualTo(Tensor.vector(0, 0));
      }
    }
  }
}
