package dev.gradus.nn;

/** Where a training stands. */
public enum Outcome {
  /** There are steps to take. */
  RUNNING,
  /** All epochs are done. */
  FINISHED,
  /** The validation error did not get better any more. */
  STOPPED_EARLY,
  /** Somebody asked it to stop. */
  STOPPED,
  /** Its thread was interrupted. */
  INTERRUPTED
}
