package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A point at which the gradient was asked for: what is right there, and what was given. */
final class Case {
  private final Recording program;
  private final List<Tensor> given;
  private final double tolerance;
  private final double least;
  private final BitSet wrong = new BitSet();

  Case(Recording program, double[] gradient, double tolerance) {
    this.program = program;
    this.tolerance = tolerance;
    least = 1e-13 * program.scale();
    given = program.layout().names().stream().map(name -> {
      int from = program.layout().start(name);
      var shape = program.layout().shape(name);
      return Tensor.of(shape, Arrays.copyOfRange(gradient, from, from + shape.size()));
    }).toList();
    wrong.or(different(program.right()));
  }

  Recording program() { return program; }

  List<Tensor> given() { return given; }

  /** The blocks that are wrong. */
  BitSet wrong() { return wrong; }

  /** The blocks in which a gradient differs from what was given. */
  BitSet different(List<Tensor> gradient) {
    BitSet set = new BitSet();
    for (int i = 0; i < given.size(); i++) {
      if (!isClose(given.get(i).toArray(), gradient.get(i).toArray())) set.set(i);
    }
    return set;
  }

  /** The blocks in which a gradient differs from the right one. */
  BitSet changed(List<Tensor> gradient) {
    BitSet set = new BitSet();
    for (int i = 0; i < given.size(); i++) {
      if (!isClose(program.right().get(i).toArray(), gradient.get(i).toArray())) set.set(i);
    }
    return set;
  }

  /** Whether all entries agree, beside the largest of them. */
  boolean isClose(double[] a, double[] b) {
    double most = 0;
    double off = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.max(Math.abs(a[i]), Math.abs(b[i])));
      off = Math.max(off, Math.abs(a[i] - b[i]));
      if (Double.isNaN(a[i]) || Double.isNaN(b[i])) return false;
    }
    return off <= tolerance * most + least;
  }

  /** Whether all blocks agree. */
  boolean isClose(List<Tensor> a, List<Tensor> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!isClose(a.get(i).toArray(), b.get(i).toArray())) return false;
    }
    return true;
  }

  /** Whether all that is right here is a number. */
  boolean isFinite() {
    for (Tensor t : program.right()) {
      for (double x : t.toArray()) if (!Double.isFinite(x)) return false;
    }
    return Double.isFinite(program.error().toDouble());
  }
}
