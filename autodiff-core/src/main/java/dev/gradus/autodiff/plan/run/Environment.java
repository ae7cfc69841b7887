package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.kernel.VectorApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What plans run on, in words. */
public final class Environment {
  private Environment() {}

  /** Library, kernels, helpers, JVM and system, a line each. */
  public static String text() {
    Runtime jvm = Runtime.getRuntime();
    return "Gradus " + version()
        + "\nkernels: " + VectorApi.loops()
        + "\nhelper threads: " + Helpers.SHARED.most() + " at most"
        + "\njava: " + System.getProperty("java.vm.name") + " " + Runtime.version()
        + "\nsystem: " + System.getProperty("os.name") + " " + System.getProperty("os.version")
        + " " + System.getProperty("os.arch") + ", " + jvm.availableProcessors() + " processors";
  }

  /** A file says it, as the manifest is not there on a module path nor in a jar of many. */
  private static String version() {
    try (InputStream in = Environment.class.getResourceAsStream("version.txt")) {
      if (in == null) return "of unknown version: version.txt is not there";
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      return "of unknown version: " + e;
    }
  }
}
