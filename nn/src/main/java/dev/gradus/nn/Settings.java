package dev.gradus.nn;

import dev.gradus.autodiff.plan.Precision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a training is told. */
final class Settings {
  Objective objective;
  Optimizer optimizer = new Sgd(0.1);
  int epochs = 100;
  int batch = 32;
  long seed;
  Precision precision = Precision.FLOAT;
  int threads = 1;
  double share; // held out, of the points; 0 if none are
  @Nullable Dataset heldOut;
  int patience; // epochs; 0 for no end
  @Nullable Metric best; // by which the best is known; null for the error
  @Nullable Plateau plateau; // null for none
  @Nullable Metric plateauBy; // null for the error
  List<Metric> watched = List.of();
  @Nullable Preparation preparation;
  List<Observer> observers = List.of();

  Settings(Objective objective) { this.objective = objective; }

  Settings copy() {
    Settings s = new Settings(objective);
    s.optimizer = optimizer;
    s.epochs = epochs;
    s.batch = batch;
    s.seed = seed;
    s.precision = precision;
    s.threads = threads;
    s.share = share;
    s.heldOut = heldOut;
    s.patience = patience;
    s.best = best;
    s.plateau = plateau;
    s.plateauBy = plateauBy;
    s.watched = watched;
    s.preparation = preparation;
    s.observers = observers;
    return s;
  }

  void watch(Metric... more) {
    Set<Metric> all = new LinkedHashSet<>(watched);
    all.addAll(List.of(more));
    watched = List.copyOf(all);
  }

  /** These, put to data in a call that the user wrote. */
  Beginning at(String call) { return new Beginning(this, call); }

  /** By what the best model is known; null for the error. */
  @Nullable Metric by() { return patience == 0 && plateau != null ? plateauBy : best; }

  /** How steps are taken, as a plan has it. */
  Optimizer rule(double factor) {
    return plateau == null ? optimizer : Plateau.slowed(optimizer, factor);
  }

  /** What decides the bits of a run, but for the number of its epochs. */
  Setup setup() {
    return new Setup(objective.net(), objective.loss(), objective.terms(), optimizer, batch, seed,
        precision, share, plateau);
  }

  /** The network with numbers, as it predicts for such data. */
  Model model(Predictions.State state, Source data, @Nullable Prepared prepared) {
    Sequential net = objective.net();
    return new Model(net, state, precision, meaning(data, prepared),
        new Predictions(net, precision, net.layers().size()));
  }

  /** What a model of such data takes and gives. */
  Meaning meaning(Source data, @Nullable Prepared prepared) {
    Loss loss = objective.loss();
    Sequential net = objective.net();
    // of several outputs those logits are labels by themselves, not classes
    boolean logits = data.hasClasses() || loss instanceof CrossEntropy
        || net.outputs() == 1 && (loss instanceof BinaryCrossEntropyWithLogits
            || loss instanceof FocalWithLogits);
    return new Meaning(data.features(), prepared, data.classNames(), logits);
  }

  @Override
  public String toString() { return setup().toString(); }
}
