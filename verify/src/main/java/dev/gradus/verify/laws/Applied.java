package dev.gradus.verify.laws;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * An operation at some inputs.
 *
 * @param f the operation, as a function of its inputs
 * @param x the inputs
 * @param domains of each input
 */
record Applied(Function<List<Var>, Var> f, List<Tensor> x, List<Domain> domains) {
  /** The inputs as vars on no tape. */
  List<Var> constants() { return x.stream().map(Var::constant).toList(); }

  /** The inputs as variables of a tape. */
  List<Var> variables(Tape tape) { return x.stream().map(tape::variable).toList(); }

  Tensor[] tensors() { return x.toArray(Tensor[]::new); }

  /** How many entries the inputs have together. */
  int size() { return x.stream().mapToInt(Tensor::size).sum(); }

  /** ⟨w, f⟩ with a fixed direction w: a scalar that feels every entry. */
  Var weighted(List<Var> v) {
    Var y = f.apply(v);
    return y.multiply(Var.constant(Directions.first(y.shape()))).sum();
  }

  /** ∇⟨w, f⟩ as one long vector: a function that can be differentiated in its turn. */
  Var gradient(List<Var> v) { return flat(Autodiff.gradAll(this::weighted).apply(v)); }

  /** The value, and the gradients of ⟨w, f⟩. */
  List<Tensor> valueAndGradient() {
    Tape tape = new Tape();
    List<Var> v = variables(tape);
    List<Tensor> all = new ArrayList<>(List.of(f.apply(constants()).value()));
    var gradient = weighted(v).backward();
    for (Var k : v) all.add(gradient.of(k));
    return all;
  }

  /** Whether a rule in numbers is applied, which has first derivatives in reverse mode only. */
  boolean hasNumericRule() {
    Tape tape = new Tape();
    try {
      if (f.apply(variables(tape)).index() < 0) return false; // no operation was recorded
    } catch (RuntimeException e) {
      return false; // it has no value, which breaks every law
    }
    for (int i = 0; i < tape.size(); i++) {
      if (tape.get(i).op().getClass().getNestHost() == NumericRule.class) return true;
    }
    return false;
  }

  /** The same operation at other inputs. */
  Applied at(List<Tensor> other) { return new Applied(f, other, domains); }

  /** The same operation with each entry of its inputs changed. */
  Applied changed(DoubleUnaryOperator entry) {
    return at(x.stream().map(t -> {
      double[] d = t.toArray();
      for (int i = 0; i < d.length; i++) d[i] = entry.applyAsDouble(d[i]);
      return Tensor.of(t.shape(), d);
    }).toList());
  }

  /** Whether all inputs are where the operation is defined. */
  boolean isDefined() {
    for (int k = 0; k < x.size(); k++) {
      for (double d : x.get(k).toArray()) {
        if (!(d > domains.get(k).lower() && d < domains.get(k).upper())) return false;
      }
    }
    return true;
  }

  /** The same list with another var at place k. */
  static List<Var> replaced(List<Var> vars, int k, Var v) {
    List<Var> all = new ArrayList<>(vars);
    all.set(k, v);
    return all;
  }

  /** Vars one after the other as one long vector. */
  static Var flat(List<Var> vars) {
    Var all = vector(vars.get(0));
    for (Var v : vars.subList(1, vars.size())) all = all.concat(0, vector(v));
    return all;
  }

  private static Var vector(Var v) { return v.reshape(Shape.of(v.shape().size()).toArray()); }
}
