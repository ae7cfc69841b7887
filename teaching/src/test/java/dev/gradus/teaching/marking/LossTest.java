package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Who finds slopes by differences of the error that is handed out gets no marks for them. */
class LossTest {
  /** Differences that call themselves backpropagation. */
  private static class Differences extends Solutions.Mlp {
    @Override
    void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
        double[] b2, ToDoubleFunction<double[]> loss) {
      double[] w = {W1[0][0], W1[0][1], W1[0][2], W1[1][0], W1[1][1], W1[1][2], b1[0], b1[1],
          b1[2], W2[0][0], W2[1][0], W2[2][0], b2[0]};
      double[] g = new double[w.length];
      for (int i = 0; i < w.length; i++) {
        double kept = w[i];
        w[i] = kept + 1e-5;
        g[i] = loss.applyAsDouble(w);
        w[i] = kept - 1e-5;
        g[i] = (g[i] - loss.applyAsDouble(w)) / 2e-5;
        w[i] = kept;
      }
      dW1 = new double[][] {{g[0], g[1], g[2]}, {g[3], g[4], g[5]}};
      db1 = new double[] {g[6], g[7], g[8]};
      dW2 = new double[][] {{g[9]}, {g[10]}, {g[11]}};
      db2 = new double[] {g[12]};
    }
  }

  @Test
  void differencesInDisguiseGetNoMarks() {
    Marked marked = Exercises.mlp().mark(Differences::new);
    assertThat(marked.marks()).isZero();
    assertThat(marked.feedback(Level.MARKS)).contains("3 times").contains("no reverse pass");
  }

  private static double looked(ToDoubleFunction<double[]> loss) {
    try {
      return loss.applyAsDouble(new double[13]);
    } catch (IllegalStateException e) {
      return 0;
    }
  }

  @Test
  void neitherDoTheyWhereTheRefusalIsCaught() {
    Marked marked = Exercises.mlp().mark(() -> new Solutions.Mlp() {
      @Override
      void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
          double[] b2, ToDoubleFunction<double[]> loss) {
        super.backward(x, t, W1, b1, W2, b2, loss);
        for (int i = 0; i < 40; i++) db2[0] += 0 * looked(loss);
      }
    });
    assertThat(marked.marks()).isZero();
    assertThat(marked.feedback(Level.MARKS)).contains("40 times");
  }

  @Test
  void lookingAtTheErrorIsAllowed() {
    double[] seen = new double[1];
    Exercise exercise = Exercises.mlp();
    Marked marked = exercise.mark(() -> new Solutions.Mlp() {
      @Override
      void backward(double[][] x, double[][] t, double[][] W1, double[] b1, double[][] W2,
          double[] b2, ToDoubleFunction<double[]> loss) {
        super.backward(x, t, W1, b1, W2, b2, loss);
        seen[0] = loss.applyAsDouble(new double[13]);
        seen[0] = loss.applyAsDouble(new double[13]);
      }
    });
    assertThat(marked.marks()).isEqualTo(10);
    assertThat(seen[0]).isEqualTo(Math.log(2)); // of ŷ = ½
  }

  @Test
  void differencesOfAnErrorOfOnesOwnAreShown() {
    Marked marked = Exercises.slope().mark(() -> new Solutions.Slope() {
      @Override
      void backward(double x, double v, double t, double w) {
        super.backward(x, v, t, w + 1e-6);
        double above = E;
        super.backward(x, v, t, w);
        dw = (above - E) / 1e-6;
      }
    });
    assertThat(marked.marks()).isEqualTo(4);
    assertThat(marked.notes()).hasSize(1).first().asString()
        .matches("Its slopes are right to [4-7] digits only: .* or from differences of errors\\.");
  }

  @Test
  void fewerLimitsAreGivenWithTheErrorItself() {
    Exercise exercise = Exercise.named("Square").block("w", 1).loss(0)
        .error(v -> v.get("w").square());
    assertThat(exercise.stub()).contains("void backward(double w, ToDoubleFunction<double[]> loss)")
        .contains("may ask for it 0 times");
  }
}
