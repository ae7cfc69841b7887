package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.optimize.DifferentiableFunction;
import java.util.ArrayList;
import java.util.List;

/** The error on all points at once, as a function of one long vector: what is learnt. */
final class FullBatch {
  private final String call; // that the user wrote
  private final Objective objective;
  private final Sequential net;
  private final Dataset data;
  private final Parameters start; // also the numbers that stay

  FullBatch(String call, Objective objective, Parameters start, Dataset data) {
    this.call = call;
    this.objective = objective;
    this.start = start;
    this.data = data;
    net = objective.net();
  }

  /** What is wrong with a layer shows here, before the first evaluation. */
  DifferentiableFunction function(int threads) {
    Shape shape = Shape.of(vector().length);
    Tape tape = new Tape();
    tape.recording(() -> error(tape.variable("w", shape)));
    objective.checkCounts(call, data);
    return DifferentiableFunction.of(this::error, shape, threads);
  }

  /** The numbers that are learnt, as they begin. */
  double[] vector() {
    List<Tensor> learnt = net.learnt().places().stream().map(start.tensors()::get).toList();
    double[] w = new double[learnt.stream().mapToInt(Tensor::size).sum()];
    int at = 0;
    for (Tensor t : learnt) {
      System.arraycopy(t.toArray(), 0, w, at, t.size());
      at += t.size();
    }
    return w;
  }

  /** All parameters, with these learnt. */
  Parameters parameters(double[] w) {
    List<Tensor> all = new ArrayList<>();
    for (Var v : parameters(Var.constant(Tensor.vector(w)))) all.add(v.value());
    return new Parameters(net.layout(), all);
  }

  private List<Var> parameters(Var w) {
    List<Var> all = start.constants();
    int at = 0;
    for (int i : net.learnt().places()) {
      Shape shape = all.get(i).shape();
      all.set(i, w.slice(0, at, at + shape.size()).reshape(shape));
      at += shape.size();
    }
    return all;
  }

  /** E as the first step of a training has it, if nothing there depends on the step. */
  private Var error(Var w) {
    Pass pass = new Pass(net, parameters(w), net.initialBuffers().constants(), 0, site -> {
      throw new IllegalArgumentException(call + ": " + site.layer + " draws random numbers, so "
          + "the error is another each time; leave the layer out, or train by steps with run");
    });
    Var e = objective.recorded(call, pass, Var.constant(data.points()),
        Var.constant(data.targets()), data.constantWeights());
    for (int i = 0; i < pass.next.size(); i++) {
      if (pass.next.get(i) == pass.buffers.get(i)) continue;
      throw new IllegalArgumentException(call + ": a layer updates its buffer "
          + net.bufferLayout().names().get(i) + " in each step, but a descent of all points has no "
          + "such steps; put the layer into Frozen, or take LayerNorm for BatchNorm");
    }
    return e;
  }
}
