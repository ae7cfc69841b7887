package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What an optimiser is given for a step: the parameters that are learnt, their slopes, and what was
 * remembered; and where it leaves what is to be remembered.
 */
public final class Step {
  private final Object optimizer;
  private final List<Parameter> described;
  private final List<Var> parameters;
  private final List<Var> gradients;
  private final Map<String, Var> hyperparameters;
  private final Map<String, Var> remembered;
  private final Map<String, Var> kept; // the next values, all that are remembered to begin with
  private final String prefix;

  Step(Object optimizer, List<Parameter> described, List<Var> parameters, List<Var> gradients,
      Map<String, Var> hyperparameters, Map<String, Var> remembered, Map<String, Var> kept,
      String prefix) {
    this.optimizer = optimizer;
    this.described = described;
    this.parameters = parameters;
    this.gradients = gradients;
    this.hyperparameters = hyperparameters;
    this.remembered = remembered;
    this.kept = kept;
    this.prefix = prefix;
  }

  /** The same step for a piece of an optimiser. */
  Step of(Optimizer piece, String prefix, List<Var> gradients) {
    return new Step(piece, described, parameters, gradients, hyperparameters, remembered, kept,
        this.prefix + prefix);
  }

  /**
   * How many parameters are learnt.
   *
   * @return their number
   */
  public int size() { return parameters.size(); }

  /**
   * A parameter.
   *
   * @param i which one, from 0
   * @return w
   */
  public Var parameter(int i) { return parameters.get(place("parameter", i)); }

  /**
   * What a parameter is for.
   *
   * @param i which one, from 0
   * @return its role
   */
  public Role role(int i) { return described.get(place("role", i)).role(); }

  /**
   * The slopes.
   *
   * @return ∂E/∂w of each parameter, or what a rule before made of it
   */
  public List<Var> gradients() { return gradients; }

  /**
   * A slope.
   *
   * @param i of which parameter, from 0
   * @return ∂E/∂w, or what a rule before made of it
   */
  public Var gradient(int i) { return gradients.get(place("gradient", i)); }

  /**
   * A number of {@link Optimizer#hyperparameters}.
   *
   * @param name such as {@code rate}
   * @return its value in this step, a scalar
   * @throws IllegalArgumentException if there is none of that name
   */
  public Var hyper(String name) {
    given(name, "Step.hyper", "the name", "one of hyperparameters()");
    Var value = hyperparameters.get(prefix + name);
    if (value != null) return value;
    throw new IllegalArgumentException(Given.text(optimizer) + ": step asks for the hyperparameter "
        + Given.brief(name) + " but there are " + new TreeSet<>(hyperparameters.keySet())
        + "; name it in hyperparameters()");
  }

  /**
   * What was remembered of a parameter.
   *
   * @param slot its name
   * @param i of which parameter, from 0
   * @return of the parameter's shape
   * @throws IllegalArgumentException if there is no such slot
   */
  public Var slot(String slot, int i) {
    given(slot, "Step.slot", "the name", "one of slots()");
    return remembered(key("slot", slot, i), slot);
  }

  /**
   * A number that was remembered.
   *
   * @param slot its name
   * @return a scalar
   * @throws IllegalArgumentException if there is no such slot
   */
  public Var slot(String slot) {
    given(slot, "Step.slot", "the name", "one of slots()");
    return remembered(prefix + slot, slot);
  }

  private String key(String method, String slot, int i) {
    return Slot.name(prefix + slot, described.get(place(method, i)).name());
  }

  private int place(String method, int i) {
    if (i >= 0 && i < parameters.size()) return i;
    throw new IndexOutOfBoundsException("Step." + method + ": there is no parameter " + i
        + " among " + parameters.size() + "; count them from 0");
  }

  private Var remembered(String key, String slot) {
    Var value = remembered.get(key);
    if (value != null) return value;
    throw new IllegalArgumentException(Given.text(optimizer) + ": step asks for the slot "
        + Given.brief(slot) + " but there are " + Given.list(new TreeSet<>(remembered.keySet()))
        + "; name it in slots()");
  }

  /**
   * Remembers something of a parameter for the next step.
   *
   * @param slot its name
   * @param i of which parameter, from 0
   * @param next of the parameter's shape
   * @return the same var
   * @throws IllegalArgumentException if there is no such slot
   */
  public Var keep(String slot, int i, Var next) {
    given(slot, "Step.keep", "the name", "one of slots()");
    given(next, "Step.keep", "the next value", "a var of the parameter's shape");
    String key = key("keep", slot, i);
    return kept(key, remembered(key, slot), next);
  }

  /**
   * Remembers a number for the next step.
   *
   * @param slot its name
   * @param next a scalar
   * @return the same var
   * @throws IllegalArgumentException if there is no such slot
   */
  public Var keep(String slot, Var next) {
    given(slot, "Step.keep", "the name", "one of slots()");
    given(next, "Step.keep", "the next value", "a scalar");
    return kept(prefix + slot, slot(slot), next);
  }

  private Var kept(String key, Var before, Var next) {
    if (!next.shape().equals(before.shape())) {
      throw new IllegalArgumentException(Given.text(optimizer) + ": what is to be remembered as "
          + key + " has shape " + next.shape() + " but the slot " + before.shape()
          + "; give one of its shape");
    }
    if (kept.put(key, next) == before) return next;
    throw new IllegalArgumentException(Given.text(optimizer) + ": step keeps " + key
        + " twice; keep what is to be remembered once");
  }
}
