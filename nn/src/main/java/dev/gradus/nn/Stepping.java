package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What optimisers say of themselves, checked; and a step of one, eager or stated for a plan. */
final class Stepping {
  private Stepping() {}

  static List<Slot> slots(Optimizer optimizer) {
    return Given.results(optimizer.slots(), "Optimizer", "slots()",
        "a Slot for all that is remembered; List.of() for none");
  }

  /** What is taken off each parameter, checked. */
  static List<Var> step(Optimizer optimizer, Step s) {
    List<Var> d = Given.results(optimizer.step(s), "Optimizer", "step",
        "what is taken off each parameter");
    if (d.size() != s.size()) {
      throw new IllegalArgumentException(optimizer + ": step gave " + d.size() + " vars for "
          + s.size() + " parameters; give what is taken off each");
    }
    for (int i = 0; i < d.size(); i++) {
      Shape shape = s.parameter(i).shape();
      if (d.get(i).shape().equals(shape) || d.get(i).shape().isScalar()) continue;
      throw new IllegalArgumentException(optimizer + ": step gave shape " + d.get(i).shape()
          + " for parameter " + i + " of shape " + shape + "; give what is taken off each entry");
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
