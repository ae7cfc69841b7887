package dev.gradus.autodiff;

/** Operations as a user writes them. */
public final class UserOps {
  private UserOps() {}

  /** x³. */
  public record Cube() implements Op.Unary {
    @Override public double value(double x) { return x * x * x; }
    @Override public Var slope(Var x, Var y) { return x.square().multiply(3); }
  }

  /** √(a² + b²). */
  public record Hypot() implements Op.Binary {
    @Override public double value(double a, double b) { return Math.hypot(a, b); }
    @Override public Var slope(int k, Var a, Var b, Var y) { return (k == 0 ? a : b).divide(y); }
  }

  /** The entries in reverse order. */
  public record Reverse() implements Op.Linear {
    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].toArray();
      double[] y = new double[a.length];
      for (int i = 0; i < y.length; i++) y[i] = a[a.length - 1 - i];
      return Tensor.of(shape, y);
    }

    @Override public Var transpose(Var ybar, Shape x) { return Var.custom(this, ybar); }
  }
}
