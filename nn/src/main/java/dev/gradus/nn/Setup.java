package dev.gradus.nn;

import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides the bits of a training beside its points: all settings but the number of epochs.
 *
 * @param share how much of the points is held out
 * @param plateau when steps become shorter; null for never
 */
record Setup(Sequential net, Loss loss, List<Term> terms, Optimizer optimizer, int batch, long seed,
    Precision precision, double share, @Nullable Plateau plateau) {

  /** Fails, in the name of what the user called, unless the other is equal. */
  void checkEquals(String call, Setup other) {
    if (equals(other)) return;
    String differing = !net.equals(other.net) ? "the network"
        : !loss.equals(other.loss) ? "the loss"
        : !terms.equals(other.terms) ? "a term"
        : !optimizer.equals(other.optimizer) ? "the optimizer" : "a setting";
    boolean same = Objects.equals(toString(), other.toString());
    throw new IllegalArgumentException(call + ": the checkpoint is of " + this
        + ", but this training is of " + other + "; resume with the same settings"
        + (same ? ": " + differing + " is another, or has no equals; a record has one" : ""));
  }

  @Override
  public String toString() {
    return net + ", " + Given.text(loss) + (terms.isEmpty() ? "" : ", [" + Given.list(terms) + "]")
        + ", " + Given.text(optimizer)
        + ", batches of " + batch + ", seed " + seed + ", " + precision
        + (share > 0 ? ", " + share + " held out" : "") + (plateau == null ? "" : ", " + plateau);
  }
}
