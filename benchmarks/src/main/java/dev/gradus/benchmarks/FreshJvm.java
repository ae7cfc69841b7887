package dev.gradus.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A new JVM with the options of this one, and the environment in which native libraries use as many
 * threads as they should.
 *
 * @param threads how many threads the system may use
 * @param classPath where its classes are
 */
record FreshJvm(int threads, String classPath) {
  /** One with the class path of this one. */
  FreshJvm(int threads) { this(threads, ownClassPath()); }

  /** Where the classes of this JVM are. */
  static String ownClassPath() { return System.getProperty("java.class.path"); }

  /** What is done with a line that a JVM prints. */
  interface Output {
    void line(String line, long nanosecondsFromStart);
  }

  /**
   * Runs a main class to its end.
   *
   * @param main its name
   * @param arguments what it is given
   * @param output takes each line it prints, at the time it does
   * @return its exit value
   */
  int run(String main, List<String> arguments, Output output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String s = out.readLine(); s != null; s = out.readLine()) {
        output.line(s, System.nanoTime() - start);
      }
    }
    return process.waitFor();
  }

  private Map<String, String> environment() {
    String n = Integer.toString(threads);
    return Map.of("OPENBLAS_NUM_THREADS", n, "OMP_NUM_THREADS", n, "OMP_WAIT_POLICY", "PASSIVE",
        "TF_CPP_MIN_LOG_LEVEL", "2");
  }
}
