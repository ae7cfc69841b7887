package dev.gradus.autodiff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The operations of the reference cases by their names there, in operations of {@link Var}. */
final class ReferenceOperations {
  /** A function of the inputs with the parameters of the case. */
  interface Reference {
    Var apply(List<Var> x, JsonNode parameters);
  }

  static final Map<String, Reference> ALL = new HashMap<>();

  private ReferenceOperations() {}

  static {
    entrywise();
    arithmetic();
    alongAxes();
    structure();
    products();
    losses();
    functions();
  }

  private static void unary(String name, UnaryOperator<Var> f) {
    ALL.put(name, (x, p) -> f.apply(x.get(0)));
  }

  private static void entrywise() {
    unary("neg", Var::negate);
    unary("reciprocal", Var::reciprocal);
    unary("square", Var::square);
    unary("exp", Var::exp);
    unary("log", Var::log);
    unary("log1p", Var::log1p);
    unary("expm1", Var::expm1);
    unary("sqrt", Var::sqrt);
    unary("sin", Var::sin);
    unary("cos", Var::cos);
    unary("abs", Var::abs);
    unary("sign", Var::sign);
    unary("sigmoid", Var::sigmoid);
    unary("logsigmoid", Var::logSigmoid);
    unary("softplus", Var::softplus);
    unary("softplus_exact", Var::softplus);
    unary("tanh", Var::tanh);
    unary("relu", Var::relu);
    ALL.put("pow_scalar", (x, p) -> x.get(0).pow(p.get("exponent").asDouble()));
  }

  private static void arithmetic() {
    ALL.put("add", (x, p) -> x.get(0).add(x.get(1)));
    ALL.put("sub", (x, p) -> x.get(0).subtract(x.get(1)));
    ALL.put("mul", (x, p) -> x.get(0).multiply(x.get(1)));
    ALL.put("div", (x, p) -> x.get(0).divide(x.get(1)));
    unary("add_self", x -> x.add(x));
    unary("sub_self", x -> x.subtract(x));
    unary("mul_self", x -> x.multiply(x));
    unary("div_self", x -> x.divide(x));
  }

  private static void alongAxes() {
    ALL.put("sum", (x, p) -> all(p) ? x.get(0).sum() : x.get(0).sum(keep(p), axes(p)));
    ALL.put("mean", (x, p) -> all(p) ? x.get(0).mean() : x.get(0).mean(keep(p), axes(p)));
    Reference max = (x, p) -> all(p) ? x.get(0).max() : x.get(0).max(keep(p), axes(p)[0]);
    ALL.put("max", max);
    ALL.put("amax", max);
    ALL.put("softmax", (x, p) -> x.get(0).softmax(axes(p)[0]));
    ALL.put("log_softmax", (x, p) -> x.get(0).logSoftmax(axes(p)[0]));
    ALL.put("logsumexp", (x, p) -> axes(p).length > 1
        ? x.get(0).reshape(x.get(0).shape().size()).logSumExp(0)
        : x.get(0).logSumExp(keep(p), axes(p)[0]));
  }

  private static void structure() {
    unary("transpose", Var::transpose);
    ALL.put("reshape", (x, p) -> x.get(0).reshape(shape(p, x.get(0).shape().size())));
    ALL.put("broadcast_to", (x, p) -> x.get(0).broadcastTo(shape(p, 0)));
    ALL.put("concat", (x, p) -> x.get(0).concat(p.get("axis").asInt(), x.get(1)));
    ALL.put("concat_self", (x, p) -> x.get(0).concat(p.get("axis").asInt(), x.get(0)));
    ALL.put("slice", (x, p) -> x.get(0).slice(p.get("start").asInt(), p.get("stop").asInt()));
    unary("slice_overlap", x -> x.slice(0, 3).multiply(x.slice(1, 4)));
    ALL.put("pad", (x, p) -> Var.apply(
        new Structure.Pad(0, p.get("pad").get(0).asInt(), p.get("pad").get(1).asInt()), x.get(0)));
  }

  private static void products() {
    ALL.put("matmul", (x, p) -> x.get(0).matmul(x.get(1)));
    unary("matmul_self", x -> x.matmul(x));
    unary("matmul_self_t", x -> x.matmul(x.transpose()));
    ALL.put("dot", (x, p) -> x.get(0).dot(x.get(1)));
    ALL.put("outer", (x, p) -> x.get(0).reshape(x.get(0).shape().size(), 1).multiply(x.get(1)));
    ALL.put("quadform", (x, p) -> x.get(0).dot(x.get(1).matmul(x.get(0))));
    ALL.put("linear", (x, p) -> x.get(0).matmul(x.get(1), false, true).add(x.get(2)));
    ALL.put("addmm", (x, p) -> x.get(1).matmul(x.get(2)).add(x.get(0)));
  }

  private static void losses() {
    ALL.put("mse", (x, p) -> x.get(0).subtract(x.get(1)).square().mean());
    ALL.put("bce_with_logits", (x, p) -> x.get(0).bceWithLogits(target(p)).mean());
    ALL.put("cross_entropy", (x, p) -> x.get(0).logSoftmax(1).gather(target(p)).mean().negate());
    ALL.put("nll", ALL.get("cross_entropy")); // there: of the logarithm of softmax, the same thing
    ALL.put("cross_entropy_soft",
        (x, p) -> x.get(0).logSoftmax(1).multiply(target(p)).sum(1).mean().negate());
  }

  private static void functions() {
    unary("rosenbrock", x -> entry(x, 1).subtract(entry(x, 0).square()).square().multiply(100)
        .add(entry(x, 0).negate().add(1).square()));
    unary("himmelblau", x -> entry(x, 0).square().add(entry(x, 1)).subtract(11).square()
        .add(entry(x, 0).add(entry(x, 1).square()).subtract(7).square()));
    unary("beale", ReferenceOperations::beale);
    unary("rastrigin", x -> x.square()
        .subtract(x.multiply(2 * Math.PI).cos().multiply(10)).add(10).sum());
    unary("speelpenning", x -> IntStream.range(0, x.shape().size()).mapToObj(i -> entry(x, i))
        .reduce(Var::multiply).orElseThrow());
    ALL.put("sin_chain_1000", (x, p) -> repeated(p.get("n").asInt(), Var::sin, x.get(0)).sum());
    ALL.put("logistic_map_20", (x, p) -> {
      Var r = entry(x.get(0), 1);
      return repeated(p.get("n").asInt(), y -> r.multiply(y).multiply(y.negate().add(1)),
          entry(x.get(0), 0));
    });
    ALL.put("mlp_2_3_1", (x, p) -> x.get(0).matmul(x.get(1)).add(x.get(2)).tanh()
        .matmul(x.get(3)).add(x.get(4)).sum());
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

  private static Var repeated(int n, UnaryOperator<Var> f, Var x) {
    Var y = x;
    for (int i = 0; i < n; i++) y = f.apply(y);
    return y;
  }

  private static Var entry(Var x, int i) { return x.slice(i, i + 1).reshape(); }

  private static boolean all(JsonNode p) { return p.get("axis").isNull(); }

  private static boolean keep(JsonNode p) { return p.path("keepdim").asBoolean(); }

  private static int[] axes(JsonNode p) {
    JsonNode axis = p.get("axis");
    return axis.isArray() ? ReferenceCase.ints(axis) : new int[] {axis.asInt()};
  }

  /** The parameter "shape", where −1 stands for what is left of the size. */
  private static Shape shape(JsonNode p, int size) {
    int[] d = ReferenceCase.ints(p.get("shape"));
    int known = Math.abs(IntStream.of(d).reduce(1, (a, b) -> a * b));
    return Shape.of(IntStream.of(d).map(n -> n < 0 ? size / known : n).toArray());
  }

  /** The parameter "target": labels by row, or a vector of classes. */
  private static Var target(JsonNode p) {
    JsonNode t = p.get("target");
    return Var.constant(t.get(0).isArray()
        ? Tensor.of(Shape.of(t.size(), t.get(0).size()), ReferenceCase.doubles(t))
        : Tensor.vector(ReferenceCase.doubles(t)));
  }
}
