package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers that change in place, as floats or doubles: a training's, and those of plans. */
final class Cells {
  final float @Nullable [] floats;
  final double @Nullable [] doubles;

  private Cells(float @Nullable [] floats, double @Nullable [] doubles) {
    this.floats = floats;
    this.doubles = doubles;
  }

  static Cells of(Tensor x, Precision precision) {
    if (precision == Precision.DOUBLE) return new Cells(null, x.toArray());
    Cells narrow = new Cells(new float[x.size()], null);
    narrow.set(x);
    return narrow;
  }

  /** The array of a workspace. */
  static Cells of(Workspace ws, String name, Precision precision) {
    return precision == Precision.FLOAT ? new Cells(ws.floats(name), null)
        : new Cells(null, ws.doubles(name));
  }

  void bindTo(Workspace ws, String name) {
    if (floats != null) ws.bind(name, floats);
    else if (doubles != null) ws.bind(name, doubles);
  }

  int size() { return floats != null ? floats.length : doubles != null ? doubles.length : 0; }

  double get(int i) { return floats != null ? floats[i] : doubles != null ? doubles[i] : 0; }

  void set(int i, double x) {
    if (floats != null) floats[i] = (float) x;
    else if (doubles != null) doubles[i] = x;
  }

  /** Copies all numbers of a tensor that has as many. */
  void set(Tensor x) {
    if (floats != null) x.copyTo(0, floats.length, floats, 0);
    else if (doubles != null) x.copyTo(0, doubles.length, doubles, 0);
  }

  /** Copies a row of doubles. */
  void row(double[] from, int at, int to, int n) {
    if (doubles != null) System.arraycopy(from, at, doubles, to, n);
    else if (floats != null) for (int i = 0; i < n; i++) floats[to + i] = (float) from[at + i];
  }

  Cells copy() {
    return new Cells(floats == null ? null : floats.clone(),
        doubles == null ? null : doubles.clone());
  }

  void set(Cells other) {
    if (floats != null && other.floats != null) {
      System.arraycopy(other.floats, 0, floats, 0, floats.length);
    }
    if (doubles != null && other.doubles != null) {
      System.arraycopy(other.doubles, 0, doubles, 0, doubles.length);
    }
  }

  boolean isFinite() {
    for (int i = 0, n = size(); i < n; i++) if (!Double.isFinite(get(i))) return false;
    return true;
  }

  Tensor tensor(Shape shape) {
    return floats != null ? Tensor.of(shape, floats)
        : Tensor.of(shape, Objects.requireNonNull(doubles));
  }
}
