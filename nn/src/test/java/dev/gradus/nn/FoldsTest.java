package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Folds of cross-validation. */
class FoldsTest {
  private static Dataset data(int n, long seed) {
    double[] x = IntStream.range(0, n).asDoubleStream().toArray();
    return Dataset.classes(Tensor.of(Shape.of(n, 1), x),
        new Random(seed).ints(n, 0, 3).toArray());
  }

  @Property(seed = "1", tries = 60)
  void everyPointIsHeldOutOnceAndEveryClassHasItsShare(@ForAll long seed,
      @ForAll @IntRange(min = 2, max = 7) int k, @ForAll @IntRange(min = 7, max = 60) int n) {
    Dataset data = data(n, seed);
    List<Double> held = new ArrayList<>();
    int[][] counts = new int[3][k];
    int f = 0;
    for (List<Dataset> fold : data.folds(k, seed)) {
      List<Double> all = new ArrayList<>();
      for (double x : fold.get(1).points().toArray()) held.add(x);
      for (Dataset part : fold) for (double x : part.points().toArray()) all.add(x);
      assertThat(all).hasSize(n).doesNotHaveDuplicates();
      for (int c : fold.get(1).classNumbers()) counts[c][f]++;
      f++;
    }
    assertThat(held).hasSize(n).doesNotHaveDuplicates();
    for (int[] c : counts) {
      assertThat(Arrays.stream(c).max().orElseThrow() - Arrays.stream(c).min().orElseThrow())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theSameSeedGivesTheSameFoldsAndTooManyAreRefused() {
    Dataset data = data(9, 1);
    assertThat(data.folds(3, 4).get(1).get(1).points())
        .isEqualTo(data.folds(3, 4).get(1).get(1).points())
        .isNotEqualTo(data.folds(3, 5).get(1).get(1).points());
    assertThatThrownBy(() -> data.folds(10, 1))
        .hasMessage("Dataset.folds: 10 folds of 9 points; use from 2 to 9");
  }
}
