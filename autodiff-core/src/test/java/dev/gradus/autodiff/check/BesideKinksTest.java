package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Where steps see a kink that is not at the point itself, only the slope at the point is right, not
 * that of the other side, nor one between them.
 */
class BesideKinksTest {
  private static final double[] POINTS = {0, 1, 100, -3, 1e5, 1e-5};

  private static Entry entry(DoubleUnaryOperator f, double slope, double x) {
    Probe probe = new Probe(v -> f.applyAsDouble(v[0]), CheckSettings.USUAL, x);
    return probe.compare(0, new double[] {slope}, "x");
  }

  private static Verdict verdict(DoubleUnaryOperator f, double slope, double x) {
    return entry(f, slope, x).verdict();
  }

  /** √((x−a)² + ε²) turns from −1 to 1 within about ε, and is flat at a. */
  @Test
  void sharpBendHasNoSlopeOfASide() {
    for (double width : new double[] {1e-2, 1e-4, 1e-6, 3e-8, 1e-9, 1e-10, 1e-12, 1e-20}) {
      for (double a : POINTS) {
        if (width < 1e4 * Math.ulp(a)) continue; // nothing to be seen between the numbers
        DoubleUnaryOperator f = x -> Math.hypot(x - a, width);
        String at = "of width " + width + " at " + a;
        assertThat(verdict(f, 0, a)).as(at).isNotEqualTo(WRONG);
        for (double wrong : new double[] {1, -1, 0.5}) {
          assertThat(verdict(f, wrong, a)).as("%s %s", wrong, at)
              .isEqualTo(width > 1e-12 ? WRONG : verdict(f, wrong, a)).isNotEqualTo(VERIFIED);
        }
      }
    }
    assertThat(verdict(x -> Math.sqrt((x - 100) * (x - 100) + 1e-12), 0, 100)).isEqualTo(VERIFIED);
    assertThat(verdict(x -> Math.sqrt(x * x + 1e-15), 0, 0)).isEqualTo(VERIFIED);
  }

  @Test
  void slopeOfTheOtherSideIsWrongBesideAKink() {
    for (double a : POINTS) {
      for (double off = 1e-2; off > 1e-17; off /= 10) {
        for (int side : new int[] {-1, 1}) {
          double x = a + side * off;
          if (Math.abs(x - a) < 1e3 * Math.ulp(a)) continue;
          DoubleUnaryOperator abs = v -> Math.abs(v - a);
          DoubleUnaryOperator relu = v -> Math.max(v - a, 0);
          double on = side > 0 ? 1 : 0;
          assertThat(verdict(abs, side, x)).as("|x − %s| at %s", a, x).isEqualTo(VERIFIED);
          assertThat(verdict(relu, on, x)).as("relu(x − %s) at %s", a, x).isEqualTo(VERIFIED);
          for (double wrong : new double[] {-side, 0, 0.5}) {
            assertThat(verdict(abs, wrong, x)).as("|x − %s| at %s", a, x).isEqualTo(WRONG);
          }
          for (double wrong : new double[] {1 - on, 0.5, -1}) {
            assertThat(verdict(relu, wrong, x)).as("relu(x − %s) at %s", a, x).isEqualTo(WRONG);
          }
        }
      }
    }
  }

  @Test
  void kinkAtZeroIsToldFromTinyNumbers() {
    for (double x : new double[] {1e-10, 1e-20, 1e-50, 1e-100, 1e-150, 1e-300}) {
      assertThat(verdict(Math::abs, 1, x)).as("%s", x).isEqualTo(VERIFIED);
      for (double wrong : new double[] {-1, 0}) {
        assertThat(verdict(Math::abs, wrong, x)).as("%s", x).isEqualTo(WRONG);
        assertThat(verdict(v -> Math.abs(v) + 3 * v, wrong + 3, x)).as("%s", x).isEqualTo(WRONG);
      }
    }
  }

  /** Where rounding hides on which side the point is, the right slope is not called wrong. */
  @Test
  void rightSlopeBesideAKinkIsNeverWrong() {
    for (double beside : new double[] {1, 1e3, 1e10}) {
      for (double a : POINTS) {
        for (double off = 1e-2; off > 1e-17; off /= 3) {
          double x = a + off;
          DoubleUnaryOperator f = v -> beside + Math.abs(v - a);
          assertThat(verdict(f, x > a ? 1 : 0, x)).as("%s + |x − %s| at %s", beside, a, x)
              .isNotEqualTo(WRONG);
        }
      }
    }
    Entry hidden = entry(v -> 1 + Math.abs(v), 1, 1e-12);
    assertThat(hidden.verdict()).isEqualTo(UNDECIDED);
    assertThat(hidden.reason()).startsWith("a kink, or a bend as sharp, is next to the point");
    assertThat(verdict(v -> 1 + Math.abs(v), -1, 1e-12)).isEqualTo(WRONG);
  }

  @Test
  void slopesOfBothSidesAreRightAtTheKinkWhateverRoundingThereIs() {
    for (double a : new double[] {0, 1e-100, 1e-30, 1e-5, 1, -3, 100, 1e5}) {
      for (double beside : new double[] {0, 1, 1e3}) {
        for (double slope : new double[] {-1, 0, 1}) {
          assertThat(verdict(v -> beside + Math.abs(v - a), slope, a))
              .as("%s of %s + |x − %s|", slope, beside, a).isEqualTo(VERIFIED);
        }
      }
    }
    for (double a = 0.1; a < 10; a += 0.1) { // where the kink is rounded to a number next to it
      double b = a;
      double third = 3 * b;
      for (double slope : new double[] {-3, 0, 3}) {
        assertThat(verdict(v -> Math.abs(3 * v - third), slope, a)).isEqualTo(VERIFIED);
        assertThat(verdict(v -> 5 * Math.abs(0.6 * v - 0.6 * b), slope, a)).isEqualTo(VERIFIED);
      }
    }
  }

  @Test
  void betweenTwoKinksOnlyTheSlopeThereIsRight() {
    for (double a : POINTS) {
      for (double off : new double[] {1e-4, 1e-6, 1e-8, 1e-10, 1e-12, 1e-13, 1e-14}) {
        double apart = off * Math.max(1, Math.abs(a));
        double b = a + apart;
        if (apart < 32 * Math.ulp(b)) continue;
        DoubleUnaryOperator f = v -> Math.abs(v - a) + 3 * Math.abs(v - b);
        assertThat(verdict(f, -2, a + apart / 2)).as("%s apart at %s", apart, a)
            .isNotEqualTo(WRONG);
        for (double wrong : new double[] {4, -4, 0}) {
          assertThat(verdict(f, wrong, a + apart / 2)).as("%s apart at %s", apart, a)
              .isNotEqualTo(VERIFIED);
        }
        for (double right : new double[] {-4, -2}) { // of both sides of the first
          assertThat(verdict(f, right, a)).as("%s apart at %s", apart, a).isNotEqualTo(WRONG);
        }
        assertThat(verdict(f, 4, a)).as("%s apart at %s", apart, a).isNotEqualTo(VERIFIED);
      }
    }
  }

  @Test
  void besideAJumpTheSlopeIsNeverWrongAndNoOtherPasses() {
    for (double a : POINTS) {
      for (double height : new double[] {1, 1e-3, 1e-6, 1e-9}) {
        for (double off = 1e-1; off > 1e-17; off /= 10) {
          for (int side : new int[] {-1, 1}) {
            double x = a + side * off * Math.max(1, Math.abs(a));
            if (x == a) continue;
            DoubleUnaryOperator f = v -> v + (v > a ? height : 0);
            String at = height + " at " + a + ", seen from " + x;
            assertThat(verdict(f, 1, x)).as(at).isNotEqualTo(WRONG);
            assertThat(verdict(f, 1.01, x)).as(at).isNotEqualTo(VERIFIED);
            assertThat(verdict(f, 0, x)).as(at).isNotEqualTo(VERIFIED);
          }
        }
      }
    }
  }
}
