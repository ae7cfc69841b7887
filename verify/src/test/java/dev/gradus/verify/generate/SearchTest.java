package dev.gradus.verify.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Values are found again by their seed, and become small where they fail. */
class SearchTest {
  private static final Generator<List<Integer>> LISTS =
      c -> c.list(0, 20, () -> c.next(1000));

  private static <T> T smallest(Generator<T> generator, Predicate<T> fails) {
    return Search.in(generator).seed(7).tries(5000)
        .find(x -> fails.test(x) ? Optional.of(new Fault("it fails", 1, "")) : Optional.empty())
        .orElseThrow().smallest();
  }

  @Test
  void sameSeedGivesTheSameValues() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(Tensors.any().sample(seed).value()).isEqualTo(Tensors.any().sample(seed).value());
      assertThat(LISTS.sample(seed).value()).isEqualTo(LISTS.sample(seed).value());
    }
    assertThat(LISTS.sample(1).value()).isNotEqualTo(LISTS.sample(2).value());
  }

  @Test
  void sameChoicesMakeTheSameValue() {
    for (int seed = 0; seed < 200; seed++) {
      Sample<Tensor> sample = Tensors.any().sample(seed);
      assertThat(Sample.of(Tensors.any(), Choices.given(sample.choices())).value())
          .isEqualTo(sample.value());
    }
  }

  @Test
  void smallerValuesAreSmallerAndNoneComesTwice() {
    for (int seed = 0; seed < 50; seed++) {
      Sample<List<Integer>> sample = LISTS.sample(seed);
      Set<List<Long>> seen = new HashSet<>();
      sample.smaller().forEach(s -> {
        long[] a = s.choices();
        long[] b = sample.choices();
        assertThat(a.length < b.length || a.length == b.length && Arrays.compare(a, b) < 0)
            .isTrue();
        assertThat(seen.add(Arrays.stream(a).boxed().toList())).isTrue();
      });
    }
  }

  @Test
  void lengthsOfListsAreAlike() {
    int[] counts = new int[21];
    for (int seed = 0; seed < 21_000; seed++) counts[LISTS.sample(seed).value().size()]++;
    // 1,000 each, give or take five standard deviations
    for (int n : counts) assertThat(n).isBetween(850, 1150);
  }

  @Test
  void failingListsBecomeTheSmallestThereAre() {
    assertThat(smallest(LISTS, x -> x.size() >= 3)).containsExactly(0, 0, 0);
    assertThat(smallest(LISTS, x -> x.stream().anyMatch(n -> n > 417))).containsExactly(418);
    assertThat(sum(smallest(LISTS, x -> sum(x) > 900))).isEqualTo(901);
    assertThat(smallest(LISTS, x -> new HashSet<>(x).size() < x.size())).containsExactly(0, 0);
    assertThat(smallest(LISTS, x -> x.size() > 1 && x.get(0) > x.get(x.size() - 1)))
        .containsExactly(1, 0);
  }

  @Test
  void failingTensorsHaveTheFewestAndSimplestEntries() {
    assertThat(smallest(Tensors.any(), x -> x.size() >= 2).shape()).isEqualTo(Shape.of(2));
    Tensor x = smallest(Tensors.of(2, 3), t -> t.get(1, 1) > 1.25);
    assertThat(x.toArray()).containsExactly(0, 0, 0, 0, 2, 0);
  }

  @Test
  void entriesAreInsideAndAwayFromWhatIsAvoided() {
    List<Tensors> all = List.of(Tensors.of(50), Tensors.of(50).inside(Domain.positive()),
        Tensors.of(50).inside(Domain.between(0.5, 0.6)), Tensors.of(50).awayFrom(0),
        Tensors.of(50).inside(Domain.between(-1, 1)).awayFrom(0, 0.3),
        Tensors.of(50).inside(new Domain(100, Double.POSITIVE_INFINITY)),
        Tensors.of(50).inside(new Domain(Double.NEGATIVE_INFINITY, -1e6)).awayFrom(-2e6, 1e5));
    for (Tensors tensors : all) {
      Numbers n = tensors.entries();
      for (int seed = 0; seed < 200; seed++) {
        for (double v : tensors.sample(seed).value().toArray()) {
          assertThat(v).isFinite().isGreaterThan(n.domain().lower())
              .isLessThan(n.domain().upper());
          if (!Double.isNaN(n.avoided())) {
            assertThat(Math.abs(v - n.avoided())).isGreaterThanOrEqualTo(n.margin());
          }
        }
      }
    }
  }

  @Test
  void edgesAreMixedIn() {
    Numbers numbers = Numbers.inside(Domain.between(0, 1)).awayFrom(0.5, 0.1);
    Set<Double> seen = new HashSet<>();
    for (int seed = 0; seed < 5000; seed++) seen.add(numbers.sample(seed).value());
    assertThat(seen).contains(Double.MIN_VALUE, Math.nextDown(1.0), 1e-8)
        .contains(Math.nextUp(0.6), Math.nextDown(0.4)); // the doubles 0.6 and 0.4 are too near
    Set<Integer> sizes = new HashSet<>();
    for (int seed = 0; seed < 500; seed++) {
      sizes.add(Shapes.small().withEmpty().sample(seed).value().size());
    }
    assertThat(sizes).contains(0, 1, 2, 4, 64);
  }

  /** All candidates of such a value at once would take some 20 GB. */
  @Test
  void smallerValuesOfALargeOneAreMadeOneByOne() {
    var found = Search.in(Tensors.of(2000)).tries(5).simpler(50)
        .find(x -> Optional.of(new Fault("always", 1, ""))).orElseThrow();
    assertThat(found.smallest().toArray()).hasSize(2000);
  }

  @Test
  void kindOfTheFaultStaysWhileAValueBecomesSmall() {
    // a large fault of long lists beside a small one of short lists, and one of another kind
    var found = Search.in(LISTS).seed(3).find(x -> x.size() > 10
        ? Optional.of(new Fault("long", x.size(), "")) : x.size() > 0
            ? Optional.of(new Fault("short", 1, "")) : Optional.empty()).orElseThrow();
    int first = found.first().size();
    assertThat(found.smallest()).hasSize(first > 10 ? 11 : 1);

    var sized = Search.in(LISTS).seed(3)
        .find(x -> x.size() > 0 ? Optional.of(new Fault("sum", sum(x), "")) : Optional.empty())
        .orElseThrow();
    assertThat(sized.fault().size()).isBetween(sum(sized.first()) / 10, sum(sized.first()));
  }

  private static double sum(List<Integer> x) { return x.stream().mapToInt(n -> n).sum(); }

  @Test
  void brokenLawIsThrownWithTheSmallestValueAndTheSeed() {
    assertThatThrownBy(() -> Search.in(LISTS).seed(11).check(x -> {
      if (x.contains(5)) throw new IllegalStateException("there is a five");
    })).isInstanceOf(AssertionError.class).hasMessageMatching("value \\d+ of seed 11 breaks the "
        + "law: java.lang.IllegalStateException: there is a five\nThe smallest that does:\n\\[5\\]"
        + "\nAs a test:\n    @Test\n    void law\\(\\) \\{\n"
        + "      law.accept\\(List.of\\(5\\)\\);\n    }")
        .hasCauseInstanceOf(IllegalStateException.class);
    List<List<Integer>> tried = new ArrayList<>();
    Search.in(LISTS).tries(30).check(tried::add);
    assertThat(tried).hasSize(30);
  }

  @Test
  void networksHaveRightGradients() {
    int[] checked = new int[2];
    Search.in(Network.any()).seed(5).tries(60).check(net -> {
      var report = GradientCheck.ofAll(net::error)
          .at(net.tensors().toArray(Tensor[]::new));
      assertThat(report.count(Verdict.WRONG)).as(report.toString()).isZero();
      checked[0] += report.count(Verdict.VERIFIED);
      checked[1] += report.entries().size();
    });
    assertThat(checked[0]).isGreaterThan(checked[1] * 9 / 10);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> Choices.given().next(0)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Choices.next: there is nothing to choose among 0; give 1 or more");
    assertThatThrownBy(() -> Choices.given().list(3, 2, () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Search.in(LISTS).tries(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Search.tries: -1 values; give 0 or more");
    assertThatThrownBy(() -> Search.in(LISTS).simpler(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Search.simpler: -1 values; give 0 or more");
    assertThatThrownBy(() -> Numbers.inside(Domain.between(0, 1)).awayFrom(0.5, 0.6))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Numbers: between 0.0 and 1.0 "
            + "there is too little room beside 0.5 ± 0.6; give a wider domain or a smaller margin");
    assertThatThrownBy(() -> new Shapes(-1, 2, false)).isInstanceOf(IllegalArgumentException.class);
  }
}
