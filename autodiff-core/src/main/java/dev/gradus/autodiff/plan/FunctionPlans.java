package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.ValueAndDerivative;
import dev.gradus.autodiff.ValueAndDerivatives;
import dev.gradus.autodiff.ValueAndGradient;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Plans of functions: each is stated on a tape of its own, by the shapes of its arguments. */
final class FunctionPlans {
  private static final String VALUED =
      "its value and its derivative, new ValueAndGradient<>(value, gradient)";

  private final Tape tape = new Tape();
  private final List<Var> arguments = new ArrayList<>();
  private final Precision precision;

  private FunctionPlans(List<Shape> x, Precision precision) {
    for (Shape s : x) arguments.add(tape.input(name("x", arguments.size(), x.size()), s));
    this.precision = precision;
  }

  static Plan of(Function<List<Var>, List<Var>> f, List<Shape> x, Precision precision) {
    FunctionPlans p = new FunctionPlans(x, precision);
    List<Var> y = Given.results(p.tape.recording(() -> f.apply(p.arguments)), "Plan.ofAll",
        "the function", "a list of the vars that are wanted");
    Plan.Builder b = Plan.builder(p.tape);
    for (int k = 0; k < y.size(); k++) b.output(name("y", k, y.size()), y.get(k));
    return b.compile(precision);
  }

  static Plan of(ValueAndDerivative f, Shape x, Precision precision) {
    FunctionPlans p = new FunctionPlans(List.of(x), precision);
    ValueAndGradient<Var, Var> y = Given.result(p.tape.recording(() -> f.apply(p.arguments.get(0))),
        "Plan.of", "the function", VALUED);
    return p.valued(y.value(), List.of(y.gradient()));
  }

  static Plan of(ValueAndDerivatives f, List<Shape> x, Precision precision) {
    FunctionPlans p = new FunctionPlans(x, precision);
    ValueAndGradient<Var, List<Var>> y = Given.result(p.tape.recording(() -> f.apply(p.arguments)),
        "Plan.ofAll", "the function", VALUED);
    Given.results(y.gradient(), "Plan.ofAll", "the function's gradient",
        "a var for each argument");
    return p.valued(y.value(), y.gradient());
  }

  private Plan valued(Var value, List<Var> gradient) {
    Plan.Builder b = Plan.builder(tape).output("value", value);
    int n = arguments.size();
    for (int k = 0; k < n; k++) b.output(name("gradient", k, n), gradient.get(k));
    return b.compile(precision);
  }

  /** The k-th of n: an only one has no number. */
  private static String name(String letter, int k, int n) {
    return n == 1 ? letter : letter + (k + 1);
  }
}
