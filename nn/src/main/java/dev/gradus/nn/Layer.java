package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * One stage of a network: a description without numbers of its own. Its parameters, if it has any,
 * are handed to it.
 *
 * <p>Points are rows: a layer takes [points, inputs] and gives [points, outputs]. A single point
 * may also come as a vector.
 */
public interface Layer {
  /**
   * What a parameter is called, and its shape.
   *
   * @param name a letter, such as {@code W}
   * @param shape the axis lengths
   */
  record Parameter(String name, Shape shape) {
    /** Refuses null. */
    public Parameter {
      Given.given(name, "Parameter", "the name", "a letter, such as W");
      Given.given(shape, "Parameter", "the shape", "a shape, as Shape.of(2, 3)");
    }

    /** Fails in the name of a layer or a network unless it is given what it takes. */
    static void check(Object owner, List<Parameter> taken, List<Var> given) {
      if (given.size() != taken.size()) {
        throw new IllegalArgumentException(owner + " takes " + taken.size() + " parameters, "
            + Given.list(taken) + ", but was given " + given.size() + "; give one var for each, in "
            + "this order");
      }
      for (int i = 0; i < taken.size(); i++) {
        if (given.get(i).shape().equals(taken.get(i).shape)) continue;
        throw new IllegalArgumentException(owner + " takes " + taken.get(i) + " as parameter " + i
            + " but was given " + given.get(i).shape() + "; give parameters of its layout, in its "
            + "order");
      }
    }

    /** Name and shape, such as {@code W [2, 4]}. */
    @Override public String toString() { return name + " " + shape; }
  }

  /**
   * The parameters the layer needs.
   *
   * @return a letter, as in {@code W}, and a shape for each; none by default
   */
  default List<Parameter> parameters() { return List.of(); }

  /**
   * How many numbers the layer gives for each point.
   *
   * @param inputs how many it is given
   * @return the number of outputs; as many as inputs by default
   * @throws IllegalArgumentException if it takes another number of inputs
   */
  default int outputs(int inputs) { return inputs; }

  /**
   * Whether the result for a point depends on that point alone, whatever others come with it. Then
   * predictions for many points may be made in parts.
   *
   * @return false by default
   */
  default boolean isPointwise() { return false; }

  /**
   * Applies the layer.
   *
   * @param x the points, of shape [points, inputs]
   * @param parameters its parameters, in the order of {@link #parameters()}
   * @return of shape [points, outputs]
   */
  Var apply(Var x, List<Var> parameters);
}
