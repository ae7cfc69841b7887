package dev.gradus.examples.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.examples.Printed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Programs as users write them reach what they are written for. */
class ProgramsTest {
  /** The number that stands after these words. */
  private static double figure(String printed, String after) {
    Matcher m = Pattern.compile(Pattern.quote(after) + " \\[?([-+0-9.E]+)").matcher(printed);
    assertThat(m.find()).as("%s in %s", after, printed).isTrue();
    return Double.parseDouble(m.group(1));
  }

  @Test
  void flowersOfACsvFileAreNamed() throws Exception {
    String printed = Printed.by(() -> Flowers.main());
    assertThat(figure(printed, "accuracy")).isGreaterThanOrEqualTo(0.8); // of 20 flowers
    assertThat(printed).contains("[versicolor, virginica]");
  }

  @Test
  void digitsAreReadWithAdamAScheduleAndDropout() throws Exception {
    String printed = Printed.by(() -> Handwriting.main());
    assertThat(figure(printed, "accuracy")).isGreaterThan(0.97);
    assertThat(printed).contains("epoch 30 of 30: E = 0.0", "right \\ predicted");
  }

  /** The noise alone, of variance 1 beside about 24 of the function, leaves R² of 0.96. */
  @Test
  void aNumberIsPredictedButForItsNoise() throws Exception {
    assertThat(figure(Printed.by(() -> Regression.main()), "R²")).isBetween(0.91, 0.98);
  }

  @Test
  void aDeepNetworkLearnsThroughItsResidualBlocks() throws Exception {
    assertThat(figure(Printed.by(() -> DeepNetwork.main()), "accuracy")).isGreaterThan(0.93);
  }

  @Test
  void weightsOfClassesFindTheRarePoints() throws Exception {
    String printed = Printed.by(() -> RareClass.main());
    assertThat(figure(printed, "found without weights")).isLessThan(0.6);
    assertThat(figure(printed, "found with weights")).isGreaterThan(0.75);
  }

  @Test
  void anOptimizerOfOnesOwnDescends() throws Exception {
    String printed = Printed.by(() -> OwnOptimizer.main());
    assertThat(figure(printed, "accuracy")).isGreaterThan(0.97);
    assertThat(figure(printed, "log loss")).isLessThan(0.05);
  }

  /** The prices that the function gives, without noise: 0.8·0.8·0.9 and 0.8·2.2·0.9. */
  @Test
  void twoInputsAreTakenTogether() throws Exception {
    String printed = Printed.by(() -> TwoInputs.main());
    assertThat(figure(printed, "R²")).isGreaterThan(0.99);
    assertThat(figure(printed, "first district")).isBetween(0.53, 0.63);
    assertThat(figure(printed, "last district")).isBetween(1.53, 1.63);
  }

  @Test
  void anEquationIsSolvedToFourPlaces() throws Exception {
    assertThat(figure(Printed.by(() -> Equation.main()), "off by at most")).isLessThan(1e-4);
  }
}
