package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;

/**
 * How a parameter begins. Numbers are drawn by a generator that counts, see {@link
 * dev.gradus.autodiff.Draws}: a seed gives the same bits everywhere.
 *
 * <p>The inputs of a parameter of shape [in, out] are its rows; a vector has as many of both.
 */
public interface Initializer {
  /** Uniform within ±√(6/(in + out)). Source: Glorot and Bengio 2010, equation 16 (Xavier). */
  Initializer GLOROT_UNIFORM = Spread.GLOROT_UNIFORM;

  /** Normal with variance 2/(in + out). Source: Glorot and Bengio 2010, equation 12. */
  Initializer GLOROT_NORMAL = Spread.GLOROT_NORMAL;

  /** Uniform within ±√(6/in), for relu. Source: He et al. 2015, equation 10. */
  Initializer HE_UNIFORM = Spread.HE_UNIFORM;

  /** Normal with variance 2/in, for relu. Source: He et al. 2015, equation 10. */
  Initializer HE_NORMAL = Spread.HE_NORMAL;

  /** Uniform within ±√(3/in). Source: LeCun et al., Efficient backprop, 1998, section 4.6. */
  Initializer LECUN_UNIFORM = Spread.LECUN_UNIFORM;

  /** Normal with variance 1/in, for selu. Source: LeCun et al., Efficient backprop, 1998. */
  Initializer LECUN_NORMAL = Spread.LECUN_NORMAL;

  /**
   * The numbers.
   *
   * @param shape the axis lengths
   * @param seed that of the network's initialisation
   * @param stream tells the parameters of a network apart
   * @return of that shape
   */
  Tensor values(Shape shape, long seed, long stream);

  /**
   * All entries equal.
   *
   * @param value the number
   * @return the initialiser
   */
  static Initializer constant(double value) { return new Constant(value); }

  /**
   * Normal with mean 0.
   *
   * @param deviation the standard deviation
   * @return the initialiser
   */
  static Initializer normal(double deviation) { return new Normal(deviation); }

  /**
   * Orthogonal rows or columns, whichever are fewer, times a factor. Source: Saxe, McClelland and
   * Ganguli 2014, section 3.1.
   *
   * @param gain the factor
   * @return the initialiser, for matrices
   */
  static Initializer orthogonal(double gain) { return new Orthogonal(gain); }

  /** Those of Glorot, He and LeCun: a variance that keeps the signal's size from layer to layer. */
  enum Spread implements Initializer {
    /** Variance 2/(in + out), uniform. */
    GLOROT_UNIFORM(1, 1, true),
    /** Variance 2/(in + out), normal. */
    GLOROT_NORMAL(1, 1, false),
    /** Variance 2/in, uniform. */
    HE_UNIFORM(1, 0, true),
    /** Variance 2/in, normal. */
    HE_NORMAL(1, 0, false),
    /** Variance 1/in, uniform. */
    LECUN_UNIFORM(2, 0, true),
    /** Variance 1/in, normal. */
    LECUN_NORMAL(2, 0, false);

    private final int ofInputs;
    private final int ofOutputs;
    private final boolean uniform;

    Spread(int ofInputs, int ofOutputs, boolean uniform) {
      this.ofInputs = ofInputs;
      this.ofOutputs = ofOutputs;
      this.uniform = uniform;
    }

    @Override
    public Tensor values(Shape shape, long seed, long stream) {
      given(shape, "Initializer.values", "the shape", "that of the parameter");
      double in = shape.rank() == 0 ? 1 : shape.dim(0);
      double out = shape.rank() == 0 ? 1 : shape.dim(-1);
      double variance = 2 / (ofInputs * in + ofOutputs * out);
      Var first = Var.constant(0);
      Var x = uniform
          ? first.uniform(seed, stream, shape).multiply(2).subtract(1)
              .multiply(Math.sqrt(3 * variance))
          : first.normal(seed, stream, shape).multiply(Math.sqrt(variance));
      return x.value();
    }
  }

  /**
   * All entries equal.
   *
   * @param value the number
   */
  record Constant(double value) implements Initializer {
    /** Refuses what is no number. */
    public Constant {
      Numbers.checkFinite("Initializer.constant", "the value", value);
    }

    @Override
    public Tensor values(Shape shape, long seed, long stream) {
      given(shape, "Initializer.values", "the shape", "that of the parameter");
      return Tensor.full(shape, value);
    }
  }

  /**
   * Normal with mean 0.
   *
   * @param deviation the standard deviation
   */
  record Normal(double deviation) implements Initializer {
    /** Refuses what is no number. */
    public Normal {
      Numbers.checkFinite("Initializer.normal", "the deviation", deviation);
    }

    @Override
    public Tensor values(Shape shape, long seed, long stream) {
      given(shape, "Initializer.values", "the shape", "that of the parameter");
      return Var.constant(0).normal(seed, stream, shape).multiply(deviation).value();
    }
  }

  /**
   * Orthogonal rows or columns, whichever are fewer.
   *
   * @param gain the factor
   */
  record Orthogonal(double gain) implements Initializer {
    /** Refuses what is no number. */
    public Orthogonal {
      Numbers.checkFinite("Initializer.orthogonal", "the gain", gain);
    }

    @Override
    public Tensor values(Shape shape, long seed, long stream) {
      given(shape, "Initializer.values", "the shape", "that of the parameter");
      if (shape.rank() != 2) {
        throw new IllegalArgumentException("Initializer.orthogonal: shape " + shape
            + " is no matrix; use another initializer");
      }
      boolean tall = shape.dim(0) >= shape.dim(1);
      int n = Math.min(shape.dim(0), shape.dim(1));
      double[][] q = Var.constant(0).normal(seed, stream,
          Shape.of(n, Math.max(shape.dim(0), shape.dim(1)))).value().toMatrix();
      for (double[] row : q) orthogonalize(q, row);
      Var y = Var.constant(Tensor.matrix(q)).multiply(gain);
      return (tall ? y.transpose() : y).value();
    }

    /** Gram and Schmidt's way, twice, since once loses digits. */
    private static void orthogonalize(double[][] q, double[] row) {
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; q[i] != row; i++) {
          double along = dot(q[i], row);
          for (int j = 0; j < row.length; j++) row[j] -= along * q[i][j];
        }
        double length = Math.sqrt(dot(row, row));
        for (int j = 0; j < row.length; j++) row[j] /= length;
      }
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
      return sum;
    }
  }
}
