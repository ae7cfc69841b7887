package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.Random;

/**
 * How the weights of a dense layer begin: at random, with a spread that keeps the signal's size
 * from layer to layer. Biases begin at 0.
 *
 * <p>Numbers are drawn with {@link Random}, whose algorithm is specified: a seed gives the same
 * bits everywhere.
 */
public enum Initializer {
  /** Uniform within ±√(6/(in + out)). Source: Glorot and Bengio 2010, equation 16 (Xavier). */
  GLOROT_UNIFORM {
    @Override double draw(Random random, int in, int out) {
      return uniform(random, Math.sqrt(6.0 / ((double) in + out)));
    }
  },
  /** Normal with variance 2/(in + out). Source: Glorot and Bengio 2010, equation 12. */
  GLOROT_NORMAL {
    @Override double draw(Random random, int in, int out) {
      return random.nextGaussian() * Math.sqrt(2.0 / ((double) in + out));
    }
  },
  /** Uniform within ±√(6/in), for relu. Source: He et al. 2015, equation 10. */
  HE_UNIFORM {
    @Override double draw(Random random, int in, int out) {
      return uniform(random, Math.sqrt(6.0 / in));
    }
  },
  /** Normal with variance 2/in, for relu. Source: He et al. 2015, equation 10. */
  HE_NORMAL {
    @Override double draw(Random random, int in, int out) {
      return random.nextGaussian() * Math.sqrt(2.0 / in);
    }
  };

  private static final int MOST = Integer.MAX_VALUE - 8; // what arrays of every JVM hold

  abstract double draw(Random random, int in, int out);

  /** How many weights a layer has, or an error of what the user called. */
  static int count(String call, int in, int out) {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(call + ": " + in + " inputs and " + out
          + " outputs; both must be at least 1");
    }
    long count = (long) in * out;
    if (count > MOST) {
      throw new IllegalArgumentException(call + ": " + in + " inputs and " + out + " outputs have "
          + count + " weights, more than the " + MOST + " of an array; use fewer of one of them");
    }
    return (int) count;
  }

  private static double uniform(Random random, double bound) {
    return (2 * random.nextDouble() - 1) * bound;
  }

  /**
   * The weights of one layer.
   *
   * @param in number of inputs, at least 1
   * @param out number of units, at least 1
   * @param random where the numbers come from
   * @return of shape [in, out]
   * @throws IllegalArgumentException if a number is not positive, or there are more weights than
   *     an array holds
   */
  public Tensor weights(int in, int out, Random random) {
    given(random, "Initializer.weights", "the source of numbers", "a Random, as new Random(seed)");
    double[] w = new double[count("Initializer.weights", in, out)];
    for (int i = 0; i < w.length; i++) w[i] = draw(random, in, out);
    return Tensor.of(Shape.of(in, out), w);
  }
}
