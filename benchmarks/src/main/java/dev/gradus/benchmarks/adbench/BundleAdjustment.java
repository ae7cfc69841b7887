package dev.gradus.benchmarks.adbench;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * BA: how far points that cameras project are from where they were seen, for p observations; the
 * whole sparse Jacobian.
 *
 * <p>An observation has residuals w·(project(camera, X) − feature), two, and 1 − w². It depends on
 * one camera [r C f u₀ v₀ k₁ k₂], one point X and one weight w only, so each residual has 15
 * derivatives, the last 1, and those of different observations never meet: the gradient of the sum
 * over observations, taken by their own copies of camera and point, holds them all. Each of the 15
 * is a vector with an entry for each observation.
 */
final class BundleAdjustment implements Problem {
  private static final int CAMERA = 11;
  private static final int SLOPES = CAMERA + 3 + 1;

  private final int observations;
  private final List<Tensor> point = new ArrayList<>();
  private final Var seenX;
  private final Var seenY;

  /** Rows of tables: of cameras and points those given for each observation, else its own. */
  private BundleAdjustment(double[] cameras, int[] camera, double[] points, int[] place,
      double[] weights, double[] seen, int[] own) {
    observations = own.length;
    for (int j = 0; j < CAMERA; j++) point.add(column(cameras, j, CAMERA, camera));
    for (int j = 0; j < 3; j++) point.add(column(points, j, 3, place));
    point.add(column(weights, 0, 1, own));
    seenX = Var.constant(column(seen, 0, 2, own));
    seenY = Var.constant(column(seen, 1, 2, own));
  }

  /**
   * Reads {@code n m p}, then one camera, point, weight and feature that stand for all, as ADBench
   * has it; or n cameras, m points, p weights, p pairs of a camera and a point, and p features.
   */
  static Problem read(Path file) throws IOException {
    Numbers in = Numbers.of(file);
    int n = in.count();
    int m = in.count();
    int p = in.count();
    return in.end(in.left() == CAMERA + 3 + 1 + 2 ? replicated(in, p) : distinct(in, n, m, p));
  }

  private static Problem replicated(Numbers in, int p) {
    int[] first = new int[p];
    return new BundleAdjustment(in.next(CAMERA), first, in.next(3), first, in.next(1), in.next(2),
        first);
  }

  private static Problem distinct(Numbers in, int n, int m, int p) {
    double[] cameras = in.next(CAMERA * n);
    double[] points = in.next(3 * m);
    double[] weights = in.next(p);
    int[] camera = new int[p];
    int[] place = new int[p];
    int[] own = new int[p];
    for (int i = 0; i < p; i++) {
      camera[i] = in.index(n);
      place[i] = in.index(m);
      own[i] = i;
    }
    return new BundleAdjustment(cameras, camera, points, place, weights, in.next(2 * p), own);
  }

  /** Entry j of the row of each observation in a table. */
  private static Tensor column(double[] table, int j, int width, int[] row) {
    double[] x = new double[row.length];
    for (int i = 0; i < x.length; i++) x[i] = table[row[i] * width + j];
    return Tensor.vector(x);
  }

  @Override
  public List<Tensor> point() { return point; }

  @Override
  public Terms terms(List<Var> v) {
    Var w = v.get(SLOPES - 1);
    Var[] projected = project(v);
    Var x = w.multiply(projected[0].subtract(seenX));
    Var y = w.multiply(projected[1].subtract(seenY));
    Var weight = w.square().subtractFrom(1);
    return new Terms(List.of(x, y, weight), List.of(x.sum(), y.sum(), weight.sum()));
  }

  /** Where the camera sees the point: rotated, divided by depth, distorted, scaled and shifted. */
  private static Var[] project(List<Var> v) {
    Var[] at = new Var[3];
    for (int i = 0; i < 3; i++) at[i] = v.get(CAMERA + i).subtract(v.get(3 + i));
    Var[] r = rotated(v.subList(0, 3).toArray(new Var[0]), at);
    Var nearness = r[2].reciprocal();
    Var x = r[0].multiply(nearness);
    Var y = r[1].multiply(nearness);
    Var distance = x.square().add(y.square());
    Var distorted = distance.multiply(v.get(10)).add(v.get(9)).multiply(distance).add(1)
        .multiply(v.get(6));
    return new Var[] {x.multiply(distorted).add(v.get(7)), y.multiply(distorted).add(v.get(8))};
  }

  /**
   * Rodrigues' formula: x cos θ + (u×x) sin θ + u(u·x)(1 − cos θ), where θ = |r| and u = r/θ; at
   * θ = 0 it is x + r×x.
   */
  private static Var[] rotated(Var[] r, Var[] x) {
    Var squared = dot(r, r);
    Var still = squared.equalTo(Var.constant(0));
    Var angle = Var.constant(1).where(still, squared).sqrt(); // no division by 0 on either side
    Var cos = angle.cos();
    Var sin = angle.sin();
    Var inverse = angle.reciprocal(); // one division for three, and in their derivatives
    Var[] u = new Var[3];
    for (int i = 0; i < 3; i++) u[i] = r[i].multiply(inverse);
    Var along = dot(u, x).multiply(cos.subtractFrom(1));
    Var[] turn = cross(u, x);
    Var[] tiny = cross(r, x);
    Var[] y = new Var[3];
    for (int i = 0; i < 3; i++) {
      Var turned = x[i].multiply(cos).add(turn[i].multiply(sin)).add(u[i].multiply(along));
      y[i] = x[i].add(tiny[i]).where(still, turned);
    }
    return y;
  }

  private static Var dot(Var[] a, Var[] b) {
    return a[0].multiply(b[0]).add(a[1].multiply(b[1])).add(a[2].multiply(b[2]));
  }

  private static Var[] cross(Var[] a, Var[] b) {
    Var[] c = new Var[3];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      c[i] = a[j].multiply(b[k]).subtract(a[k].multiply(b[j]));
    }
    return c;
  }

  /** The sum of all squared residuals. */
  @Override
  public double objective(List<Tensor> values) {
    double sum = 0;
    for (Tensor t : values) for (double e : t.toArray()) sum += e * e;
    return sum;
  }

  /** For each observation three residuals, 15 slopes of each of the first two, and one. */
  @Override
  public double[] results(List<Tensor> values, List<List<Tensor>> gradients) {
    List<double[]> columns = new ArrayList<>();
    for (Tensor t : values) columns.add(t.toArray());
    for (int s = 0; s < 2; s++) for (Tensor t : gradients.get(s)) columns.add(t.toArray());
    columns.add(gradients.get(2).get(SLOPES - 1).toArray());
    double[] all = new double[observations * columns.size()];
    for (int i = 0, at = 0; i < observations; i++) {
      for (double[] column : columns) all[at++] = column[i];
    }
    return all;
  }

  @Override
  public double tolerance() { return 1e-12; }
}
