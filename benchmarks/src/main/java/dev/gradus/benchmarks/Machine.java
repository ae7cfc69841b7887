package dev.gradus.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What figures depend on: processor, JVM, day, and versions of what is measured. */
final class Machine {
  private Machine() {}

  /** A line for above a table. */
  static String heading(String command) {
    return command + System.lineSeparator() + LocalDate.now(ZoneOffset.UTC) + ", "
        + Runtime.getRuntime().availableProcessors() + " processors, " + processor() + ", "
        + System.getProperty("java.vm.name") + " " + Runtime.version() + ", "
        + System.getProperty("os.name") + " " + System.getProperty("os.version")
        + versions() + System.lineSeparator();
  }

  /** Of the library, and of the peers that are there. */
  private static String versions() {
    StringBuilder all = new StringBuilder();
    for (String file : new String[] {"versions.txt", "versions-of-peers.txt"}) {
      try (InputStream in = Machine.class.getResourceAsStream(file)) {
        if (in != null) {
          all.append(", ").append(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try {
        String model = "";
        String vectors = "";
        for (String line : Files.readAllLines(info)) {
          if (line.startsWith("model name")) model = line.substring(line.indexOf(':') + 1).trim();
          if (line.startsWith("flags")) vectors = line.contains("avx512f") ? ", AVX-512"
              : line.contains("avx2") ? ", AVX2" : "";
        }
        return model + vectors;
      } catch (IOException e) {
        return System.getProperty("os.arch") + " (" + e.getMessage() + ")";
      }
    }
    return System.getProperty("os.arch");
  }
}
