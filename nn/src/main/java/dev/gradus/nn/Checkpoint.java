package dev.gradus.nn;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a training stands, so that it can go on as if it had never been stopped: parameters,
 * buffers, what the optimiser remembers, and how far it has come. Immutable.
 */
public final class Checkpoint {
  final String training; // what it is a checkpoint of, in words
  final int epoch; // how many are done
  final int row; // of the epoch's order, where the next batch begins
  final long step;
  final double errors; // of the epoch so far, times weights
  final double weights; // of the epoch so far
  final Map<String, Cells> cells;
  final Run.@Nullable Best best;
  final Outcome outcome;

  Checkpoint(String training, int epoch, int row, long step, double errors, double weights,
      Map<String, Cells> cells, Run.@Nullable Best best, Outcome outcome) {
    this.training = training;
    this.epoch = epoch;
    this.row = row;
    this.step = step;
    this.errors = errors;
    this.weights = weights;
    this.cells = cells;
    this.best = best;
    this.outcome = outcome;
  }

  /**
   * How many epochs are done.
   *
   * @return from 0
   */
  public int epochs() { return epoch; }

  /**
   * How many steps are done.
   *
   * @return from 0
   */
  public long steps() { return step; }

  /** How far it has come. */
  @Override
  public String toString() {
    return "checkpoint after " + epoch + " epochs and " + step + " steps of " + training;
  }
}
