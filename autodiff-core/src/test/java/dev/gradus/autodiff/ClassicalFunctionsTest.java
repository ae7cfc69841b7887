package dev.gradus.autodiff;

import static dev.gradus.autodiff.Close.close;

import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The functions that optimisers and differentiators are tried on, against their closed forms. */
class ClassicalFunctionsTest {
  private static Var entry(Var x, int i) { return x.slice(i, i + 1).reshape(); }

  private static Tensor symmetric(double xx, double xy, double yy) {
    return Tensor.matrix(new double[][] {{xx, xy}, {xy, yy}});
  }

  /** Compares gradient, Hessian and the product of the Hessian with a direction. */
  private static void check(UnaryOperator<Var> f, Tensor x, Tensor gradient, Tensor hessian,
      double relative) {
    double size = 1;
    for (double h : hessian.toArray()) size = Math.max(size, Math.abs(h));
    for (double g : gradient.toArray()) size = Math.max(size, Math.abs(g));
    close(Autodiff.grad(f).at(x), gradient, relative * size);
    close(Autodiff.hessian(f).at(x), hessian, relative * size);
    Var v = Var.constant(Directions.second(x.shape()));
    close(Autodiff.hvp(f, Var.constant(x), v).value(), Var.constant(hessian).matmul(v).value(),
        4 * relative * size);
  }

  @Property(tries = 20)
  void rosenbrock(@ForAll @DoubleRange(min = -2, max = 2) double x,
      @ForAll @DoubleRange(min = -2, max = 2) double y) {
    UnaryOperator<Var> f = v -> entry(v, 1).subtract(entry(v, 0).square()).square().multiply(100)
        .add(entry(v, 0).negate().add(1).square());
    double d = y - x * x;
    check(f, Tensor.vector(x, y), Tensor.vector(-400 * x * d - 2 * (1 - x), 200 * d),
        symmetric(1200 * x * x - 400 * y + 2, -400 * x, 200), 1e-14);
  }

  @Test
  void rosenbrockInManyDimensionsHasAZeroGradientAndAKnownBandAtOnes() {
    int n = 20;
    UnaryOperator<Var> f = x -> {
      Var a = x.slice(0, n - 1);
      return x.slice(1, n).subtract(a.square()).square().multiply(100)
          .add(a.negate().add(1).square()).sum();
    };
    double[] h = new double[n * n];
    for (int i = 0; i < n; i++) {
      h[i * n + i] = (i < n - 1 ? 802 : 0) + (i > 0 ? 200 : 0);
      if (i > 0) h[i * n + i - 1] = -400;
      if (i < n - 1) h[i * n + i + 1] = -400;
    }
    check(f, Tensor.ones(n), Tensor.zeros(n), Tensor.of(Shape.of(n, n), h), 1e-15);
  }

  @Property(tries = 20)
  void himmelblau(@ForAll @DoubleRange(min = -5, max = 5) double x,
      @ForAll @DoubleRange(min = -5, max = 5) double y) {
    UnaryOperator<Var> f = v -> entry(v, 0).square().add(entry(v, 1)).subtract(11).square()
        .add(entry(v, 0).add(entry(v, 1).square()).subtract(7).square());
    double p = x * x + y - 11;
    double q = x + y * y - 7;
    check(f, Tensor.vector(x, y), Tensor.vector(4 * x * p + 2 * q, 2 * p + 4 * y * q),
        symmetric(8 * x * x + 4 * p + 2, 4 * x + 4 * y, 8 * y * y + 4 * q + 2), 1e-14);
  }

  @Property(tries = 20)
  void ackley(@ForAll @DoubleRange(min = 0.3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = -0.3) double y) {
    UnaryOperator<Var> f = v -> v.square().mean().sqrt().multiply(-0.2).exp().multiply(-20)
        .subtract(v.multiply(2 * Math.PI).cos().mean().exp()).add(20 + Math.E);
    double r = Math.sqrt((x * x + y * y) / 2);
    double a = 2 * Math.exp(-0.2 * r); // of −20 exp(−r/5): slope a·x/r by x
    double bend = a * (1 / (2 * r * r * r) + 0.1 / (r * r));
    double c = Math.PI * Math.exp((Math.cos(2 * Math.PI * x) + Math.cos(2 * Math.PI * y)) / 2);
    double sx = Math.sin(2 * Math.PI * x);
    double sy = Math.sin(2 * Math.PI * y);
    check(f, Tensor.vector(x, y), Tensor.vector(a * x / r + c * sx, a * y / r + c * sy),
        symmetric(
            a / r - bend * x * x + Math.PI * c * (2 * Math.cos(2 * Math.PI * x) - sx * sx),
            -bend * x * y - Math.PI * c * sx * sy,
            a / r - bend * y * y + Math.PI * c * (2 * Math.cos(2 * Math.PI * y) - sy * sy)), 1e-13);
  }

  @Test
  void speelpenning() {
    double[] x = {2, -3, 0.5, 4, -1};
    int n = x.length;
    UnaryOperator<Var> product = v -> {
      Var y = entry(v, 0);
      for (int i = 1; i < n; i++) y = y.multiply(entry(v, i));
      return y;
    };
    double all = 12;
    double[] g = new double[n];
    double[] h = new double[n * n];
    for (int i = 0; i < n; i++) {
      g[i] = all / x[i];
      for (int j = 0; j < n; j++) h[i * n + j] = i == j ? 0 : all / (x[i] * x[j]);
    }
    check(product, Tensor.vector(x), Tensor.vector(g), Tensor.of(Shape.of(n, n), h), 1e-15);
  }

  /** Griewank's energy of a mixture, against another system's digits. */
  @Test
  void helmholtz() {
    double[][] hilbert = new double[4][4];
    for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++) hilbert[i][j] = 1.0 / (i + j + 1);
    Var a = Var.constant(Tensor.matrix(hilbert));
    Var b = Var.constant(Tensor.vector(0.1, 0.2, 0.05, 0.15));
    double root = Math.sqrt(2);
    UnaryOperator<Var> f = x -> {
      Var bx = b.dot(x);
      Var mixing = x.multiply(x.divide(bx.negate().add(1)).log()).sum().multiply(8.314);
      Var ratio = bx.multiply(1 + root).add(1).divide(bx.multiply(1 - root).add(1));
      return mixing.subtract(x.matmul(a).dot(x).divide(bx.multiply(Math.sqrt(8)))
          .multiply(ratio.log()));
    };
    Tensor x = Tensor.vector(0.2, 0.5, 0.3, 0.9);
    close(f.apply(Var.constant(x)).value(), Tensor.scalar(-5.053587896881199), 1e-14);
    Tensor gradient = Tensor.vector(
        -1.5054899209756805, 8.728472562925425, 1.3700901701636479, 12.826985783977575);
    Tensor hessian = Tensor.matrix(new double[][] {
        {42.66053107505914, 3.379969208421428, 1.3869257157686912, 3.0167519976151986},
        {3.379969208421427, 21.99406789135306, 2.8316357261038014, 4.663099560361951},
        {1.3869257157686916, 2.831635726103803, 28.638042048232435, 2.296905685904271},
        {3.0167519976151986, 4.663099560361952, 2.296905685904272, 13.164683338427746}});
    check(f, x, gradient, hessian, 1e-14);
  }

  /** x ← 4x(1−x), n times, is sin²(2ⁿθ) with θ = arcsin √x. */
  @Test
  void logisticMap() {
    double x = 0.2;
    double theta = Math.asin(Math.sqrt(x));
    for (int n = 1; n <= 8; n++) {
      int steps = n;
      UnaryOperator<Var> f = v -> {
        Var y = v;
        for (int i = 0; i < steps; i++) y = y.multiply(y.negate().add(1)).multiply(4);
        return y;
      };
      double k = Math.pow(2, n);
      double sin = Math.sin(2 * theta);
      double slope = k * Math.sin(2 * k * theta) / sin;
      double bend = (2 * k * k * Math.cos(2 * k * theta)
          - 2 * k * Math.sin(2 * k * theta) * Math.cos(2 * theta) / sin) / (sin * sin);
      double tolerance = 1e-15 * k * k * k * k;
      close(Autodiff.grad(f).at(Tensor.scalar(x)), Tensor.scalar(slope), tolerance);
      close(Autodiff.jacobian(f).at(Tensor.scalar(x)), Tensor.scalar(slope), tolerance);
      close(Autodiff.hessian(f).at(Tensor.scalar(x)), Tensor.scalar(bend), tolerance);
    }
  }
}
