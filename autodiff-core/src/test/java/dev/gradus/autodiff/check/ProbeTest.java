package dev.gradus.autodiff.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The check of functions of plain numbers. */
class ProbeTest {
  private static double product(double[] x) { return x[0] * x[1]; }

  @Test
  void comparesAsTheCheckOfTensorsDoes() {
    Tensor x = Tensor.vector(0.7, -2, 0);
    Tensor claimed = Tensor.vector(1.4, -4.004, 1e-3);
    List<Entry> plain =
        new Probe(v -> v[0] * v[0] + v[1] * v[1] + v[2] * v[2], CheckSettings.USUAL, x.toArray())
            .compare(claimed.toArray(), i -> "x_" + (i + 1));
    assertThat(plain).isEqualTo(GradientCheck.of(v -> Var.constant(Tensor.scalar(v.value()
        .toArray()[0] * v.value().toArray()[0] + v.value().toArray()[1] * v.value().toArray()[1]
        + v.value().toArray()[2] * v.value().toArray()[2]))).compare(List.of(claimed), x)
        .entries());
    assertThat(plain).extracting(Entry::verdict).containsExactly(Verdict.VERIFIED, Verdict.WRONG,
        Verdict.WRONG);
  }

  @Test
  void alongADirectionTheSlopeIsThatOfAllEntriesTogether() {
    Probe probe = new Probe(ProbeTest::product, CheckSettings.USUAL, 2, 3);
    Measurement m = probe.along(1, -1);
    assertThat(m.reason()).isEmpty();
    assertThat(Math.abs(m.slope() - 1)).isLessThanOrEqualTo(m.error()).isLessThan(1e-9);
    assertThat(probe.evaluations()).isBetween(10L, 50L);
  }

  @Test
  void theFunctionMayKeepAndChangeWhatItIsGiven() {
    Set<double[]> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    Probe probe = new Probe(x -> {
      double y = product(x);
      x[0] = 0;
      kept.add(x);
      return y;
    }, CheckSettings.USUAL, 2, 3);
    assertThat(probe.compare(new double[] {3, 2}, i -> "x")).extracting(Entry::verdict)
        .containsOnly(Verdict.VERIFIED);
    assertThat(kept).hasSize((int) probe.evaluations());
  }

  @Test
  void anErrorThatMustShowBeyondWhatRoundingAllowsLeavesAnEntryUndecided() {
    double[] claimed = {1e-8};
    Probe usual = new Probe(x -> 1 + 1e-8 * Math.sin(x[0]), CheckSettings.USUAL, 0);
    Probe strict =
        new Probe(x -> 1 + 1e-8 * Math.sin(x[0]), CheckSettings.USUAL.mustShow(1e-6), 0);
    assertThat(usual.compare(claimed, i -> "x").get(0).verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(strict.compare(claimed, i -> "x").get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }
}
