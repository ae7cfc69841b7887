package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Files in the idx format, plain or compressed by gzip, as the MNIST images and their labels are.
 * They may be a stranger's: time and memory grow with what is in them, and a file that is not as
 * long as it says is refused.
 *
 * <pre>{@code
 * Dataset digits = Dataset.classes(
 *     Idx.points(Path.of("train-images-idx3-ubyte.gz"), 1 / 255.0, 0),
 *     Idx.labels(Path.of("train-labels-idx1-ubyte.gz")));
 * }</pre>
 *
 * <p>Source: LeCun, Cortes and Burges, The MNIST database of handwritten digits, file formats.
 */
public final class Idx {
  private static final int BYTES = 0x08;
  private static final Map<Integer, String> OTHERS = Map.of(0x09, "signed bytes", 0x0B,
      "numbers of 2 bytes", 0x0C, "numbers of 4 bytes", 0x0D, "floats", 0x0E, "doubles");
  private static final int GZIP = 0x1f8b;
  private static final int MOST_DIMENSIONS = 16;

  private final Path path;
  private final String call;
  private final int[] lengths;
  private final byte[] bytes;

  private Idx(String call, Path path, DataInputStream in) throws IOException {
    this.call = call;
    this.path = path;
    int magic = in.readInt();
    if (magic >>> 16 != 0) {
      throw wrong("it begins with the bytes " + String.format("%08x", magic) + ", but an idx file "
          + "with 0000", "give one such as train-images-idx3-ubyte");
    }
    int type = magic >>> 8;
    if (type != BYTES) {
      throw wrong("byte 2 says that its numbers are of type " + String.format("%02x", type)
          + (OTHERS.containsKey(type) ? ", " + OTHERS.get(type) : "") + ", but only 08, bytes from "
          + "0 to 255, is read", "write them as bytes");
    }
    int rank = magic & 0xff;
    if (rank < 1 || rank > MOST_DIMENSIONS) {
      throw wrong("byte 3 says that it has " + rank + " dimensions", "give one with 1 to "
          + MOST_DIMENSIONS);
    }
    lengths = new int[rank];
    for (int i = 0; i < rank; i++) {
      lengths[i] = in.readInt();
      if (lengths[i] >= 0) continue;
      throw wrong("dimension " + i + " at byte " + (4 + 4 * i) + " has length "
          + Integer.toUnsignedString(lengths[i]), "give a file with fewer than 2147483648");
    }
    bytes = body(in, rank == 1 || lengths[0] == 0 ? lengths[0] : lengths[0] * (long) width());
  }

  /** How many numbers a point has. */
  private int width() {
    long width = 1;
    for (int i = 1; i < lengths.length; i++) {
      width *= lengths[i];
      if (width <= Integer.MAX_VALUE) continue;
      throw wrong("its points have " + width + " numbers or more", "give smaller ones");
    }
    return (int) width;
  }

  private byte[] body(InputStream in, long said) throws IOException {
    String shape = "its header of shape " + Arrays.toString(lengths) + " says that "
        + said + " numbers follow";
    if (said > Integer.MAX_VALUE - 8) {
      throw wrong(shape + ", more than an array holds", "read it as a PointStream");
    }
    byte[] all = in.readNBytes((int) said); // grows with what is there
    if (all.length < said) {
      throw wrong(shape + ", but there are " + all.length, "give a whole file");
    }
    if (in.read() < 0) return all;
    throw wrong(shape + ", but there are more", "give a file that ends with them");
  }

  private IllegalArgumentException wrong(String what, String instead) {
    return new IllegalArgumentException(call + ": " + path + ": " + what + "; " + instead);
  }

  private static Idx read(String call, Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      in.mark(2);
      boolean isPacked = (in.read() << 8 | in.read()) == GZIP;
      in.reset();
      return new Idx(call, path,
          new DataInputStream(isPacked ? new BufferedInputStream(new GZIPInputStream(in)) : in));
    } catch (ZipException | EOFException e) {
      throw new IllegalArgumentException(call + ": " + path + " ends early or is not packed by "
          + "gzip as it says (" + e.getMessage() + "); give a whole file", e);
    }
  }

  /**
   * The points of a file: bytes of which each stands for scale·byte + offset.
   *
   * @param path where it is
   * @param scale what a byte is multiplied by, such as {@code 1 / 255.0}
   * @param offset what is added then
   * @return a point for each image, which keeps its bytes; its columns are the pixels, row by row
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file; the message says what is wrong
   */
  public static Points points(Path path, double scale, double offset) throws IOException {
    given(path, "Idx.points", "the path", "that of an idx file");
    Idx file = read("Idx.points", path);
    int width = file.width();
    if (file.lengths.length == 1 || width == 0) {
      throw file.wrong("its shape " + Arrays.toString(file.lengths) + " is not that of "
          + "points with numbers each", "read labels with Idx.labels");
    }
    return Points.ofBytes(file.bytes, width, scale, offset);
  }

  /**
   * The labels of a file.
   *
   * @param path where it is
   * @return a class from 0 to 255 for each point
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file; the message says what is wrong
   */
  public static int[] labels(Path path) throws IOException {
    given(path, "Idx.labels", "the path", "that of an idx file");
    Idx file = read("Idx.labels", path);
    if (file.lengths.length != 1) {
      throw file.wrong("its shape " + Arrays.toString(file.lengths) + " is not that of "
          + "a label for each point", "read points with Idx.points");
    }
    int[] labels = new int[file.bytes.length];
    for (int i = 0; i < labels.length; i++) labels[i] = file.bytes[i] & 0xff;
    return labels;
  }
}
