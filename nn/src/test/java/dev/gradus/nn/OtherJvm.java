package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that tests start in a JVM of their own. */
final class OtherJvm {
  private OtherJvm() {}

  static Process start(String... arguments) throws IOException {
    return start(256, OtherJvm.class, arguments);
  }

  /** A program in that much heap. */
  static Process start(int megabytes, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-cp",
        String.join(java.io.File.pathSeparator, place(Dense.class), place(Tensor.class),
            place(OtherJvm.class)), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String place(Class<?> type) {
    return Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation()
        .toString())).toString();
  }

  static Training training() {
    Sequential net = Sequential.of(new Dense(3, 8), new BatchNorm(), new Tanh(), new Dropout(0.2),
        new Dense(8, 1), new Sigmoid());
    return Training.of(net, Loss.binaryCrossEntropy()).precision(Precision.FLOAT).seed(3).batch(4)
        .optimizer(new ClipNorm(1).then(new Averaged(new AdamW(0.01), 0.9))).epochs(40)
        .holdOut(0.25);
  }

  static Dataset data() { return Nets.data(48, 5); }

  /** {@code predict FILE}, {@code train FILE}, or {@code resume FILE}. */
  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[1]);
    if (arguments[0].equals("predict")) {
      for (double y : Model.load(path).predict(data().points()).toArray()) {
        System.out.println(Double.toHexString(y));
      }
      return;
    }
    Run run = arguments[0].equals("resume")
        ? training().resume(Checkpoint.load(path), data()) : training().begin(data());
    while (run.step()) {
      run.checkpoint().save(path);
      System.out.println(run.steps());
    }
  }
}
