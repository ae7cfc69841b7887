package dev.gradus.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/**
 * Two versions of the library side by side: pairs of forks, one of each version, begun with either
 * in turn. What is slower or faster is said by the quotients of the pairs, this version's time by
 * the other's, and by an interval for their median.
 */
final class Versions {
  /** How many pairs there are at least. */
  static final int PAIRS = 9;
  /** A version is no slower if the interval of the quotients' median reaches below this. */
  static final double NO_SLOWER = 1.05;

  /** One fork of a version. */
  interface Fork {
    /** Its time, or NaN if it failed. */
    double time(boolean other, List<String> lines) throws IOException, InterruptedException;
  }

  private final List<Double> these = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();
  private String failure = "";

  private Versions() {}

  /** Takes pairs of forks until there are as many as wanted, or one failed. */
  static Versions measured(int pairs, Fork fork) throws IOException, InterruptedException {
    Versions v = new Versions();
    for (int i = 0; i < pairs && v.failure.isEmpty(); i++) {
      v.take(fork, i % 2 == 1); // neither is always first
      if (v.failure.isEmpty()) v.take(fork, i % 2 == 0);
    }
    return v;
  }

  private void take(Fork fork, boolean other) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    double time = fork.time(other, lines);
    if (Double.isNaN(time)) {
      failure = (other ? "other version: " : "this version: ") + Ratios.reason(lines);
    } else {
      (other ? others : these).add(time);
    }
  }

  /** This version's time by the other's, pair by pair. */
  List<Double> quotients() { return Ratios.quotients(these, others); }

  /** The cells of a row: both times, the interval, and what follows from it. */
  String text() {
    if (!failure.isEmpty()) return failure + " | – | – | not measured";
    MedianInterval q = new MedianInterval(quotients());
    return new Sample(these).text() + " | " + new Sample(others).text() + " | " + q.text() + " | "
        + verdict(q);
  }

  static String verdict(MedianInterval quotients) {
    return quotients.low() < NO_SLOWER ? "no slower" : "slower";
  }

  /** Fails if the options do not allow of comparing two versions. */
  static void check(Options options) throws IOException {
    if (options.whole("forks") < PAIRS) {
      throw new IllegalArgumentException("option --forks is " + options.text("forks")
          + "; with --against give " + PAIRS + " or more");
    }
    Path jar = Path.of(options.text("against"));
    String step = TrainingStepBenchmark.class.getName().replace('.', '/') + ".class";
    if (!Files.isRegularFile(jar)) throw unfit(jar, "is no file");
    try (JarFile opened = new JarFile(jar.toFile())) {
      if (opened.getEntry(step) == null) throw unfit(jar, "has no " + step);
    } catch (ZipException e) {
      IllegalArgumentException unfit = unfit(jar, "is no jar");
      unfit.initCause(e);
      throw unfit;
    }
  }

  private static IllegalArgumentException unfit(Path jar, String why) {
    return new IllegalArgumentException("option --against is " + jar + ", which " + why
        + "; give another build of benchmarks.jar");
  }
}
