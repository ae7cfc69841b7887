package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Random;

/** Points with what should be predicted for them: numbers, or a class for each. Immutable. */
public final class Dataset {
  private final Tensor points;
  private final Tensor targets;
  private final boolean classes;

  private Dataset(Tensor points, Tensor targets, boolean classes) {
    if (points.shape().rank() != 2) {
      throw new IllegalArgumentException("Dataset: the points have shape " + points.shape()
          + ", not [points, features]; give one row for each point");
    }
    if (points.shape().dim(0) != targets.shape().dim(0)) {
      throw new IllegalArgumentException("Dataset: there are " + points.shape().dim(0)
          + " points but " + targets.shape().dim(0) + " targets; give one target for each point");
    }
    this.points = points;
    this.targets = targets;
    this.classes = classes;
  }

  /**
   * Points with numbers to predict.
   *
   * @param points [points, features]
   * @param targets [points, outputs], or a vector for one output
   * @return the data set
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Dataset of(Tensor points, Tensor targets) {
    given(points, "Dataset.of", "the tensor of points", "a tensor with a row for each point");
    given(targets, "Dataset.of", "the tensor of targets", "a row for each point");
    Shape shape = targets.shape();
    if (shape.rank() < 1 || shape.rank() > 2) {
      throw new IllegalArgumentException("Dataset: the targets have shape " + shape
          + ", not [points, outputs] or [points]; give one row for each point");
    }
    Tensor rows = shape.rank() == 2 ? targets
        : Tensor.of(Shape.of(shape.dim(0), 1), targets.toArray());
    return new Dataset(points, rows, false);
  }

  /**
   * Points with a class for each.
   *
   * @param points [points, features]
   * @param classes the class of each point, from 0
   * @return the data set
   * @throws IllegalArgumentException if there is not one class for each point, or one is negative
   */
  public static Dataset of(Tensor points, int... classes) {
    given(points, "Dataset.of", "the tensor of points", "a tensor with a row for each point");
    given(classes, "Dataset.of", "the array of classes", "a class number for each point");
    double[] c = new double[classes.length];
    for (int i = 0; i < c.length; i++) {
      if (classes[i] < 0) {
        throw new IllegalArgumentException("Dataset: point " + i + " has class " + classes[i]
            + "; number the classes from 0");
      }
      c[i] = classes[i];
    }
    return new Dataset(points, Tensor.vector(c), true);
  }

  /**
   * The number of points.
   *
   * @return how many rows there are
   */
  public int size() { return points.shape().dim(0); }

  /**
   * The points.
   *
   * @return of shape [points, features]
   */
  public Tensor points() { return points; }

  /**
   * What should be predicted.
   *
   * @return of shape [points, outputs], or a vector of class numbers
   */
  public Tensor targets() { return targets; }

  /**
   * The given points only.
   *
   * @param rows their places, from 0, in the order wanted; one may come twice
   * @return a data set of as many points
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public Dataset select(int... rows) {
    given(rows, "Dataset.select", "the array of rows", "their places, from 0");
    return new Dataset(points.rows(rows), targets.rows(rows), classes);
  }

  /**
   * The same points in an order drawn from a seed.
   *
   * @param seed the same seed gives the same order
   * @return a data set of the same size
   */
  public Dataset shuffled(long seed) { return select(order(seed)); }

  /** All rows in an order drawn from a seed: Fisher and Yates' shuffle. */
  int[] order(long seed) {
    int[] rows = new int[size()];
    for (int i = 0; i < rows.length; i++) rows[i] = i;
    Random random = new Random(seed);
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
    return rows;
  }

  /** Whether the targets are classes. */
  boolean hasClasses() { return classes; }

  /** The class of each point. */
  int[] classes() {
    double[] c = targets.toArray();
    int[] indices = new int[c.length];
    for (int i = 0; i < c.length; i++) indices[i] = (int) c[i];
    return indices;
  }

  /** The targets as a leaf of a tape: class numbers as indices, others as an input. */
  Var targetsOn(Tape tape) {
    return classes ? tape.indices("classes", classes()) : tape.input("targets", targets);
  }

  /** The shapes. */
  @Override
  public String toString() {
    return "data set of points " + points.shape() + " and " + (classes ? "classes " : "targets ")
        + targets.shape();
  }
}
