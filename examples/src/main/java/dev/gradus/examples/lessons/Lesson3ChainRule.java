package dev.gradus.examples.lessons;

import dev.gradus.autodiff.ChainRule;
import dev.gradus.autodiff.Formula;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Paths;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;

/**
 * Lesson 3: the chain rule, seen on the tape of a network with two inputs, two hidden units and one
 * output.
 *
 * <p>From the weight w_11^(1) one path leads to the error: through the first hidden unit and the
 * output. The chain rule multiplies the slopes along it, and the tape does the same for all nine
 * numbers at once.
 */
public final class Lesson3ChainRule {
  private Lesson3ChainRule() {}

  /**
   * Runs the lesson.
   *
   * @param arguments none
   */
  public static void main(String... arguments) {
    Tape tape = new Tape();
    Var x = tape.input("x", Tensor.matrix(new double[] {1, 0.5}));
    Var w1 = tape.variable("W^(1)", Tensor.matrix(new double[][] {{0.8, -0.4}, {0.3, 0.9}}));
    Var b1 = tape.variable("b^(1)", Tensor.vector(0.1, -0.2));
    Var w2 = tape.variable("W^(2)", Tensor.matrix(new double[][] {{1.5}, {-0.7}}));
    Var b2 = tape.variable("b^(2)", Tensor.vector(0.2));
    Var hidden = x.matmul(w1).add(b1).sigmoid();
    Var yhat = hidden.matmul(w2).add(b2).sigmoid();
    Var e = yhat.log().negate().sum(); // the point's label is 1
    System.out.println("A 2-2-1 network on one point with label 1:");
    System.out.print(tape);

    Gradient gradient = e.backward();
    System.out.println("\nRead backwards. Each line is one link of the chain:");
    System.out.print(gradient);

    System.out.println("\nThe rules behind it. An input receives the adjoint of the result, which "
        + "has a bar,\ntimes the slope of the operation:");
    for (Var node : new Var[] {hidden.input(0).input(0), hidden, e.input(0).input(0)}) {
      for (Formula formula : node.op().formulas()) {
        System.out.println("  " + node.op().name() + ": " + formula);
      }
    }

    double y = yhat.toDouble();
    double h = hidden.value().get(0, 0);
    double[] links = {-1 / y, y * (1 - y), w2.value().get(0, 0), h * (1 - h), x.value().get(0, 0)};
    String[] names = {"dE/dyhat    = -1/yhat", "dyhat/dz    = yhat (1 - yhat)",
        "dz/dh_1     = w_11^(2)", "dh_1/dz_1   = h_1 (1 - h_1)", "dz_1/dw_11^(1) = x_1"};
    System.out.println("\nBy hand, along the path from w_11^(1) to E:");
    double product = product(names, links);
    double slope = gradient.toArray()[gradient.layout().index("w_11^(1)")];
    System.out.println("  their product is " + product + ", the tape says " + slope);

    Claim.that(Math.abs(product - slope) < 1e-15,
        "dE/dw_11^(1) is the product of the slopes along its path");

    System.out.println("\nWhat each node received from those that use it, from the last back:");
    ChainRule chain = gradient.chainRule();
    System.out.print(chain);
    System.out.println("\nThe input x_1 goes two ways, through both hidden units, and they add:");
    Paths paths = chain.paths(x, 0);
    System.out.print(paths);
    double sum = paths.largest(2).stream().mapToDouble(Paths.Path::product).sum();
    Claim.that(Math.abs(sum - chain.adjoint(x).get(0, 0)) < 1e-15,
        "the sum over all paths is what the tape finds in one pass");
  }

  private static double product(String[] names, double[] links) {
    double product = 1;
    for (int i = 0; i < links.length; i++) {
      product *= links[i];
      System.out.println("  " + names[i] + " = " + links[i]);
    }
    return product;
  }
}
