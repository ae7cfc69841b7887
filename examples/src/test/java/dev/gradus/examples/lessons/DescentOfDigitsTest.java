package dev.gradus.examples.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Fit;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** L-BFGS on the images of lesson 5. */
class DescentOfDigitsTest {
  @Test
  void twoHundredDigitsAreLearntInSixtyEvaluations() throws IOException {
    Dataset digits = Digits.read().select(IntStream.range(0, 200).toArray());
    Sequential net =
        Sequential.of(new Dense(64, 16), new Tanh(), new Dense(16, 10), new Softmax());
    for (long seed = 1; seed <= 3; seed++) {
      Fit fit = Training.of(net, Loss.crossEntropy()).seed(seed)
          .minimize(new Lbfgs().evaluations(60), digits);
      assertThat(fit.minimum().value()).as("seed %s: %s", seed, fit).isLessThanOrEqualTo(1e-6);
    }
  }
}
