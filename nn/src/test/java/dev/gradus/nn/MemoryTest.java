package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trainings on more numbers than the heap holds as doubles, in JVMs of their own. */
class MemoryTest {
  private static final int PIXELS = 784;

  private static void trains(int megabytes, String how, long points) throws Exception {
    Process process = OtherJvm.start(megabytes, MemoryTest.class, how, String.valueOf(points));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    String steps = String.valueOf((points + 31) / 32);
    assertThat(said).contains("trained " + steps + " steps");
  }

  /** As doubles they are 376 MB. */
  @Test
  void sixtyThousandImagesTrainIn256Megabytes() throws Exception { trains(256, "bytes", 60_000); }

  /** Of 50 MB. */
  @Test
  void aStreamTrainsInLessMemoryThanItHasNumbers() throws Exception { trains(32, "stream", 8_000); }

  /** 637,756 points of 784 doubles. */
  @Test
  @Tag("soak")
  void aStreamOfFourGigabytesTrainsIn512Megabytes() throws Exception {
    trains(512, "stream", 4_000_000_000L / (8 * PIXELS) + 1);
  }

  /** {@code bytes POINTS} or {@code stream POINTS}. */
  public static void main(String[] arguments) {
    int points = Integer.parseInt(arguments[1]);
    Sequential net = Sequential.of(new Dense(PIXELS, 8), new Relu(), new Dense(8, 10));
    Training training = Training.of(net, Loss.crossEntropy()).optimizer(new Adam(0.001)).epochs(1);
    boolean streamed = arguments[0].equals("stream");
    Run run = training.begin(streamed ? stream(points) : bytes(points)).finish();
    System.out.println("trained " + run.steps() + " steps");
  }

  private static Dataset bytes(int points) {
    Random random = new Random(1);
    byte[] all = new byte[points * PIXELS];
    random.nextBytes(all);
    return Dataset.classes(Points.ofBytes(all, PIXELS, 1 / 255.0, 0),
        random.ints(points, 0, 10).toArray());
  }

  private static PointStream stream(int points) {
    return PointStream.classes(PIXELS, () -> {
      SplittableRandom random = new SplittableRandom(1);
      int[] left = {points};
      return (point, target) -> {
        if (left[0]-- == 0) return false;
        for (int j = 0; j < PIXELS; j++) point[j] = random.nextInt(256) / 255.0;
        target[0] = random.nextInt(10);
        return true;
      };
    });
  }
}
