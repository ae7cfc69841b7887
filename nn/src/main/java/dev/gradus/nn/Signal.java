package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

/** What an observer answers: go on, or stop and why. */
public final class Signal {
  /** Go on. */
  public static final Signal CONTINUE = new Signal("");

  private final String reason;

  private Signal(String reason) { this.reason = reason; }

  /**
   * Stop.
   *
   * @param reason in words, for {@link Run#outcome}
   * @return the answer
   * @throws IllegalArgumentException if there is no reason
   */
  public static Signal stop(String reason) {
    given(reason, "Signal.stop", "the reason", "a few words");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Signal.stop: the reason is empty; say in a few words why "
          + "the training ends");
    }
    return new Signal(reason);
  }

  /**
   * Whether to stop.
   *
   * @return false for {@link #CONTINUE}
   */
  public boolean isStop() { return this != CONTINUE; }

  /**
   * Why to stop.
   *
   * @return the reason; empty for {@link #CONTINUE}
   */
  public String reason() { return reason; }

  @Override
  public String toString() { return isStop() ? "stop: " + reason : "continue"; }
}
