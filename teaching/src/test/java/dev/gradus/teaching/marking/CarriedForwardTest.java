package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.teaching.marking.Marked.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A mistake costs one block; what follows from it keeps its marks. */
class CarriedForwardTest {
  private static Map<String, Outcome> outcomes(Marked marked) {
    return marked.blocks().stream()
        .collect(Collectors.toMap(Marked.Block::name, Marked.Block::outcome));
  }

  /** Backpropagation written once more, with places where people go wrong. */
  private static class Mlp extends Solutions.Mlp {
    double target = 1; // how often it is subtracted
    boolean hasDerivative = true;
    boolean addsBiases = true;

    @Override
    void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
        double[] b2, ToDoubleFunction<double[]> loss) {
      int n = x.length;
      dW1 = new double[2][3];
      db1 = new double[3];
      dW2 = new double[3][1];
      db2 = new double[1];
      for (int i = 0; i < n; i++) {
        double[] h = new double[3];
        double z = b2[0];
        for (int j = 0; j < 3; j++) {
          h[j] = Math.tanh(x[i][0] * W1[0][j] + x[i][1] * W1[1][j] + b1[j]);
          z += h[j] * W2[j][0];
        }
        double delta = (Solutions.sigmoid(z) - target * t[i][0]) / n;
        db2[0] = (addsBiases ? db2[0] : 0) + delta;
        for (int j = 0; j < 3; j++) {
          dW2[j][0] += delta * h[j];
          double back = delta * W2[j][0] * (hasDerivative ? 1 - h[j] * h[j] : 1);
          db1[j] += back;
          for (int k = 0; k < 2; k++) dW1[k][j] += back * x[i][k];
        }
      }
    }
  }

  private static Marked mlp(Consumer<Mlp> change) {
    return Exercises.mlp().mark(() -> {
      Mlp mlp = new Mlp();
      change.accept(mlp);
      return mlp;
    });
  }

  static Marked withoutTarget() { return mlp(m -> m.target = 0); }

  @Test
  void wrongDeltaAtTheOutputCostsTheLastLayerOnce() {
    Marked marked = withoutTarget();
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(Map.of("W2", Outcome.WRONG, "b2",
        Outcome.FOLLOWS, "W1", Outcome.FOLLOWS, "b1", Outcome.FOLLOWS));
    assertThat(marked.marks()).isEqualTo(7);
    assertThat(marked.mistakes()).containsExactly("the target is not subtracted");
  }

  @Test
  void mistakeInTheFirstLayerLeavesTheLastOneRight() {
    Marked marked = mlp(m -> m.hasDerivative = false);
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(Map.of("W2", Outcome.RIGHT, "b2",
        Outcome.RIGHT, "W1", Outcome.WRONG, "b1", Outcome.FOLLOWS));
    assertThat(marked.mistakes()).containsExactly("the derivative of the activation is forgotten");
  }

  @Test
  void twoMistakesCostTwoBlocks() {
    Marked marked = mlp(m -> {
      m.hasDerivative = false;
      m.addsBiases = false;
    });
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(Map.of("W2", Outcome.RIGHT, "b2",
        Outcome.WRONG, "W1", Outcome.WRONG, "b1", Outcome.FOLLOWS));
    assertThat(marked.mistakes()).hasSize(2);
  }

  @Test
  void whatNoKnownMistakeExplainsCostsItsOwnBlock() {
    Marked marked = Exercises.mlp().mark(() -> new Mlp() {
      @Override
      void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
          double[] b2, ToDoubleFunction<double[]> loss) {
        super.backward(x, t, W1, b1, W2, b2, loss);
        dW1[1][2] = 0.37 * Math.cos(17 * W1[0][0]);
        db1[1] *= 3.21;
      }
    });
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(Map.of("W2", Outcome.RIGHT, "b2",
        Outcome.RIGHT, "W1", Outcome.WRONG, "b1", Outcome.WRONG));
    assertThat(marked.mistakes()).isEmpty();
    assertThat(marked.feedback(Level.HINT)).contains("Look at dW1 and db1 first");
  }

  /** E and a gradient that follows from it, or not. */
  private static class Softmax extends Solutions.SoftmaxRegression {
    double times = 1; // of E
    double timesSlopes = 1;
    boolean addsBiases = true;

    @Override
    void backward(double[][] x, double[][] t, double[][] W, double[] b) {
      super.backward(x, t, W, b);
      E *= times;
      for (double[] row : dW) for (int k = 0; k < 3; k++) row[k] *= timesSlopes;
      for (int k = 0; k < 3; k++) db[k] *= timesSlopes;
      if (addsBiases) return;
      Solutions.SoftmaxRegression last = new Solutions.SoftmaxRegression();
      int n = x.length;
      last.backward(new double[][] {x[n - 1]}, new double[][] {t[n - 1]}, W, b);
      for (int k = 0; k < 3; k++) db[k] = timesSlopes * last.db[k] / n;
    }
  }

  private static Marked softmax(Consumer<Softmax> change) {
    return Exercises.softmaxRegression().mark(() -> {
      Softmax answer = new Softmax();
      change.accept(answer);
      return answer;
    });
  }

  @Test
  void wrongErrorCostsItsMarksAndNoneOfTheSlopesThatFollowFromIt() {
    Marked marked = softmax(s -> {
      s.times = 5;
      s.timesSlopes = 5;
    });
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(
        Map.of("E", Outcome.WRONG, "W", Outcome.FOLLOWS, "b", Outcome.FOLLOWS));
    assertThat(marked.mistakes())
        .containsExactly("the error is a sum for a mean (5 times)");
  }

  @Test
  void wrongErrorBesideRightSlopesCostsTheErrorAlone() {
    Marked marked = softmax(s -> s.times = -1);
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(
        Map.of("E", Outcome.WRONG, "W", Outcome.RIGHT, "b", Outcome.RIGHT));
    assertThat(marked.mistakes()).containsExactly("the error has the wrong sign");
  }

  @Test
  void mistakesForwardAndBackCostABlockEach() {
    Marked marked = softmax(s -> {
      s.times = 5;
      s.timesSlopes = 5;
      s.addsBiases = false;
    });
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(
        Map.of("E", Outcome.WRONG, "W", Outcome.FOLLOWS, "b", Outcome.WRONG));
    assertThat(marked.mistakes()).hasSize(2);
  }

  @Test
  void explainedErrorDoesNotExcuseSlopesThatDoNotFollowFromIt() {
    Marked marked = Exercises.softmaxRegression().mark(() -> new Softmax() {
      @Override
      void backward(double[][] x, double[][] t, double[][] W, double[] b) {
        times = 5;
        super.backward(x, t, W, b);
        for (double[] row : dW) for (int k = 0; k < 3; k++) row[k] = Math.sin(k + 9 * W[0][k]);
        for (int k = 0; k < 3; k++) db[k] = Math.cos(k + 7 * W[0][k]);
      }
    });
    assertThat(marked.marks()).as(marked.toString()).isZero();
    assertThat(marked.feedback(Level.FULL)).contains("a sum for a mean").contains("none of the");
  }

  @Test
  void sumsThatAreNotSetToZeroCostOneBlock() {
    Marked marked = Exercises.softmaxRegression().mark(() -> new Solutions.SoftmaxRegression() {
      private final List<double[]> before = new ArrayList<>();

      @Override
      void backward(double[][] x, double[][] t, double[][] W, double[] b) {
        super.backward(x, t, W, b);
        for (double[] row : dW) before.add(row.clone());
        before.add(db.clone());
        for (int i = 0; i + 3 < before.size(); i += 3) {
          for (int k = 0; k < 3; k++) {
            dW[0][k] += before.get(i)[k];
            dW[1][k] += before.get(i + 1)[k];
            db[k] += before.get(i + 2)[k];
          }
        }
      }
    });
    assertThat(outcomes(marked)).as(marked.toString()).isEqualTo(
        Map.of("E", Outcome.RIGHT, "W", Outcome.WRONG, "b", Outcome.FOLLOWS));
    assertThat(marked.mistakes())
        .containsExactly("the gradient of the call before is still in it");
  }
}
