package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that come one after the other, of which nobody knows how many: a file larger than the
 * memory, or points made as they are asked for. It is opened anew for each epoch. Immutable.
 *
 * <pre>{@code
 * PointStream rows = PointStream.classes(784, () -> new RowsOf(file)).window(10_000);
 * Model model = training.run(rows);
 * }</pre>
 *
 * <p>They are shuffled within a {@link #window}: from so many points that wait, the next one is
 * drawn, by the seed, the epoch and its place alone. A stream that is no longer than its window
 * gives the same bits as a {@link Dataset} of its points.
 */
public final class PointStream extends Source {
  private static final int WINDOW = 1000;

  private final Form form;
  private final boolean binary;
  private final Opener opener;
  private final int window;
  private final List<String> features;
  private final List<String> classNames;

  private PointStream(Form form, boolean binary, Opener opener, int window, List<String> features,
      List<String> classNames) {
    this.form = form;
    this.binary = binary;
    this.opener = opener;
    this.window = window;
    this.features = features;
    this.classNames = classNames;
  }

  /** Reads points one after the other. */
  public interface Reader extends Closeable {
    /**
     * Reads the next point.
     *
     * @param point its numbers are written here, one for each column
     * @param target what should be predicted is written here: one number for each output, or the
     *     number of its class alone
     * @return whether there was one; false at the end
     * @throws IOException if it cannot be read
     */
    boolean read(double[] point, double[] target) throws IOException;

    /** Called when no more is read: at the end of an epoch, or of the training. */
    @Override
    default void close() throws IOException {}
  }

  /** Opens the stream at its first point. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens the stream.
     *
     * @return a new reader, which gives the same points each time
     * @throws IOException if it cannot be opened
     */
    Reader open() throws IOException;
  }

  private static PointStream of(String call, int columns, int outputs, boolean binary,
      Opener opener) {
    Numbers.checkCount(call, "columns", columns);
    given(opener, call, "the opener", "what opens the stream at its first point");
    return new PointStream(new Form(columns, outputs, false), binary, opener, WINDOW, List.of(),
        List.of());
  }

  /**
   * Points with numbers to predict.
   *
   * @param columns how many numbers a point has
   * @param outputs how many numbers are to be predicted
   * @param opener opens it, once for each epoch
   * @return the stream
   * @throws IllegalArgumentException if a number is not positive
   */
  public static PointStream numbers(int columns, int outputs, Opener opener) {
    Numbers.checkCount("PointStream.numbers", "outputs", outputs);
    return of("PointStream.numbers", columns, outputs, false, opener);
  }

  /**
   * Points with a label, 0 or 1, for a network with one output: the probability of label 1.
   *
   * @param columns how many numbers a point has
   * @param opener opens it, once for each epoch
   * @return the stream
   * @throws IllegalArgumentException if the number is not positive
   */
  public static PointStream binary(int columns, Opener opener) {
    return of("PointStream.binary", columns, 1, true, opener);
  }

  /**
   * Points with a class, from 0, for a network with an output for each.
   *
   * @param columns how many numbers a point has
   * @param opener opens it, once for each epoch
   * @return the stream
   * @throws IllegalArgumentException if the number is not positive
   */
  public static PointStream classes(int columns, Opener opener) {
    return of("PointStream.classes", columns, 0, false, opener);
  }

  /**
   * The same stream, shuffled within another number of points: 1000 if nothing is said.
   *
   * @param points how many wait to be drawn, at least 1; all of them are in memory, and 1 leaves
   *     the points in their order
   * @return the stream
   * @throws IllegalArgumentException if not positive
   */
  public PointStream window(int points) {
    Numbers.checkCount("PointStream.window", "points", points);
    return new PointStream(form, binary, opener, points, features, classNames);
  }

  /**
   * The same stream with a name for each column.
   *
   * @param features one for each column
   * @return the stream
   * @throws IllegalArgumentException if their number is another
   */
  public PointStream withFeatures(String... features) {
    Given.all(features, "PointStream.withFeatures", "the array of names", "one for each column");
    if (features.length != form.columns()) {
      throw new IllegalArgumentException("PointStream.withFeatures: there are " + features.length
          + " names but " + form.columns() + " columns; give one for each");
    }
    return new PointStream(form, binary, opener, window, List.of(features), classNames);
  }

  /**
   * The same stream with a name for each class, which the model keeps: of binary labels that of 0,
   * then that of 1.
   *
   * @param names one for each class from 0
   * @return the stream
   * @throws IllegalArgumentException if two are the same, or there are not two for binary labels
   * @throws IllegalStateException if the targets are numbers
   */
  public PointStream withClassNames(String... names) {
    Given.all(names, "PointStream.withClassNames", "the array of names", "one for each class");
    Meaning.checkClasses("PointStream.withClassNames", List.of(names));
    if (!hasClasses() && !binary) {
      throw new IllegalStateException("PointStream.withClassNames: the targets of the " + this
          + ", are numbers; use PointStream.classes or PointStream.binary");
    }
    if (binary && names.length != 2) {
      throw new IllegalArgumentException("PointStream.withClassNames: there are " + names.length
          + " names but 2 labels, 0 and 1; give one for each");
    }
    return new PointStream(form, binary, opener, window, features, List.of(names));
  }

  @Override
  public boolean hasClasses() { return form.hasClasses(); }

  @Override
  public List<String> features() { return features; }

  @Override
  public List<String> classNames() { return classNames; }

  @Override
  Form form() { return form; }

  boolean isBinary() { return binary; }

  int window() { return window; }

  Opener opener() { return opener; }

  @Override
  void check(String call, Objective objective, boolean inFloats) {
    // points are looked at as they are read
  }

  @Override
  List<PointStream> parts(String call, double share, long seed) {
    if (share == 0) return List.of(this);
    throw new IllegalArgumentException(call + ": holdOut(" + share + ") takes a share of all "
        + "points, but nobody knows how many a stream has; say validate(data) instead");
  }

  @Override
  void scan(String call, Measured.Use use) {
    double[] point = new double[form.columns()];
    double[] target = new double[Math.max(1, form.outputs())];
    long read = 0;
    try (Reader reader = Given.result(opener.open(), call, "the opener of the stream",
        "a new reader")) {
      while (read(reader, point, target)) {
        Finite.check(call, "point ", read, point, false);
        Finite.check(call, "the target of point ", read++, target, false);
        use.point(point, target, 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(call + ": the stream could not be read after " + read
          + " points, as its columns were measured: " + e.getMessage(), e);
    }
    if (read > 0) return;
    throw new IllegalArgumentException(call + ": the stream has no points; give at least 1");
  }

  /** Reads a point; what is not written of it is NaN, and so it is found. */
  static boolean read(Reader from, double[] point, double[] target) throws IOException {
    Arrays.fill(point, Double.NaN);
    Arrays.fill(target, Double.NaN);
    return from.read(point, target);
  }

  @Override
  PointStream prepared(String call, @Nullable Prepared by) {
    if (by == null) return this;
    by.checkColumns(call, "[…, " + form.columns() + "]", form.columns());
    return new PointStream(new Form(by.outputs(), form.outputs(), false), binary,
        () -> new PreparedReader(opener.open(), by), window, features, classNames);
  }

  /** Points as a preparation makes them. */
  private static final class PreparedReader implements Reader {
    private final Reader raw;
    private final Prepared by;
    private final double[] row;

    PreparedReader(Reader raw, Prepared by) {
      this.raw = raw;
      this.by = by;
      row = new double[by.inputs()];
    }

    @Override
    public boolean read(double[] point, double[] target) throws IOException {
      if (!PointStream.read(raw, row, target)) return false;
      by.apply(row, 0, point, 0);
      by.learn(target);
      return true;
    }

    @Override
    public void close() throws IOException { raw.close(); }
  }

  @Override
  Fingerprint fingerprint() { return new Fingerprint(Fingerprint.words(this), ""); }

  /** What a point has, and the window. */
  @Override
  public String toString() {
    return "stream of points of " + form.columns() + " columns and " + (binary ? "labels"
        : form.hasClasses() ? "classes" : form.outputs() + " targets") + ", window of " + window;
  }
}
