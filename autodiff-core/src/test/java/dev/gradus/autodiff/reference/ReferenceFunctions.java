package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceOperations.number;
import static dev.gradus.autodiff.reference.ReferenceOperations.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.reference.ReferenceOperations.Reference;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The whole functions among the reference cases, each a program of several operations. */
final class ReferenceFunctions {
  private ReferenceFunctions() {}

  static void addTo(Map<String, Reference> m) {
    m.put("rosenbrock", (v, p) -> rosenbrock(v.get(0)));
    m.put("himmelblau", (v, p) -> himmelblau(v.get(0)));
    m.put("beale", (v, p) -> beale(v.get(0)));
    m.put("goldstein_price", (v, p) -> goldsteinPrice(v.get(0)));
    m.put("griewank_walther_1_1", (v, p) -> griewankWalther(v.get(0)));
    m.put("ackley", (v, p) -> ackley(v.get(0)));
    m.put("rastrigin", (v, p) -> v.get(0).square()
        .subtract(v.get(0).multiply(2 * Math.PI).cos().multiply(10)).add(10).sum());
    m.put("speelpenning", (v, p) -> v.get(0).prod());
    m.put("helmholtz", (v, p) -> helmholtz(v.get(0), p));
    m.put("sin_chain_1000", (v, p) -> repeated(whole(p, "n", 1000), Var::sin, v.get(0)).sum());
    m.put("logistic_map_20", (v, p) -> {
      Var r = entry(v.get(0), 1);
      return repeated(whole(p, "n", 20), y -> r.multiply(y).multiply(y.subtractFrom(1)),
          entry(v.get(0), 0));
    });
    m.put("fan_out_500", (v, p) -> fanOut(v.get(0), whole(p, "n", 500)));
    m.put("logistic_regression", (v, p) -> logisticRegression(v.get(0), p));
    m.put("mlp_2_3_1", (v, p) -> v.get(0).matmul(v.get(1)).add(v.get(2)).tanh()
        .matmul(v.get(3)).add(v.get(4)).sum());
  }

  private static Var rosenbrock(Var v) {
    int n = v.shape().dim(0);
    Var x = v.slice(0, n - 1);
    Var next = v.slice(1, n);
    return next.subtract(x.square()).square().multiply(100).add(x.subtractFrom(1).square()).sum();
  }

  private static Var himmelblau(Var v) {
    Var x = entry(v, 0);
    Var y = entry(v, 1);
    return x.square().add(y).subtract(11).square().add(x.add(y.square()).subtract(7).square());
  }

  private static Var beale(Var v) {
    Var x = entry(v, 0);
    Var y = entry(v, 1);
    Var sum = Var.constant(0);
    double[] constants = {1.5, 2.25, 2.625};
    for (int i = 0; i < 3; i++) {
      sum = sum.add(x.multiply(y.pow(i + 1)).subtract(x).add(constants[i]).square());
    }
    return sum;
  }

  private static Var goldsteinPrice(Var v) {
    Var x = entry(v, 0);
    Var y = entry(v, 1);
    Var xy = x.multiply(y);
    Var a = x.square().multiply(3).subtract(x.multiply(14)).add(19).subtract(y.multiply(14))
        .add(xy.multiply(6)).add(y.square().multiply(3));
    Var b = x.square().multiply(12).subtract(x.multiply(32)).add(18).add(y.multiply(48))
        .subtract(xy.multiply(36)).add(y.square().multiply(27));
    Var first = x.add(y).add(1).square().multiply(a).add(1);
    return first.multiply(
        x.multiply(2).subtract(y.multiply(3)).square().multiply(b).add(30));
  }

  private static Var griewankWalther(Var v) {
    Var quotient = entry(v, 0).divide(entry(v, 1));
    Var rest = quotient.subtract(entry(v, 1).exp());
    return quotient.sin().add(rest).multiply(rest);
  }

  private static Var ackley(Var x) {
    Var far = x.square().mean().sqrt().multiply(-0.2).exp().multiply(-20);
    Var waves = x.multiply(2 * Math.PI).cos().mean().exp();
    return far.subtract(waves).add(20 + Math.E);
  }

  /** The Helmholtz energy of a mixed fluid. */
  private static Var helmholtz(Var x, JsonNode p) {
    int n = x.shape().dim(0);
    double[] hilbert = new double[n * n];
    for (int i = 0; i < n * n; i++) hilbert[i] = 1.0 / (i / n + i % n + 1);
    Var a = Var.constant(Tensor.of(Shape.of(n, n), hilbert));
    Var b = Var.constant(Tensor.vector(ReferenceCase.doubles(p.get("b"))));
    Var bx = b.dot(x);
    Var mixing = x.multiply(x.divide(bx.subtractFrom(1)).log()).sum()
        .multiply(number(p, "R", 8.314) * number(p, "T", 1));
    double root = Math.sqrt(2);
    Var log = bx.multiply(1 + root).add(1).divide(bx.multiply(1 - root).add(1)).log();
    return mixing.subtract(x.quadraticForm(a).divide(bx.multiply(Math.sqrt(8))).multiply(log));
  }

  /** The first entry used n times: Σ cos k · x₀ · x_(k mod 2). */
  private static Var fanOut(Var x, int n) {
    Var first = entry(x, 0);
    return IntStream.range(0, n)
        .mapToObj(k -> first.multiply(entry(x, k % 2)).multiply(Math.cos(k)))
        .reduce(Var.constant(0), Var::add);
  }

  /** Weights and, as the last entry, the bias. */
  private static Var logisticRegression(Var w, JsonNode p) {
    Var points = ReferenceTensors.nested(p.get("X"));
    int n = points.shape().dim(1);
    Var logits = points.matmul(w.slice(0, n));
    if (w.shape().dim(0) > n) logits = logits.add(entry(w, n));
    return logits.bceWithLogits(ReferenceTensors.nested(p.get("y")));
  }

  private static Var repeated(int n, UnaryOperator<Var> f, Var x) {
    Var y = x;
    for (int i = 0; i < n; i++) y = f.apply(y);
    return y;
  }

  private static Var entry(Var x, int i) { return x.slice(i, i + 1).reshape(); }
}
