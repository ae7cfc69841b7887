package dev.gradus.onnx;

import dev.gradus.nn.Layer;

/**
 * How a layer predicts, said in ONNX operators. It is the ONNX twin of {@link Layer#apply}.
 *
 * <pre>{@code
 * Translation<Scaled> t = (layer, x, at) -> at.op("Mul", x, at.parameter("g"));
 * }</pre>
 *
 * @param <L> the type of the layer
 */
@FunctionalInterface
public interface Translation<L extends Layer> {
  /**
   * Says in operators what the layer gives.
   *
   * @param layer the layer
   * @param x its input, of shape [points, inputs]; the number of points is not known
   * @param at what it has learnt and kept, and the operators
   * @return of shape [points, outputs]
   */
  Value translate(L layer, Value x, Place at);
}
