package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of strangers: a refusal with the path, or something that is written and read again. */
class MutatedFilesTest {
  private static final List<String> WILD = List.of("-1", "0", "2147483647", "9223372036854775807",
      "1e308", "-0", "\"\"", "null", "[]", "{}", "[[[[[[", "\"Dense\"", "\"Repeated\"", "true", ",",
      "}", "\\", "\\ud800", "\"Infinity\"", "99999999999999999999", "1e99999", "0.5");

  @TempDir
  Path folder;

  @Test
  @Timeout(60)
  void aMutatedFileIsRefusedOrRight() throws IOException { mutate(1, 2_000); }

  @Test
  @Tag("soak")
  void manyMutatedFilesAreRefusedOrRight() throws IOException {
    long seed = Long.getLong("gradus.soak.seed", System.nanoTime());
    System.out.println("mutated files; -Dgradus.soak.seed=" + seed + " for the same again");
    mutate(seed, Integer.getInteger("gradus.soak.files", 100_000));
  }

  private void mutate(long seed, int count) throws IOException {
    List<byte[]> files = files();
    Random random = new Random(seed);
    int read = 0;
    Path path = folder.resolve("mutated");
    for (int i = 0; i < count; i++) {
      byte[] mutated = mutated(files.get(i % files.size()), random);
      Files.write(path, mutated);
      try {
        if (isRead(path, i % files.size() == 0)) read++;
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).as("seed %d, file %d", seed, i).contains(path + ": ")
            .contains("; ").hasSizeLessThan(1_000);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", file " + i + ": " + Arrays.toString(mutated),
            e);
      }
    }
    assertThat(read).as("files that stayed valid").isBetween(count / 50, count * 9 / 10);
  }

  private boolean isRead(Path path, boolean model) throws IOException {
    if (model) {
      Model m = Model.load(path);
      m.save(path);
      assertThat(Model.load(path)).isEqualTo(m);
    } else {
      Checkpoint c = Checkpoint.load(path);
      c.save(path);
      assertThat(Checkpoint.load(path)).hasToString(c.toString());
    }
    return true;
  }

  private List<byte[]> files() throws IOException {
    Path path = folder.resolve("whole");
    ModelFileTest.small().save(path);
    byte[] model = Files.readAllBytes(path);
    Sequential net = Sequential.of(new Dense(3, 2, Initializer.orthogonal(1)),
        new Residual(Sequential.of(new Dense(2, 2), new BatchNorm())),
        Parallel.of(new Dense(1, 2), new Dense(1, 2)), new Repeated(new Tanh(), 2),
        new Embedding(3, 1), new Frozen(new Elu()), new Dense(4, 1), new Sigmoid());
    Run run = Training.of(net, Loss.binaryCrossEntropy()).precision(Precision.DOUBLE).epochs(9)
        .optimizer(new ClipNorm(1).then(new Averaged(new AdamW(0.01), 0.9))).batch(4).holdOut(0.3)
        .begin(Nets.data(15, 4));
    run.checkpoint().save(path);
    return List.of(model, Files.readAllBytes(path));
  }

  private static byte[] mutated(byte[] file, Random random) {
    byte[] bytes = file.clone();
    int header = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    int times = random.nextInt(3) == 0 ? 3 : 1;
    for (int t = 0; t < times; t++) {
      int within = Math.min(header, bytes.length - 9);
      switch (random.nextInt(10)) {
        case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        case 1 -> bytes[random.nextInt(Math.min(8, bytes.length))] ^= (byte) (1 << random
            .nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length - 16 + random.nextInt(32)));
        case 3 -> bytes[bytes.length - 1 - random.nextInt(bytes.length - within - 8)] ^= (byte) (1
            << random.nextInt(8));
        case 4, 5 -> digit(bytes, within, random);
        default -> bytes = inHeader(bytes, within, random);
      }
      if (bytes.length < 32) return bytes;
    }
    return bytes;
  }

  /** Another digit for one of the header. */
  private static void digit(byte[] bytes, int length, Random random) {
    int at = 8 + random.nextInt(Math.max(1, length));
    while (at < bytes.length && !Character.isDigit(bytes[at])) at++;
    if (at < bytes.length) bytes[at] = (byte) ('0' + random.nextInt(10));
  }

  /** Another number or text in the header, whose length is kept right. */
  private static byte[] inHeader(byte[] bytes, int length, Random random) {
    String text = new String(bytes, 8, Math.max(0, length), StandardCharsets.ISO_8859_1);
    if (text.length() < 4) return bytes;
    int from = random.nextInt(text.length());
    while (from < text.length() && !isOfValue(text.charAt(from))) from++;
    int to = from;
    while (to < text.length() && isOfValue(text.charAt(to))) to++;
    String wild = switch (random.nextInt(8)) {
      case 0 -> text.substring(random.nextInt(from + 1), from);
      case 1 -> " " + text.substring(from, to) + "\n";
      case 2 -> Integer.toString(random.nextInt(6));
      default -> WILD.get(random.nextInt(WILD.size()));
    };
    byte[] after = (text.substring(0, from) + wild + text.substring(to))
        .getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(bytes.length - length + after.length)
        .order(ByteOrder.LITTLE_ENDIAN).putLong(after.length).put(after)
        .put(bytes, 8 + length, bytes.length - 8 - length).array();
  }

  private static boolean isOfValue(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
