package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of a stream, shuffled within a window. While the stream goes on, the next point is
 * drawn from the window and another takes its place; what is left at its end is shuffled as a data
 * set is.
 */
final class StreamFeed extends Feed {
  /** How many numbers are drawn at once. */
  private static final int DRAWS = 1024;

  private final PointStream stream;
  private final Objective objective;
  private final boolean inFloats;
  private final long seed;
  private final String call;
  private final List<Row> window = new ArrayList<>();
  private final List<Row> taken = new ArrayList<>(); // the last batch
  private int count; // of these
  private @Nullable Row ahead; // the next one of the stream; null at its end
  private int[] rest = {}; // the order of the window after the end
  private int at; // there
  private double[] draws = {};
  private PointStream.@Nullable Reader reader;
  private int epoch = -1;
  private long row; // how many were taken
  private Digest digest = new Digest(); // of these
  private long read; // how many were read

  /** A point and its target. */
  private static final class Row {
    final double[] point;
    final double[] target;

    Row(Form form) {
      point = new double[form.columns()];
      target = new double[Math.max(1, form.outputs())];
    }
  }

  StreamFeed(String call, PointStream stream, Settings settings) {
    this.call = call;
    this.stream = stream;
    objective = settings.objective;
    inFloats = settings.precision == Precision.FLOAT;
    seed = settings.seed;
  }

  @Override
  void seek(int epoch, long row) {
    if (this.epoch != epoch || this.row > row) {
      try {
        open(epoch);
      } catch (RuntimeException e) {
        close(); // it stands nowhere: the next call opens it anew
        throw e;
      }
    }
    while (this.row < row && hasNext()) next(1);
    if (this.row == row && (hasNext() || row > 0)) return;
    if (row > 0) {
      throw new IllegalArgumentException("Training.resume: the checkpoint stands at point " + row
          + " of an epoch, but the stream ended after " + this.row + "; resume with the same data");
    }
    throw new IllegalArgumentException(call + ": the stream has no points"
        + (epoch == 0 ? "; give at least 1" : " in epoch " + (epoch + 1) + ", but it had some "
            + "before; open it anew each time the opener is called"));
  }

  private void open(int epoch) {
    close();
    this.epoch = epoch;
    row = 0;
    digest = new Digest();
    read = 0;
    rest = new int[0];
    at = 0;
    try {
      reader = Given.result(stream.opener().open(), call, "the opener of the stream",
          "a new reader");
    } catch (IOException e) {
      throw failed("opened", e);
    }
    int filled = 0;
    while (filled < stream.window()) {
      if (filled == window.size()) window.add(empty());
      if (!fill(window.get(filled))) break;
      filled++;
    }
    while (window.size() > filled) window.remove(window.size() - 1);
    Row next = empty();
    ahead = filled == stream.window() && fill(next) ? next : null;
    if (ahead == null) shuffleRest();
  }

  private void shuffleRest() {
    rest = Draw.shuffled(window.size(), seed, Streams.ORDER, epoch + 1L);
    closeReader();
  }

  private UncheckedIOException failed(String what, IOException e) {
    return new UncheckedIOException(call + ": the stream could not be " + what + " in epoch "
        + (epoch + 1) + ": " + e.getMessage(), e);
  }

  private Row empty() { return new Row(stream.form()); }

  /** Reads the next point, if there is one. */
  private boolean fill(Row r) {
    PointStream.Reader from = reader;
    if (from == null) return false;
    try {
      if (!PointStream.read(from, r.point, r.target)) return false;
    } catch (IOException e) {
      throw failed("read after " + read + " points", e);
    }
    Finite.check(call, "point ", read, r.point, inFloats);
    Finite.check(call, "the target of point ", read, r.target, inFloats);
    if (stream.hasClasses()) objective.checkClass(call, read, r.target[0]);
    if (stream.isBinary() && r.target[0] != 0 && r.target[0] != 1) {
      throw new IllegalArgumentException(call + ": point " + read + " has label " + r.target[0]
          + "; give 0 or 1, or use PointStream.classes for more than two");
    }
    read++;
    return true;
  }

  @Override
  boolean hasNext() { return ahead != null || at < rest.length; }

  @Override
  int next(int most) {
    try {
      for (count = 0; count < most && hasNext(); count++) {
        if (count == taken.size()) taken.add(empty());
        take(count);
        row++;
      }
    } catch (RuntimeException e) {
      close(); // it stands between two places: the next call opens it anew
      throw e;
    }
    for (int i = 0; i < count; i++) {
      digest.add(taken.get(i).point);
      digest.add(taken.get(i).target);
    }
    return count;
  }

  @Override
  Fingerprint fingerprint(Fingerprint whole, long row) {
    return row == 0 ? whole : new Fingerprint(whole.data(), digest.toString());
  }

  /** Takes a point; its place in the window gets the one ahead, whose place is used anew. */
  private void take(int i) {
    Row next = ahead;
    if (next == null) {
      Row spare = taken.set(i, window.get(rest[at]));
      window.set(rest[at++], spare);
      return;
    }
    int place = (int) (draw() * window.size());
    Row spare = taken.set(i, window.set(place, next));
    ahead = fill(spare) ? spare : null;
    if (ahead == null) shuffleRest();
  }

  /** The number for the next place of the epoch. */
  private double draw() {
    int place = (int) (row % DRAWS);
    if (place == 0) {
      long block = row / DRAWS;
      draws = Var.constant((double) block)
          .uniform(seed, Streams.WINDOW + epoch, Shape.of(DRAWS)).value().toArray();
    }
    return draws[place];
  }

  @Override
  void write(Batch into) {
    int outputs = Math.max(1, stream.form().outputs());
    checkTargets(outputs);
    for (int i = 0; i < count; i++) {
      into.point(i, taken.get(i).point);
      into.target(i, taken.get(i).target, 0, outputs);
    }
  }

  /** What the loss is not defined for. */
  private void checkTargets(int outputs) {
    double[] all = new double[count * outputs];
    for (int i = 0; i < count; i++) {
      System.arraycopy(taken.get(i).target, 0, all, i * outputs, outputs);
    }
    objective.checkTargets(Tensor.of(stream.hasClasses() ? Shape.of(count)
        : Shape.of(count, outputs), all));
  }

  @Override
  int size() { return count; }

  @Override
  double weight() { return count; }

  @Override
  int[] sizes(int batch) { return new int[] {batch}; }

  @Override
  void close() {
    epoch = -1;
    closeReader();
  }

  private void closeReader() {
    PointStream.Reader open = reader;
    reader = null;
    if (open == null) return;
    try {
      open.close();
    } catch (IOException e) {
      throw failed("closed", e);
    }
  }
}
