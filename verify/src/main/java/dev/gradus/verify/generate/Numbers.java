package dev.gradus.verify.generate;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.verify.Domain;

/**
 * Numbers between two bounds and away from some: simple ones, such as 0, 1 and 0.5, others of all
 * digits, and one in ten at an edge, such as next to a bound.
 *
 * @param domain all are inside
 * @param avoided none is near these
 * @param margin how near is too near
 */
public record Numbers(Domain domain, double avoided, double margin) implements Generator<Double> {
  /** Numbers without bounds are taken from here, but for edges. */
  private static final double USUAL = 10;

  private static final double[] SIMPLE = {0, 1, -1, 2, -2, 0.5, -0.5, 3, -3};
  private static final double[] EDGES = {1e-3, -1e-3, 1e-8, -1e-8, 100, -100};

  /** Refuses null. */
  public Numbers {
    given(domain, "Numbers", "the domain", "such as Domain.all()");
    if (!Double.isNaN(avoided) && !(margin > 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("Numbers: the margin is " + margin
          + "; give a positive number");
    }
    double room = Math.min(domain.upper(), avoided + 4 * margin)
        - Math.max(domain.lower(), avoided - 4 * margin);
    if (!Double.isNaN(avoided) && room < 4 * margin) {
      throw new IllegalArgumentException("Numbers: between " + domain.lower() + " and "
          + domain.upper() + " there is too little room beside " + avoided + " ± " + margin
          + "; give a wider domain or a smaller margin");
    }
  }

  /**
   * All numbers.
   *
   * @return the generator
   */
  public static Numbers all() { return inside(Domain.all()); }

  /**
   * Numbers of a domain.
   *
   * @param domain all are inside
   * @return the generator
   */
  public static Numbers inside(Domain domain) {
    given(domain, "Numbers.inside", "the domain", "such as Domain.all()");
    return new Numbers(domain, Double.NaN, 0);
  }

  /**
   * The same, but not near a number, such as a kink.
   *
   * @param x the number
   * @param by at least how far away
   * @return the generator
   * @throws IllegalArgumentException if by is not positive, or the domain leaves too little room
   */
  public Numbers awayFrom(double x, double by) { return new Numbers(domain, x, by); }

  @Override
  public Double from(Choices choices) {
    given(choices, "Numbers.from", "the source of choices", "that of a sample");
    double x = candidate(choices);
    if (holds(x)) return x;
    // anywhere in what is there, in steps that can be written
    double low = Math.max(domain.lower(), Math.min(-USUAL, domain.upper() - 2 * USUAL));
    double high = Math.min(domain.upper(), Math.max(USUAL, domain.lower() + 2 * USUAL));
    for (int i = choices.next(997), n = 0; n < 1000; n++, i = (i + 613) % 1000) {
      double y = low + (high - low) * (i + 0.5) / 1000;
      if (holds(y)) return y;
    }
    throw new IllegalStateException("Numbers: no number of " + this + " was found");
  }

  private double candidate(Choices choices) {
    return switch (choices.next(10)) {
      case 0, 1, 2 -> SIMPLE[choices.next(SIMPLE.length)];
      case 3, 4, 5 -> (choices.next(2) == 0 ? 1 : -1) * choices.next(300) / 100.0;
      case 9 -> edge(choices.next(EDGES.length + 4));
      default -> ofAllDigits(choices);
    };
  }

  private double ofAllDigits(Choices choices) {
    double unit = (choices.next(1 << 26) * 0x1p26 + choices.next(1 << 26)) * 0x1p-52;
    double low = Math.max(domain.lower(), -USUAL);
    double high = Math.min(domain.upper(), USUAL);
    return low < high ? low + (high - low) * unit : Double.NaN;
  }

  private double edge(int i) {
    if (i < EDGES.length) return EDGES[i];
    return switch (i - EDGES.length) {
      case 0 -> Math.nextUp(domain.lower());
      case 1 -> Math.nextDown(domain.upper());
      case 2 -> beside(1);
      default -> beside(-1);
    };
  }

  /** The nearest that is not too near, to one side. */
  private double beside(int side) {
    double x = avoided + side * margin; // rounded, so perhaps a little too near
    while (Math.abs(x - avoided) < margin) x = side > 0 ? Math.nextUp(x) : Math.nextDown(x);
    return x;
  }

  private boolean holds(double x) {
    return Double.isFinite(x) && x > domain.lower() && x < domain.upper()
        && !(Math.abs(x - avoided) < margin);
  }
}
