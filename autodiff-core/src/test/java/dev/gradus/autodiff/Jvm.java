package dev.gradus.autodiff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a main class in a JVM of its own, with the class path of this one.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it printed as errors, with what was logged
 */
public record Jvm(int exit, String out, String err) {
  public static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  private static final int MOST_SECONDS = 300;

  /** Runs a program to its end; fails if it never comes. */
  public static Jvm run(List<String> options, Class<?> main, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object a : arguments) command.add(a.toString());
    Path out = Files.createTempFile("out", null);
    Path err = Files.createTempFile("err", null);
    try {
      Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
          .redirectError(err.toFile()).start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException("still running after " + MOST_SECONDS + " s: " + command);
      }
      return new Jvm(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
