package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChainsTest {
  @Test
  void chainsCoverAllTermsWithFewOfEqualLengths() {
    IntStream.concat(IntStream.rangeClosed(0, 1500), IntStream.of(4_000_000, 20_000_003,
        Integer.MAX_VALUE - 7)).forEach(n -> {
          int[] edges = Chains.edges(n, 64);
          int chains = edges.length - 1;
          assertThat(chains).isEqualTo(Chains.count(n, 64));
          assertThat(chains).isEqualTo((int) Math.max(1, (n + 63L) / 64));
          assertThat(edges[0]).isZero();
          assertThat(edges[chains]).isEqualTo(n);
          int least = Integer.MAX_VALUE;
          int most = 0;
          for (int e = 0; e < chains; e++) {
            if (edges[e] % 8 != 0) throw new AssertionError(n + " terms: an edge at " + edges[e]);
            if (e + 1 < chains) least = Math.min(least, edges[e + 1] - edges[e]);
            most = Math.max(most, edges[e + 1] - edges[e]);
          }
          assertThat(most).as("%s terms", n).isLessThanOrEqualTo(64);
          if (chains > 1) assertThat(least).isGreaterThanOrEqualTo(most - 8 - 7).isGreaterThan(24);
        });
  }

  @Test
  void leftBranchesAreTheLargestPowersOfTwo() {
    assertThat(IntStream.of(2, 3, 4, 5, 8, 9, 1000).map(Chains::left))
        .containsExactly(1, 2, 2, 4, 4, 8, 512);
    assertThat(IntStream.of(1, 2, 3, 4, 5, 8, 9).map(Chains::depth))
        .containsExactly(0, 1, 2, 2, 3, 3, 4);
  }
}
