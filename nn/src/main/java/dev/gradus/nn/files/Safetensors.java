package dev.gradus.nn.files;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: eight bytes with the length of the header, little end first; the header, a
 * JSON object that has for each tensor its dtype, shape and place; the numbers, row by row.
 *
 * <p>The file may be a stranger's. All claims are held against its size before anything is made for
 * them, so memory and time grow with the file.
 */
public final class Safetensors implements Closeable {
  private static final long MOST_HEADER = 100_000_000; // as the format says
  private static final int PART = 1 << 16;
  private static final String METADATA = "__metadata__";

  private final String where;
  private final Bytes bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /**
   * What the header says of a tensor.
   *
   * @param dtype the kind of its numbers
   * @param shape the axis lengths
   * @param begin where its first byte is in the file
   * @param end where its last byte is, plus 1
   */
  public record Entry(String dtype, List<Long> shape, long begin, long end) {}

  private Safetensors(Bytes bytes, String where) throws IOException {
    this.bytes = bytes;
    this.where = where;
    long size = bytes.size();
    if (size < 8) {
      throw wrong("it has " + size + " bytes, fewer than the 8 of a safetensors file's beginning",
          "give a safetensors file");
    }
    long length = buffer(0, 8).getLong();
    if (length < 0 || length > Math.min(size - 8, MOST_HEADER)) {
      throw wrong("its header is said to have " + Long.toUnsignedString(length) + " bytes, but "
          + "there are " + (size - 8) + ", and at most " + MOST_HEADER + " are read",
          "give a whole safetensors file");
    }
    header(text((int) length), 8 + length, size);
  }

  /**
   * Opens a file and reads its header.
   *
   * @param path where it is
   * @param call what the user called, to begin messages with
   * @return the file, to be closed
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no safetensors file
   */
  public static Safetensors open(Path path, String call) throws IOException {
    Bytes bytes;
    try {
      bytes = Bytes.of(path);
    } catch (NoSuchFileException e) {
      NoSuchFileException said = new NoSuchFileException(call + ": there is no file " + path
          + "; give the path of one");
      said.initCause(e);
      throw said;
    }
    try {
      return new Safetensors(bytes, call + ": " + path);
    } catch (IOException | RuntimeException | Error e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * Reads the header of a file that is in memory.
   *
   * @param bytes all of it
   * @param where begins messages
   * @return the file
   * @throws IllegalArgumentException if it is no safetensors file
   */
  public static Safetensors of(byte[] bytes, String where) throws IOException {
    return new Safetensors(Bytes.of(bytes), where);
  }

  /** What begins a message: the call and the path. */
  public String where() { return where; }

  /** What is wrong, after the call and the path. */
  public IllegalArgumentException wrong(String what, String instead) {
    return new IllegalArgumentException(where + ": " + what + "; " + instead);
  }

  private ByteBuffer buffer(long from, int count) throws IOException {
    ByteBuffer b = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.read(from, b);
    return b.flip();
  }

  private String text(int length) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer(8, length)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(where + ": its header is no UTF-8 text; give a "
          + "safetensors file", e);
    }
  }

  private void header(String text, long data, long size) {
    Object header = Json.read(text, where + ": its header");
    if (!(header instanceof Map<?, ?> map)) {
      throw wrong("its header is no JSON object", "give a safetensors file");
    }
    for (Map.Entry<?, ?> e : map.entrySet()) {
      String name = (String) e.getKey();
      if (!(e.getValue() instanceof Map<?, ?> value)) {
        throw wrong("its header says no object for " + Json.brief(name), "write the file anew");
      }
      if (name.equals(METADATA)) metadata(value);
      else entries.put(name, entry("tensor " + Json.brief(name), value, data, size));
    }
    checkWhole(data, size);
  }

  private void metadata(Map<?, ?> all) {
    for (Map.Entry<?, ?> e : all.entrySet()) {
      if (!(e.getValue() instanceof String s)) {
        throw wrong(METADATA + " has no text for " + Json.brief((String) e.getKey()), "write one");
      }
      metadata.put((String) e.getKey(), s);
    }
  }

  private Entry entry(String what, Map<?, ?> value, long data, long size) {
    List<Long> offsets = longs(what, value, "data_offsets");
    List<Long> shape = longs(what, value, "shape");
    if (!(value.get("dtype") instanceof String dtype)) {
      throw wrong(what + " has no dtype", "write one, such as F32");
    }
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)
        || offsets.get(1) > size - data) {
      throw wrong(what + " has data_offsets " + brief(offsets) + ", but there are " + (size - data)
          + " bytes of numbers", "give a whole file");
    }
    Entry entry = new Entry(dtype, shape, data + offsets.get(0), data + offsets.get(1));
    Dtype known = dtype(entry);
    if (known != null && !holds(shape, known.bytes, entry.end - entry.begin)) {
      throw wrong(what + " of " + dtype + " and shape " + brief(shape) + " has "
          + (entry.end - entry.begin) + " bytes, which is not its size", "write the file anew");
    }
    return entry;
  }

  /** Whether the lengths times the bytes of a number are so many, without overflow. */
  private static boolean holds(List<Long> shape, int bytes, long wanted) {
    if (shape.stream().anyMatch(n -> n == 0)) return wanted == 0;
    long size = bytes;
    for (long n : shape) {
      if (n > wanted / size) return false;
      size *= n;
    }
    return size == wanted;
  }

  private static @Nullable Dtype dtype(Entry entry) {
    for (Dtype d : Dtype.values()) if (d.name().equals(entry.dtype)) return d;
    return null;
  }

  private List<Long> longs(String what, Map<?, ?> value, String key) {
    if (!(value.get(key) instanceof List<?> list)) {
      throw wrong(what + " has no " + key, "write an array of whole numbers");
    }
    List<Long> all = new ArrayList<>(list.size());
    for (Object x : list) {
      boolean whole = x instanceof Long l && l >= 0
          || x instanceof Double d && d >= 0 && d < 1L << 53 && d == Math.rint(d);
      if (!whole) {
        throw wrong(what + " has something else than a whole number in its " + key,
            "write whole numbers from 0");
      }
      all.add(((Number) x).longValue());
    }
    return all;
  }

  /** Every byte belongs to one tensor: so nothing is hidden, and none is read twice. */
  private void checkWhole(long data, long size) {
    List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
    sorted.sort(Comparator.comparingLong((Map.Entry<String, Entry> e) -> e.getValue().begin)
        .thenComparingLong(e -> e.getValue().end));
    long at = data;
    for (Map.Entry<String, Entry> e : sorted) {
      if (e.getValue().begin != at) {
        throw wrong("tensor " + Json.brief(e.getKey()) + " begins at byte " + e.getValue().begin
            + ", but the one before ends at " + at, "let tensors follow each other");
      }
      at = e.getValue().end;
    }
    if (at != size) {
      throw wrong("the tensors end at byte " + at + ", but the file at " + size,
          "give a whole file, and nothing after it");
    }
  }

  /**
   * What the file says of itself.
   *
   * @return texts by their names
   */
  public Map<String, String> metadata() { return metadata; }

  /**
   * The tensors.
   *
   * @return what the header says of each, by its name
   */
  public Map<String, Entry> entries() { return entries; }

  /**
   * The numbers of a tensor.
   *
   * @param name what it is called
   * @param wanted its shape
   * @return the tensor
   * @throws IllegalArgumentException if there is none, or one of another shape or an unknown dtype
   */
  public Tensor tensor(String name, Shape wanted) throws IOException {
    Entry e = entries.get(name);
    if (e == null) {
      throw wrong("there is no tensor " + Json.brief(name) + " of shape " + wanted,
          "give a file that has one");
    }
    boolean equal = e.shape.size() == wanted.rank();
    for (int i = 0; equal && i < wanted.rank(); i++) equal = e.shape.get(i) == wanted.dim(i);
    if (!equal) {
      throw wrong("tensor " + Json.brief(name) + " has shape " + brief(e.shape) + " but should "
          + "have " + wanted, "give the file of a network of the same layers");
    }
    Dtype dtype = dtype(e);
    if (dtype == null) {
      throw wrong("tensor " + Json.brief(name) + " is of " + Json.brief(e.dtype),
          "write it as F64, F32, F16, BF16, I64 or I32");
    }
    return Tensor.of(wanted, numbers(name, e, dtype));
  }

  private double[] numbers(String name, Entry e, Dtype dtype) throws IOException {
    double[] all = new double[(int) ((e.end - e.begin) / dtype.bytes)];
    ByteBuffer part = ByteBuffer.allocate(PART).order(ByteOrder.LITTLE_ENDIAN);
    int i = 0;
    for (long from = e.begin; from < e.end; from += part.limit()) {
      part.clear().limit((int) Math.min(PART, e.end - from));
      bytes.read(from, part);
      part.flip();
      try {
        while (part.hasRemaining()) all[i++] = dtype.read(part);
      } catch (IllegalArgumentException x) {
        throw new IllegalArgumentException(where + ": tensor " + Json.brief(name) + ": "
            + x.getMessage(), x);
      }
    }
    return all;
  }

  private static String brief(List<Long> shape) {
    return shape.size() <= 8 ? shape.toString() : shape.subList(0, 8) + "… of rank " + shape.size();
  }

  @Override
  public void close() throws IOException { bytes.close(); }
}
