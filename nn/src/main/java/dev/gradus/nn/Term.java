package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * Something that is added to the error of the points, such as a penalty of large weights or what a
 * differential equation leaves over.
 */
@FunctionalInterface
public interface Term {
  /**
   * The term, as an expression.
   *
   * @param net the network; {@code net.apply(x, parameters)} predicts for other points
   * @param parameters its parameters, in the order of its layout
   * @param points those of the batch, [points, inputs]
   * @return a scalar, to be added to the error
   */
  Var of(Sequential net, List<Var> parameters, Var points);

  /**
   * Half of the sum of the squared weights, times a factor: ½λ·Σw² over weights alone.
   *
   * @param factor λ, 0 or more
   * @return the term
   */
  static Term squares(double factor) {
    Numbers.checkNotNegative("Term.squares", "the factor", factor, "about 1e-4");
    return new OfWeights(factor / 2, true);
  }

  /**
   * The sum of the sizes of the weights, times a factor: λ·Σ|w| over weights alone.
   *
   * @param factor λ, 0 or more
   * @return the term
   */
  static Term sizes(double factor) {
    Numbers.checkNotNegative("Term.sizes", "the factor", factor, "about 1e-4");
    return new OfWeights(factor, false);
  }

  /**
   * A penalty of large weights.
   *
   * @param factor of the sum
   * @param squares whether squares or sizes are added
   */
  record OfWeights(double factor, boolean squares) implements Term {
    @Override
    public Var of(Sequential net, List<Var> parameters, Var points) {
      given(net, "Term.of", "the network", "that of the objective");
      Given.all(parameters, "Term.of", "the list of parameters", "those of the network");
      given(points, "Term.of", "the points", "those of the batch");
      Var sum = Var.constant(0);
      for (int i = 0; i < parameters.size(); i++) {
        if (net.allParameters().get(i).role() != Role.WEIGHT) continue;
        Var w = parameters.get(i);
        sum = sum.add((squares ? w.square() : w.abs()).sum());
      }
      return sum.multiply(factor);
    }

    @Override
    public String toString() {
      return squares ? "Term.squares(" + 2 * factor + ")" : "Term.sizes(" + factor + ")";
    }
  }
}
