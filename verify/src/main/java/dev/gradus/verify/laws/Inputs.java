package dev.gradus.verify.laws;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.Domain;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.generate.Generator;
import dev.gradus.verify.generate.Numbers;
import dev.gradus.verify.generate.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs of one shape: small ones first, empty ones too, then vectors that are longer than a vector
 * register by a little, and large ones.
 *
 * @param domains one for each input
 * @param away no entry is near one of these
 * @param margin how near is too near
 * @param broadcast whether inputs but the first may have a shape that is broadcast to that
 */
record Inputs(List<Domain> domains, List<Double> away, double margin, boolean broadcast)
    implements Generator<List<Tensor>> {
  private static final Shapes SMALL = Shapes.small().withEmpty();
  private static final int[] LONG = {5, 7, 9, 17, 33, 1031};

  /** After so many, entries are repeated, so that what is long becomes small soon. */
  private static final int PERIOD = 7;

  /** So near to a bound there is no room for differences. */
  private static final double EDGE = 1e-3;

  /** Numbers without bounds are not larger, so that third powers are numbers in floats too. */
  private static final double LARGEST = 1e3;

  @Override
  public List<Tensor> from(Choices choices) {
    boolean small = !choices.chance(10);
    Shape shape = small ? SMALL.from(choices) : Shape.of(LONG[choices.next(LONG.length)]);
    List<Tensor> x = new ArrayList<>();
    for (Domain domain : domains) {
      Shape own = broadcast && !x.isEmpty() ? narrower(shape, choices) : shape;
      double[] d = new double[own.size()];
      for (int i = 0; i < d.length; i++) {
        d[i] = i < PERIOD ? choices.part(() -> entry(domain, choices)) : d[i - PERIOD];
      }
      x.add(Tensor.of(own, d));
    }
    return x;
  }

  /** A shape that is broadcast to another: without its first axes, or of length 1 in one. */
  private static Shape narrower(Shape shape, Choices choices) {
    int[] dims = shape.toArray();
    int gone = choices.chance(30) ? choices.next(dims.length + 1) : 0;
    int[] less = java.util.Arrays.copyOfRange(dims, gone, dims.length);
    for (int i = 0; i < less.length; i++) if (choices.chance(20)) less[i] = 1;
    return Shape.of(less);
  }

  private double entry(Domain domain, Choices choices) {
    Numbers numbers = Numbers.inside(usual(domain));
    double x = (away.isEmpty() ? numbers : numbers.awayFrom(away.get(0), margin)).from(choices);
    // what is near another kink goes in steps to both sides
    for (int i = 1; i < 1000; i++) {
      if (x > domain.lower() && x < domain.upper() && isFree(x)) return x;
      x += (i % 2 == 0 ? i : -i) * margin / 4;
    }
    throw new IllegalArgumentException("OpLaws: between " + domain.lower() + " and "
        + domain.upper() + " no number is away from " + away + " by " + margin
        + "; give a wider domain or fewer kinks");
  }

  /** What is tried of a domain. */
  static Domain usual(Domain d) {
    if (d.lower() >= LARGEST || d.upper() <= -LARGEST) return d;
    double room = EDGE * Math.min(1, d.upper() - d.lower());
    return new Domain(Math.max(d.lower() + room, -LARGEST), Math.min(d.upper() - room, LARGEST));
  }

  private boolean isFree(double x) {
    return away.stream().allMatch(kink -> Math.abs(x - kink) >= margin);
  }
}
