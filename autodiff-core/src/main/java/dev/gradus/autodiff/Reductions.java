package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import java.util.List;

/**
 * Sums, means and products, over chosen axes or, where none is named, over all. An axis that is
 * reduced is dropped, or kept with length 1 where asked for.
 */
public sealed interface Reductions permits Var {
  /**
   * The sum of all entries. What each addition rounds away is carried along and added at the end:
   * the error does not grow with their number. Source: Ogita, Rump and Oishi, Accurate sum and dot
   * product, 2005, algorithm 4.4.
   *
   * @return a scalar; 0 where there are no entries
   */
  default Var sum() { return sumTo(Shape.SCALAR); }

  /**
   * The sum over the given axes, which are dropped.
   *
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var sum(int... axes) { return sum(false, axes); }

  /**
   * The sum over the given axes.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var sum(boolean keepDims, int... axes) {
    Shape shape = ((Var) this).shape();
    Shape kept = shape.reduce("sum", true, axes);
    return keepDims ? sumTo(kept) : sumTo(kept).reshape(shape.reduce("sum", false, axes));
  }

  /**
   * The sum to a shape that broadcasts to this one: the opposite of {@link
   * Shapes#broadcastTo(Shape)}.
   *
   * @param shape the smaller shape, axes aligned at the end
   * @return of that shape
   * @throws IllegalArgumentException if that shape does not broadcast to this one
   */
  default Var sumTo(Shape shape) {
    given(shape, "sumTo", "the shape", "a shape, as Shape.of(2, 3)");
    Var x = (Var) this;
    return x.shape().equals(shape) ? x : Var.apply(new SumTo(shape), x);
  }

  /**
   * The mean of all entries.
   *
   * @return a scalar; NaN where there are no entries
   */
  default Var mean() { return sum().divide(((Var) this).shape().size()); }

  /**
   * The mean over the given axes, which are dropped.
   *
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them; NaN where there are no entries
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var mean(int... axes) { return mean(false, axes); }

  /**
   * The mean over the given axes.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape; NaN where there are no entries
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var mean(boolean keepDims, int... axes) {
    Shape shape = ((Var) this).shape();
    Shape kept = shape.reduce("mean", true, axes);
    Var mean = sumTo(kept).divide(shape.reducedSize("mean", axes));
    return keepDims ? mean : mean.reshape(shape.reduce("mean", false, axes));
  }

  /**
   * The product of all entries. Right also where some are 0, with all its derivatives.
   *
   * @return a scalar; 1 where there are no entries
   */
  default Var prod() { return ((Var) this).flatten().prod(0); }

  /**
   * The product over the given axes, which are dropped.
   *
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var prod(int... axes) { return prod(false, axes); }

  /**
   * The product over the given axes. Right also where some entries are 0, with all its derivatives:
   * it is a tree of multiplications, and nothing is divided.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var prod(boolean keepDims, int... axes) {
    Shape result = ((Var) this).shape().reduce("prod", keepDims, axes);
    Var y = AxisLines.joined("prod", (Var) this, axes);
    int last = y.shape().rank() - 1;
    int n = y.shape().dim(last);
    if (n == 0) return y.sum(last).add(1).reshape(result); // 1, and on the tape of this var
    for (; n > 1; n = n / 2 + n % 2) {
      Var half = y.slice(last, 0, n / 2).multiply(y.slice(last, n / 2, n / 2 * 2));
      y = n % 2 == 0 ? half : half.concat(last, y.slice(last, n - 1, n));
    }
    return y.reshape(result);
  }

  /**
   * The sum to a smaller shape: linear, its transpose is {@code broadcastTo}.
   *
   * @param target the smaller shape
   */
  record SumTo(Shape target) implements Op.Linear {
    @Override public String parameters() { return ""; }

    @Override public Shape shape(Shape... x) {
      if (!target.broadcastsTo(x[0])) {
        throw new IllegalArgumentException("sumTo: shape " + x[0] + " does not sum to " + target
            + "; the target's axes, aligned at the end, must have the same length or 1");
      }
      return target;
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      if (shape.size() == x[0].size()) return x[0].as(shape); // of one entry each, −0 kept
      double[] a = x[0].dense();
      if (shape.size() == 1) return Tensor.owning(shape, new double[] {compensated(a)});
      double[] y = new double[shape.size()];
      if (shape.repeatsTo(x[0].shape())) {
        for (int i = 0; i < a.length; i += y.length) {
          for (int j = 0; j < y.length; j++) y[j] += a[i + j];
        }
      } else {
        Shape from = x[0].shape();
        int[] place = from.offsets(shape.stridesIn(from));
        for (int i = 0; i < a.length; i++) y[place[i]] += a[i];
      }
      return Tensor.owning(shape, y);
    }

    private static double compensated(double[] a) {
      double sum = 0;
      double lost = 0;
      for (double x : a) {
        double next = sum + x;
        double part = next - sum; // what of x arrived
        lost += (sum - (next - part)) + (x - part);
        sum = next;
      }
      return Double.isNaN(lost) ? sum : sum + lost; // of ∞ nothing can be said to be lost
    }

    @Override public Var transpose(Var ybar, Shape x) { return ybar.broadcastTo(x); }

    @Override public Var batched(int n, Var... x) {
      Shape padded = target.padded(x[0].shape().rank() - 1);
      return x[0].sumTo(padded.after(n)).reshape(target.after(n));
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = Σ x", "x̄ = ȳ");
    }
  }
}
