package dev.gradus.verify.programs;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.errors.Given;
import dev.gradus.verify.generate.Written;
import dev.gradus.verify.text.JavaText;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A program as data: tensors to begin with, then steps over earlier results; the last one is a
 * scalar. Printed, it is Java that compiles. Immutable.
 */
public final class Program implements Serializable, Written {
  private static final long serialVersionUID = 1;

  private final transient List<Source> sources;
  private final transient List<Step> steps;

  /** What it was made of, to be written; null where operations are the user's, which cannot be. */
  private final transient @Nullable List<Long> choices;

  /**
   * A tensor to begin with.
   *
   * @param variable whether derivatives are taken by it; else it is a constant
   * @param value the tensor
   */
  public record Source(boolean variable, Tensor value) {
    /** Refuses null. */
    public Source {
      given(value, "Source", "the value", "a tensor");
    }
  }

  /**
   * An operation with its parameters.
   *
   * @param operation its name in the catalogue
   * @param java how it is written, with $0, $1, … for the inputs
   * @param f the operation
   */
  public record Call(String operation, String java, Function<List<Var>, Var> f) {
    /** Refuses null. */
    public Call {
      given(operation, "Call", "the operation", "its name");
      given(java, "Call", "the text", "how the call is written");
      given(f, "Call", "the function", "one from a list of vars to a var");
    }
  }

  /**
   * A call applied to earlier results.
   *
   * @param call the operation
   * @param inputs places of the inputs
   */
  public record Step(Call call, List<Integer> inputs) {
    /** Copies the list. */
    public Step {
      given(call, "Step", "the call", "an operation with its parameters");
      Given.all(inputs, "Step", "the list of inputs", "places of earlier results");
      inputs = List.copyOf(inputs);
    }
  }

  Program(List<Source> sources, List<Step> steps, @Nullable List<Long> choices) {
    this.sources = List.copyOf(sources);
    this.steps = List.copyOf(steps);
    this.choices = choices;
  }

  /**
   * What it begins with.
   *
   * @return the sources; the first is a variable
   */
  public List<Source> sources() { return sources; }

  /**
   * What it does.
   *
   * @return the steps; step i has the place {@code sources().size() + i}
   */
  public List<Step> steps() { return steps; }

  /**
   * The tensors that derivatives are taken by.
   *
   * @return the values of the sources that are variables
   */
  public Tensor[] variables() {
    return sources.stream().filter(Source::variable).map(Source::value).toArray(Tensor[]::new);
  }

  /**
   * All results at the given variables.
   *
   * @param variables in the place of {@link #variables()}
   * @return sources first, the scalar last
   */
  public List<Var> results(List<Var> variables) {
    Given.all(variables, "Program.results", "the list of variables", "a var for each");
    long wanted = sources.stream().filter(Source::variable).count();
    if (variables.size() != wanted) {
      throw new IllegalArgumentException("Program.results: " + variables.size() + " vars but "
          + wanted + " variables; give one for each");
    }
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

  /**
   * The scalar at the given variables.
   *
   * @param variables in the place of {@link #variables()}
   * @return the last result
   */
  public Var result(List<Var> variables) {
    Given.all(variables, "Program.result", "the list of variables", "a var for each");
    List<Var> results = results(variables);
    return results.get(results.size() - 1);
  }

  /**
   * How often each result is used, a var given twice to one operation counted twice.
   *
   * @return a number for each place
   */
  public int[] fanOut() {
    int[] uses = new int[sources.size() + steps.size()];
    for (Step step : steps) for (int input : step.inputs()) uses[input]++;
    return uses;
  }

  /**
   * Whether an operation is given the same var twice.
   *
   * @return true if one is
   */
  public boolean isAliased() {
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

  /** A source or a constant in Java: a number where it is a scalar. */
  static String java(Tensor x) {
    return x.shape().isScalar() ? JavaText.numbers(x.toArray()) : JavaText.tensor(x);
  }

  /**
   * The program, made of its choices.
   *
   * @return Java; empty where operations are the user's own
   */
  @Override
  public Optional<String> inJava() {
    return Optional.ofNullable(choices).map(all -> "Programs.all().from("
        + JavaText.choices(all.stream().mapToLong(Long::longValue).toArray()) + ")");
  }

  private Object writeReplace() throws NotSerializableException {
    if (choices != null) return new Kept(choices);
    throw new NotSerializableException("Program: its operations are the user's own; keep its text "
        + "instead");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("Program: it is written as the choices it was made of");
  }

  /** The choices, of which the same program is made again. */
  private record Kept(List<Long> choices) implements Serializable {
    private static final long serialVersionUID = 1;

    private Object readResolve() { return Programs.again(choices); }
  }
}
