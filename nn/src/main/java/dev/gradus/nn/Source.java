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

  /** Fails, in the name of what the user called, unless an error is defined for all of it. */
  abstract void check(String call, Objective objective, boolean inFloats);

  /** The points that are learnt from and, if a share above 0 is held out, those. */
  abstract List<? extends Source> parts(String call, double share, long seed);

  /** Hands out all points as they come, which are finite; fails if there are none. */
  abstract void scan(String call, Measured.Use use);

  /** What a preparation is after it has seen these points; null if there is none. */
  @Nullable Prepared fitted(String call, @Nullable Preparation preparation) {
    return preparation == null ? null : preparation.fit(call, this);
  }

  /** The same with points that the network takes, and targets that it learns. */
  abstract Source prepared(String call, @Nullable Prepared by);

  /** What it is known by. */
  abstract Fingerprint fingerprint();
}
