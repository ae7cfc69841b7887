package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.kernel.DoubleSums;
import dev.gradus.autodiff.kernel.FloatSums;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Sums are taken while their terms are at hand, with the bits that they have by themselves. */
class SumsInChainsTest {
  private static final int[] RUNS =
      {2, 3, 15, 16, 17, 100, 1000, 1023, 1024, 1025, 2050, 4095, 4096, 4097, 9000, 20_000};

  /** Terms from a matrix and a row that is repeated: their blocks end where its rows do. */
  private static Var terms(Var x, Var row) { return x.multiply(x).subtract(row); }

  private static Tensor numbers(Random random, Shape shape) {
    return Tensor.of(shape, random.doubles(shape.size(), -1, 1).map(a -> (float) a).toArray());
  }

  private static Plan plan(int m, int n) {
    Tape tape = new Tape();
    Var y = terms(tape.input("x", Shape.of(m, n)), tape.input("row", Shape.of(n)));
    return Plan.builder(tape).output("rows", y.sum(1)).output("all", y.sum())
        .compile(Precision.DOUBLE);
  }

  @Test
  void sumsOfRowsHaveTheBitsOfSumsAlone() {
    for (int n : RUNS) {
      int m = Math.max(2, 50_000 / n);
      Random random = new Random(n);
      Tensor x = numbers(random, Shape.of(m, n));
      Tensor row = numbers(random, Shape.of(n));
      double[] terms = terms(Var.constant(x), Var.constant(row)).value().toArray();
      double[] sums = new double[m];
      DoubleSums.rows(terms, 0, m, n, sums, 0);
      for (int threads = 1; threads <= 4; threads++) {
        Workspace ws = Helped.workspace(plan(m, n), threads);
        ws.set("x", x);
        ws.set("row", row);
        for (int again = 0; again < 2; again++) {
          ws.run();
          assertThat(ws.doubles("rows")).as("%s rows of %s, %s threads", m, n, threads)
              .isEqualTo(sums);
          assertThat(ws.doubles("all")[0]).isEqualTo(DoubleSums.sum(terms, 0, m * n));
        }
      }
    }
  }

  @Test
  void theSumOfAllHasTheBitsOfASumAlone() {
    for (int n : RUNS) {
      Random random = new Random(n);
      Tensor x = numbers(random, Shape.of(n));
      float[] terms = new float[n];
      for (int i = 0; i < n; i++) terms[i] = (float) x.get(i) * (float) x.get(i);
      Workspace ws = Plan.of(v -> v.square().sum(), x.shape(), Precision.FLOAT).workspace();
      assertThat(ws.run(x).get(0).toDouble()).as("%s terms", n)
          .isEqualTo(FloatSums.sum(terms, 0, n));
    }
  }

  @Test
  void sumsAfterOtherHeadsAreTakenToo() {
    UnaryOperator<Var> f = x -> x.softmax(1).log().multiply(x).sum();
    Plan plan = Plan.of(f, Shape.of(300, 40), Precision.DOUBLE);
    assertThat(plan.program().schedule().instructions()).hasSize(1);
    Tensor x = numbers(new Random(1), Shape.of(300, 40));
    double expected = f.apply(Var.constant(x)).value().toDouble();
    assertThat(plan.workspace().run(x).get(0).toDouble())
        .isCloseTo(expected, org.assertj.core.api.Assertions.offset(1e-12 * Math.abs(expected)));
  }

  @Test
  void termsThatNobodyElseReadsAreNotKept() {
    Plan plan = Plan.of(x -> x.exp().sin().sum(), Shape.of(100_000), Precision.DOUBLE);
    assertThat(plan.program().schedule().instructions()).hasSize(1);
    assertThat(plan.program().storage().size()).isEqualTo(100_001);
  }

  @Test
  void aSumOfTermsThatAreReadLaterLeavesThemThere() {
    Plan plan = Plan.of(x -> {
      Var y = x.square();
      return y.divide(y.sum());
    }, Shape.of(3), Precision.DOUBLE);
    assertThat(plan.workspace().run(Tensor.vector(1, 2, 3)).get(0))
        .isEqualTo(Tensor.vector(1 / 14.0, 4 / 14.0, 9 / 14.0));
  }

  @Test
  void sumsThatDivideAChainOtherwiseStandAlone() {
    assertThat(plan(30, 40).program().schedule().instructions()).as("rows, then all")
        .hasSize(2);
    assertThat(instructions(x -> x.square().sum(0))).as("columns").isEqualTo(2);
    assertThat(instructions(x -> x.matmul(x).square().sum())).as("of products").isEqualTo(2);
  }

  private static int instructions(UnaryOperator<Var> f) {
    Plan plan = Plan.of(f, Shape.of(20, 20), Precision.DOUBLE);
    return plan.program().schedule().instructions().size();
  }

  @Test
  void sumsAreZeroOfNothingAndKeepWhatIsNoNumber() {
    Workspace none = Plan.of(x -> x.square().sum(), Shape.of(0), Precision.DOUBLE).workspace();
    assertThat(none.run(Tensor.zeros(0)).get(0).toDouble()).isEqualTo(0.0);
    Workspace ws = Plan.of(x -> x.multiply(2).sum(1), Shape.of(3, 2), Precision.DOUBLE).workspace();
    Tensor x = Tensor.matrix(new double[][] {{Double.NaN, 1}, {1, Double.NEGATIVE_INFINITY},
        {-0.0, -0.0}});
    assertThat(ws.run(x).get(0).toArray())
        .isEqualTo(new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 0.0});
  }
}
