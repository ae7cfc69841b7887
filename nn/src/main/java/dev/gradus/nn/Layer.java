package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a network: a description without numbers of its own. What it learns and keeps is
 * handed to it.
 *
 * <p>Points are rows: a layer takes [points, inputs] and gives [points, outputs]. A single point
 * may also come as a vector, unless the layer says otherwise.
 *
 * <p>A layer of one's own states what it learns, and applies it:
 *
 * <pre>{@code
 * record Scaled() implements Layer {
 *   public List<Parameter> parameters(int inputs) {
 *     return List.of(Parameter.scale("g", Shape.of(inputs)));
 *   }
 *   public Var apply(Var x, Context here) { return x.multiply(here.parameter("g")); }
 * }
 * }</pre>
 */
public interface Layer {
  /**
   * The number of inputs that the layer insists on.
   *
   * @return that number; empty, as by default, if it takes any
   */
  default OptionalInt inputs() { return OptionalInt.empty(); }

  /**
   * How many numbers the layer gives for each point.
   *
   * @param inputs how many it is given
   * @return the number of outputs; as many as inputs by default
   * @throws IllegalArgumentException if it takes another number of inputs
   */
  default int outputs(int inputs) { return inputs; }

  /**
   * The layers that this one is made of, which it applies with {@link Context#apply}.
   *
   * @return none by default
   */
  default List<Layer> children() { return List.of(); }

  /**
   * How many inputs a child is given.
   *
   * @param child which one, from 0
   * @param inputs how many this layer is given
   * @return as many, by default
   */
  default int childInputs(int child, int inputs) { return inputs; }

  /**
   * What the layer itself learns, without its children.
   *
   * @param inputs how many numbers it is given for each point
   * @return none by default
   */
  default List<Parameter> parameters(int inputs) { return List.of(); }

  /**
   * What the layer itself keeps, without its children.
   *
   * @param inputs how many numbers it is given for each point
   * @return none by default
   */
  default List<Buffer> buffers(int inputs) { return List.of(); }

  /**
   * Whether what this layer and its children learn stays as it is.
   *
   * @return false by default
   */
  default boolean isFrozen() { return false; }

  /**
   * What numbers the layer gives, for a loss that comes after it.
   *
   * @return {@link Link#ANY} by default, which no loss refuses
   */
  default Link link() { return Link.ANY; }

  /**
   * How weights before this layer should begin, unless they say so themselves.
   *
   * @return null by default, for Glorot's way
   */
  default @Nullable Initializer weightsBefore() { return null; }

  /**
   * Whether the prediction for a point depends on that point alone, whatever others come with it.
   * Then predictions for many points may be made in parts.
   *
   * @return false by default
   */
  default boolean isPointwise() { return false; }

  /**
   * Applies the layer.
   *
   * @param x the points, of shape [points, inputs]
   * @param here what it has learnt and kept, and whether this is training
   * @return of shape [points, outputs]
   */
  Var apply(Var x, Context here);

  /**
   * A layer from an operation that leaves the number of columns as it is.
   *
   * @param name what it is called
   * @param f from [points, inputs] to the same shape
   * @return the layer
   */
  static Layer of(String name, UnaryOperator<Var> f) {
    given(name, "Layer.of", "the name", "what errors and listings call it");
    given(f, "Layer.of", "the function", "a function from Var to Var");
    return new OfFunction(name, f);
  }
}
