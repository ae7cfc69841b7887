package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.OptionalInt;

/**
 * A layer applied several times, one after the other, with the same parameters each time: f(f(x)).
 *
 * @param layer f, which gives as many numbers as it takes
 * @param times how often, at least 1
 */
public record Repeated(Layer layer, int times) implements Layer {
  /**
   * A layer applied several times.
   *
   * @throws IllegalArgumentException if the number is not positive
   */
  public Repeated {
    given(layer, "Repeated", "the layer", "one such as Sequential.of(…)");
    Numbers.checkCount("Repeated", "times", times);
  }

  @Override
  public OptionalInt inputs() { return layer.inputs(); }

  @Override
  public int outputs(int inputs) {
    int outputs = layer.outputs(inputs);
    if (outputs == inputs) return inputs;
    throw new IllegalArgumentException(this + " takes " + inputs + " inputs but gives itself "
        + outputs + "; let it give as many as it takes");
  }

  @Override
  public List<Layer> children() { return List.of(layer); }

  @Override
  public Link link() { return layer.link(); }

  @Override
  public boolean isPointwise() { return layer.isPointwise(); }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Repeated.apply", "the input", "a tensor with a row for each point");
    given(here, "Repeated.apply", "the context", "that of the network");
    for (int i = 0; i < times; i++) x = here.apply(0, x);
    return x;
  }

  @Override
  public String toString() { return "Repeated(" + layer + ", " + times + ")"; }
}
