package dev.gradus.examples.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.PointsFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a descent, and what is advised after it. */
class FindingTest {
  private static final Settings DEFAULT = new Settings(List.of(4), 0.5, 3000, 1000, 6, 0);

  private static Points points(double[][] rows, double[] labels) {
    return new Points("p", List.of("x1", "x2"), "y", List.of("0", "1"), Tensor.matrix(rows),
        Tensor.vector(labels), Choice.ALL, List.of());
  }

  private static Outcome run(Points points, Settings settings) throws BadInputException {
    return new Experiment(points, settings).run(e -> {});
  }

  private static Settings settings(double rate, int epochs) {
    return new Settings(List.of(4), rate, epochs, 1000, 6, 0);
  }

  private static Points alike() {
    double[][] rows = new double[40][];
    double[] labels = new double[40];
    for (int i = 0; i < 40; i++) {
      rows[i] = new double[] {1, 2};
      labels[i] = i % 2;
    }
    return points(rows, labels);
  }

  private static Points threeRare() {
    Random random = new Random(1);
    double[][] rows = new double[300][];
    double[] labels = new double[300];
    for (int i = 0; i < 300; i++) {
      rows[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      labels[i] = i < 3 ? 1 : 0;
    }
    return points(rows, labels);
  }

  /** Two arms of a spiral, each once around. */
  private static Points spirals() {
    Random random = new Random(1);
    double[][] rows = new double[200][];
    double[] labels = new double[200];
    for (int i = 0; i < 200; i++) {
      double t = 0.5 + 2 * Math.PI * (i - i % 2) / 200;
      double r = i % 2 == 0 ? t : -t;
      rows[i] = new double[] {r * Math.cos(t) + 0.15 * random.nextGaussian(),
          r * Math.sin(t) + 0.15 * random.nextGaussian()};
      labels[i] = i % 2;
    }
    return points(rows, labels);
  }

  /** Two half circles that reach into each other. */
  private static Points moons() {
    Random random = new Random(1);
    double[][] rows = new double[200][];
    double[] labels = new double[200];
    for (int i = 0; i < 200; i++) {
      double t = Math.PI * random.nextDouble();
      double x = i % 2 == 0 ? Math.cos(t) : 1 - Math.cos(t);
      double y = i % 2 == 0 ? Math.sin(t) : 0.5 - Math.sin(t);
      rows[i] = new double[] {x + 0.1 * random.nextGaussian(), y + 0.1 * random.nextGaussian()};
      labels[i] = i % 2;
    }
    return points(rows, labels);
  }

  private static Points xor() {
    Random random = new Random(1);
    double[][] rows = new double[200][];
    double[] labels = new double[200];
    for (int i = 0; i < 200; i++) {
      rows[i] = new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
      labels[i] = rows[i][0] > 0 != rows[i][1] > 0 ? 1 : 0;
    }
    return points(rows, labels);
  }

  @Test
  void pointsThatAreAlikeAreNotSaidToBeToldApart() throws Exception {
    Outcome outcome = run(alike(), settings(0.5, 50));
    Finding finding = new Finding(outcome);
    assertThat(finding.learned()).isEqualTo("The network has not learned to tell \"1\" from \"0\":"
        + " 50 % of the 40 points it learned from are right, and always answering \"0\" gives 50"
        + " %.");
    assertThat(finding.errorOfShares()).isCloseTo(Math.log(2), within(1e-15));
    assertThat(Idea.after(outcome)).extracting(Idea::toString).containsExactly(
        "more features, as some points with different labels have the same ones");
  }

  @Test
  void rarePointsThatAreNotFoundAreNoSuccess() throws Exception {
    Outcome outcome = run(threeRare(), settings(0.5, 200));
    Finding finding = new Finding(outcome);
    assertThat(outcome.confusion().oneAsOne()).isZero();
    assertThat(finding.learned()).isEqualTo("The network has not learned to tell \"1\" from \"0\":"
        + " 99 % of the 300 points it learned from are right, and always answering \"0\" gives 99"
        + " %.");
    assertThat(finding.errorOfShares())
        .isCloseTo(-0.01 * Math.log(0.01) - 0.99 * Math.log(0.99), within(1e-15));
  }

  @Test
  void risingErrorIsNoDescentAndSmallerStepsMendIt() throws Exception {
    Points ring = PointsFile.open("ring", Choice.ALL);
    Outcome outcome = run(ring, settings(1e3, 40));
    Finding finding = new Finding(outcome);
    assertThat(finding.rose()).isTrue();
    assertThat(finding.descent()).matches("E rose from 0\\.70\\d+ to [\\d.]+; the shares of the"
        + " labels alone give 0\\.6730\\.");
    assertThat(finding.better()).isFalse();
    assertThat(Idea.after(outcome)).extracting(Idea::toString)
        .containsExactly("smaller steps: --rate 0.5");
    assertThat(new Finding(run(ring, settings(0.5, 40))).rose()).isFalse();
  }

  @Test
  void whatIsLearnedIsSaidOfPointsHeldOut() throws Exception {
    Settings held = new Settings(List.of(4), 2, 400, 1000, 6, 0.2);
    Outcome outcome = run(PointsFile.open("ring", Choice.ALL), held);
    assertThat(new Finding(outcome).learned()).matches("The network learned to tell \"red\" from"
        + " \"blue\": [\\d.]+ % of the 20 points held out are right, and always answering \"blue\""
        + " gives 60 %\\.");
    assertThat(outcome.points().size()).isEqualTo(80);
    assertThat(outcome.confusion().total()).isEqualTo(80);
    assertThat(outcome.heldConfusion().total()).isEqualTo(20);
    assertThat(outcome.log().heldErrors()).hasSize(401);
    assertThat(outcome.log().last().held().error()).isEqualTo(outcome.log().heldErrors()[400]);
    assertThat(outcome.scaling().mean(0)).as("of the points learned from alone")
        .isNotEqualTo(run(PointsFile.open("ring", Choice.ALL), settings(2, 1)).scaling().mean(0));
  }

  @Test
  void epochsThatAreAdvisedReachTheLeastErrorOfThePointsHeldOut() throws Exception {
    Random random = new Random(3);
    double[][] rows = new double[40][];
    double[] labels = new double[40];
    for (int i = 0; i < 40; i++) { // mostly noise, which is learned by heart
      rows[i] = new double[] {random.nextGaussian() + 1.5 * (i % 2), random.nextGaussian()};
      labels[i] = i % 2;
    }
    Points noisy = points(rows, labels);
    Settings noisily = new Settings(List.of(8), 5, 2000, 1000, 6, 0.5);
    Outcome outcome = run(noisy, noisily);
    Idea idea = Idea.after(outcome).get(0);
    assertThat(idea.options()).hasSize(2).first().isEqualTo("--epochs");
    int epochs = Integer.parseInt(idea.options().get(1));
    Outcome better = run(noisy, new Settings(List.of(8), 5, epochs, 1000, 6, 0.5));
    assertThat(better.log().last().held().error())
        .isLessThan(outcome.log().last().held().error())
        .isEqualTo(outcome.log().heldErrors()[epochs]);
  }

  /** Follows the advice for a larger network. */
  private static Outcome advised(Points points) throws BadInputException {
    Outcome first = run(points, DEFAULT);
    assertThat(first.confusion().accuracy()).isLessThan(0.95);
    assertThat(Idea.after(first).get(0).options()).containsExactly("--hidden", "8,8", "--rate", "1",
        "--epochs", "10000");
    return run(points, new Settings(List.of(8, 8), 1, 10_000, 1000, 6, 0));
  }

  @Test
  @Tag("soak")
  void adviceOnAPlateauIsTrue() throws Exception {
    assertThat(advised(spirals()).confusion().accuracy()).isGreaterThan(0.98);
    assertThat(advised(moons()).confusion().accuracy()).isGreaterThan(0.98);
  }

  @Test
  @Tag("soak")
  void xorNeedsNoAdvice() throws Exception {
    assertThat(run(xor(), DEFAULT).confusion().accuracy()).isGreaterThan(0.95);
  }
}
