package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Sums, means, maxima and soft maxima against their definitions, index by index. */
class ReductionsTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-13);

  /** A tensor and the axes to reduce; none for all. */
  record Reduction(Tensor x, int... axes) {
    /** The axes counted from 0. */
    List<Integer> over() {
      int rank = x.shape().rank();
      return axes.length == 0 ? IntStream.range(0, rank).boxed().toList()
          : IntStream.of(axes).mapToObj(a -> a < 0 ? a + rank : a).toList();
    }

    /** The entries that meet at each place of the result, the axes kept with length 1. */
    List<double[]> groups() {
      Map<List<Integer>, List<Double>> groups = new LinkedHashMap<>();
      for (int[] at : BroadcastingTest.places(x.shape())) {
        int[] to = at.clone();
        for (int axis : over()) to[axis] = 0;
        groups.computeIfAbsent(Arrays.stream(to).boxed().toList(), k -> new ArrayList<>())
            .add(x.get(at));
      }
      return groups.values().stream()
          .map(g -> g.stream().mapToDouble(Double::doubleValue).toArray()).toList();
    }
  }

  @Provide
  Arbitrary<Reduction> reductions() {
    return Samples.shapes(1, 1).flatMap(s -> Combinators
        .combine(Samples.tensor(s, Samples.in(-2, 2)), Samples.axes(s)).as(Reduction::new));
  }

  @Provide
  Arbitrary<Reduction> lines() {
    return Samples.shapes(1, 1).flatMap(s -> Combinators
        .combine(Samples.tensor(s, Samples.in(-2, 2)), Samples.axis(s)).as(Reduction::new));
  }

  @Property(seed = "1")
  void sumsAndMeansAreThoseOfTheEntriesThatMeet(@ForAll("reductions") Reduction r) {
    double[] sums = Var.constant(r.x()).sum(r.axes()).value().toArray();
    double[] means = Var.constant(r.x()).mean(r.axes()).value().toArray();
    List<double[]> groups = r.groups();
    assertThat(sums).hasSameSizeAs(groups);
    for (int i = 0; i < sums.length; i++) {
      double expected = Arrays.stream(groups.get(i)).sum();
      assertThat(sums[i]).isCloseTo(expected, CLOSE);
      assertThat(means[i]).isCloseTo(expected / groups.get(i).length, CLOSE);
    }
  }

  @Property(seed = "1")
  void maximaAndSoftMaximaAreThoseOfTheEntriesThatMeet(@ForAll("lines") Reduction r) {
    double[] maxima = Var.constant(r.x()).max(r.axes()[0]).value().toArray();
    double[] soft = Var.constant(r.x()).logSumExp(r.axes()[0]).value().toArray();
    List<double[]> groups = r.groups();
    assertThat(maxima).hasSameSizeAs(groups);
    for (int i = 0; i < maxima.length; i++) {
      assertThat(maxima[i]).isEqualTo(Arrays.stream(groups.get(i)).max().orElseThrow());
      double sum = Arrays.stream(groups.get(i)).map(Math::exp).sum();
      assertThat(soft[i]).isCloseTo(Math.log(sum), CLOSE);
    }
  }

  @Property(seed = "1")
  void keptAxesHaveLengthOneAndDroppedOnesAreGone(@ForAll("reductions") Reduction r) {
    Var x = Var.constant(r.x());
    Shape kept = x.sum(true, r.axes()).shape();
    List<Integer> chosen = r.over();
    List<Integer> dropped = new ArrayList<>();
    for (int i = 0; i < kept.rank(); i++) {
      assertThat(kept.dim(i)).isEqualTo(chosen.contains(i) ? 1 : x.shape().dim(i));
      if (!chosen.contains(i)) dropped.add(x.shape().dim(i));
    }
    assertThat(x.sum(r.axes()).shape()).isEqualTo(Samples.shape(dropped));
    assertThat(x.mean(true, r.axes()).shape()).isEqualTo(kept);
    assertThat(x.mean(r.axes()).shape()).isEqualTo(Samples.shape(dropped));
  }

  @Property(seed = "1")
  void softmaxSumsToOneAndItsLogarithmIsLogSoftmax(@ForAll("lines") Reduction r) {
    Var x = Var.constant(r.x());
    int axis = r.axes()[0];
    for (double sum : x.softmax(axis).sum(axis).value().toArray()) {
      assertThat(sum).isCloseTo(1, Offset.offset(1e-15));
    }
    double[] logs = x.softmax(axis).log().value().toArray();
    double[] direct = x.logSoftmax(axis).value().toArray();
    for (int i = 0; i < logs.length; i++) assertThat(direct[i]).isCloseTo(logs[i], CLOSE);
    double[] shifted = x.add(700).softmax(axis).value().toArray();
    double[] soft = x.softmax(axis).value().toArray();
    for (int i = 0; i < soft.length; i++) assertThat(shifted[i]).isCloseTo(soft[i], CLOSE);
  }

  @Test
  void roundingErrorOfALongSumGrowsWithTheLogarithmOfItsLength() {
    int n = 1_000_003;
    double[] x = new double[n];
    Arrays.fill(x, 0.1);
    BigDecimal exact = new BigDecimal(0.1).multiply(BigDecimal.valueOf(n));
    double found = Var.constant(Tensor.vector(x)).sum().toDouble();
    double error = new BigDecimal(found).subtract(exact).abs().doubleValue();
    // one by one it would be 1.3e-6; blocks of 128 and 13 levels above them bound it so
    assertThat(error).isLessThan((128 + 13) * Math.ulp(1.0) / 2 * exact.doubleValue());
    assertThat(error).isLessThan(1e-9);
  }

  @Test
  void sumOfNothingIsZeroAndLogSumExpOfNothingIsMinusInfinity() {
    assertThat(Var.constant(Tensor.zeros(0)).sum().toDouble()).isEqualTo(0.0);
    assertThat(Var.constant(Tensor.zeros(0, 2)).sum(0).value()).isEqualTo(Tensor.zeros(2));
    assertThat(Var.constant(Tensor.zeros(2, 0)).logSumExp(1).value())
        .isEqualTo(Tensor.vector(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }
}
