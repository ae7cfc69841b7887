package dev.gradus.nn;

/** How far a training has come, beside the numbers that its steps are about. */
final class Progress {
  int epoch; // how many are done
  long row; // how many points of this epoch are done
  long step; // how many are done
  double errors; // of the epoch so far, times weights
  double weights; // of the epoch so far
  double factor = 1; // of steps, by plateaus
  int lowered; // after which epoch it last became less

  Progress copy() {
    Progress p = new Progress();
    p.epoch = epoch;
    p.row = row;
    p.step = step;
    p.errors = errors;
    p.weights = weights;
    p.factor = factor;
    p.lowered = lowered;
    return p;
  }

  /** A step is done; a batch that does not count says nothing of the error. */
  void stepped(double error, double weight, int points) {
    if (weight > 0) errors += error * weight;
    weights += weight;
    row += points;
    step++;
  }

  /** An epoch is done: the error of its points as they were met. */
  double endEpoch() {
    double error = errors / weights;
    epoch++;
    row = 0;
    errors = 0;
    weights = 0;
    return error;
  }

  /** Whether steps become shorter now, if the best epoch was that one. */
  boolean lower(Plateau by, int best) {
    if (epoch - Math.max(best, lowered) < by.patience()) return false;
    factor = by.after(factor);
    lowered = epoch;
    return true;
  }
}
