package dev.gradus.autodiff.check;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A model fitted exactly: the sum of squares of what it computes less what it computed before, at
 * the weights it had then. The gradient there is 0, and differences see nothing but rounding.
 *
 * @param name of the model and its scales
 * @param error the sum of squares
 * @param weights where it is 0
 */
record ZeroResiduals(String name, Function<List<Var>, Var> error, Tensor... weights) {
  private static final int KINDS = 5;

  /** Linear, one layer of tanh units, two layers; weights, or columns, of very different size. */
  static ZeroResiduals next(Random random) {
    int kind = random.nextInt(KINDS);
    int rows = 1 + random.nextInt(12);
    int columns = 1 + random.nextInt(6);
    double[] data = new double[rows * columns];
    double[] weights = new double[columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextGaussian() * (kind == 4 ? Math.pow(10, i % columns - 3) : 1);
    }
    for (int i = 0; i < columns; i++) {
      weights[i] = random.nextGaussian() * (kind == 3 ? Math.pow(10, random.nextInt(7) - 3) : 1);
    }
    Var x = Var.constant(Tensor.of(Shape.of(rows, columns), data));
    if (kind == 2) return twoLayers(x, columns, random);
    return of("kind " + kind + ", " + x.shape(),
        w -> kind == 1 ? x.matmul(w.get(0)).tanh() : x.matmul(w.get(0)), Tensor.vector(weights));
  }

  private static ZeroResiduals twoLayers(Var x, int columns, Random random) {
    double[] first = random.doubles(3L * columns, -2, 2).toArray();
    double[] second = random.doubles(3, -2, 2).toArray();
    return of("two layers, " + x.shape(), w -> x.matmul(w.get(0)).tanh().matmul(w.get(1)),
        Tensor.of(Shape.of(columns, 3), first), Tensor.vector(second));
  }

  private static ZeroResiduals of(String name, Function<List<Var>, Var> model, Tensor... weights) {
    Var fitted = model.apply(Arrays.stream(weights).map(Var::constant).toList());
    return new ZeroResiduals(name, w -> model.apply(w).subtract(fitted).square().sum(), weights);
  }
}
