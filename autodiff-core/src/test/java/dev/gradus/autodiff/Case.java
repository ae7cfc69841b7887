package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An operation with its parameters chosen, and inputs to apply it to.
 *
 * @param name the operation with its parameters, for messages
 * @param f the operation, as a function of its inputs
 * @param x the inputs
 */
record Case(String name, Function<List<Var>, Var> f, List<Tensor> x) {
  /** The inputs as vars on no tape. */
  List<Var> constants() { return x.stream().map(Var::constant).toList(); }

  /** The inputs as variables of a tape. */
  List<Var> variables(Tape tape) { return x.stream().map(tape::variable).toList(); }

  /** ⟨w, f⟩, where w is the fixed direction of f's shape: a scalar that feels every entry. */
  Var weighted(List<Var> x) {
    Var y = f.apply(x);
    return y.multiply(Var.constant(Directions.first(y.shape()))).sum();
  }

  /** ∇⟨w, f⟩ as one long vector: a function that can be differentiated in its turn. */
  Var gradient(List<Var> x) { return flat(Autodiff.gradAll(this::weighted).apply(x)); }

  /** The function of input k alone, the others held. */
  Case ofInput(int k) {
    return new Case(name + " by input " + k, v -> f.apply(replaced(constants(), k, v.get(0))),
        List.of(x.get(k)));
  }

  /** The same list with another var at place k. */
  static List<Var> replaced(List<Var> vars, int k, Var v) {
    List<Var> all = new ArrayList<>(vars);
    all.set(k, v);
    return all;
  }

  /** Vars one after the other as one long vector. */
  static Var flat(List<Var> vars) {
    Var[] vectors = vars.stream().map(v -> v.reshape(v.shape().size())).toArray(Var[]::new);
    Var[] others = java.util.Arrays.copyOfRange(vectors, 1, vectors.length);
    return others.length == 0 ? vectors[0] : vectors[0].concat(0, others);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(name).append(" of");
    for (Tensor t : x) out.append(' ').append(t.shape()).append(' ').append(t);
    return out.toString();
  }
}
