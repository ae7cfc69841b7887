package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.OptionalInt;

/**
 * A layer, or several as a {@link Sequential}, with a connection around it: x + f(x). Source: He et
 * al., Deep residual learning for image recognition, 2016, equation 1.
 *
 * @param layer f, which gives as many numbers as it takes
 */
public record Residual(Layer layer) implements Layer {
  /** Refuses null. */
  public Residual {
    given(layer, "Residual", "the layer", "one such as Sequential.of(…)");
  }

  @Override
  public OptionalInt inputs() { return layer.inputs(); }

  @Override
  public int outputs(int inputs) {
    int outputs = layer.outputs(inputs);
    if (outputs == inputs) return inputs;
    throw new IllegalArgumentException(this + " adds " + outputs + " outputs to " + inputs
        + " inputs; let it give as many as it takes");
  }

  @Override
  public List<Layer> children() { return List.of(layer); }

  @Override
  public boolean isPointwise() { return layer.isPointwise(); }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Residual.apply", "the input", "a tensor with a row for each point");
    given(here, "Residual.apply", "the context", "that of the network");
    return x.add(here.apply(0, x));
  }

  @Override
  public String toString() { return "Residual(" + layer + ")"; }
}
