package dev.gradus.verify;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** A gradient with a fault, which knows whether the fault was to be seen. */
final class Spoiled implements UnaryOperator<double[]> {
  private static final double TIMES = 10;

  private final PlantedFault fault;
  private final ToDoubleFunction<double[]> f;
  private final UnaryOperator<double[]> g;
  private final PlantedFault.Memory memory = new PlantedFault.Memory();
  private double[] given = {};
  private boolean visible;

  Spoiled(PlantedFault fault, ToDoubleFunction<double[]> f, UnaryOperator<double[]> g) {
    this.fault = fault;
    this.f = f;
    this.g = g;
  }

  int calls() { return memory.calls; }

  boolean isVisible() { return visible; }

  @Override
  public double[] apply(double[] x) {
    double[] at = x.clone();
    double[] right = g.apply(x.clone()).clone();
    double[] before = given.clone();
    memory.calls++;
    double[] y = fault.spoils().at(memory, x, right.clone());
    visible |= !Arrays.equals(at, x); // the argument was written into
    visible |= !Arrays.equals(before, given); // what was handed out before was
    visible |= y.length != right.length || differs(at, right, y);
    given = y;
    return y;
  }

  /** Whether an entry is off by more than what the rounding of the function hides. */
  private boolean differs(double[] x, double[] right, double[] y) {
    if (visible || Arrays.equals(right, y)) return visible;
    double rounding = Math.ulp(f.applyAsDouble(x.clone()));
    for (int i = 0; i < y.length; i++) {
      double hidden = TIMES * rounding / Math.max(1, i < x.length ? Math.abs(x[i]) : 1);
      if (!(Math.abs(y[i] - right[i]) <= hidden) && Double.compare(y[i], right[i]) != 0) {
        return true;
      }
    }
    return false;
  }
}
