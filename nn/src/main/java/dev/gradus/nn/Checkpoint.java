package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.nn.files.Safetensors;
import dev.gradus.nn.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a training stands, so that it can go on as if it had never been stopped: parameters,
 * buffers, what the optimiser remembers, and how far it has come. Immutable.
 */
public final class Checkpoint {
  final Setup setup; // of the training
  final int epoch; // how many are done
  final long row; // of the epoch's order, where the next batch begins
  final long step;
  final double errors; // of the epoch so far, times weights
  final double weights; // of the epoch so far
  final Map<String, Cells> cells;
  final Run.@Nullable Best best;
  final Outcome outcome;
  final @Nullable Prepared prepared; // what was done to the points first

  Checkpoint(Setup setup, int epoch, long row, long step, double errors, double weights,
      Map<String, Cells> cells, Run.@Nullable Best best, Outcome outcome,
      @Nullable Prepared prepared) {
    this.setup = setup;
    this.epoch = epoch;
    this.row = row;
    this.step = step;
    this.errors = errors;
    this.weights = weights;
    this.cells = cells;
    this.best = best;
    this.outcome = outcome;
    this.prepared = prepared;
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

  /**
   * Writes a file that {@link #load(Path)} reads: all or nothing, so that a crash while it is
   * written leaves the old one.
   *
   * @param path where to; a file that is there is replaced
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if a layer, the loss or the optimiser is not in {@link
   *     Registry#standard()}
   */
  public void save(Path path) throws IOException {
    given(path, "Checkpoint.save", "the path", "where to write the file");
    save(path, Registry.standard());
  }

  /**
   * Writes a file of a training with records of one's own.
   *
   * @param path where to; a file that is there is replaced
   * @param registry the names of what it is made of
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if a layer, the loss or the optimiser is not in the registry
   */
  public void save(Path path, Registry registry) throws IOException {
    given(path, "Checkpoint.save", "the path", "where to write the file");
    given(registry, "Checkpoint.save", "the registry", "Registry.standard()");
    WholeFile.write(path, "Checkpoint.save",
        to -> CheckpointFile.write(to, this, registry, "Checkpoint.save"));
  }

  /**
   * Reads a file of {@link #save(Path)}. It may be a stranger's: time and memory grow with its
   * size, and nothing is run that it names.
   *
   * @param path where it is
   * @return the checkpoint
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file; the message says what is wrong
   */
  public static Checkpoint load(Path path) throws IOException {
    given(path, "Checkpoint.load", "the path", "that of a file of Checkpoint.save");
    return load(path, Registry.standard());
  }

  /**
   * Reads a file of a training with records of one's own.
   *
   * @param path where it is
   * @param registry the names that it was written with
   * @return the checkpoint
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file; the message says what is wrong
   */
  public static Checkpoint load(Path path, Registry registry) throws IOException {
    given(path, "Checkpoint.load", "the path", "that of a file of Checkpoint.save");
    given(registry, "Checkpoint.load", "the registry", "Registry.standard()");
    try (Safetensors file = Safetensors.open(path, "Checkpoint.load")) {
      return CheckpointFile.read(file, registry);
    }
  }

  /** How far it has come. */
  @Override
  public String toString() {
    return "checkpoint after " + epoch + " epochs and " + step + " steps of " + setup;
  }
}
