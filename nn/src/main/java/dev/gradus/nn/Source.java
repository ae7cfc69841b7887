package dev.gradus.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training learns from: a {@link Dataset}, whose points are known by their places, or a
 * {@link PointStream}, whose points come one after the other.
 */
public abstract sealed class Source permits Dataset, PointStream {
  Source() {}

  /**
   * Whether there is a class for each point, rather than numbers.
   *
   * @return true if {@code classes} made it
   */
  public abstract boolean hasClasses();

  /**
   * The names of the columns.
   *
   * @return one for each; none if they have no names
   */
  public abstract List<String> features();

  /**
   * The names of the classes.
   *
   * @return one for each class from 0; none if they have no names
   */
  public abstract List<String> classNames();

  /** What a step must know. */
  abstract Form form();

  /** Fails, in the name of what the user called, unless the training can learn from it. */
  abstract void check(String call, Settings settings);

  /** The points that are learnt from and those held out, if any are. */
  abstract List<? extends Source> parts(String call, Settings settings);

  /** What the preparation is after it has seen these points; null if there is none. */
  abstract @Nullable Prepared fitted(String call, Settings settings);

  /** The same with points that the network takes. */
  abstract Source prepared(@Nullable Prepared by);

  /** The points in the order of the epochs. */
  abstract Feed feed(String call, Settings settings);
}
