package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A layer, or several as a {@link Sequential}, that stays as it is: what it has learnt and kept
 * does not change in training, and it acts as in a prediction.
 *
 * @param layer what stays
 */
public record Frozen(Layer layer) implements Layer {
  /** Refuses null. */
  public Frozen {
    given(layer, "Frozen", "the layer", "one such as Sequential.of(…)");
  }

  @Override
  public OptionalInt inputs() { return layer.inputs(); }

  @Override
  public int outputs(int inputs) { return layer.outputs(inputs); }

  @Override
  public List<Layer> children() { return List.of(layer); }

  @Override
  public boolean isFrozen() { return true; }

  @Override
  public Link link() { return layer.link(); }

  @Override
  public @Nullable Initializer weightsBefore() { return layer.weightsBefore(); }

  @Override
  public boolean isPointwise() { return layer.isPointwise(); }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Frozen.apply", "the input", "a tensor with a row for each point");
    given(here, "Frozen.apply", "the context", "that of the network");
    return here.apply(0, x);
  }

  @Override
  public String toString() { return "Frozen(" + layer + ")"; }
}
