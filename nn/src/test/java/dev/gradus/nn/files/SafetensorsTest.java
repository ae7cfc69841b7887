package dev.gradus.nn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format's bytes, by its published layout. */
class SafetensorsTest {
  /** A file put together by hand. */
  static byte[] file(String header, byte... data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length).put(text).put(data).array();
  }

  private static Safetensors read(String header, byte... data) throws IOException {
    return Safetensors.of(file(header, data), "test");
  }

  private static String one(String dtype, int count, int bytes) {
    return "{\"x\":{\"dtype\":\"" + dtype + "\",\"shape\":[" + count + "],\"data_offsets\":[0,"
        + bytes + "]}}";
  }

  private static double[] numbers(String dtype, int count, int... bytes) throws IOException {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < data.length; i++) data[i] = (byte) bytes[i];
    return read(one(dtype, count, data.length), data).tensor("x", Shape.of(count)).toArray();
  }

  @Test
  void allKindsOfNumbersAreRead() throws IOException {
    assertThat(numbers("F64", 1, 0, 0, 0, 0, 0, 0, 0xf8, 0xbf)).containsExactly(-1.5);
    assertThat(numbers("F32", 2, 0, 0, 0xc0, 0x3f, 0, 0, 0, 0x80)).containsExactly(1.5, -0.0);
    assertThat(numbers("I32", 1, 0xfe, 0xff, 0xff, 0xff)).containsExactly(-2);
    assertThat(numbers("I64", 1, 1, 0, 0, 0, 1, 0, 0, 0)).containsExactly(4294967297.0);
    assertThat(numbers("BF16", 3, 0xc0, 0x3f, 0x80, 0xff, 0xc0, 0x7f))
        .containsExactly(1.5, Double.NEGATIVE_INFINITY, Double.NaN);
    // 1, -2, the largest, the least above 0, the least normal one, infinity, a third
    assertThat(numbers("F16", 7, 0, 0x3c, 0, 0xc0, 0xff, 0x7b, 1, 0, 0, 4, 0, 0x7c, 0x55, 0x35))
        .containsExactly(1, -2, 65504, 0x1p-24, 0x1p-14, Double.POSITIVE_INFINITY,
            0.333251953125);
  }

  @Test
  void everyHalfIsTheNumberOfItsBits() throws IOException {
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >> 10 & 31;
      if (exponent == 31) continue;
      double size = (exponent == 0 ? (bits & 1023) / 1024.0 : 1 + (bits & 1023) / 1024.0)
          * Math.pow(2, Math.max(exponent, 1) - 15);
      ByteBuffer b = ByteBuffer.allocate(2).putShort(0, (short) bits);
      assertThat(Dtype.F16.read(b)).isEqualTo(bits >= 1 << 15 ? -size : size);
    }
  }

  @Test
  void whatIsWrittenHasTheBytesOfTheFormat() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("a", Tensor.vector(1.5, 2));
    tensors.put("b", Tensor.scalar(0.1)); // no float
    SafetensorsWriter.write(Channels.newChannel(out), Map.of("k", "v"), tensors, true);
    String header = "{\"__metadata__\":{\"k\":\"v\"},\"b\":{\"dtype\":\"F64\",\"shape\":[],"
        + "\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":"
        + "[8,16]}}";
    byte[] data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(0.1)
        .putFloat(1.5f).putFloat(2).array();
    int blanks = (8 - header.length() % 8) % 8;
    assertThat(out.toByteArray()).isEqualTo(file(header + " ".repeat(blanks), data));
    Safetensors again = Safetensors.of(out.toByteArray(), "test");
    assertThat(again.metadata()).containsExactly(Map.entry("k", "v"));
    assertThat(again.tensor("a", Shape.of(2))).isEqualTo(tensors.get("a"));
    assertThat(again.tensor("b", Shape.of())).isEqualTo(tensors.get("b"));
  }

  @Test
  void whatIsNotNeededMayBeOfAnyKind() throws IOException {
    assertThat(read("{\"x\":{\"dtype\":\"F8_E4M3\",\"shape\":[3],"
        + "\"data_offsets\":[0,3],\"more\":1}}", (byte) 1, (byte) 2, (byte) 3).entries())
        .containsOnlyKeys("x");
  }

  private static void refused(String message, String header, byte... data) {
    assertThatThrownBy(() -> read(header, data)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test: " + message);
  }

  @Test
  void claimsAreHeldAgainstTheSize() {
    assertThatThrownBy(() -> Safetensors.of(new byte[7], "test")).hasMessage("test: it has 7 "
        + "bytes, fewer than the 8 of a safetensors file's beginning; give a safetensors file");
    byte[] huge = new byte[16];
    huge[7] = (byte) 0x80;
    assertThatThrownBy(() -> Safetensors.of(huge, "test")).hasMessage("test: its header is said to "
        + "have 9223372036854775808 bytes, but there are 8, and at most 100000000 are read; give a "
        + "whole safetensors file");
    refused("tensor \"x\" has data_offsets [0, 8], but there are 4 bytes of numbers; give a whole "
        + "file", one("F32", 2, 8), new byte[4]);
    refused("tensor \"x\" of F32 and shape [2] has 4 bytes, which is not its size; write the file "
        + "anew", one("F32", 2, 4), new byte[4]);
    refused("tensor \"x\" of F32 and shape [4611686018427387904, 4] has 0 bytes, which is not its "
        + "size; write the file anew", "{\"x\":{\"dtype\":\"F32\","
            + "\"shape\":[4611686018427387904,4],"
            + "\"data_offsets\":[0,0]}}");
    refused("the tensors end at byte 66, but the file at 67; give a whole file, and nothing after "
        + "it", one("F32", 1, 4), new byte[5]);
    refused("tensor \"y\" begins at byte 115, but the one before ends at 119; let tensors follow "
        + "each other", "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", new byte[4]);
    refused("its header is no JSON object; give a safetensors file", "[]");
    refused("tensor \"x\" has something else than a whole number in its shape; write whole numbers "
        + "from 0", "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,0]}}");
  }

  @Test
  void aWrongTensorIsNamed() throws IOException {
    Safetensors f = read(one("U8", 4, 4), new byte[4]);
    assertThatThrownBy(() -> f.tensor("y", Shape.of(2))).hasMessage("test: there is no tensor "
        + "\"y\" of shape [2]; give a file that has one");
    assertThatThrownBy(() -> f.tensor("x", Shape.of(2, 2))).hasMessage("test: tensor \"x\" has "
        + "shape [4] but should have [2, 2]; give the file of a network of the same layers");
    assertThatThrownBy(() -> f.tensor("x", Shape.of(4))).hasMessage("test: tensor \"x\" is of "
        + "\"U8\"; write it as F64, F32, F16, BF16, I64 or I32");
    assertThatThrownBy(() -> numbers("I64", 1, 1, 0, 0, 0, 0, 0, 32, 0)).hasMessage("test: tensor "
        + "\"x\": the number 9007199254740993 has more digits than a double holds; write smaller "
        + "ones");
  }

  @TempDir
  Path folder;

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    Path path = folder.resolve("a");
    WholeFile.write(path, "test", to -> to.write(ByteBuffer.wrap(new byte[] {1})));
    assertThatThrownBy(() -> WholeFile.write(path, "test", to -> {
      to.write(ByteBuffer.wrap(new byte[] {2, 3}));
      throw new IOException("the disk is full");
    })).hasMessage("the disk is full");
    assertThatThrownBy(() -> WholeFile.write(path, "test", to -> {
      throw new OutOfMemoryError("planted");
    })).isInstanceOf(OutOfMemoryError.class);
    assertThat(Files.readAllBytes(path)).containsExactly(1);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(path);
    }
    WholeFile.write(path, "test", to -> to.write(ByteBuffer.wrap(new byte[] {4})));
    assertThat(Files.readAllBytes(path)).containsExactly(4);
  }

  @Test
  void missingPlacesAreNamed() {
    assertThatThrownBy(() -> Safetensors.open(folder.resolve("no"), "Model.load"))
        .isInstanceOf(NoSuchFileException.class).hasMessage("Model.load: there is no file "
            + folder.resolve("no") + "; give the path of one");
    assertThatThrownBy(() -> WholeFile.write(folder.resolve("no/a"), "Model.save", to -> {}))
        .isInstanceOf(NoSuchFileException.class).hasMessage("Model.save: there is no folder "
            + folder.resolve("no") + "; make it first");
    assertThatThrownBy(() -> WholeFile.write(folder, "Model.save", to -> {}))
        .hasMessage("Model.save: " + folder + " is a folder; give the path of a file");
  }
}
