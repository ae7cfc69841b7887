package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Layout;
import dev.gradus.nn.files.Safetensors;
import dev.gradus.nn.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a training stands, so that it can go on as if it had never been stopped: parameters,
 * buffers, what the optimiser remembers, and how far it has come. Immutable.
 */
public final class Checkpoint {
  final Setup setup; // of the training
  final Progress progress; // a copy that nothing changes
  final Map<String, Cells> cells;
  final @Nullable Best best;
  final Outcome outcome;
  final @Nullable Prepared prepared; // what was done to the points first
  final Fingerprint data; // as they were given
  final @Nullable Fingerprint heldOut; // what was given to be held out

  Checkpoint(Setup setup, Progress progress, Map<String, Cells> cells, @Nullable Best best,
      Outcome outcome, @Nullable Prepared prepared, Fingerprint data,
      @Nullable Fingerprint heldOut) {
    this.setup = setup;
    this.progress = progress;
    this.cells = cells;
    this.best = best;
    this.outcome = outcome;
    this.prepared = prepared;
    this.data = data;
    this.heldOut = heldOut;
  }

  /**
   * How many epochs are done.
   *
   * @return from 0
   */
  public int epochs() { return progress.epoch; }

  /**
   * How many steps are done.
   *
   * @return from 0
   */
  public long steps() { return progress.step; }

  /**
   * The parameters that the next step is taken from: to begin with, where other data are learnt
   * from than those that it can be resumed with.
   *
   * @return w
   */
  public Parameters parameters() {
    Layout layout = setup.net().layout();
    return new Parameters(layout, layout.names().stream().map(name -> Objects
        .requireNonNull(cells.get(name)).tensor(layout.shape(name))).toList());
  }

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
    return "checkpoint after " + epochs() + " epochs and " + steps() + " steps of " + setup;
  }
}
