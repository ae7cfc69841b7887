package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.plan.Precision;
import org.junit.jupiter.api.Test;

/** The bound that plans are measured against is neither loose nor blind. */
class RunningErrorTest {
  private static final double U = 0x1p-24;

  private final Tape tape = new Tape();

  private double bound(Var y) { return new RunningError(tape, Precision.FLOAT).of(y)[0]; }

  private static void about(double found, double expected) {
    assertThat(found).isBetween(0.99 * expected, 1.01 * expected);
  }

  @Test
  void whatIsGivenAndWhatIsMovedIsExact() {
    Var x = tape.variable(Tensor.vector(1, -2, 0.5));
    for (Var y : new Var[] {x, x.flip(0).concat(0, x), x.negate().relu(), x.max(0)}) {
      assertThat(new RunningError(tape, Precision.FLOAT).of(y)).containsOnly(0);
    }
  }

  @Test
  void aConstantErrsByWhatRoundingTakesOffIt() {
    assertThat(bound(tape.constant(0.1))).isEqualTo(Math.abs(0.1 - 0.1f));
    assertThat(new RunningError(tape, Precision.DOUBLE).of(tape.get(0))).containsOnly(0);
  }

  @Test
  void aSumErrsByItsTermsTimesTheirSize() {
    about(bound(tape.variable(Tensor.vector(3, -2, 1)).sum()), 3 * U * 6);
  }

  @Test
  void aProductErrsByItsLength() {
    Var a = tape.variable(Tensor.matrix(new double[][] {{1, 2}}));
    Var b = tape.variable(Tensor.matrix(new double[][] {{3}, {-1}}));
    about(bound(a.matmul(b)), (2 + 2) * U * (5 + 5));
  }

  @Test
  void whatCancelsKeepsTheErrorOfItsTerms() {
    Var x = tape.variable(0.25);
    about(bound(x.add(1000).subtract(1000)), U * 1000.25);
  }

  @Test
  void anErrorGrowsWithTheSlope() {
    Var x = tape.variable(0.25);
    about(bound(x.add(1000).subtract(1000).exp()), Math.exp(0.25) * U * 1000);
  }

  @Test
  void anUncertainDivisorIsTakenAtItsSmallest() {
    Var x = tape.variable(0x1p-14).add(1024).subtract(1024); // ± 2⁻¹⁴, so it may be 0
    assertThat(bound(x.reciprocal())).isInfinite();
    Var y = tape.variable(0x1p-13).add(1024).subtract(1024); // from 2⁻¹⁴ on
    about(bound(y.reciprocal()), 0x1p28 * 0x1p-14);
  }

  @Test
  void aDifferenceBeyondTheBoundIsAFault() {
    Var y = tape.variable(2).exp();
    RunningError error = new RunningError(tape, Precision.FLOAT);
    double most = error.of(y)[0];
    assertThat(error.check("y", Tensor.scalar(y.toDouble() + 0.9 * most), y)).isEmpty();
    for (double off : new double[] {1.1 * most, -1.1 * most, Double.NaN}) {
      assertThatThrownBy(() -> error.check("y", Tensor.scalar(y.toDouble() + off), y))
          .isInstanceOf(AssertionError.class).hasMessageContaining("y at 0");
    }
  }

  @Test
  void aJumpWithinTheErrorIsNamedWhereADifferenceFollowsFromIt() {
    Var x = tape.variable(0.25);
    Var other = x.exp();
    Var near = x.add(1000.75).floor().multiply(3);
    RunningError error = new RunningError(tape, Precision.FLOAT);
    assertThat(error.check("y", Tensor.scalar(3000), near)).containsExactly("floor");
    assertThat(error.check("y", near.value(), near)).isEmpty();
    assertThat(error.decisions(other)).isEmpty();
  }

  @Test
  void anOrderWithinTheErrorIsNamed() {
    Var x = tape.variable(Tensor.vector(0, 1e-5, 5)).add(1000);
    Var order = Var.apply(new Extremes.Argsort(0, false), x);
    Var apart = x.multiply(Var.constant(Tensor.vector(1, 2, 3)));
    Var sure = Var.apply(new Extremes.Argsort(0, false), apart);
    RunningError error = new RunningError(tape, Precision.FLOAT);
    assertThat(error.decisions(order)).containsExactly("argsort");
    assertThat(error.decisions(sure)).isEmpty();
  }

  @Test
  void aPoleWithinTheErrorIsNamed() {
    Var y = tape.variable(0x1p-20).add(1).subtract(1).add(-0x1p-20).log();
    RunningError error = new RunningError(tape, Precision.FLOAT);
    assertThat(error.check("y", Tensor.scalar(-30), y)).containsExactly("log");
  }

  @Test
  void whatIsOutOfRangeIsInfiniteFromThereOn() {
    Var y = tape.variable(1e30).square();
    Var z = y.reciprocal();
    Var nan = y.subtract(y);
    RunningError error = new RunningError(tape, Precision.FLOAT);
    assertThat(error.check("y", Tensor.scalar(Double.POSITIVE_INFINITY), y)).isEmpty();
    assertThat(error.check("z", Tensor.scalar(0), z)).isEmpty();
    assertThat(error.check("nan", Tensor.scalar(Double.NaN), nan)).isEmpty();
    assertThatThrownBy(() -> error.check("y", Tensor.scalar(1e38), y))
        .isInstanceOf(AssertionError.class);
    assertThat(new RunningError(tape, Precision.DOUBLE).check("y", y.value(), y)).isEmpty();
  }

  @Test
  void whatMayBeOutOfRangeIsNamed() {
    Var x = tape.variable(Tensor.vector(Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE));
    Var y = x.sum();
    RunningError error = new RunningError(tape, Precision.FLOAT);
    assertThat(error.decisions(y)).containsExactly("sumTo");
    assertThat(error.decisions(x)).isEmpty();
  }

  @Test
  void whatMayBeEqualIsNamed() {
    Var x = tape.variable(1e8);
    Var y = x.equalTo(x.add(0.5));
    Var z = x.equalTo(x.add(100));
    RunningError error = new RunningError(tape, Precision.FLOAT);
    assertThat(error.check("y", Tensor.scalar(1), y)).containsExactly("equalTo");
    assertThat(error.decisions(z)).isEmpty();
  }
}
