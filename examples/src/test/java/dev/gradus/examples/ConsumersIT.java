package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged library as others use it: the program in {@code consumers/java}, compiled and run as
 * a process against the jars, as a module and without modules. {@code .ci/consumers} tries more.
 */
class ConsumersIT {
  private static final Path SOURCES = Path.of("..", "consumers", "java");
  private static final int MOST_SECONDS = 60;

  @TempDir
  Path folder;

  /** The jars of nn, as a user would have them, without what only our programs need. */
  private static List<Path> jars() throws IOException {
    String modules = System.getProperty("gradus.modulepath");
    Path folder = Path.of(modules.substring(modules.indexOf(File.pathSeparatorChar) + 1));
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> ours = all.filter(
          jar -> jar.getFileName().toString().matches("gradus-(autodiff-core|nn)-.*"))
          .sorted().toList();
      assertThat(ours).hasSize(2);
      return ours;
    }
  }

  private static String path(List<Path> entries) {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  private void compile(String option, String path, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<Path> files = Stream.of(sources).map(SOURCES::resolve).toList();
    boolean compiled = compiler.getTask(messages, null, null,
        List.of("-d", folder.toString(), option, path, "--release", "17", "-Xlint:all"),
        null, compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files))
        .call();
    assertThat(compiled).as(messages.toString()).isTrue();
    // the one warning that javac 17 knows no option against
    assertThat(messages.toString().lines().filter(line -> !line.contains("incubating module"))
        .filter(line -> !line.equals("1 warning"))).isEmpty();
  }

  private List<String> run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(out.toFile()).start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException("still running after " + MOST_SECONDS + " s: " + command);
    }
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    return text.lines().toList();
  }

  private static String version() throws IOException {
    String jar = jars().get(0).getFileName().toString();
    return jar.substring("gradus-autodiff-core-".length(), jar.length() - ".jar".length());
  }

  @Test
  void programOnTheClassPathRuns() throws Exception {
    List<Path> all = new ArrayList<>(jars());
    compile("-cp", path(all), "consumer/Consumer.java");
    all.add(folder);
    assertThat(run("-cp", path(all), "consumer.Consumer")).contains("Gradus " + version())
        .anyMatch(line -> line.startsWith("kernels: plain loops"))
        .endsWith("learned: [0, 1, 1, 0]");
  }

  @Test
  void moduleThatRequiresTheLibraryRunsAndHasVectorsByAnOption() throws Exception {
    List<Path> all = new ArrayList<>(jars());
    compile("-p", path(all), "module-info.java", "consumer/Consumer.java");
    all.add(folder);
    assertThat(run("--add-modules", "jdk.incubator.vector", "-p", path(all), "-m",
        "consumer/consumer.Consumer")).contains("Gradus " + version())
        .anyMatch(line -> line.startsWith("kernels: the Vector API's"))
        .endsWith("learned: [0, 1, 1, 0]");
  }
}
