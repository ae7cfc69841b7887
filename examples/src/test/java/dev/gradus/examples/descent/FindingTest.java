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
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertThat(finding.plainError()).isCloseTo(Math.log(2), within(1e-15));
    assertThat(Idea.after(outcome)).extracting(Idea::toString).containsExactly(
        "more features, as some points with different labels have the same ones");
  }

  @Test
  void rarePointsThatAreNotFoundAreNoSuccess() throws Exception {
    Outcome outcome = run(threeRare(), settings(0.5, 200));
    Finding finding = new Finding(outcome);
    assertThat(outcome.learned().confusion().recall(1)).isZero();
    assertThat(finding.learned()).isEqualTo("The network has not learned to tell \"1\" from \"0\":"
        + " 99 % of the 300 points it learned from are right, and always answering \"0\" gives 99"
        + " %.");
    assertThat(finding.plainError())
        .isCloseTo(-0.01 * Math.log(0.01) - 0.99 * Math.log(0.99), within(1e-15));
  }

  @Test
  void risingErrorIsNoDescentAndSmallerStepsMendIt() throws Exception {
    Points ring = PointsFile.open("ring", Choice.ALL);
    Outcome outcome = run(ring, settings(1e3, 40));
    Finding finding = new Finding(outcome);
    assertThat(finding.rose()).isTrue();
    assertThat(finding.descent()).matches("E rose from 0\\.7\\d+ to [\\d.]+; always answering"
        + " the shares of the labels gives 0\\.6730\\.");
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
    assertThat(outcome.held().size()).isEqualTo(20);
    assertThat(outcome.log().heldErrors()).hasSize(401);
    assertThat(outcome.log().last().held().error()).isEqualTo(outcome.log().heldErrors()[400]);
    assertThat(outcome.begun().preparation().shift(0)).as("of the points learned from alone")
        .isNotEqualTo(run(PointsFile.open("ring", Choice.ALL), settings(2, 1)).begun()
            .preparation().shift(0));
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

  /** Every idea changes something: settings that follow it differ from those that led to it. */
  @Test
  void adviceIsNeverTheCommandThatWasRun() throws Exception {
    Outcome outcome = run(noise(), settings(0.5, 1));
    for (List<Integer> hidden : List.of(List.of(4), List.of(8, 8), List.of(16, 16),
        List.of(20, 20), List.of(16, 16, 16))) {
      for (double rate : new double[] {0.5, 1, 2}) {
        for (int epochs : new int[] {1, 10_000, 30_000, 100_000}) {
          Settings settings = new Settings(hidden, rate, epochs, 1000, 6, 0);
          assertChanges(Idea.after(with(outcome, settings)), settings);
        }
      }
    }
  }

  private static Outcome with(Outcome o, Settings settings) {
    DescentLog log = new DescentLog(settings.epochs());
    log.add(o.log().first());
    DescentLog.Entry last = o.log().last();
    log.add(new DescentLog.Entry(settings.epochs(), settings.epochs(), last.learned(), null,
        last.parameters()));
    return new Outcome(o.points(), null, settings, o.answers(), o.begun(), log, o.firstStep(),
        o.end(), o.check(), o.learned(), null);
  }

  private static void assertChanges(List<Idea> ideas, Settings settings) {
    assertThat(ideas).isNotEmpty();
    for (Idea idea : ideas) {
      for (int i = 0; i < idea.options().size(); i += 2) {
        String value = idea.options().get(i + 1);
        switch (idea.options().get(i)) {
          case "--hidden" -> {
            List<Integer> units = Stream.of(value.split(",")).map(Integer::valueOf).toList();
            assertThat(units.stream().mapToInt(n -> n).sum())
                .isGreaterThan(settings.hidden().stream().mapToInt(n -> n).sum());
          }
          case "--rate" -> assertThat(Double.parseDouble(value)).isNotEqualTo(settings.rate());
          case "--epochs" -> assertThat(Integer.parseInt(value)).isNotEqualTo(settings.epochs());
          case "--seed" -> assertThat(Long.parseLong(value)).isNotEqualTo(settings.seed());
          default -> assertThat(idea.options().get(i)).isEqualTo("--hold-out");
        }
      }
    }
  }

  /** Points of both classes at random, no two of them alike. */
  private static Points noise() {
    Random random = new Random(5);
    double[][] rows = new double[60][];
    double[] labels = new double[60];
    for (int i = 0; i < 60; i++) {
      rows[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      labels[i] = i % 2;
    }
    return points(rows, labels);
  }

  @Test
  void largerNetworksThatAreAdvisedAreAllowed() throws Exception {
    double[][] rows = new double[60][300];
    double[] labels = new double[60];
    for (int i = 0; i < 60; i++) {
      rows[i][0] = i % 7;
      rows[i][1] = i % 11;
      labels[i] = i % 2;
    }
    List<String> names = IntStream.rangeClosed(1, 300).mapToObj(j -> "x" + j).toList();
    Points points = new Points("p", names, "y", List.of("0", "1"), Tensor.matrix(rows),
        Tensor.vector(labels), Choice.ALL, List.of());
    Idea idea = Idea.after(run(points, settings(1e-6, 1))).get(0);
    assertThat(idea.options()).as("8 units in 2 layers have 2489 weights")
        .containsExactly("--rate", "1", "--epochs", "10000");
  }

  @Test
  void tooFewPointsOnEitherSideAreSaidBeforeAllElse() throws Exception {
    Points ring = PointsFile.open("ring", Choice.ALL);
    assertThat(Idea.after(run(ring, new Settings(List.of(4), 0.5, 50, 1000, 6, 0.999))))
        .extracting(Idea::toString).containsExactly("a smaller share held out, as only 2 points"
            + " are learned from: --hold-out 0.2");
    assertThat(Idea.after(run(ring, new Settings(List.of(4), 0.5, 50, 1000, 6, 0.001))))
        .extracting(Idea::toString).containsExactly("a larger share held out, as 2 points are too"
            + " few to judge by: --hold-out 0.2");
    double[][] rows = {{1, 2}, {2, 1}, {3, 5}, {4, 1}, {5, 9}, {6, 2}, {7, 3}, {8, 8}};
    assertThat(Idea.after(run(points(rows, new double[] {0, 1, 0, 1, 0, 1, 0, 1}),
        new Settings(List.of(4), 0.5, 50, 1000, 6, 0.25)))).extracting(Idea::toString)
        .containsExactly("more points, as only 6 points are learned from");
  }

  @Test
  void nothingLearnedIsNotFollowedByFewerEpochs() throws Exception {
    for (int seed = 0; seed < 8; seed++) {
      Outcome outcome = run(noise(), new Settings(List.of(8), 5, 300, 1000, seed, 0.5));
      boolean nothing = new Finding(outcome).learned().startsWith("The network has not learned");
      List<Idea> ideas = Idea.after(outcome);
      assertThat(ideas).as("seed " + seed).isNotEmpty();
      if (nothing) assertThat(ideas.toString()).doesNotContain("fewer epochs");
    }
  }

  @Test
  void errorIsSaidOfThePointsItIsOf() throws Exception {
    Outcome outcome = run(PointsFile.open("ring", Choice.ALL),
        new Settings(List.of(4), 2, 40, 1000, 6, 0.2));
    assertThat(new Finding(outcome).descent()).matches("E of the 80 points learned from fell from"
        + " 0\\.[0-9]+ to 0\\.[0-9]+, and E of the 20 points held out (fell|rose) from"
        + " 0\\.[0-9]+ to 0\\.[0-9]+; always answering the shares of the labels"
        + " gives 0\\.6730\\.");
  }

  @Test
  void whatIsSaidOfMoreClassesNamesThem() throws Exception {
    Points blobs = PointsFile.open("blobs", Choice.ALL);
    Finding finding = new Finding(run(blobs, settings(0.5, 300)));
    assertThat(finding.learned()).matches("The network learned to tell \"left\", \"right\" and"
        + " \"top\" apart: [0-9.]+ % of the 150 points it learned from are right, and always"
        + " answering \"left\" gives 33.3 %\\.");
    assertThat(finding.plainError()).isCloseTo(Math.log(3), within(1e-14));
    assertThat(new Finding(run(blobs, settings(1e-9, 1))).learned())
        .doesNotStartWith("The network learned to");
  }

  @Test
  void whatIsSaidOfANumberIsItsMissBesideThatOfTheMean() throws Exception {
    Points hills = PointsFile.open("hills", Choice.ALL);
    Outcome outcome = run(hills, settings(0.05, 3000));
    Finding finding = new Finding(outcome);
    assertThat(finding.learned()).matches("The network learned to predict \"height\": its answers"
        + " for the 200 points it learned from miss by [0-9.]+, the root of the mean square, and"
        + " always answering the mean [0-9.]+ misses by [0-9.]+; R\\^2 is 0\\.[0-9]+\\.");
    assertThat(finding.descent()).endsWith("; always answering the mean gives 1.");
    assertThat(finding.missOfMean()).isCloseTo(outcome.answers().deviation(), within(1e-9));
    assertThat(Idea.after(outcome).get(0).toString())
        .isEqualTo("more units and more epochs: --hidden 8,8 --epochs 10000");
  }

  @Test
  void numberThatDependsOnNothingIsNotSaidToBePredicted() throws Exception {
    Random random = new Random(2);
    double[][] rows = new double[60][];
    double[] targets = new double[60];
    for (int i = 0; i < 60; i++) {
      rows[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      targets[i] = random.nextGaussian();
    }
    Points noise = new Points("p", List.of("x1", "x2"), "y", List.of(), Tensor.matrix(rows),
        Tensor.vector(targets), Choice.ALL, List.of());
    Finding finding = new Finding(run(noise, new Settings(List.of(8), 0.1, 3000, 1000, 6, 0.5)));
    assertThat(finding.better()).isFalse();
    assertThat(finding.learned()).doesNotStartWith("The network learned");
  }

  /** Follows the advice for a larger network. */
  private static Outcome advised(Points points) throws BadInputException {
    Outcome first = run(points, DEFAULT);
    assertThat(first.learned().accuracy()).isLessThan(0.95);
    assertThat(Idea.after(first).get(0).options()).containsExactly("--hidden", "8,8", "--rate", "1",
        "--epochs", "10000");
    return run(points, new Settings(List.of(8, 8), 1, 10_000, 1000, 6, 0));
  }

  @Test
  @Tag("soak")
  void adviceOnAPlateauIsTrue() throws Exception {
    assertThat(advised(spirals()).learned().accuracy()).isGreaterThan(0.98);
    assertThat(advised(moons()).learned().accuracy()).isGreaterThan(0.98);
  }

  @Test
  @Tag("soak")
  void xorNeedsNoAdvice() throws Exception {
    assertThat(run(xor(), DEFAULT).learned().accuracy()).isGreaterThan(0.95);
  }

  @Test
  void rareLabelThatIsNeverFoundIsNamed() throws Exception {
    Finding finding = new Finding(run(threeRare(), settings(0.5, 50)));
    assertThat(finding.missed()).isEmpty(); // as this says so:
    assertThat(finding.plateau()).matches("From epoch \\d to the end every point was taken for"
        + " \"0\": 99 % were right, which is its share of the points\\.");
    Finding brief = new Finding(run(threeRare(), settings(0.5, 8)));
    assertThat(brief.missed()).isEqualTo("Every point is taken for \"0\".");
    assertThat(brief.plateau()).isEmpty();
  }

  @Test
  void oneOfThreeLabelsThatIsNeverFoundIsNamed() throws Exception {
    double[][] rows = new double[60][];
    double[] labels = new double[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i < 2 ? 2 : i % 2;
      rows[i] = new double[] {i % 2 * 10, 1};
    }
    Points points = new Points("p", List.of("x1", "x2"), "y", List.of("a", "b", "c"),
        Tensor.matrix(rows), Tensor.vector(labels), Choice.ALL, List.of());
    Finding finding = new Finding(run(points, settings(0.5, 400)));
    assertThat(finding.missed()).isEqualTo("None of the 2 points of \"c\" is found.");
  }

  @Test
  void plateauNeedsAllPointsTakenForOneLabelForSomeTime() throws Exception {
    assertThat(new Finding(run(spirals(), settings(0.5, 5))).plateau()).isEmpty();
    assertThat(new Finding(run(PointsFile.open("hills", Choice.ALL), settings(0.05, 50))).plateau())
        .isEmpty();
    assertThat(new Finding(run(PointsFile.open("ring", Choice.ALL), DEFAULT)).plateau())
        .startsWith("From epoch 5 to epoch 2");
  }

  @Test
  void plateauIsNoneWhereTheAnswerLeapsFromEpochToEpoch() throws Exception {
    Outcome outcome = run(PointsFile.open("ring", Choice.ALL), settings(1e9, 3000));
    int[] only = outcome.log().onlyAnswers();
    assertThat(IntStream.range(0, 2991)).allMatch(i -> IntStream.range(i, i + 10)
        .anyMatch(k -> only[k] != only[i]));
    assertThat(new Finding(outcome).plateau()).isEmpty();
  }

  @Test
  void moreWeightsThanPointsMayKnowThemByHeart() throws Exception {
    Points ring = PointsFile.open("ring", Choice.ALL);
    assertThat(Idea.after(run(ring, DEFAULT))).extracting(Idea::why)
        .containsExactly("how it does on points it has not seen");
    Outcome wide = run(ring, new Settings(List.of(32), 2, 1000, 1000, 6, 0));
    assertThat(Idea.after(wide)).extracting(Idea::why).containsExactly("how it does on points it"
        + " has not seen, as 129 weights and biases may know 100 points by heart");
  }
}
