package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands at one index, as a var: an entry, a row, a column, the part along any axis. Indices
 * count from 0, negative ones from the end: −1 is the last. A plan reads the part in its place.
 *
 * <p>The adjoint of a part is as large as the whole: of n entries taken one by one the reverse pass
 * adds n tensors. Where all entries take part, operations on the whole tensor are faster.
 */
public sealed interface Selections permits Var {
  /**
   * One entry.
   *
   * @param index its place along each axis, a negative one counted from the end
   * @return a scalar
   * @throws IllegalArgumentException if the number of indices is not the rank
   * @throws IndexOutOfBoundsException if an index lies outside its axis
   */
  default Var get(int... index) {
    given(index, "get", "the array of indices", "the place along each axis");
    Var x = (Var) this;
    int place = x.shape().entry("get", index);
    return index.length == 0 ? x
        : Var.apply(new Parts.Slice(0, place, 1, 1), x.flatten()).reshape(Shape.SCALAR);
  }

  /**
   * One row of a matrix.
   *
   * @param i its index, a negative one counted from the end
   * @return a vector
   * @throws IllegalArgumentException if this is no matrix
   * @throws IndexOutOfBoundsException if there is no such row
   */
  default Var row(int i) { return line("row", 0, i); }

  /**
   * One column of a matrix.
   *
   * @param j its index, a negative one counted from the end
   * @return a vector
   * @throws IllegalArgumentException if this is no matrix
   * @throws IndexOutOfBoundsException if there is no such column
   */
  default Var column(int j) { return line("column", 1, j); }

  /**
   * The part at one index of an axis, which is dropped.
   *
   * @param axis the axis, a negative one counted from the end
   * @param index the index along it, a negative one counted from the end
   * @return of the shape without the axis
   * @throws IllegalArgumentException if the axis does not exist
   * @throws IndexOutOfBoundsException if there is no such index
   */
  default Var select(int axis, int index) { return part("select", axis, index); }

  /**
   * The parts at all indices of an axis, which is dropped: what {@link Parts#stack} put together.
   *
   * @param axis the axis, a negative one counted from the end
   * @return as many parts as the axis is long, each of the shape without it
   * @throws IllegalArgumentException if the axis does not exist
   */
  default List<Var> unstack(int axis) {
    Shape shape = ((Var) this).shape();
    int n = shape.dim(shape.axis("unstack", axis));
    List<Var> parts = new ArrayList<>();
    for (int i = 0; i < n; i++) parts.add(part("unstack", axis, i));
    return parts;
  }

  private Var line(String operation, int axis, int index) {
    Shape shape = ((Var) this).shape();
    if (shape.rank() != 2) {
      throw new IllegalArgumentException(operation + ": shape " + shape + " has rank "
          + shape.rank() + ", not 2, so it has no rows and columns; use select(axis, index)");
    }
    return part(operation, axis, index);
  }

  private Var part(String operation, int axis, int index) {
    Shape shape = ((Var) this).shape();
    int i = shape.axis(operation, axis);
    int from = shape.position(operation, i, index);
    return Var.apply(new Parts.Slice(i, from, 1, 1), (Var) this)
        .reshape(shape.reduce(operation, false, i));
  }
}
