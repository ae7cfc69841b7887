package dev.gradus.verify.generate;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.Domain;

/**
 * Tensors: of one shape or of several, with entries of a domain. Their smallest is the fewest
 * entries, and of those zeros and ones.
 *
 * @param shapes makes the shape
 * @param entries makes each entry
 */
public record Tensors(Generator<Shape> shapes, Numbers entries) implements Generator<Tensor> {
  /** What a kink is avoided by unless something else is said. */
  private static final double MARGIN = 0.1;

  /** Refuses null. */
  public Tensors {
    given(shapes, "Tensors", "the generator of shapes", "such as Shapes.small()");
    given(entries, "Tensors", "the generator of entries", "such as Numbers.all()");
  }

  /**
   * Tensors of one shape.
   *
   * @param dims its lengths; none for scalars
   * @return the generator
   * @throws IllegalArgumentException if one is negative
   */
  public static Tensors of(int... dims) {
    Shape shape = Shape.of(dims);
    return new Tensors(c -> shape, Numbers.all());
  }

  /**
   * Tensors of small shapes.
   *
   * @return the generator
   */
  public static Tensors any() { return new Tensors(Shapes.small(), Numbers.all()); }

  /**
   * The same with entries of a domain.
   *
   * @param domain all entries are inside
   * @return the generator
   */
  public Tensors inside(Domain domain) {
    given(domain, "Tensors.inside", "the domain", "such as Domain.positive()");
    return new Tensors(shapes, new Numbers(domain, entries.avoided(), entries.margin()));
  }

  /**
   * The same with no entry within 0.1 of a number, such as a kink.
   *
   * @param x the number
   * @return the generator
   */
  public Tensors awayFrom(double x) { return awayFrom(x, MARGIN); }

  /**
   * The same with no entry near a number.
   *
   * @param x the number
   * @param by at least how far away
   * @return the generator
   * @throws IllegalArgumentException if by is not positive, or the domain leaves too little room
   */
  public Tensors awayFrom(double x, double by) {
    return new Tensors(shapes, entries.awayFrom(x, by));
  }

  @Override
  public Tensor from(Choices choices) {
    given(choices, "Tensors.from", "the source of choices", "that of a sample");
    Shape shape = shapes.from(choices);
    double[] x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = choices.part(() -> entries.from(choices));
    return Tensor.of(shape, x);
  }
}
