package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A program as data: tensors to begin with, then steps over earlier results; the last one is a
 * scalar. Printed, it is Java that compiles.
 *
 * @param sources what it begins with; the first is a variable
 * @param steps what it does; step i has the place {@code sources.size() + i}
 */
record Program(List<Source> sources, List<Step> steps) {
  /**
   * A tensor to begin with.
   *
   * @param variable whether derivatives are taken by it; else it is a constant
   * @param value the tensor
   */
  record Source(boolean variable, Tensor value) {}

  /**
   * An operation with its parameters.
   *
   * @param operation its name in the catalogue
   * @param java how it is written, with $0, $1, … for the inputs
   * @param f the operation
   */
  record Call(String operation, String java, Function<List<Var>, Var> f) {}

  /**
   * A call applied to earlier results.
   *
   * @param call the operation
   * @param inputs places of the inputs
   */
  record Step(Call call, List<Integer> inputs) {}

  /** The tensors that derivatives are taken by. */
  Tensor[] variables() {
    return sources.stream().filter(Source::variable).map(Source::value).toArray(Tensor[]::new);
  }

  /** All results at the given variables: sources first, the scalar last. */
  List<Var> results(List<Var> variables) {
    List<Var> results = new ArrayList<>(sources.size() + steps.size());
    int next = 0;
    for (Source source : sources) {
      results.add(source.variable() ? variables.get(next++) : Var.constant(source.value()));
    }
    for (Step step : steps) {
      List<Var> inputs = new ArrayList<>(step.inputs().size());
      for (int input : step.inputs()) inputs.add(results.get(input));
      results.add(step.call().f().apply(inputs));
    }
    return results;
  }

  /** The scalar at the given variables. */
  Var result(List<Var> variables) {
    List<Var> results = results(variables);
    return results.get(results.size() - 1);
  }

  /** How often each result is used, a var given twice to one operation counted twice. */
  int[] fanOut() {
    int[] uses = new int[sources.size() + steps.size()];
    for (Step step : steps) for (int input : step.inputs()) uses[input]++;
    return uses;
  }

  /** Whether an operation is given the same var twice. */
  boolean isAliased() {
    return steps.stream().anyMatch(s -> s.inputs().stream().distinct().count() < s.inputs().size());
  }

  /** The name of a place: a, b, … of sources, v1, v2, … of results. */
  private String name(int place) {
    return place < sources.size() ? String.valueOf((char) ('a' + place))
        : "v" + (place - sources.size() + 1);
  }

  /** The statements of a Java method that records this program and takes its gradient. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("Tape tape = new Tape();\n");
    for (int i = 0; i < sources.size(); i++) {
      Source s = sources.get(i);
      out.append("Var ").append(name(i)).append(" = ")
          .append(s.variable() ? "tape.variable(\"" + name(i) + "\", " : "tape.constant(")
          .append(java(s.value())).append(");\n");
    }
    for (int i = 0; i < steps.size(); i++) {
      Step s = steps.get(i);
      String java = s.call().java();
      for (int k = s.inputs().size() - 1; k >= 0; k--) { // $11 before $1
        java = java.replace("$" + k, name(s.inputs().get(k)));
      }
      out.append("Var ").append(name(sources.size() + i)).append(" = ").append(java).append(";\n");
    }
    String result = name(sources.size() + steps.size() - 1);
    return out.append("Gradient gradient = ").append(result).append(".backward();\n").toString();
  }

  /** A tensor in Java. */
  static String java(Tensor x) {
    String entries = Arrays.stream(x.toArray()).mapToObj(Double::toString)
        .collect(Collectors.joining(", "));
    if (x.shape().isScalar()) return entries;
    if (x.shape().rank() == 1) return "Tensor.vector(" + entries + ")";
    return "Tensor.of(" + java(x.shape()) + (entries.isEmpty() ? "" : ", " + entries) + ")";
  }

  /** A number in Java. */
  static String java(double x) {
    return Double.isInfinite(x) ? "Double." + (x > 0 ? "POSITIVE" : "NEGATIVE") + "_INFINITY"
        : Double.toString(x);
  }

  /** A shape in Java. */
  static String java(Shape shape) { return "Shape.of(" + java(shape.toArray()) + ")"; }

  /** Arguments in Java. */
  static String java(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
