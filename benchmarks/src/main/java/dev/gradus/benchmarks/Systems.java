package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The systems that can be measured: those of this module, and peers found on the class path. */
final class Systems {
  private Systems() {}

  /** The library, the whole step compiled to one plan. */
  record Planned() implements TrainingSystem {
    @Override public String name() { return "plan"; }

    @Override public Steps steps(Workload workload, Precision precision, int threads) {
      return new PlanSteps(workload, precision, threads);
    }
  }

  /** The library, recording every step anew. */
  record Eager() implements TrainingSystem {
    @Override public String name() { return "eager"; }

    @Override public Steps steps(Workload workload, Precision precision, int threads) {
      if (precision != Precision.DOUBLE || threads != 1) {
        throw new UnsupportedOperationException("eager: records in double, on one thread, not in "
            + precision + " on " + threads + "; use precision=DOUBLE, threads=1");
      }
      return Steps.eager(workload);
    }
  }

  /** Loops over arrays, with formulas derived by hand. */
  record Handwritten() implements TrainingSystem {
    @Override public String name() { return "handwritten"; }

    @Override public Steps steps(Workload workload, Precision precision, int threads) {
      if (threads != 1) {
        throw new UnsupportedOperationException("handwritten: runs on one thread, not on " + threads
            + "; use threads=1");
      }
      if (precision == Precision.DOUBLE) {
        HandwrittenDoubleSteps s = new HandwrittenDoubleSteps(workload);
        return steps(s::next, s::weights);
      }
      HandwrittenFloatSteps s = new HandwrittenFloatSteps(workload);
      return steps(s::next, () -> Workload.widened(s.weights()));
    }

    private static Steps steps(DoubleSupplier next, Supplier<double[]> weights) {
      return new Steps() {
        @Override public double next() { return next.getAsDouble(); }
        @Override public double[] weights() { return weights.get(); }
      };
    }
  }

  private static final List<TrainingSystem> OWN =
      List.of(new Planned(), new Eager(), new Handwritten());

  static List<TrainingSystem> all() {
    List<TrainingSystem> all = new ArrayList<>(OWN);
    ServiceLoader.load(TrainingSystem.class).forEach(all::add);
    return all;
  }

  static TrainingSystem of(String name) {
    // a program that needs no peer must not spend its start on looking for some
    for (TrainingSystem s : OWN) if (s.name().equals(name)) return s;
    List<TrainingSystem> all = all();
    for (TrainingSystem s : all) if (s.name().equals(name)) return s;
    throw new IllegalArgumentException("system: there is no " + name + " among "
        + all.stream().map(TrainingSystem::name).collect(Collectors.joining(", "))
        + "; peers are in the jar that mvn -Ppeers builds");
  }
}
