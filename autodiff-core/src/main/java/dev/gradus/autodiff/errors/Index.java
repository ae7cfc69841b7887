package dev.gradus.autodiff.errors;

/** Indices that are data, such as classes: each must be a whole number that an axis has. */
public final class Index {
  private Index() {}

  /**
   * An index as a whole number.
   *
   * @param operation what the user called
   * @param index the number
   * @param place where it stands among others
   * @param axis the axis that it chooses from
   * @param shape the shape that has the axis, for the error
   * @param length of the axis
   * @return the index
   * @throws IndexOutOfBoundsException if it is no whole number, or none of the axis
   */
  public static int checked(String operation, double index, int place, int axis, Object shape,
      int length) {
    int i = (int) index;
    if (i != index || i < 0 || i >= length) {
      throw new IndexOutOfBoundsException(operation + ": index " + index + " at place " + place
          + " is none of axis " + axis + " of shape " + shape
          + "; use whole numbers, 0 ≤ index < " + length);
    }
    return i;
  }
}
