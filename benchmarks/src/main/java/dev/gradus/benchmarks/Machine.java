package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Plan;
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

  /** Some lines for above a table. */
  static String heading(String command) {
    return command + " on " + LocalDate.now(ZoneOffset.UTC) + "\n" + Plan.environment()
        + "\nprocessor: " + processor() + peers() + "\n";
  }

  /** The peers that are there. */
  private static String peers() {
    try (InputStream in = Machine.class.getResourceAsStream("versions-of-peers.txt")) {
      return in == null ? ""
          : "\npeers: " + new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
