package dev.gradus.examples.lessons;

/** What a lesson claims at its end. */
final class Claim {
  private Claim() {}

  /**
   * Checks a claim and prints it.
   *
   * @throws AssertionError if it does not hold
   */
  static void that(boolean holds, String claim) {
    if (!holds) throw new AssertionError("this does not hold: " + claim);
    System.out.println();
    System.out.println("So it is: " + claim);
  }
}
