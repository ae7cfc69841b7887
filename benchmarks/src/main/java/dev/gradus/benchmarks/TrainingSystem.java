package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;

/** Something that trains networks, by the name it has in the tables. */
public interface TrainingSystem {
  /**
   * The name.
   *
   * @return as in {@code -p system=…}
   */
  String name();

  /**
   * A fresh training at the workload's first weights.
   *
   * @param workload the network and the batch size
   * @param precision what it computes in
   * @param threads how many threads it may use
   * @return its steps
   * @throws UnsupportedOperationException if the system has no such precision or number of threads
   */
  Steps steps(Workload workload, Precision precision, int threads);
}
