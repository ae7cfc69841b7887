package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of two versions: its arithmetic, the order of its forks, its options. */
class VersionsTest {
  @Test
  void ranksAreThoseOfTheSignTest() {
    // the table for the sign test at 5 %, two-sided
    int[] n = {5, 6, 8, 9, 11, 12, 14, 15, 17, 20, 25, 30, 40, 50, 100};
    int[] rank = {0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 14, 18, 40};
    assertThat(IntStream.of(n).map(MedianInterval::rank)).containsExactly(
        IntStream.of(rank).boxed().toArray(Integer[]::new));
    assertThat(MedianInterval.rank(0)).isZero();
  }

  @Test
  void theIntervalHoldsTheMedianAsOftenAsItSays() {
    for (int n = 6; n <= 12; n++) {
      int k = MedianInterval.rank(n);
      int held = 0;
      // each figure is below the median or above, as likely; all cases are counted
      for (int sides = 0; sides < 1 << n; sides++) {
        int below = Integer.bitCount(sides);
        if (below >= k && n - below >= k) held++;
      }
      assertThat(1 - MedianInterval.misses(n, k).doubleValue()).as("%d figures", n)
          .isCloseTo((double) held / (1 << n), within(1e-12)).isGreaterThanOrEqualTo(0.95);
      assertThat(MedianInterval.misses(n, k + 1).doubleValue()).isGreaterThan(0.05);
    }
  }

  @Test
  void theIntervalGoesFromOneOrderStatisticToAnother() {
    MedianInterval nine = new MedianInterval(figures(9, 1, 8, 2, 7, 3, 6, 4, 5));
    assertThat(nine.text()).isEqualTo("5.000 [2.000, 8.000] (2nd to 8th of 9, 96.1 %)");
    List<Double> many = IntStream.rangeClosed(1, 30).mapToObj(i -> (double) i).toList();
    assertThat(new MedianInterval(many).text())
        .isEqualTo("15.500 [10.000, 21.000] (10th to 21st of 30, 95.7 %)");
    assertThatThrownBy(() -> new MedianInterval(figures(1, 2, 3, 4, 5)))
        .hasMessage("interval of a median: 5 figures are too few for 95 %; take 6 or more");
  }

  @Test
  void noSlowerIsWhatReachesBelowFivePercentMore() {
    assertThat(Versions.verdict(new MedianInterval(figures(1.2, 1.049, 1.2, 1.2, 1.2, 1, 1.2, 1.2,
        1.2)))).isEqualTo("no slower");
    assertThat(Versions.verdict(new MedianInterval(figures(1.2, 1.05, 1.2, 1.2, 1.2, 1, 1.2, 1.2,
        1.2)))).isEqualTo("slower");
  }

  @Test
  void pairsBeginWithEitherVersionInTurn() throws Exception {
    StringBuilder order = new StringBuilder();
    Versions v = Versions.measured(9, (other, lines) -> {
      order.append(other ? 'o' : 't');
      int pair = order.length() / 2;
      return (other ? 100 : 110) * (1 + pair * 0.001);
    });
    assertThat(order).hasToString("toottoottoottootto");
    assertThat(v.quotients()).hasSize(9).allSatisfy(q -> assertThat(q).isBetween(1.09, 1.11));
    assertThat(v.text()).contains("(2nd to 8th of 9, 96.1 %) | slower");
  }

  @Test
  void aForkThatFailsIsNoVerdict() throws Exception {
    List<Boolean> forks = new ArrayList<>();
    Versions v = Versions.measured(9, (other, lines) -> {
      forks.add(other);
      lines.add("java.lang.IllegalStateException: C64: the loss of step 0 is off");
      return other ? Double.NaN : 1;
    });
    assertThat(forks).containsExactly(false, true);
    assertThat(v.text()).isEqualTo(
        "other version: C64: the loss of step 0 is off | – | – | not measured");
  }

  @Test
  void optionsThatDoNotAllowOfComparingAreRefused(@TempDir Path folder) throws Exception {
    Path none = folder.resolve("none.jar");
    assertThatThrownBy(() -> Ratios.options("--against=" + none))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("option --against is " + none
            + ", which is no file; give another build of benchmarks.jar");
    Path empty = folder.resolve("empty.jar");
    try (OutputStream file = new FileOutputStream(empty.toFile());
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry("nothing"));
    }
    assertThatThrownBy(() -> Ratios.options("--against=" + empty))
        .hasMessage("option --against is " + empty + ", which has no dev/gradus/benchmarks/"
            + "TrainingStepBenchmark.class; give another build of benchmarks.jar");
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    assertThatThrownBy(() -> Ratios.options("--against=" + text))
        .hasMessage("option --against is " + text
            + ", which is no jar; give another build of benchmarks.jar");
    assertThatThrownBy(() -> Ratios.options("--against=" + empty, "--forks=8"))
        .hasMessage("option --forks is 8; with --against give 9 or more");
  }

  @Test
  void twoVersionsAreComparedByPlansInNinePairsUnlessSaidOtherwise(@TempDir Path folder)
      throws Exception {
    Path other = folder.resolve("other.jar");
    try (OutputStream file = new FileOutputStream(other.toFile());
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry("dev/gradus/benchmarks/TrainingStepBenchmark.class"));
    }
    Options compared = Ratios.options("--against=" + other);
    assertThat(compared.list("systems")).containsExactly("plan");
    assertThat(compared.whole("forks")).isEqualTo(9);
    assertThat(Ratios.options("--against=" + other, "--forks=15").whole("forks")).isEqualTo(15);
    assertThat(Ratios.options().whole("forks")).isEqualTo(5);
  }

  private static List<Double> figures(double... x) { return DoubleStream.of(x).boxed().toList(); }
}
