package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;

/** The program whose start {@link ColdStart} measures: a number of training steps, then a line. */
public final class FirstSteps {
  static final String DONE = "last loss ";

  private FirstSteps() {}

  /**
   * Trains.
   *
   * @param args system, workload, precision, threads, steps
   */
  public static void main(String[] args) {
    int count = Integer.parseInt(args[4]);
    try (Steps steps = Systems.of(args[0]).steps(Workload.valueOf(args[1]),
        Precision.valueOf(args[2]), Integer.parseInt(args[3]))) {
      double loss = Double.NaN;
      for (int i = 0; i < count; i++) loss = steps.next();
      System.out.println(DONE + loss);
    }
  }
}
