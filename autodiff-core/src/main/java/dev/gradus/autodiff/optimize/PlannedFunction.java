package dev.gradus.autodiff.optimize;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A function in var operations, by plans. The only class here that knows them. */
final class PlannedFunction implements DifferentiableFunction {
  private static final String NUMBERS = "an array of size() numbers";

  private final UnaryOperator<Var> f;
  private final Shape shape;
  private final int threads;
  private @Nullable Workspace value;
  private @Nullable Workspace gradient;
  private @Nullable Workspace product;

  PlannedFunction(UnaryOperator<Var> f, Shape shape, int threads) {
    this.f = f;
    this.shape = shape;
    this.threads = threads;
  }

  @Override public int size() { return shape.size(); }

  @Override
  public double value(double[] w) {
    checked(w, "value", "the point");
    if (value == null) value = Plan.of(f, shape, Precision.DOUBLE).workspace(threads);
    set(value, "x", w);
    value.run();
    return value.doubles("y")[0];
  }

  @Override
  public double valueAndGradient(double[] w, double[] g) {
    checked(w, "valueAndGradient", "the point");
    checked(g, "valueAndGradient", "the gradient");
    if (gradient == null) {
      gradient = Plan.of(Autodiff.valueAndGrad(f), shape, Precision.DOUBLE).workspace(threads);
    }
    set(gradient, "x", w);
    gradient.run();
    System.arraycopy(gradient.doubles("gradient"), 0, g, 0, g.length);
    return gradient.doubles("value")[0];
  }

  @Override
  public void hessianTimesVector(double[] w, double[] v, double[] hv) {
    checked(w, "hessianTimesVector", "the point");
    checked(v, "hessianTimesVector", "the vector");
    checked(hv, "hessianTimesVector", "the product");
    if (product == null) {
      product = Plan.ofAll(x -> List.of(Autodiff.hvp(f, x.get(0), x.get(1))),
          List.of(shape, shape), Precision.DOUBLE).workspace(threads);
    }
    set(product, "x1", w);
    set(product, "x2", v);
    product.run();
    System.arraycopy(product.doubles("y"), 0, hv, 0, hv.length);
  }

  private static void set(Workspace ws, String leaf, double[] numbers) {
    System.arraycopy(numbers, 0, ws.doubles(leaf), 0, numbers.length);
  }

  private void checked(double[] array, String method, String what) {
    String call = "DifferentiableFunction." + method;
    if (given(array, call, what, NUMBERS).length == size()) return;
    throw new IllegalArgumentException(call + ": the function is of " + size() + " numbers but "
        + what + " has " + array.length + "; give an array of that length");
  }

  @Override
  public String toString() { return "function of shape " + shape; }
}
