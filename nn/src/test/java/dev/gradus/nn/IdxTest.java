package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the idx format, by the bytes that its page gives. */
class IdxTest {
  private static final String IMAGES = "00000803 00000002 00000002 00000003"
      + "00 01 02 03 04 ff 10 20 30 40 50 60";
  private static final String LABELS = "00000801 00000003 07 00 ff";

  @TempDir
  Path folder;

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private Path file(String hex) throws IOException {
    return Files.write(folder.resolve("digits"), bytes(hex));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream to = new GZIPOutputStream(out)) {
      to.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void imagesAndLabelsAreThoseOfTheFilePlainOrPacked() throws IOException {
    Path plain = file(IMAGES);
    Path packed = Files.write(folder.resolve("packed"), packed(bytes(IMAGES)));
    for (Path path : new Path[] {plain, packed}) {
      Points points = Idx.points(path, 0.5, 1);
      assertThat(points.size()).isEqualTo(2);
      assertThat(points.columns()).isEqualTo(6);
      double[] row = new double[7];
      points.read(0, row, 1);
      assertThat(row).containsExactly(0, 1, 1.5, 2, 2.5, 3, 128.5);
    }
    assertThat(Idx.labels(file(LABELS))).containsExactly(7, 0, 255);
    assertThat(Idx.labels(file("00000801 00000000"))).isEmpty();
  }

  private void refused(String hex, String message) throws IOException {
    Path path = file(hex);
    assertThatThrownBy(() -> Idx.points(path, 1, 0)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Idx.points: " + path + message);
  }

  @Test
  void whatIsNoSuchFileIsRefused() throws IOException {
    refused("89504e47 00000000", ": it begins with the bytes 89504e47, but an idx file with 0000; "
        + "give one such as train-images-idx3-ubyte");
    refused("00000d03 00000001", ": byte 2 says that its numbers are of type 0d, floats, but only "
        + "08, bytes from 0 to 255, is read; write them as bytes");
    refused("00000703 00000001", ": byte 2 says that its numbers are of type 07, but only "
        + "08, bytes from 0 to 255, is read; write them as bytes");
    refused("00000800", ": byte 3 says that it has 0 dimensions; give one with 1 to 16");
    refused("00000802 00000001 fffffffe", ": dimension 1 at byte 8 has length 4294967294; give a "
        + "file with fewer than 2147483648");
    refused(IMAGES.substring(0, IMAGES.length() - 2), ": its header of shape [2, 2, 3] says that "
        + "12 numbers follow, but there are 11; give a whole file");
    refused(IMAGES + "00", ": its header of shape [2, 2, 3] says that 12 numbers follow, but there "
        + "are more; give a file that ends with them");
    refused("00000803 7fffffff 7fffffff 00000001", ": its header of shape [2147483647, 2147483647, "
        + "1] says that 4611686014132420609 numbers follow, more than an array holds; read it as a "
        + "PointStream");
    refused("00000803 00000001 7fffffff 7fffffff", ": its points have 4611686014132420609 numbers "
        + "or more; give smaller ones");
    refused("00000803 7fffff00 00000001 00000001", ": its header of shape [2147483392, 1, 1] says "
        + "that 2147483392 numbers follow, but there are 0; give a whole file");
    refused(LABELS, ": its shape [3] is not that of points with numbers each; read labels with "
        + "Idx.labels");
    refused("00000803 00000002 00000000 00000003", ": its shape [2, 0, 3] is not that of points "
        + "with numbers each; read labels with Idx.labels");
    refused("0000", " ends early or is not packed by gzip as it says (null); give a whole file");
    refused("", " ends early or is not packed by gzip as it says (null); give a whole file");
    Path images = file(IMAGES);
    assertThatThrownBy(() -> Idx.labels(images)).hasMessage("Idx.labels: " + images + ": its shape "
        + "[2, 2, 3] is not that of a label for each point; read points with Idx.points");
  }

  /** Whatever stands in a file, it is read or refused, soon and without much memory. */
  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    Random random = new Random(1);
    Path path = folder.resolve("mutated");
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] all = i % 2 == 0 ? bytes(IMAGES) : packed(bytes(IMAGES));
      for (int k = random.nextInt(3); k >= 0; k--) {
        all[random.nextInt(all.length)] = (byte) random.nextInt(256);
      }
      Files.write(path, all);
      try {
        assertThat(Idx.points(path, 1, 0).columns()).isPositive();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("Idx.points: " + path);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }
}
