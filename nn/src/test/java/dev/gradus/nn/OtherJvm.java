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

  private static final List<Optimizer> OPTIMIZERS =
      List.of(new ClipNorm(1).then(new Averaged(new AdamW(0.01), 0.9)), new Sgd(0.1, 0.9),
          new Sgd(Schedule.cosine(0.2, 300), 0.9, true),
          new Adam(Schedule.constant(0.01).warmUp(30)),
          new RmsProp(0.01), new Adagrad(0.1), new Lion(0.003),
          new WeightDecay(0.01).then(new ClipValue(0.5)).then(new Sgd(0.1)));

  /** How many trainings there are: each optimiser in both precisions. */
  static final int TRAININGS = 2 * OPTIMIZERS.size();

  static Training training() { return training(0); }

  static Training training(int which) {
    Optimizer optimizer = OPTIMIZERS.get(which / 2);
    Precision precision = which % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE;
    Sequential net = Sequential.of(new Dense(3, 8), new BatchNorm(), new Tanh(), new Dropout(0.2),
        new Dense(8, 1), new Sigmoid());
    return Training.of(net, Loss.binaryCrossEntropy()).precision(precision).seed(3).batch(4)
        .optimizer(optimizer).epochs(40)
        .holdOut(0.25);
  }

  static Dataset data() { return Nets.data(48, 5); }

  /** {@code predict FILE}, or {@code train FILE WHICH} or {@code resume FILE WHICH}. */
  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[1]);
    if (arguments[0].equals("predict")) {
      for (double y : Model.load(path).predict(data().points()).toArray()) {
        System.out.println(Double.toHexString(y));
      }
      return;
    }
    Training training = training(Integer.parseInt(arguments[2]));
    Run run = arguments[0].equals("resume")
        ? training.resume(Checkpoint.load(path), data()) : training.begin(data());
    while (run.step()) {
      run.checkpoint().save(path);
      System.out.println(run.steps());
    }
  }
}
