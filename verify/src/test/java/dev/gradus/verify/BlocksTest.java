package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.check.Verdict;
import org.junit.jupiter.api.Test;

/** A network as a student writes it, with its numbers in arrays of their own. */
class BlocksTest {
  private final double[][] w = {{0.5, -0.2, 0.1}, {0.3, 0.8, -0.6}};
  private final double[] b = {0.1, 0, -0.1};
  private final float[] scale = {1.5f};
  private double[][] dw = new double[2][3];
  private double[] db = new double[3];
  private final float[] dscale = new float[1];
  private final double[] x = {0.7, -1.1};

  private double unit(int j) { return Math.tanh(x[0] * w[0][j] + x[1] * w[1][j] + b[j]); }

  private double error() {
    double sum = 0;
    for (int j = 0; j < 3; j++) sum += Math.pow(unit(j), 2);
    return sum;
  }

  private void backward() {
    dw = new double[2][3];
    db = new double[3];
    for (int j = 0; j < 3; j++) {
      double y = unit(j);
      db[j] = 2 * y * (1 - y * y);
      for (int i = 0; i < 2; i++) dw[i][j] = db[j] * x[i];
    }
  }

  private Blocks blocks() { return new Blocks().with("W1", w, () -> dw).with("b1", b, () -> db); }

  @Test
  void rightBackpropagationIsVerifiedInPlaceAndTheNumbersStayAsTheyWere() {
    Verify.blocks(blocks(), this::error, this::backward).check().orThrow();
    assertThat(w).isDeepEqualTo(new double[][] {{0.5, -0.2, 0.1}, {0.3, 0.8, -0.6}});
    assertThat(b).containsExactly(0.1, 0, -0.1);
  }

  @Test
  void theWrongBlockIsNamedAndTheRightOneComesFirst() {
    Report report = Verify.blocks(blocks(), this::error, () -> {
      backward();
      for (int i = 0; i < 3; i++) db[i] /= 4;
    }).check();
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(report.toString())
        .startsWith("gradient: WRONG; W1 is right; of b1 3 entries 3 wrong\n"
            + "A guess, which holds at a second point: every entry of b1 is 1/4 of what was "
            + "measured.\n  b1[");
  }

  @Test
  void aSumThatIsNotZeroedIsSaidToBeOne() {
    double[] sum = new double[3];
    Report report = Verify.blocks(new Blocks().with("b1", b, () -> sum), this::error, () -> {
      backward();
      for (int i = 0; i < 3; i++) sum[i] += db[i];
    }).check();
    assertThat(report.findings().get(0).kind()).isEqualTo(Finding.Kind.STATE);
    assertThat(report.findings().get(0).reason())
        .endsWith("each call adds to the one before, as sums do that are not set to 0");
  }

  @Test
  void aStepThatIsTakenInBetweenIsFound() {
    Report report = Verify.blocks(blocks(), this::error, () -> {
      backward();
      b[0] -= 0.1 * db[0];
    }).check();
    assertThat(report.findings()).extracting(Finding::kind).contains(Finding.Kind.ARGUMENT);
  }

  @Test
  void blocksOfFloatsAreMeasuredAsFloats() {
    Blocks blocks = new Blocks().with("scale", scale, () -> dscale);
    Verify.blocks(blocks, () -> (float) Math.sin(scale[0]),
        () -> dscale[0] = (float) Math.cos(scale[0])).check().orThrow();
    assertThat(Verify.blocks(blocks, () -> (float) Math.sin(scale[0]),
        () -> dscale[0] = 1.05f * (float) Math.cos(scale[0])).check().verdict())
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void rowsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> new Blocks().with("W", new double[][] {{1}, {1, 2}}, () -> dw))
        .hasMessage("Blocks.with: row 0 of W has 1 numbers but row 1 has 2; give each row a block "
            + "of its own");
  }

  @Test
  void gradientsOfOtherSizesThanTheirBlocksAreRefused() {
    double[] b = {1, 2};
    double[][] w = {{1, 2}, {3, 4}};
    for (double[] slopes : new double[][] {{2, 4, 99}, {2}}) {
      assertThatThrownBy(() -> Verify.blocks(new Blocks().with("b", b, () -> slopes),
          () -> b[0] * b[0] + b[1] * b[1], () -> {}).check())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Verify.blocks: b has 2 numbers but its gradient has " + slopes.length
              + "; give a slope for each");
    }
    assertThatThrownBy(() -> Verify.blocks(new Blocks()
        .with("W", w, () -> new double[][] {{1, 2, 3}, {4}}), () -> w[0][0], () -> {}).check())
        .hasMessage("Verify.blocks: W has 2 + 2 numbers but its gradient has 3 + 1; give a slope "
            + "for each");
    assertThatThrownBy(() -> Verify.blocks(new Blocks().with("b", b, () -> (double[]) null),
        () -> b[0], () -> {}).check())
        .hasMessage("Verify: the gradient of b gave null; return an array");
  }
}
