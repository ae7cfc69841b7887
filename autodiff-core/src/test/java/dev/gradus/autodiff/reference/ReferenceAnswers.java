package dev.gradus.autodiff.reference;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this library answers to one reference case, compared entry by entry. */
final class ReferenceAnswers {
  /** What is compared. */
  enum Quantity {
    OUTPUT("output"), VJP("vjp"), JVP("jvp"), HVP("hvp"), HESSIAN("hessian");

    final String field;

    Quantity(String field) { this.field = field; }

    double tolerance() { return this == HVP || this == HESSIAN ? 1e-10 : 1e-12; }
  }

  /**
   * An entry that is not the reference's.
   *
   * @param c the case
   * @param quantity what differs
   * @param input of which input, 0 where there is but one answer
   * @param entry its row-major place
   * @param found this library's answer
   * @param expected the reference's
   */
  record Difference(ReferenceCase c, Quantity quantity, int input, int entry, double found,
      double expected) {
    /** The entry of an input, or its only one, that stands at the place of the answer. */
    double at(int k) {
      double[] x = c.inputs().get(k).toArray();
      return x[x.length == 1 ? 0 : entry];
    }

    /** An entry of what is fed back. */
    double cotangent(int i) { return c.cotangent().toArray()[i]; }

    /** An entry of the direction of input k. */
    double tangent(int k, int i) { return c.tangents().get(k).toArray()[i]; }

    @Override
    public String toString() {
      return c.id() + " " + quantity.field + " of input " + input + ", entry " + entry + ": found "
          + found + ", expected " + expected;
    }
  }

  final Map<Quantity, Integer> compared = new EnumMap<>(Quantity.class);
  final List<Difference> differences = new ArrayList<>();
  private final ReferenceCase c;

  ReferenceAnswers(ReferenceCase c) {
    this.c = c;
    compare(Quantity.OUTPUT, List.of(c.apply(c.constants()).value()));
    if (c.has("vjp")) compare(Quantity.VJP, gradient());
    if (c.has("jvp")) compare(Quantity.JVP, List.of(slope()));
    if (c.has("hvp")) compare(Quantity.HVP, hessianTimes(c.tangents()));
    if (c.has("hessian")) compare(Quantity.HESSIAN, List.of(hessian()));
  }

  private List<Tensor> gradient() {
    List<Var> x = c.variables(new Tape());
    return c.contracted(x).backward().parts();
  }

  private Tensor slope() {
    List<Var> x = c.constants();
    List<Var> dx = c.tangents().stream().map(Var::constant).toList();
    return Autodiff.jvpAll(c::apply, x, dx).value();
  }

  private List<Tensor> hessianTimes(List<Tensor> v) {
    List<Var> x = c.constants();
    return Autodiff.hvpAll(c::contracted, x, v.stream().map(Var::constant).toList()).stream()
        .map(Var::value).toList();
  }

  private Tensor hessian() {
    Tensor x = c.inputs().get(0);
    Tensor h = Autodiff.hessian(v -> c.contracted(List.of(v))).at(x);
    return Tensor.of(Shape.of(x.size(), x.size()), h.toArray());
  }

  private void compare(Quantity quantity, List<Tensor> found) {
    List<@Nullable Tensor> expected = c.expected(quantity.field);
    for (int k = 0; k < expected.size(); k++) {
      Tensor e = expected.get(k);
      if (e == null) continue;
      if (!found.get(k).shape().equals(e.shape())) {
        throw new AssertionError(c.id() + " " + quantity.field + ": found shape "
            + found.get(k).shape() + ", expected " + e.shape());
      }
      double[] truth = truth(quantity);
      double[] newer = c.newer(quantity.field, k);
      double[] exact = c.exact(quantity.field, k);
      for (int i = 0; i < e.size(); i++) {
        compared.merge(quantity, 1, Integer::sum);
        double a = found.get(k).toArray()[i];
        double b = e.toArray()[i];
        boolean known = i < truth.length && isKnown(truth[i]);
        boolean right = known ? isTrue(a, truth[i], quantity)
            : agree(a, b, quantity) || i < newer.length && agree(a, newer[i], quantity)
                || i < exact.length && agree(a, exact[i], quantity);
        if (!right) differences.add(new Difference(c, quantity, k, i, a, b));
      }
    }
  }

  /**
   * Whether the truth is given, and is one: a 0 may be a tiny number that 60 digits could not tell
   * from it, and of gelu_tanh 60 digits of 1 + tanh leave none of a result below 1e-50.
   */
  private boolean isKnown(double truth) {
    return !Double.isNaN(truth) && truth != 0
        && !(c.op().equals("gelu_tanh") && Math.abs(truth) < 1e-50);
  }

  /** Of operations on single numbers the true answer, where it is given. */
  private double[] truth(Quantity quantity) {
    if (c.inputs().size() != 1) return new double[0];
    return switch (quantity) {
      case OUTPUT -> c.truth("output");
      case VJP -> times(c.truth("derivative"), c.cotangent());
      case JVP -> times(c.truth("derivative"), c.tangents().get(0));
      default -> new double[0];
    };
  }

  private static double[] times(double[] derivative, Tensor direction) {
    double[] product = derivative.clone();
    Arrays.setAll(product, i -> derivative[i] * direction.toArray()[i]);
    return product;
  }

  /** Relative to the entry, absolute where it is below 1. */
  private static boolean agree(double a, double b, Quantity quantity) {
    return same(a, b) || Double.isFinite(b)
        && Math.abs(a - b) <= quantity.tolerance() * Math.max(1, Math.abs(b));
  }

  /** Relative also where the entry is tiny; where that is subnormal, 2 of its units. */
  private static boolean isTrue(double a, double truth, Quantity quantity) {
    boolean subnormal = Math.abs(truth) < Double.MIN_NORMAL;
    return same(a, truth) || Math.abs(a - truth) <= (subnormal ? 2 * Double.MIN_VALUE
        : quantity.tolerance() * Math.abs(truth));
  }

  static boolean same(double a, double b) { return a == b || Double.isNaN(a) && Double.isNaN(b); }
}
