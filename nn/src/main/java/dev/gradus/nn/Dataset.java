package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Points with what should be predicted for them: {@linkplain #numbers numbers}, one of two labels
 * ({@link #binary}) or a class for each ({@link #classes(Tensor, int...)}). Points are a tensor,
 * or {@link Points} that are read when they are needed, with the same bits. Immutable.
 */
public final class Dataset extends Source {
  private static final String POINTS = "a tensor, or Points such as those of Points.ofBytes";

  private final Points points;
  private final Tensor targets;
  private final boolean classes;
  private final @Nullable Tensor weights;
  private final List<String> classNames; // empty if they have none
  private final List<String> features; // the same

  private Dataset(Points points, Tensor targets, boolean classes, @Nullable Tensor weights,
      List<String> classNames, List<String> features) {
    this.points = points;
    this.targets = targets;
    this.classes = classes;
    this.weights = weights;
    this.classNames = classNames;
    this.features = features;
  }

  private static Points rows(String call, Tensor points) {
    given(points, call, "the tensor of points", "a tensor with a row for each point");
    if (points.shape().rank() == 2) return new Rows.OfTensor(points);
    throw new IllegalArgumentException(call + ": the points have shape " + points.shape()
        + ", not [points, features]; give one row for each point");
  }

  private static Dataset checked(String call, Points points, Tensor targets, boolean classes,
      List<String> names) {
    if (points.size() != targets.shape().dim(0)) {
      throw new IllegalArgumentException(call + ": there are " + points.size()
          + " points but " + targets.shape().dim(0) + " targets; give one target for each point");
    }
    return new Dataset(points, targets, classes, null, names, List.of());
  }

  /**
   * Points with numbers to predict.
   *
   * @param points [points, features]
   * @param targets [points, outputs], or a vector for one output
   * @return the data set
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Dataset numbers(Tensor points, Tensor targets) {
    return numbers(rows("Dataset.numbers", points), targets);
  }

  /**
   * Points with numbers to predict.
   *
   * @param points rows that are read when they are needed
   * @param targets [points, outputs], or a vector for one output
   * @return the data set
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Dataset numbers(Points points, Tensor targets) {
    given(points, "Dataset.numbers", "the points", POINTS);
    given(targets, "Dataset.numbers", "the tensor of targets", "a row for each point");
    Shape shape = targets.shape();
    if (shape.rank() < 1 || shape.rank() > 2) {
      throw new IllegalArgumentException("Dataset.numbers: the targets have shape " + shape
          + ", not [points, outputs] or [points]; give one row for each point");
    }
    Tensor rows = shape.rank() == 2 ? targets
        : Tensor.of(Shape.of(shape.dim(0), 1), targets.toArray());
    return checked("Dataset.numbers", points, rows, false, List.of());
  }

  /**
   * Points of two kinds, for a network with one output: the probability of label 1.
   *
   * @param points [points, features]
   * @param labels 0 or 1 for each point
   * @return the data set
   * @throws IllegalArgumentException if there is not one label for each point, or one is another
   */
  public static Dataset binary(Tensor points, int... labels) {
    return binary(rows("Dataset.binary", points), labels);
  }

  /**
   * Points of two kinds, for a network with one output: the probability of label 1.
   *
   * @param points rows that are read when they are needed
   * @param labels 0 or 1 for each point
   * @return the data set
   * @throws IllegalArgumentException if there is not one label for each point, or one is another
   */
  public static Dataset binary(Points points, int... labels) {
    given(points, "Dataset.binary", "the points", POINTS);
    given(labels, "Dataset.binary", "the array of labels", "0 or 1 for each point");
    double[] t = new double[labels.length];
    for (int i = 0; i < t.length; i++) {
      if (labels[i] != 0 && labels[i] != 1) {
        throw new IllegalArgumentException("Dataset.binary: point " + i + " has label " + labels[i]
            + "; give 0 or 1, or use Dataset.classes for more than two");
      }
      t[i] = labels[i];
    }
    return checked("Dataset.binary", points, Tensor.of(Shape.of(t.length, 1), t), false,
        List.of());
  }

  /**
   * Points with a class for each, for a network with an output for each class.
   *
   * @param points [points, features]
   * @param classes the class of each point, from 0
   * @return the data set
   * @throws IllegalArgumentException if there is not one class for each point, or one is negative
   */
  public static Dataset classes(Tensor points, int... classes) {
    return classes(rows("Dataset.classes", points), classes);
  }

  /**
   * Points with a class for each, for a network with an output for each class.
   *
   * @param points rows that are read when they are needed
   * @param classes the class of each point, from 0
   * @return the data set
   * @throws IllegalArgumentException if there is not one class for each point, or one is negative
   */
  public static Dataset classes(Points points, int... classes) {
    given(points, "Dataset.classes", "the points", POINTS);
    given(classes, "Dataset.classes", "the array of classes", "a class number for each point");
    double[] c = new double[classes.length];
    for (int i = 0; i < c.length; i++) {
      if (classes[i] < 0) {
        throw new IllegalArgumentException("Dataset.classes: point " + i + " has class "
            + classes[i] + "; number the classes from 0");
      }
      c[i] = classes[i];
    }
    return checked("Dataset.classes", points, Tensor.vector(c), true, List.of());
  }

  /**
   * Points with the name of a class for each; classes are numbered in the order of their names.
   *
   * @param points [points, features]
   * @param names the class of each point
   * @return the data set, which knows the names
   * @throws IllegalArgumentException if there is not one class for each point
   */
  public static Dataset classes(Tensor points, List<String> names) {
    return classes(rows("Dataset.classes", points), names);
  }

  /**
   * Points with the name of a class for each; classes are numbered in the order of their names.
   *
   * @param points rows that are read when they are needed
   * @param names the class of each point
   * @return the data set, which knows the names
   * @throws IllegalArgumentException if there is not one class for each point
   */
  public static Dataset classes(Points points, List<String> names) {
    given(points, "Dataset.classes", "the points", POINTS);
    Given.all(names, "Dataset.classes", "the list of names", "the class of each point");
    List<String> all = new ArrayList<>(new TreeSet<>(names));
    double[] c = new double[names.size()];
    for (int i = 0; i < c.length; i++) {
      c[i] = java.util.Collections.binarySearch(all, names.get(i));
    }
    return checked("Dataset.classes", points, Tensor.vector(c), true, List.copyOf(all));
  }

  /**
   * The same points with a weight for each: one of weight 2 counts as if it were there twice. A
   * batch of which all points have weight 0 has the slope 0; it is a step all the same, in which
   * momentum and decay go on moving parameters.
   *
   * @param weights one for each point, none negative, not all 0
   * @return the data set
   * @throws IllegalArgumentException if their number is another, or one is negative or not finite
   */
  public Dataset weighted(double... weights) {
    given(weights, "Dataset.weighted", "the array of weights", "a number for each point");
    if (weights.length != size()) {
      throw new IllegalArgumentException("Dataset.weighted: there are " + size() + " points but "
          + weights.length + " weights; give one for each point");
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      Numbers.checkNotNegative("Dataset.weighted", "the weight of point " + i, weights[i],
          "0 to leave a point out, 1 for a point that counts once");
      sum += weights[i];
    }
    if (!(sum > 0)) throw allZero("Dataset.weighted: all weights", "give one above 0");
    return new Dataset(points, targets, classes, Tensor.vector(weights), classNames, features);
  }

  private static IllegalArgumentException allZero(String what, String mend) {
    return new IllegalArgumentException(what + " are 0, so there is nothing to average over; "
        + mend);
  }

  /**
   * The same points, so weighted that every class counts as much: those of a class are multiplied
   * by n/(k·n_c), where n is how much all points count, n_c those of the class, and k how many
   * classes have points.
   *
   * @return the data set
   * @throws IllegalStateException if the targets are neither classes nor binary labels
   */
  public Dataset balanced() {
    checkKinds("Dataset.balanced", "or weighted");
    double[] kind = targets.toArray();
    double[] w = weightsOrOnes();
    Map<Double, Double> counts = new HashMap<>();
    for (int i = 0; i < w.length; i++) {
      if (w[i] > 0) counts.merge(kind[i] + 0.0, w[i], Double::sum);
    }
    double all = Arrays.stream(w).sum();
    for (int i = 0; i < w.length; i++) {
      if (w[i] > 0) w[i] *= all / (counts.size() * counts.getOrDefault(kind[i] + 0.0, 1.0));
    }
    return new Dataset(points, targets, classes, Tensor.vector(w), classNames, features);
  }

  double[] weightsOrOnes() {
    double[] w = weights == null ? new double[size()] : weights.toArray();
    if (weights == null) Arrays.fill(w, 1);
    return w;
  }

  /**
   * The same points with a name for each column.
   *
   * @param features one for each column
   * @return the data set
   * @throws IllegalArgumentException if their number is another
   */
  public Dataset withFeatures(String... features) {
    Given.all(features, "Dataset.withFeatures", "the array of names", "one for each column");
    if (features.length != points.columns()) {
      throw new IllegalArgumentException("Dataset.withFeatures: there are " + features.length
          + " names but " + points.columns() + " columns; give one for each");
    }
    return new Dataset(points, targets, classes, weights, classNames, List.of(features));
  }

  /**
   * The same points with a name for each class: of binary labels that of 0, then that of 1.
   *
   * @param names in the order of the classes' numbers; a class without points may have one, too
   * @return the data set
   * @throws IllegalArgumentException if a class has no name, two have the same, or there are more
   *     than two for binary labels
   * @throws IllegalStateException if the targets are neither classes nor binary labels
   */
  public Dataset withClassNames(String... names) {
    Given.all(names, "Dataset.withClassNames", "the array of names", "one for each class");
    Meaning.checkClasses("Dataset.withClassNames", List.of(names));
    checkKinds("Dataset.withClassNames", "or give a model of numbers no names");
    int needed = classes ? 1 + (int) Arrays.stream(targets.toArray()).max().orElse(-1) : 2;
    if (names.length < needed || !classes && names.length > 2) {
      throw new IllegalArgumentException("Dataset.withClassNames: there are " + names.length
          + " names but " + needed + (classes ? " classes" : " labels, 0 and 1")
          + "; give one for each");
    }
    return new Dataset(points, targets, classes, weights, List.of(names), features);
  }

  /** The same points with their classes numbered otherwise, by their names. */
  Dataset numberedBy(List<String> names, Map<String, Integer> numbers) {
    double[] t = targets.toArray();
    for (int i = 0; i < t.length; i++) {
      t[i] = numbers.getOrDefault(classNames.get((int) t[i]), -1);
    }
    return new Dataset(points, Tensor.of(targets.shape(), t), classes, weights, names, features);
  }

  /** Whether the targets are 0 or 1 for each point. */
  private boolean isBinary() {
    return !classes && targets.shape().dim(1) == 1
        && Arrays.stream(targets.toArray()).allMatch(t -> t == 0 || t == 1);
  }

  private void checkKinds(String call, String otherwise) {
    if (classes || isBinary()) return;
    throw new IllegalStateException(call + ": the targets " + targets.shape()
        + " are numbers, not classes; use Dataset.classes or Dataset.binary, " + otherwise);
  }

  @Override
  Dataset prepared(String call, @Nullable Prepared by) {
    return by == null ? this : new Dataset(Rows.prepared(call, points, by),
        by.learned(call, targets), classes, weights, classNames, features);
  }

  @Override
  public List<String> features() { return features; }

  /**
   * The number of points.
   *
   * @return how many rows there are
   */
  public int size() { return points.size(); }

  /**
   * The points as a tensor, which is made for {@link Points} that are none: of doubles, so it may
   * need much more memory than these.
   *
   * @return of shape [points, features]
   */
  public Tensor points() { return Rows.tensor(points); }

  /** The points, to be read row by row. */
  Points rows() { return points; }

  /**
   * What should be predicted.
   *
   * @return of shape [points, outputs], or a vector of class numbers
   */
  public Tensor targets() { return targets; }

  @Override
  public boolean hasClasses() { return classes; }

  @Override
  public List<String> classNames() { return classNames; }

  /**
   * The weights of the points.
   *
   * @return a vector, or null if all count as much
   */
  public @Nullable Tensor weights() { return weights; }

  /**
   * The given points only.
   *
   * @param rows their places, from 0, in the order wanted; one may come twice
   * @return a data set of as many points
   * @throws IndexOutOfBoundsException if there is no such point
   * @throws IllegalArgumentException if all of them have weight 0
   */
  public Dataset select(int... rows) {
    given(rows, "Dataset.select", "the array of rows", "their places, from 0");
    for (int row : rows) {
      if (row >= 0 && row < size()) continue;
      throw new IndexOutOfBoundsException("Dataset.select: there is no row " + row
          + "; there are " + size() + ", from 0");
    }
    return select("Dataset.select", rows);
  }

  /** Rows that there are, in the name of what the user called. */
  Dataset select(String call, int... rows) {
    Tensor w = weights == null ? null : weights.rows(rows);
    if (w != null && rows.length > 0 && Arrays.stream(w.toArray()).allMatch(x -> x == 0)) {
      throw allZero(call + ": the weights of all " + rows.length + " points of a part",
          "let each part have a point of weight above 0");
    }
    return new Dataset(Rows.select(points, rows), targets.rows(rows), classes, w, classNames,
        features);
  }

  /**
   * The same points in an order drawn from a seed.
   *
   * @param seed the same seed gives the same order
   * @return a data set of the same size
   */
  public Dataset shuffled(long seed) {
    return select(Draw.shuffled(size(), seed, Streams.ORDER, 0));
  }

  /**
   * Parts the points at random, so that each part has its share of every class.
   *
   * @param share how many of the points the second part has, between 0 and 1
   * @param seed the same seed gives the same parts
   * @return two data sets: the rest, and the share
   * @throws IllegalArgumentException if the share is not between 0 and 1, or a part has no points
   *     or only such of weight 0
   */
  public List<Dataset> split(double share, long seed) {
    return split("Dataset.split", share, seed);
  }

  private List<Dataset> split(String call, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(call + ": the share " + share
          + " is not between 0 and 1; use about 0.2");
    }
    int[] sorted = Parts.stratified(this, seed);
    List<Integer> rest = new ArrayList<>();
    List<Integer> part = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) { // every 1/share-th
      boolean taken = Parts.heldOut(i + 1, share) > Parts.heldOut(i, share);
      (taken ? part : rest).add(sorted[i]);
    }
    if (rest.isEmpty() || part.isEmpty()) {
      throw new IllegalArgumentException(call + ": a share of " + share + " of " + size()
          + " points leaves a part without any; use another share, or more points");
    }
    return List.of(select(call, sorted(rest)), select(call, sorted(part)));
  }

  /**
   * Parts the points at random into folds for cross-validation: each point is held out once, and
   * each fold has its share of every class.
   *
   * <pre>{@code
   * double sum = 0;
   * for (List<Dataset> fold : data.folds(5, 1)) {
   *   sum += training.run(fold.get(0)).evaluate(fold.get(1)).accuracy();
   * }
   * }</pre>
   *
   * @param k how many, at least 2
   * @param seed the same seed gives the same folds
   * @return k times two data sets: the points to learn from, and those held out
   * @throws IllegalArgumentException if there are fewer than 2 folds, fewer points than folds, or
   *     only points of weight 0 in a part
   */
  public List<List<Dataset>> folds(int k, long seed) {
    if (k < 2 || k > size()) {
      throw new IllegalArgumentException("Dataset.folds: " + k + " folds of " + size()
          + " points; use from 2 to " + size());
    }
    return Parts.folds(this, k, seed);
  }

  private static int[] sorted(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  @Override
  Form form() {
    return new Form(points.columns(), classes ? 0 : targets.shape().dim(1), weights != null);
  }

  @Override
  void check(String call, Objective objective, boolean inFloats) {
    objective.check(call, this, inFloats);
  }

  @Override
  List<Dataset> parts(String call, double share, long seed) {
    checkNotEmpty(call);
    return share == 0 ? List.of(this) : split(call, share, seed);
  }

  private void checkNotEmpty(String call) {
    if (size() > 0) return;
    throw new IllegalArgumentException(call + ": the data set has no points; give at least 1");
  }

  @Override
  @Nullable Prepared fitted(String call, @Nullable Preparation preparation) {
    checkNotEmpty(call);
    return super.fitted(call, preparation);
  }

  @Override
  void scan(String call, Measured.Use use) {
    checkNotEmpty(call);
    double[] point = new double[points.columns()];
    double[] target = new double[classes ? 1 : targets.shape().dim(1)];
    double[] all = targets.toArray();
    double[] w = weightsOrOnes();
    for (int i = 0; i < w.length; i++) {
      points.read(i, point, 0);
      Finite.check(call, "point ", i, point, false);
      System.arraycopy(all, i * target.length, target, 0, target.length);
      Finite.check(call, "the target of point ", i, target, false);
      use.point(point, target, w[i]);
    }
  }

  @Override
  Fingerprint fingerprint() { return Fingerprint.of(this); }

  /** The class of each point. */
  int[] classNumbers() {
    double[] c = targets.toArray();
    int[] indices = new int[c.length];
    for (int i = 0; i < c.length; i++) indices[i] = (int) c[i];
    return indices;
  }

  /** The targets as a leaf of a tape: class numbers as indices, others as an input. */
  Var targetsOn(Tape tape) {
    return classes ? tape.indices("classes", classNumbers()) : tape.input("targets", targets);
  }

  @Nullable Var constantWeights() { return weights == null ? null : Var.constant(weights); }

  /** The shapes. */
  @Override
  public String toString() {
    return "data set of points [" + size() + ", " + points.columns() + "] and "
        + (classes ? "classes " : "targets ") + targets.shape()
        + (weights == null ? "" : ", weighted");
  }
}
