package dev.gradus.benchmarks;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long each of some calls took: what most of them took, and the slowest. */
final class Durations {
  private final long[] sorted; // nanoseconds

  private Durations(long... sorted) { this.sorted = sorted; }

  /** Those of several threads. */
  static Durations of(long[]... nanoseconds) {
    return new Durations(
        Arrays.stream(nanoseconds).flatMapToLong(LongStream::of).sorted().toArray());
  }

  /**
   * The least duration, in microseconds, that so many of 1,000 calls did not exceed: of n calls the
   * ⌈n·p/1000⌉-th from the shortest.
   */
  double perMille(int p) {
    long rank = ((long) sorted.length * p + 999) / 1000;
    return sorted[(int) Math.max(1, rank) - 1] / 1e3;
  }

  double median() { return perMille(500); }

  double max() { return perMille(1000); }
}
