package dev.gradus.benchmarks.adbench;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * GMM: the log-likelihood of n points in d dimensions under a mixture of K Gaussians, with a
 * Wishart prior on their precisions.
 *
 * <p>F = −n·d/2·ln 2π + Σᵢ lseₖ(αₖ + Σqₖ − ½‖Qₖ(xᵢ−μₖ)‖²) − n·lse(α) + Σₖ[½γ²(‖e^q‖²+‖l‖²) − mΣq]
 * − K·C, where Qₖ is the lower triangle with e^q on the diagonal and l below it, by columns. All
 * Qₖxᵢ are one product of [K·d, d] and [d, n], from which Qₖμₖ is subtracted; the points are along
 * the last axis, so that sums over d and over K are sums of long rows.
 */
final class GaussianMixture implements Problem {
  private static final double PI = 3.14159265359; // as ADBench has it

  private final int d;
  private final int components;
  private final int n;
  private final List<Tensor> point; // α [K], μ [K, d], (q, l) [K, d(d+1)/2]
  private final Var x; // [d, n]
  private final Var places; // of the entries of Q in (e^q, l, 0), [K, d·d]
  private final double gamma;
  private final double m;

  private GaussianMixture(Numbers in) {
    d = in.count();
    components = in.count();
    n = in.count();
    int triangle = d * (d + 1) / 2;
    point = List.of(Tensor.vector(in.next(components)),
        Tensor.of(Shape.of(components, d), in.next(components * d)),
        Tensor.of(Shape.of(components, triangle), in.next(components * triangle)));
    double[] byPoint = in.next(n * d);
    double[] byAxis = new double[n * d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) byAxis[j * n + i] = byPoint[i * d + j];
    }
    x = Var.constant(Tensor.of(Shape.of(d, n), byAxis));
    gamma = in.next();
    m = in.next();
    places = Var.constant(places(components, d));
  }

  /** Reads {@code d K n}, α, μ, (q, l), the points, γ and m. */
  static Problem read(Path file) throws IOException {
    Numbers in = Numbers.of(file);
    return in.end(new GaussianMixture(in));
  }

  private static Tensor places(int components, int d) {
    int zero = d * (d + 1) / 2;
    double[] p = new double[components * d * d];
    java.util.Arrays.fill(p, zero);
    for (int k = 0; k < components; k++) {
      int at = k * d * d;
      int below = d;
      for (int i = 0; i < d; i++) {
        p[at + i * d + i] = i;
        for (int j = i + 1; j < d; j++) p[at + j * d + i] = below++;
      }
    }
    return Tensor.of(Shape.of(components, d * d), p);
  }

  @Override
  public List<Tensor> point() { return point; }

  @Override
  public Terms terms(List<Var> parameters) {
    Var alphas = parameters.get(0);
    Var means = parameters.get(1);
    Var q = parameters.get(2).slice(1, 0, d);
    Var l = parameters.get(2).slice(1, d, d * (d + 1) / 2);
    Var diagonal = q.exp();
    Var zero = Var.constant(Tensor.zeros(components, 1));
    Var triangles = diagonal.concat(1, l, zero).gather(1, places);
    Var centre = triangles.reshape(components, d, d).matmul(means.reshape(components, d, 1));
    Var away = triangles.reshape(components * d, d).matmul(x).reshape(components, d, n)
        .subtract(centre);
    Var weight = alphas.add(q.sum(1)).reshape(components, 1);
    Var each = weight.subtract(away.square().sum(1).multiply(0.5));
    Var prior = diagonal.square().sum().add(l.square().sum()).multiply(0.5 * gamma * gamma)
        .subtract(q.sum().multiply(m));
    Var f = each.logSumExp(0).sum().subtract(alphas.logSumExp(0).multiply(n)).add(prior)
        .add(constant());
    return new Terms(List.of(f), List.of(f));
  }

  private double constant() {
    double freedom = d + m + 1;
    double c = freedom * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGamma(freedom / 2);
    return -n * d * 0.5 * Math.log(2 * PI) - components * c;
  }

  /** ln of the multivariate Γ_d(a). */
  private double logGamma(double a) {
    double sum = 0.25 * d * (d - 1) * Math.log(PI);
    for (int j = 1; j <= d; j++) sum += Var.constant(a + 0.5 * (1 - j)).lgamma().toDouble();
    return sum;
  }

  @Override
  public double objective(List<Tensor> values) { return values.get(0).toDouble(); }

  @Override
  public double[] results(List<Tensor> values, List<List<Tensor>> gradients) {
    List<double[]> parts = new ArrayList<>();
    parts.add(values.get(0).toArray());
    for (Tensor t : gradients.get(0)) parts.add(t.toArray());
    return Problem.joined(parts);
  }

  @Override
  public double tolerance() { return 1e-10; }
}
