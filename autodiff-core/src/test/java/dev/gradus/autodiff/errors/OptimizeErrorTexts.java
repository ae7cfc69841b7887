package dev.gradus.autodiff.errors;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.optimize.DifferentiableFunction;
import dev.gradus.autodiff.optimize.Lbfgs;
import java.util.List;

/** Errors of functions on plain arrays and their descent. */
final class OptimizeErrorTexts {
  private OptimizeErrorTexts() {}

  /** A function without second derivatives. */
  private static final class Line implements DifferentiableFunction {
    @Override public int size() { return 1; }

    @Override
    public double valueAndGradient(double[] w, double[] g) {
      g[0] = 1;
      return w[0];
    }
  }

  static List<ErrorTexts.Row> all() {
    DifferentiableFunction log = DifferentiableFunction.of(x -> x.log().sum(), Shape.of(2));
    double[] one = {1};
    return List.of(
        ErrorTexts.row(UnsupportedOperationException.class, "DifferentiableFunction."
            + "hessianTimesVector: Line has first derivatives only; implement the method, or make "
            + "the function with DifferentiableFunction.of(f, shape)",
            () -> new Line().hessianTimesVector(one, one, one)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "DifferentiableFunction.of: 0 threads; use 1 for the "
            + "caller's alone, or more",
            () -> DifferentiableFunction.of(Var::sum, Shape.of(2), 0)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "DifferentiableFunction.valueAndGradient: the function "
            + "is of 2 numbers but the gradient has 1; give an array of that length",
            () -> log.valueAndGradient(new double[] {1, 2}, one)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Lbfgs: memory 0 is too few; use 1 or more",
            () -> new Lbfgs().memory(0)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Lbfgs: iterations -1 is too few; use 0 or more",
            () -> new Lbfgs().iterations(-1)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Lbfgs: valueTolerance NaN is not 0 or more; use about "
            + "1e-8, or 0 to go as far as rounding allows",
            () -> new Lbfgs().valueTolerance(Double.NaN)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Lbfgs.minimize: the function is of 2 numbers but the "
            + "start has 1; give an array of that length", () -> new Lbfgs().minimize(log, 1)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Lbfgs.minimize: at the start the value is -Infinity "
            + "and the gradient's length Infinity; begin where both are finite",
            () -> new Lbfgs().minimize(log, 0, 1)));
  }
}
