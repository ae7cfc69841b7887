package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place on the way down: parameters, and what the optimiser remembers. Immutable; each step gives
 * a new one.
 */
public final class Descent {
  private final Optimizer optimizer;
  private final Parameters parameters;
  private final List<List<Var>> state;

  private Descent(Optimizer optimizer, Parameters parameters, List<List<Var>> state) {
    this.optimizer = optimizer;
    this.parameters = parameters;
    this.state = state;
  }

  static Descent begin(Optimizer optimizer, Parameters parameters) {
    List<String> names = state(optimizer);
    List<List<Var>> state = new ArrayList<>();
    for (Tensor w : parameters.tensors()) {
      Var zeros = Var.constant(Tensor.full(w.shape(), 0));
      state.add(Collections.nCopies(names.size(), zeros));
    }
    return new Descent(optimizer, parameters, state);
  }

  /**
   * The parameters here.
   *
   * @return w
   */
  public Parameters parameters() { return parameters; }

  /**
   * One step downhill.
   *
   * @param gradient ∂E/∂w at these parameters
   * @return the place it leads to
   * @throws IllegalArgumentException if the gradient is of other parameters
   */
  public Descent step(Gradient gradient) {
    given(gradient, "Descent.step", "the gradient", "that of the error at these parameters");
    List<Tensor> slopes = gradient.parts();
    List<Tensor> old = parameters.tensors();
    if (slopes.size() != old.size()) {
      throw new IllegalArgumentException("Descent.step: the gradient is of " + gradient.layout()
          + " but the parameters are " + parameters.layout()
          + "; use a gradient of the error by these parameters");
    }
    List<Tensor> tensors = new ArrayList<>(old.size());
    List<List<Var>> states = new ArrayList<>(old.size());
    Map<String, Var> settings = new HashMap<>();
    settings(optimizer).forEach((name, value) -> settings.put(name, Var.constant(value)));
    for (int i = 0; i < old.size(); i++) {
      List<Var> step = step(optimizer, Var.constant(old.get(i)), Var.constant(slopes.get(i)),
          state.get(i), settings);
      tensors.add(step.get(0).value());
      states.add(step.subList(1, step.size()));
    }
    return new Descent(optimizer, new Parameters(parameters.layout(), tensors), states);
  }

  /** What an optimiser remembers of each parameter. */
  static List<String> state(Optimizer optimizer) {
    return Given.results(optimizer.state(), "Optimizer", "state()",
        "a name for each remembered tensor; List.of() for none");
  }

  /** The numbers of an optimiser. */
  static Map<String, Double> settings(Optimizer optimizer) {
    return Given.result(optimizer.settings(), "Optimizer", "settings()",
        "a value for each name; Map.of() for none");
  }

  /** One step of an optimiser for one parameter, with what it says of itself checked. */
  static List<Var> step(Optimizer optimizer, Var w, Var gradient, List<Var> state,
      Map<String, Var> settings) {
    List<Var> next = Given.results(optimizer.step(w, gradient, state, name -> {
      Var setting = settings.get(name);
      if (setting != null) return setting;
      throw new IllegalArgumentException(optimizer + ": step asks for the setting " + name
          + " but settings() has " + new java.util.TreeSet<>(settings.keySet())
          + "; name it there");
    }), "Optimizer", "step", "the new parameter and what is to be remembered of it");
    if (next.size() != 1 + state.size()) {
      throw new IllegalStateException(optimizer + ": step gave " + next.size() + " vars but "
          + "state() names " + optimizer.state() + "; give the new parameter and one var for each");
    }
    return next;
  }
}
