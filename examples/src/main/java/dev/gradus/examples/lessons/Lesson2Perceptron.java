package dev.gradus.examples.lessons;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;

/**
 * Lesson 2: the perceptron by hand.
 *
 * <p>A perceptron predicts ŷ = σ(xW + b), the probability that the point x is red. For a red point
 * its error is −ln ŷ. The tape knows multiplication, addition, sigmoid and logarithm; of
 * perceptrons it knows nothing, and finds the gradient all the same.
 */
public final class Lesson2Perceptron {
  private static final double[] POINT = {2, -1};

  private Lesson2Perceptron() {}

  private static Var error(Var weights, Var bias) {
    Var x = Var.constant(Tensor.matrix(POINT));
    return x.matmul(weights).add(bias).sigmoid().log().negate().sum();
  }

  /** The value one step downhill, on no tape. */
  private static Var moved(Var w, Gradient gradient, double rate) {
    return Var.constant(w.value()).subtract(Var.constant(gradient.of(w)).multiply(rate));
  }

  /**
   * Runs the lesson.
   *
   * @param arguments none
   */
  public static void main(String... arguments) {
    Tape tape = new Tape();
    Tensor w = Tensor.matrix(new double[][] {{0.5}, {0.25}});
    Var weights = tape.variable("W", w);
    Var bias = tape.variable("b", Tensor.vector(0.25));
    Var e = error(weights, bias);
    System.out.println("A red point x = (2, -1), the weights 0.5 and 0.25, the bias 0.25:");
    System.out.print(tape);

    Gradient gradient = e.backward();
    double[] slopes = gradient.toArray();
    System.out.println("\nThe chain rule, from the error back to the weights:");
    System.out.print(gradient);

    double yhat = Math.exp(-e.toDouble());
    System.out.println("\nThe prediction is " + yhat + ", and the gradient, one long vector:");
    for (int i = 0; i < slopes.length; i++) {
      System.out.println("  dE/d" + gradient.layout().entry(i) + " = " + slopes[i]);
    }

    double rate = 0.1;
    double after = error(moved(weights, gradient, rate), moved(bias, gradient, rate)).toDouble();
    System.out.println("\nA step of 0.1 downhill takes E from " + e.toDouble() + " to " + after);

    boolean byHand = true; // dE/dw_i = (ŷ − 1) x_i and dE/db = ŷ − 1
    double[] inputs = {POINT[0], POINT[1], 1};
    for (int i = 0; i < 3; i++) {
      byHand &= Math.abs(slopes[i] - (yhat - 1) * inputs[i]) < 1e-15;
    }
    Claim.that(byHand && after < e.toDouble(),
        "each slope is (prediction - label) times its input, and a step against it lowers E");
  }
}
