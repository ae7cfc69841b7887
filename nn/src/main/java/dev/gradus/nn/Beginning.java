package dev.gradus.nn;

import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A training that is put to data: what does not fit shows here, in the name of what the user
 * called.
 */
final class Beginning {
  private final Settings settings;
  private final String call;

  Beginning(Settings settings, String call) {
    this.settings = settings;
    this.call = call;
  }

  /** A run before its first step. */
  Run begin(Parameters start, Source data) {
    List<? extends Source> parts = data.parts(call, settings.share, settings.seed);
    Source raw = parts.get(0);
    Prepared prepared = fitted(raw);
    boolean inFloats = settings.precision == Precision.FLOAT;
    data.prepared(call, prepared).check(call, settings.objective, inFloats);
    check(start, inFloats);
    checkNames(data);
    Dataset given = settings.heldOut == null ? null
        : settings.meaning(data, prepared).match(call, settings.heldOut);
    if (given != null) given.prepared(call, prepared).check(call, settings.objective, inFloats);
    Dataset heldOut = parts.size() == 2 && parts.get(1) instanceof Dataset d ? d : given;
    checkWatched(heldOut != null);
    Run run = new Run(call, settings, prepared, start, raw, heldOut, data.fingerprint(),
        settings.heldOut == null ? null : settings.heldOut.fingerprint());
    if (raw instanceof Dataset learnt) settings.objective.checkCounts(call, learnt);
    if (heldOut != null) settings.objective.checkCounts(call, heldOut);
    return run;
  }

  /** The error on all points, which are prepared. */
  FullBatch fullBatch(Parameters start, Dataset data) {
    settings.objective.check(call, data, false);
    check(start, false);
    checkNames(data);
    return new FullBatch(call, settings.objective, start, data);
  }

  private void check(Parameters start, boolean inFloats) {
    start.checkOf(call, settings.objective.net());
    start.checkFinite(call, inFloats);
  }

  /** The model finds the name of a class by the number of an output. */
  private void checkNames(Source data) {
    Meaning.checkClasses(call + ": the data have", data.classNames(), settings.objective.net());
  }

  private void checkWatched(boolean isHeldOut) {
    String watching = settings.patience > 0 ? "stopEarly watches the error of points held out"
        : settings.plateau != null ? "plateau watches the error of points held out"
        : settings.watched.isEmpty() ? "" : "there are metrics to watch on points held out";
    if (!isHeldOut && !watching.isEmpty()) {
      throw new IllegalArgumentException(call + ": " + watching + ", but "
          + (settings.patience > 0 || settings.plateau != null ? "there are none"
              : "none are held out") + "; say holdOut(0.2) or validate(data)");
    }
    if (settings.patience > 0 && settings.plateau != null
        && !Objects.equals(settings.best, settings.plateauBy)) {
      throw new IllegalArgumentException(call + ": stopEarly goes by " + Best.by(settings.best)
          + ", but plateau by " + Best.by(settings.plateauBy) + "; let both go by the same");
    }
  }

  /** The preparation fitted to points, which then fit the network; null if there is none. */
  @Nullable Prepared fitted(Source data) {
    Prepared prepared = data.fitted(call, settings.preparation);
    int width = settings.objective.net().width();
    if (prepared == null) return null;
    int outputs = settings.objective.net().outputs();
    if (prepared.targets() > 0 && prepared.targets() != outputs) {
      throw new IllegalArgumentException(call + ": targets of " + prepared.targets()
          + " numbers are standardised, but the network has " + outputs + " outputs, which are "
          + "not in their unit; leave out standardiseTargets()");
    }
    if (prepared.outputs() == width) return prepared;
    throw new IllegalArgumentException(call + ": the points have " + prepared.outputs()
        + " columns after they are prepared, but the network has " + width
        + " inputs; give the first layer " + prepared.outputs());
  }
}
