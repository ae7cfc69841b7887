package dev.gradus.nn;

/**
 * Where a training gets its batches from: the points of an epoch in an order that depends on the
 * seed and the epoch alone.
 */
abstract class Feed {
  static Feed of(String call, Source source, Settings settings) {
    return source instanceof Dataset data ? new DatasetFeed(data, settings.seed)
        : new StreamFeed(call, (PointStream) source, settings);
  }

  /**
   * Goes to a place of an epoch, unless it is there.
   *
   * @param epoch from 0
   * @param row how many of its points are done
   * @throws IllegalArgumentException if it has fewer
   */
  abstract void seek(int epoch, long row);

  /** Whether the epoch has more points. */
  abstract boolean hasNext();

  /**
   * Takes the next points.
   *
   * @param most how many at most
   * @return how many they are
   */
  abstract int next(int most);

  /** How many points were taken last. */
  abstract int size();

  /** Writes the points that were taken last. */
  abstract void write(Batch into);

  /** How much these count together. */
  abstract double weight();

  /** How many points batches of a training have; 0 for none. */
  abstract int[] sizes(int batch);

  /**
   * What the data are known by at a place of an epoch.
   *
   * @param whole of all of them, as they were given
   * @param row where it stands: at the beginning, or after what was taken last
   */
  Fingerprint fingerprint(Fingerprint whole, long row) { return whole; }

  /** Lets go of what it reads from; it is opened again if more is asked for. */
  void close() {}
}
