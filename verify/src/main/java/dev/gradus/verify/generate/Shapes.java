package dev.gradus.verify.generate;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Shape;
import java.util.List;

/**
 * Shapes: scalars first, then vectors and so on, with axes of length 1 and, if wanted, 0.
 *
 * @param mostAxes how many axes there are at most, from 0
 * @param longest how long an axis is at most, from 1
 * @param empty whether an axis may have no entries
 */
public record Shapes(int mostAxes, int longest, boolean empty) implements Generator<Shape> {
  private static final int AXES = 3;
  private static final int LONGEST = 4;

  /** Refuses negative numbers. */
  public Shapes {
    if (mostAxes < 0 || longest < 1) {
      throw new IllegalArgumentException("Shapes: at most " + mostAxes + " axes of length at most "
          + longest + "; give 0 or more axes of 1 or more");
    }
  }

  /**
   * Shapes of at most three axes, none longer than 4, none empty.
   *
   * @return the generator
   */
  public static Shapes small() { return new Shapes(AXES, LONGEST, false); }

  /**
   * The same with empty ones among them.
   *
   * @return the generator
   */
  public Shapes withEmpty() { return new Shapes(mostAxes, longest, true); }

  @Override
  public Shape from(Choices choices) {
    given(choices, "Shapes.from", "the source of choices", "that of a sample");
    List<Integer> dims = choices.list(0, mostAxes, () -> {
      int i = choices.next(empty ? longest + 1 : longest);
      return i == longest ? 0 : i + 1; // an empty axis is the last that is tried
    });
    return Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
  }
}
