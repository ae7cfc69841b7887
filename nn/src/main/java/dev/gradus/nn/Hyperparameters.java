package dev.gradus.nn;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an optimiser says of its steps, asked once: names in an order of their own, and a schedule
 * for each.
 */
final class Hyperparameters {
  private final Optimizer optimizer;
  private final String[] names;
  private final Schedule[] schedules;

  Hyperparameters(Optimizer optimizer) {
    this.optimizer = optimizer;
    Map<String, Schedule> all = new TreeMap<>(of(optimizer));
    names = all.keySet().toArray(new String[0]);
    schedules = all.values().toArray(new Schedule[0]);
  }

  /** As the optimiser says them, without a hole. */
  static Map<String, Schedule> of(Optimizer optimizer) {
    Map<String, Schedule> all = Given.result(optimizer.hyperparameters(), "Optimizer",
        "hyperparameters()", "a Schedule for each name; Map.of() for none");
    all.forEach((name, schedule) -> {
      if (name != null && schedule != null) return;
      throw new IllegalArgumentException(Given.text(optimizer) + ": hyperparameters() gave "
          + schedule + " for " + name + "; return a Schedule for each name");
    });
    return all;
  }

  int size() { return names.length; }

  String name(int i) { return names[i]; }

  /** What the i-th is in a step. */
  double at(int i, long step) {
    double value = schedules[i].at(step);
    if (Double.isFinite(value)) return value;
    throw new IllegalArgumentException(Given.text(optimizer) + ": the hyperparameter "
        + names[i] + " is " + value + " in step " + step
        + "; let its schedule give a finite number in each step");
  }
}
