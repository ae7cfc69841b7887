package dev.gradus.benchmarks;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The systems whose predictions can be measured: the library, and peers on the class path. */
final class Predictors {
  private static final List<PredictingSystem> OWN = List.of(new Plain(), new Warmed());
  private static final Duration LONG = Duration.ofSeconds(60);

  private Predictors() {}

  /** The library as it comes. */
  record Plain() implements PredictingSystem {
    @Override public String name() { return "gradus"; }

    @Override public Predictor load(Model model, int points) { return () -> calls(model, points); }
  }

  /** The library after it was warmed on purpose, which is part of loading it. */
  record Warmed() implements PredictingSystem {
    @Override public String name() { return "gradus-warmed"; }

    @Override public Predictor load(Model model, int points) {
      if (!model.warmUp(points, LONG)) throw new IllegalStateException("not warm after " + LONG);
      return () -> calls(model, points);
    }
  }

  private static PredictingSystem.Calls calls(Model model, int points) {
    int inputs = model.net().width();
    Shape shape = points == 1 ? Shape.of(inputs) : Shape.of(points, inputs);
    return (x, y) -> model.predict(Tensor.of(shape, x)).copyTo(0, y.length, y, 0);
  }

  static List<PredictingSystem> all() {
    List<PredictingSystem> all = new ArrayList<>(OWN);
    ServiceLoader.load(PredictingSystem.class).forEach(all::add);
    return all;
  }

  static PredictingSystem of(String name) {
    for (PredictingSystem s : OWN) if (s.name().equals(name)) return s;
    List<PredictingSystem> all = all();
    for (PredictingSystem s : all) if (s.name().equals(name)) return s;
    throw new IllegalArgumentException("system: there is no " + name + " among "
        + all.stream().map(PredictingSystem::name).collect(Collectors.joining(", "))
        + "; peers are in the jar that mvn -Ppeers builds");
  }
}
