package dev.gradus.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** The numbers of a file in ADBench's formats, one after the other. */
final class Numbers {
  private final Path file;
  private final StringTokenizer words;
  private int read;

  private Numbers(Path file, String text) {
    this.file = file;
    words = new StringTokenizer(text);
  }

  static Numbers of(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) text.append(line).append('\n');
    }
    return new Numbers(file, text.toString());
  }

  double next() {
    if (!words.hasMoreTokens()) {
      throw new IllegalArgumentException(file + ": ends after " + read
          + " numbers, before all that its first line announces; check that it is complete");
    }
    String word = words.nextToken();
    read++;
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(file + ": word " + read + " is " + word
          + ", not a number; check that the file is of this problem", e);
    }
  }

  int count() {
    double x = next();
    if (x != Math.rint(x) || x < 0 || x > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(file + ": word " + read + " is " + x
          + ", not a count; check that the file is of this problem");
    }
    return (int) x;
  }

  /** A whole number from 0 to below n. */
  int index(int n) {
    int i = count();
    if (i >= n) {
      throw new IllegalArgumentException(file + ": word " + read + " is " + i
          + ", but there are only " + n + ", counted from 0; check that the file is of this "
          + "problem");
    }
    return i;
  }

  double[] next(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = next();
    return x;
  }

  /** How many there are after those read. */
  int left() { return words.countTokens(); }

  /** Fails if there are numbers left, which means that something was misread. */
  <T> T end(T result) {
    if (words.hasMoreTokens()) {
      throw new IllegalArgumentException(file + ": there are numbers left after the " + read
          + " that its first line announces; check that the file is of this problem");
    }
    return result;
  }
}
