package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

/** Which parameters weight decay makes smaller. */
public enum Decays {
  /** Weights alone. */
  WEIGHTS,
  /** All parameters. */
  ALL;

  /**
   * Whether a parameter decays.
   *
   * @param role what it is for
   * @return true if so
   */
  public boolean includes(Role role) {
    given(role, "Decays.includes", "the role", "one such as Role.WEIGHT");
    return this == ALL || role == Role.WEIGHT;
  }
}
