package dev.gradus.benchmarks.adbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ADBench's problems against the results of its hand-written C++. */
class AdBenchTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"gmm, test", "gmm, 1k_gmm_d2_K5", "lstm, lstm_l2_c1024", "ba, test",
      "ba, ba_rand_n6_m15_p60", "ba, ba1_n49_m7776_p31843"})
  void valuesAndDerivativesAreThoseOfTheReference(String name, String input) throws Exception {
    check(name, resource("data/" + name + "/" + input), resource("expected/" + name + "/" + input));
  }

  /** Needs the folder of the reference inputs: {@code -Dgradus.adbench=…}. */
  @ParameterizedTest
  @CsvSource({"gmm_d10_K5", "gmm_d10_K10", "gmm_d32_K10"})
  void largeMixturesAreThoseOfTheReference(String input) throws Exception {
    String reference = System.getProperty("gradus.adbench");
    assumeTrue(reference != null, "gradus.adbench names no folder");
    check("gmm", Path.of(reference, "data/gmm/1k", input + ".txt"),
        Path.of(reference, "expected/gmm", "1k_" + input + ".txt"));
  }

  private static void check(String name, Path data, Path expected) throws IOException {
    Problem problem = AdBench.read(name, data);
    AdBench.Found found = AdBench.recorded(problem);
    double[] results = problem.results(found.values(), found.gradients());
    assertThat(AdBench.worst(results, AdBench.expected(expected)))
        .isLessThanOrEqualTo(problem.tolerance());
    assertThat(AdBench.values(problem)).isEqualTo(found.values());
    Replay replay = new Replay(problem);
    replay.run();
    AdBench.Found replayed = replay.found();
    assertThat(AdBench.worst(problem.results(replayed.values(), replayed.gradients()),
        AdBench.expected(expected))).isLessThanOrEqualTo(problem.tolerance());
  }

  @Test
  void aCameraThatDoesNotTurnHasADerivative() throws IOException {
    Path still = write("1 1 1\n0 0 0 0.1 0.2 0.3 2 1 1 0.05 0.01\n1 2 3\n0.4\n0.5 0.6\n");
    Problem problem = AdBench.read("ba", still);
    AdBench.Found found = AdBench.recorded(problem);
    assertThat(problem.results(found.values(), found.gradients())).hasSize(34)
        .doesNotContain(Double.NaN).doesNotContain(0, org.assertj.core.data.Index.atIndex(3));
    // the other branch, next to it: its slopes tend to those at the branch point
    Path turned = write("1 1 1\n1e-7 0 0 0.1 0.2 0.3 2 1 1 0.05 0.01\n1 2 3\n0.4\n0.5 0.6\n");
    Problem near = AdBench.read("ba", turned);
    AdBench.Found beside = AdBench.recorded(near);
    assertThat(AdBench.worst(problem.results(found.values(), found.gradients()),
        near.results(beside.values(), beside.gradients()))).isLessThan(1e-6);
  }

  @Test
  void oneErrorAmongTheResultsIsFound() {
    double[] right = {1, -2, 3, 4};
    double[] wrong = {1, -2, 3.000001, 4};
    assertThat(AdBench.worst(right, right)).isZero();
    assertThat(AdBench.worst(wrong, right)).isBetween(1e-7, 2e-7);
    assertThat(AdBench.worst(new double[] {1, Double.NaN}, new double[] {1, 2})).isNaN();
    assertThat(AdBench.worst(new double[] {1, 2, 1, 2}, new double[] {1, 2})).isZero();
    assertThatThrownBy(() -> AdBench.worst(right, new double[3]))
        .hasMessage("AdBench: 3 expected numbers for 4 results; check that the file is of this "
            + "input");
  }

  @Test
  void filesThatAreNotOfTheProblemAreNamed() throws IOException {
    Path cut = write("2 3 1\n0.5 0.25\n");
    assertThatThrownBy(() -> AdBench.read("gmm", cut)).hasMessage(cut + ": ends after 5 numbers, "
        + "before all that its first line announces; check that it is complete");
    Path text = write("2 3 one\n");
    assertThatThrownBy(() -> AdBench.read("lstm", text)).hasMessage(text
        + ": word 3 is one, not a number; check that the file is of this problem");
    Path half = write("2 1.5 3\n");
    assertThatThrownBy(() -> AdBench.read("lstm", half)).hasMessage(half
        + ": word 2 is 1.5, not a count; check that the file is of this problem");
    assertThatThrownBy(() -> AdBench.read("hand", half))
        .hasMessage("AdBench: there is no problem hand; use gmm, lstm or ba");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve(text.hashCode() + ".txt"), text);
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(AdBenchTest.class.getResource(name + ".txt"), name)
        .toURI());
  }
}
