package dev.gradus.verify;

import static dev.gradus.verify.errors.Given.result;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.Measurement;
import dev.gradus.autodiff.check.Probe;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A function of several tensors in var operations, whose derivatives the engine finds. Besides the
 * gradient, forward mode must give the same along a direction, and second derivatives must be the
 * slope of the gradient there.
 */
record Network(Function<List<Var>, Var> error, Layout layout) implements Subject {
  private static final double CLOSE = 1e-9;
  private static final double ERRORS = 4;

  @Override public String derivative() { return "gradient"; }

  @Override public String java() { return "Verify.network(error, layout)"; }

  @Override public Supplier<double[]> valueAt(double[] x) {
    double y = result(error.apply(constants(x)), function(), "a scalar var").toDouble();
    return () -> new double[] {y};
  }

  @Override public Supplier<double[]> derivativeAt(double[] x) {
    List<Tensor> at = tensors(x);
    double[] all = at.isEmpty() ? new double[0] : joined(Autodiff.gradAll(error)
        .at(at.toArray(new Tensor[0])));
    return all::clone;
  }

  private List<Tensor> tensors(double[] x) {
    List<Tensor> all = new ArrayList<>();
    for (String name : layout.names()) {
      int start = layout.start(name);
      int end = start + layout.shape(name).size();
      all.add(Tensor.of(layout.shape(name), Arrays.copyOfRange(x, start, end)));
    }
    return all;
  }

  private List<Var> constants(double[] x) {
    return tensors(x).stream().map(Var::constant).toList();
  }

  private static double[] joined(List<Tensor> all) {
    return all.stream().flatMapToDouble(t -> Arrays.stream(t.toArray())).toArray();
  }

  @Override public List<Finding> laws(double[] x, double[] gradient, Settings s) {
    double[] d = new double[x.length];
    for (int i = 0; i < d.length; i++) d[i] = (i % 3 == 1 ? -1 : 1) * (0.6 + i % 7 / 6.0);
    List<Finding> findings = new ArrayList<>();
    double forward = Autodiff.jvpAll(error, constants(x), constants(d)).toDouble();
    double backward = 0;
    double size = 0;
    for (int i = 0; i < d.length; i++) {
      backward += d[i] * gradient[i];
      size += Math.abs(d[i] * gradient[i]);
    }
    if (Math.abs(forward - backward) > CLOSE * size) {
      findings.add(along("forward mode", forward, backward, 0, "backward mode gives the other"));
    }
    findings.addAll(secondOrder(x, d, s.measuring()));
    return findings;
  }

  private List<Finding> secondOrder(double[] x, double[] d, CheckSettings settings) {
    double[] second = Autodiff.hvpAll(error, constants(x), constants(d)).stream()
        .flatMapToDouble(v -> Arrays.stream(v.value().toArray())).toArray();
    double claimed = 0;
    double size = 0;
    for (int i = 0; i < d.length; i++) {
      claimed += weight(i) * second[i];
      size += Math.abs(weight(i) * second[i]);
    }
    Measurement m = new Probe(v -> {
      double[] slope = derivativeAt(v).get();
      double sum = 0;
      for (int i = 0; i < slope.length; i++) sum += weight(i) * slope[i];
      return sum;
    }, settings, x).along(shortened(d));
    double shorter = shortened(d)[0] / d[0];
    double off = Math.abs(m.slope() - claimed * shorter);
    boolean known = m.reason().isEmpty() && m.kink() == null;
    if (!known || off <= ERRORS * m.error() + CLOSE * size * shorter) return List.of();
    return List.of(along("second order", claimed, m.slope() / shorter, m.error() / shorter,
        "a sum of second derivatives is not the slope of that of the gradient"));
  }

  private static double[] shortened(double[] d) {
    return Arrays.stream(d).map(v -> v / Math.sqrt(d.length)).toArray();
  }

  private static double weight(int i) { return (i % 2 == 0 ? 1 : -1) * (1 + i % 5 / 5.0); }

  private static Finding along(String what, double claimed, double measured, double error,
      String reason) {
    return new Finding(Kind.DIRECTION, Verdict.WRONG, what, claimed, measured, error, reason);
  }
}
