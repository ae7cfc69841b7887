package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.generate.Fault;
import dev.gradus.verify.generate.Search;
import dev.gradus.verify.generate.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Points and tensors that show a planted fault become those with the fewest entries that do. */
class ShrinkingTest {
  private static final int HALF = 100; // of tensors, and as many of gradients

  /** Where a fault shows, and the fewest entries of a point where it can. */
  private record Planted(String name, int fewest, Predicate<double[]> shows) {}

  /** Entries that are positive, negative, equal, unlike, in an interval, or many. */
  private static Planted planted(SplittableRandom random) {
    int k = 1 + random.nextInt(6);
    double c = Math.rint(16 * random.nextDouble()) / 16;
    return switch (random.nextInt(8)) {
      case 0 -> new Planted("at least " + k + " entries", k, x -> x.length >= k);
      case 1 -> new Planted(k + " entries above " + -c, k,
          x -> Arrays.stream(x).filter(v -> v > -c).count() >= k);
      case 2 -> new Planted("two that are equal", 2,
          x -> Arrays.stream(x).distinct().count() < x.length);
      case 3 -> new Planted("an entry below " + -c, 1, x -> Arrays.stream(x).anyMatch(v -> v < -c));
      case 4 -> new Planted("a sum above " + c, 1, x -> Arrays.stream(x).sum() > c);
      case 5 -> new Planted("the first above the last by " + c, 2,
          x -> x.length > 1 && x[0] > x[x.length - 1] + c);
      case 6 -> new Planted("neighbours of unlike signs", 2,
          x -> IntStream.range(1, x.length).anyMatch(i -> x[i - 1] * x[i] < 0));
      default -> new Planted("an entry from " + c / 2 + " to " + (c / 2 + 0.25), 1,
          x -> Arrays.stream(x).anyMatch(v -> v >= c / 2 && v <= c / 2 + 0.25));
    };
  }

  /** The entries of the smallest tensor that was found; 0 if there was none. */
  private static int ofTensors(Planted planted, long seed) {
    return Search.in(Tensors.any()).seed(seed)
        .find(x -> planted.shows.test(x.toArray()) ? Optional.of(new Fault("shows", 1, ""))
            : Optional.empty())
        .map(found -> found.smallest().size()).orElse(0);
  }

  /** The entries of the point at which a gradient is called wrong that is off where it shows. */
  private static int ofGradients(Planted planted, double off, long seed) {
    Report report = Verify.gradient(x -> Functions.sum(x, v -> v * v + Math.sin(v)), x -> {
      double[] d = Functions.each(x, v -> 2 * v + Math.cos(v));
      if (planted.shows.test(x)) d[d.length - 1] *= 1 + off; // as much at each point
      return d;
    }).everywhere(100, seed);
    return report.verdict() == Verdict.WRONG ? report.checked().x().length : 0;
  }

  private static void shrink(int each, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> larger = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < 2 * each; i++) {
      Planted planted = planted(random);
      double off = Math.pow(10, -1 - 3 * random.nextDouble());
      boolean isTensor = i % 2 == 0;
      int entries = isTensor ? ofTensors(planted, i) : ofGradients(planted, off, i);
      // no axis is longer than 4
      int fewest = isTensor && planted.fewest == 5 ? 6 : planted.fewest;
      String text = (isTensor ? "tensor: " : "gradient: ") + planted.name + ": " + entries;
      if (entries == 0) unseen.add(text);
      else if (entries > fewest) larger.add(text);
      assertThat(entries).as(text).matches(n -> n == 0 || n >= fewest);
    }
    System.out.println("planted faults with seed " + seed + ": of " + 2 * each + " all but "
        + larger.size() + " end with the fewest entries, " + unseen.size() + " were not met: "
        + larger + unseen);
    assertThat(larger.size() + unseen.size()).as("%s %s", larger, unseen)
        .isLessThanOrEqualTo(2 * each / 20);
  }

  @Test
  void failingPointsEndWithTheFewestEntries() { shrink(10, 1); }

  @Test
  @Tag("soak")
  void twoHundredPlantedFaultsEndWithTheFewestEntries() { shrink(HALF, 2); }
}
