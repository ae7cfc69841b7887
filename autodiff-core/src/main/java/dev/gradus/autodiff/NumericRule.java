package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function of tensors with its reverse rule, both in plain numbers: for code that cannot be
 * written in {@link Var} operations, such as a solver.
 *
 * <pre>{@code
 * NumericRule cube = NumericRule.of("cube", x -> cubes(x.get(0)),
 *     (x, y, ybar) -> List.of(threeSquares(x.get(0), ybar)));
 * Var e = cube.apply(w).sum();
 * GradientCheck.of(x -> cube.apply(x)).at(x0).orThrow();
 * }</pre>
 *
 * <p>It has first derivatives in reverse mode. Nothing can differentiate a rule in numbers, so
 * second derivatives and forward mode are errors; an {@link Op} with {@link Var#custom} has both.
 * What its author throws passes through unchanged.
 */
public final class NumericRule {
  private final String name;
  private final @Nullable Function<List<Shape>, Shape> shape;
  private final Function<List<Tensor>, Tensor> value;
  private final Vjp vjp;

  /** The reverse rule: what the inputs receive of the adjoint of the result. */
  public interface Vjp {
    /**
     * The adjoint carried back to every input: J_kᵀ ȳ for each input k.
     *
     * @param x the inputs
     * @param y the result
     * @param ybar adjoint of the result, of its shape
     * @return one tensor for each input, of its shape
     */
    List<Tensor> apply(List<Tensor> x, Tensor y, Tensor ybar);
  }

  private NumericRule(String name, @Nullable Function<List<Shape>, Shape> shape,
      Function<List<Tensor>, Tensor> value, Vjp vjp) {
    this.name = Brief.of(name); // it begins every error
    this.shape = shape;
    this.value = value;
    this.vjp = vjp;
  }

  /**
   * A function of tensors with its reverse rule.
   *
   * @param name what to call it in listings and errors
   * @param value the function; several threads may call it at once
   * @param vjp its reverse rule
   * @return the function, for vars
   */
  public static NumericRule of(String name, Function<List<Tensor>, Tensor> value, Vjp vjp) {
    given(name, "NumericRule.of", "the name", "what errors and listings call it");
    given(value, "NumericRule.of", "the value", "a function from tensors to a tensor");
    given(vjp, "NumericRule.of", "the rule",
        "what the inputs receive of the adjoint of the result");
    return new NumericRule(name, null, value, vjp);
  }

  /**
   * A function of tensors with its reverse rule and the shape of its result, so that it can also be
   * applied to {@linkplain Var#isSymbolic() symbolic} vars and be part of a program that is yet to
   * run.
   *
   * @param name what to call it in listings and errors
   * @param shape the shape of the result, from those of the inputs
   * @param value the function; several threads may call it at once
   * @param vjp its reverse rule
   * @return the function, for vars
   */
  public static NumericRule of(String name, Function<List<Shape>, Shape> shape,
      Function<List<Tensor>, Tensor> value, Vjp vjp) {
    given(name, "NumericRule.of", "the name", "what errors and listings call it");
    given(shape, "NumericRule.of", "the shape", "a function from shapes to the result's");
    given(value, "NumericRule.of", "the value", "a function from tensors to a tensor");
    given(vjp, "NumericRule.of", "the rule",
        "what the inputs receive of the adjoint of the result");
    return new NumericRule(name, shape, value, vjp);
  }

  /**
   * The function at vars, recorded where one of them is on a tape.
   *
   * @param x the inputs
   * @return of the shape that the function gives
   * @throws IllegalArgumentException if there is no input
   * @throws IllegalStateException if an input is symbolic and the rule states no shape, or the
   *     value has not the shape that it states; later, if an adjoint is not of its input's shape
   */
  public Var apply(Var... x) {
    Given.all(x, "NumericRule.apply", "the array of inputs", "a var for each input");
    if (x.length == 0) {
      throw new IllegalArgumentException(name + ": was given no inputs, so it has no derivative; "
          + "give at least one, or use Var.constant");
    }
    Tensor y = Arrays.stream(x).anyMatch(Var::isSymbolic) ? symbolic(x)
        : value(Arrays.stream(x).map(Var::value).toList());
    return Var.recorded(new Numeric(this, y.shape()), y, x);
  }

  private Tensor value(List<Tensor> x) {
    Tensor y = Given.result(value.apply(x), name, "its value", "a tensor");
    return shape == null ? y
        : Custom.checked(name, y, stated(x.stream().map(Tensor::shape).toList()));
  }

  private Tensor symbolic(Var... x) {
    if (shape == null) {
      throw new IllegalStateException(name + ": an input is symbolic, and the rule does not say "
          + "what shape its result has; make it with NumericRule.of(name, shape, value, vjp)");
    }
    return Tensor.symbolic(stated(Arrays.stream(x).map(Var::shape).toList()));
  }

  private Shape stated(List<Shape> x) {
    return Given.result(Objects.requireNonNull(shape).apply(x), name, "its shape",
        "the shape of its value");
  }

  private List<Tensor> pullbacks(List<Tensor> x, Tensor y, Tensor ybar) {
    List<Tensor> all = Given.results(vjp.apply(x, y, ybar), name, "its rule",
        "a list with one tensor for each input, of its shape");
    for (int k = 0; k < Math.max(x.size(), all.size()); k++) {
      Object wanted = k < x.size() ? x.get(k).shape() : "none, as there is no such input";
      Object given = k < all.size() ? all.get(k).shape() : "none";
      if (!given.equals(wanted)) {
        throw new IllegalStateException(name + ": its rule gives adjoint " + k + " of shape "
            + given + " but wanted is " + wanted
            + "; give a list with one tensor for each input, of its shape");
      }
    }
    return all;
  }

  private IllegalStateException noRuleOf(String what) {
    return new IllegalStateException(name + ": its rule is in numbers, so it has no " + what
        + "; write the rule in Var operations, as an Op for Var.custom");
  }

  /**
   * The function, as it stands on a tape.
   *
   * @param rule value and rule
   * @param result the shape that the value turned out to have
   */
  record Numeric(NumericRule rule, Shape result) implements Joint {
    @Override public String name() { return rule.name; }
    @Override public String parameters() { return ""; }
    @Override public Shape shape(Shape... x) { return result; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      return Custom.checked(rule.name, rule.value.apply(List.of(x)), result);
    }

    @Override public @Nullable Var[] pullbacks(boolean[] wanted, Var ybar, Var y) {
      Var[] inputs = new Var[wanted.length + 1];
      for (int k = 0; k < wanted.length; k++) inputs[k] = y.input(k);
      inputs[wanted.length] = ybar;
      @Nullable Var[] parts = new Var[wanted.length];
      if (Arrays.stream(inputs).anyMatch(Var::isSymbolic)) {
        for (int k = 0; k < parts.length; k++) {
          if (wanted[k]) parts[k] = Var.apply(new NumericVjp(rule, k), inputs);
        }
        return parts;
      }
      List<Tensor> x = Arrays.stream(inputs).limit(wanted.length).map(Var::value).toList();
      List<Tensor> all = rule.pullbacks(x, y.value(), ybar.value());
      for (int k = 0; k < parts.length; k++) {
        // recorded, so that a second derivative finds a node there and says what is missing
        if (wanted[k]) parts[k] = Var.recorded(new NumericVjp(rule, k), all.get(k), inputs);
      }
      return parts;
    }

    @Override public Var pushforward(int k, Var dx, Var y) { throw rule.noRuleOf("forward mode"); }
  }

  /**
   * The adjoint of one input of a {@link Numeric}, given its inputs and the adjoint of the result.
   *
   * @param rule value and rule
   * @param k which input
   */
  record NumericVjp(NumericRule rule, int k) implements Op {
    @Override public String name() { return rule.name + "Vjp"; }
    @Override public String parameters() { return "input=" + k; }
    @Override public Shape shape(Shape... x) { return x[k]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      List<Tensor> inputs = List.of(x).subList(0, x.length - 1);
      return rule.pullbacks(inputs, rule.value.apply(inputs), x[x.length - 1]).get(k);
    }

    @Override public Var pullback(int input, Var ybar, Var y) {
      throw rule.noRuleOf("second derivative");
    }

    @Override public Var pushforward(int input, Var dx, Var y) {
      throw rule.noRuleOf("second derivative");
    }
  }
}
