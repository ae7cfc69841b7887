package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

/**
 * The numbers of points that need not lie in the memory as doubles: rows that are read when a step
 * or a prediction needs them, such as bytes of images, or those of a file that is mapped.
 *
 * <pre>{@code
 * Points images = Points.ofBytes(pixels, 28 * 28, 1 / 255.0, 0);
 * Dataset data = Dataset.classes(images, labels);
 * }</pre>
 *
 * <p>A row must have the same numbers whenever it is read, from any thread.
 */
public interface Points {
  /**
   * The number of points.
   *
   * @return how many rows there are
   */
  int size();

  /**
   * How many numbers a point has.
   *
   * @return the number of columns
   */
  int columns();

  /**
   * Writes the numbers of a point.
   *
   * @param row which point, from 0
   * @param into where to
   * @param at the place of the first one there; all columns follow
   * @throws IndexOutOfBoundsException if there is no such point, or no room for it
   */
  void read(int row, double[] into, int at);

  /**
   * Bytes from 0 to 255, such as those of images: the number is scale·byte + offset.
   *
   * @param bytes row by row; they are not copied, so leave them as they are
   * @param columns how many numbers a point has, at least 1
   * @param scale what a byte is multiplied by, such as {@code 1 / 255.0}
   * @param offset what is added then
   * @return as many points as there are rows
   * @throws IllegalArgumentException if the bytes are not so many rows, or a number is not finite
   */
  static Points ofBytes(byte[] bytes, int columns, double scale, double offset) {
    given(bytes, "Points.ofBytes", "the array of bytes", "the numbers row by row");
    Numbers.checkCount("Points.ofBytes", "columns", columns);
    Numbers.checkFinite("Points.ofBytes", "the scale", scale);
    Numbers.checkFinite("Points.ofBytes", "the offset", offset);
    Numbers.checkFinite("Points.ofBytes", "scale·255 + offset", scale * 255 + offset);
    if (bytes.length % columns == 0) return new Rows.OfBytes(bytes, columns, scale, offset);
    throw new IllegalArgumentException("Points.ofBytes: " + bytes.length + " bytes are not rows of "
        + columns + "; give as many for each point");
  }
}
