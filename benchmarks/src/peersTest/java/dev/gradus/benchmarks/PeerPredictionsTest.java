package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Peers that predict do so as the network says. */
class PeerPredictionsTest {
  @ParameterizedTest
  @EnumSource(ServedNetwork.class)
  void peersAnswerRight(ServedNetwork network) throws Exception {
    List<PredictingSystem> all = Predictors.all();
    assertThat(all).extracting(PredictingSystem::name).contains("onnxruntime");
    for (PredictingSystem system : all) {
      if (system instanceof Predictors.Warmed) continue; // the library again
      for (int points : new int[] {1, 64}) network.check(system, points);
    }
  }
}
