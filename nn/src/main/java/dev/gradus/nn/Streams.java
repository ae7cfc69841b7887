package dev.gradus.nn;

/** Which random numbers of a seed are for what: streams of the counter-based generator. */
final class Streams {
  /** First values of parameters, one stream for each. */
  static final long PARAMETERS = 0;

  /** The order of the points, a step for each epoch. */
  static final long ORDER = 1L << 32;

  /** Which points are held out. */
  static final long SPLIT = 2L << 32;

  /** What layers draw: see {@link Pass#stream}. */
  static final long LAYERS = 3L << 32;

  /** Which point of a window is next: a stream for each epoch, a step for each thousand. */
  static final long WINDOW = 4L << 32;

  private Streams() {}
}
