package dev.gradus.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the program as a process of its own, from the packaged modules on the module path.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it printed as errors
 */
record ErrorestProcess(int exit, String out, String err) {
  private static final int MOST_SECONDS = 120;

  /** Runs the program in a folder, to its end. */
  static ErrorestProcess run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = command(arguments);
    Path out = Files.createTempFile("out", null);
    Path err = Files.createTempFile("err", null);
    try {
      Process process = new ProcessBuilder(command).directory(folder.toFile())
          .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException("still running after " + MOST_SECONDS + " s: " + command);
      }
      return new ErrorestProcess(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Starts the program in a folder, for what ends it before its end. */
  static Process start(Path folder, String... arguments) throws IOException {
    return new ProcessBuilder(command(arguments)).directory(folder.toFile())
        .redirectErrorStream(true).start();
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-p", System.getProperty("gradus.modulepath"),
        "-m", "dev.gradus.examples/dev.gradus.examples.Errorest"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
