package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.math.Threefry;
import java.util.Arrays;

/**
 * Random numbers that are a function of a seed, a stream and a step, and of nothing else: the same
 * program with the same seed draws the same bits, on any number of threads, and goes on where it
 * was stopped without anything to be kept.
 *
 * <p>The var that is asked is the step: whole numbers such as those of {@link Tape#indices}, so
 * that each run of a plan draws others. The stream tells several
 * draws of one step apart.
 */
public sealed interface Draws permits Var {
  /**
   * Numbers drawn evenly from 0 to below 1. Source: Threefry-2x64-20 of Salmon et al., Parallel
   * random numbers: as easy as 1, 2, 3, 2011; the key is seed and stream, the counter step and
   * place, and the upper 53 bits of a word make a number. A plan in floats rounds them, so that 1
   * may occur.
   *
   * @param seed any number
   * @param stream any number, another for each draw of a step
   * @param shape how many numbers for each step
   * @return of the shape of this var followed by the one given
   * @throws IllegalArgumentException if an entry of this var is no whole number
   */
  default Var uniform(long seed, long stream, Shape shape) {
    given(shape, "uniform", "the shape", "a shape, as Shape.of(2, 3)");
    return Var.apply(new Uniform(seed, stream, shape), (Var) this);
  }

  /**
   * Numbers drawn from the normal distribution with mean 0 and variance 1, made of two of {@link
   * #uniform} each. Source: Box and Muller, A note on the generation of random normal deviates,
   * 1958.
   *
   * @param seed any number
   * @param stream any number, another for each draw of a step
   * @param shape how many numbers for each step
   * @return of the shape of this var followed by the one given
   * @throws IllegalArgumentException if an entry of this var is no whole number
   */
  default Var normal(long seed, long stream, Shape shape) {
    given(shape, "normal", "the shape", "a shape, as Shape.of(2, 3)");
    return Var.apply(new Normal(seed, stream, shape), (Var) this);
  }

  /** What both draws have in common. */
  sealed interface Draw extends Op.Flat {
    /**
     * The first word of the key.
     *
     * @return any number
     */
    long seed();

    /**
     * The second word of the key.
     *
     * @return any number
     */
    long stream();

    /**
     * How many numbers for each step.
     *
     * @return the shape they have
     */
    Shape each();

    /**
     * Draws the numbers of one step.
     *
     * @param step the first word of the counter
     * @param y where they go
     * @param from the first place in the array
     * @param n how many
     */
    void fill(long step, double[] y, int from, int n);

    @Override default String parameters() { return "seed=" + seed() + ", stream=" + stream(); }

    @Override default Shape shape(Shape... x) { return x[0].then(each()); }

    @Override default Tensor value(Shape shape, Tensor... x) {
      double[] step = x[0].dense();
      int n = each().size();
      double[] y = new double[shape.size()];
      for (int i = 0; i < step.length; i++) draw(step[i], y, i * n, n);
      return Tensor.owning(shape, y);
    }

    /**
     * Draws the numbers of one step.
     *
     * @param step a whole number; of NaN all are NaN
     * @param y where they go
     * @param from the first place in the array
     * @param n how many
     */
    default void draw(double step, double[] y, int from, int n) {
      if (Double.isNaN(step)) Arrays.fill(y, from, from + n, Double.NaN);
      else fill(whole(step), y, from, n);
    }

    /** The first word of the counter of a step. */
    private long whole(double step) {
      if (step == Math.rint(step)) {
        return Math.abs(step) <= 0x1p53 ? (long) step : Double.doubleToRawLongBits(step);
      }
      throw new IllegalArgumentException(name() + ": the step " + step + " is no whole number; "
          + "count the steps from 0");
    }

    @Override default Var batched(int n, Var... x) { return Var.apply(this, x[0]); }
  }

  /**
   * Evenly from 0 to below 1.
   *
   * @param seed the first word of the key
   * @param stream the second word of the key
   * @param each how many numbers for each step
   */
  record Uniform(long seed, long stream, Shape each) implements Draw {
    @Override public void fill(long step, double[] y, int from, int n) {
      Threefry.uniform(seed, stream, step, y, from, n);
    }
  }

  /**
   * Normal, with mean 0 and variance 1.
   *
   * @param seed the first word of the key
   * @param stream the second word of the key
   * @param each how many numbers for each step
   */
  record Normal(long seed, long stream, Shape each) implements Draw {
    @Override public void fill(long step, double[] y, int from, int n) {
      Threefry.normal(seed, stream, step, y, from, n);
    }
  }
}
