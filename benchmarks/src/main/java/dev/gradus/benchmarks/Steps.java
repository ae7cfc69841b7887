package dev.gradus.benchmarks;

import dev.gradus.nn.Dataset;
import dev.gradus.nn.Descent;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Sgd;

/** Training steps of one system on one workload. */
public interface Steps extends AutoCloseable {
  /**
   * Takes the next batch from the user's array, and one step on it.
   *
   * @return the error before the step
   */
  double next();

  /**
   * The weights now.
   *
   * @return one long vector: layer by layer W (in, out) row by row, then b
   */
  double[] weights();

  /** Lets go of what is not on the Java heap. */
  @Override
  default void close() {}

  /** The library, recording every step anew. */
  static Steps eager(Workload workload) {
    return new Steps() {
      private final Dataset data = workload.data();
      private final Objective objective = new Objective(workload.net(), workload.loss());
      private Descent descent = new Sgd(Workload.RATE).from(workload.net(),
          workload.net().initialize(Workload.SEED));
      private int step;

      @Override
      public double next() {
        Dataset batch = data.select(workload.rows(step++));
        Objective.Slope slope = objective.slope(descent.parameters(), batch);
        descent = descent.step(slope.gradient());
        return slope.error();
      }

      @Override
      public double[] weights() { return descent.parameters().toArray(); }
    };
  }
}
