package dev.gradus.nn.files;

import dev.gradus.autodiff.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tensors as a safetensors file, which {@link Safetensors} and other tools read. */
public final class SafetensorsWriter {
  private static final int PART = 1 << 16;

  private SafetensorsWriter() {}

  /**
   * Writes a file.
   *
   * @param to where to, from its beginning
   * @param metadata what the file says of itself
   * @param tensors by their names
   * @param floats whether a tensor is written as F32 where that loses nothing; all are F64 if not
   * @throws IOException if it cannot be written
   */
  public static void write(WritableByteChannel to, Map<String, String> metadata,
      Map<String, Tensor> tensors, boolean floats) throws IOException {
    Map<String, Tensor> doubles = new LinkedHashMap<>();
    Map<String, Tensor> singles = new LinkedHashMap<>();
    tensors.forEach((name, x) -> (floats && isOfFloats(x) ? singles : doubles).put(name, x));
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("__metadata__", metadata);
    long at = 0;
    for (Map.Entry<String, Tensor> e : doubles.entrySet()) { // longer ones first: aligned
      at = enter(header, e.getKey(), e.getValue(), Dtype.F64, at);
    }
    for (Map.Entry<String, Tensor> e : singles.entrySet()) {
      at = enter(header, e.getKey(), e.getValue(), Dtype.F32, at);
    }
    header(to, JsonText.of(header).getBytes(StandardCharsets.UTF_8));
    for (Tensor x : doubles.values()) numbers(to, x, Dtype.F64);
    for (Tensor x : singles.values()) numbers(to, x, Dtype.F32);
  }

  private static boolean isOfFloats(Tensor x) {
    for (double d : x.toArray()) {
      if (Double.doubleToRawLongBits((float) d) != Double.doubleToRawLongBits(d)) return false;
    }
    return true;
  }

  private static long enter(Map<String, Object> header, String name, Tensor x, Dtype dtype,
      long at) {
    List<Object> shape = new ArrayList<>();
    for (int i = 0; i < x.shape().rank(); i++) shape.add((long) x.shape().dim(i));
    long end = at + (long) x.size() * dtype.bytes;
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("dtype", dtype.name());
    entry.put("shape", shape);
    entry.put("data_offsets", List.of(at, end));
    header.put(name, entry);
    return end;
  }

  /** The length and the header, with blanks after it so that numbers begin at a multiple of 8. */
  private static void header(WritableByteChannel to, byte[] text) throws IOException {
    int length = (text.length + 7) / 8 * 8;
    ByteBuffer b = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
    b.putLong(length).put(text);
    while (b.hasRemaining()) b.put((byte) ' ');
    flush(to, b);
  }

  private static void numbers(WritableByteChannel to, Tensor x, Dtype dtype) throws IOException {
    ByteBuffer b = ByteBuffer.allocate(PART).order(ByteOrder.LITTLE_ENDIAN);
    for (double d : x.toArray()) {
      if (dtype == Dtype.F64) b.putDouble(d);
      else b.putFloat((float) d);
      if (!b.hasRemaining()) flush(to, b);
    }
    flush(to, b);
  }

  private static void flush(WritableByteChannel to, ByteBuffer b) throws IOException {
    b.flip();
    while (b.hasRemaining()) to.write(b);
    b.clear();
  }
}
