package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What optimisers say of themselves, checked; and a step of one, eager or stated for a plan. */
final class Stepping {
  private Stepping() {}

  /** What an optimiser remembers: by names of their own, as is what it serves. */
  static List<Slot> slots(Optimizer optimizer) {
    List<Slot> all = Given.results(optimizer.slots(), "Optimizer", "slots()",
        "a Slot for all that is remembered; List.of() for none");
    Set<String> names = new TreeSet<>();
    Set<String> servable = new TreeSet<>();
    for (Slot s : all) {
      if (s.kind() != Slot.Kind.SCALAR) servable.add(s.name());
      if (names.add(s.name())) continue;
      throw new IllegalArgumentException(Given.text(optimizer) + ": slots() gave two of the name "
          + Given.brief(s.name()) + "; give each a name of its own");
    }
    String served = optimizer.served();
    if (served == null || servable.contains(served)) return all;
    throw new IllegalArgumentException(Given.text(optimizer) + ": served() gave "
        + Given.brief(served) + ", but the slots with a tensor for each parameter are "
        + Given.list(servable) + "; return one of these, or null");
  }

  /** What is taken off each parameter, checked. */
  static List<Var> step(Optimizer optimizer, Step s) {
    List<Var> d = Given.results(optimizer.step(s), "Optimizer", "step",
        "what is taken off each parameter");
    if (d.size() != s.size()) {
      throw new IllegalArgumentException(Given.text(optimizer) + ": step gave " + d.size()
          + " vars for " + s.size() + " parameters; give what is taken off each");
    }
    for (int i = 0; i < d.size(); i++) {
      Shape shape = s.parameter(i).shape();
      if (d.get(i).shape().equals(shape)) continue; // never broadcast
      throw new IllegalArgumentException(Given.text(optimizer) + ": step gave shape "
          + d.get(i).shape() + " for parameter " + i + " of shape " + shape
          + "; give what is taken off each entry");
    }
    return d;
  }

  /** The numbers that a descent from these parameters begins with, by the slots' names. */
  static Map<String, Tensor> begin(Optimizer optimizer, Sequential net, Parameters start) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Slot slot : slots(optimizer)) {
      if (slot.kind() == Slot.Kind.SCALAR) all.put(slot.name(), Tensor.scalar(slot.start()));
      else for (int i : net.learnt().places()) {
        Parameter p = net.allParameters().get(i);
        all.put(Slot.name(slot.name(), p.name()), slot.kind() == Slot.Kind.COPY
            ? start.tensors().get(i) : Tensor.full(p.shape(), slot.start()));
      }
    }
    return all;
  }

  /**
   * A step of the parameters that are learnt.
   *
   * @param remembered by the slots' names
   * @param kept gets what is remembered for the next step
   * @return the parameters after it
   */
  static List<Var> next(Optimizer optimizer, Sequential net, List<Var> parameters,
      List<Var> gradients, Map<String, Var> hyperparameters, Map<String, Var> remembered,
      Map<String, Var> kept) {
    if (!remembered.isEmpty()) kept.putAll(remembered);
    List<Var> d = step(optimizer, new Step(optimizer, net.learnt().parameters(), parameters,
        gradients,
        hyperparameters, remembered, kept, ""));
    List<Var> next = new ArrayList<>(d.size());
    for (int i = 0; i < d.size(); i++) next.add(parameters.get(i).subtract(d.get(i)));
    return next;
  }
}
