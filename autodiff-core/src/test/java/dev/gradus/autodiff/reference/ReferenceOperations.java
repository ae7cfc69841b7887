package dev.gradus.autodiff.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The operations of the reference cases by their names there, each one call of {@link Var}. */
final class ReferenceOperations {
  /** A function of the inputs with the parameters of the case. */
  interface Reference {
    Var apply(List<Var> x, JsonNode parameters);
  }

  static final Map<String, Reference> ALL = new HashMap<>();

  private ReferenceOperations() {}

  static {
    entrywise();
    activations();
    pairs();
    ReferenceTensors.addTo(ALL);
    ReferenceProducts.addTo(ALL);
    ReferenceFunctions.addTo(ALL);
  }

  private static void unary(String name, UnaryOperator<Var> f) {
    ALL.put(name, (x, p) -> f.apply(x.get(0)));
  }

  private static void binary(String name, BinaryOperator<Var> f) {
    ALL.put(name, (x, p) -> f.apply(x.get(0), x.get(1)));
  }

  private static void entrywise() {
    unary("neg", Var::negate);
    unary("reciprocal", Var::reciprocal);
    unary("square", Var::square);
    unary("sqrt", Var::sqrt);
    unary("rsqrt", Var::rsqrt);
    unary("abs", Var::abs);
    unary("sign", Var::sign);
    unary("floor", Var::floor);
    unary("ceil", Var::ceil);
    unary("round", Var::round);
    unary("exp", Var::exp);
    unary("exp2", Var::exp2);
    unary("expm1", Var::expm1);
    unary("log", Var::log);
    unary("log2", Var::log2);
    unary("log10", Var::log10);
    unary("log1p", Var::log1p);
    ALL.put("logit", (x, p) -> {
      double eps = number(p, "eps", 0);
      return eps == 0 ? x.get(0).logit() : x.get(0).clamp(eps, 1 - eps).logit();
    });
    unary("sin", Var::sin);
    unary("cos", Var::cos);
    unary("tan", Var::tan);
    unary("asin", Var::asin);
    unary("acos", Var::acos);
    unary("atan", Var::atan);
    unary("sinh", Var::sinh);
    unary("cosh", Var::cosh);
    unary("tanh", Var::tanh);
    unary("asinh", Var::asinh);
    unary("acosh", Var::acosh);
    unary("atanh", Var::atanh);
    unary("erf", Var::erf);
    unary("erfc", Var::erfc);
    unary("lgamma", Var::lgamma);
    unary("digamma", Var::digamma);
    unary("sinc", Var::sinc);
    ALL.put("pow_scalar", (x, p) -> x.get(0).pow(number(p, "exponent", 2)));
    ALL.put("scalar_pow", (x, p) -> x.get(0).powerOf(number(p, "base", 2)));
  }

  private static void activations() {
    unary("sigmoid", Var::sigmoid);
    unary("logsigmoid", Var::logSigmoid);
    ALL.put("softplus", (x, p) -> {
      double beta = number(p, "beta", 1);
      return beta == 1 ? x.get(0).softplus() : x.get(0).multiply(beta).softplus().divide(beta);
    });
    unary("softplus_exact", Var::softplus);
    unary("silu", Var::silu);
    unary("gelu_tanh", Var::geluTanh);
    ALL.put("gelu", (x, p) -> p.path("approximate").asText().equals("tanh") ? x.get(0).geluTanh()
        : x.get(0).gelu());
    unary("mish", Var::mish);
    unary("softsign", Var::softsign);
    unary("relu", Var::relu);
    ALL.put("leaky_relu", (x, p) -> x.get(0).leakyRelu(number(p, "negative_slope", 0.01)));
    ALL.put("elu", (x, p) -> x.get(0).elu(number(p, "alpha", 1)));
    unary("selu", Var::selu);
    ALL.put("hardtanh", (x, p) -> {
      double low = number(p, "min_val", -1);
      double high = number(p, "max_val", 1);
      return low == -1 && high == 1 ? x.get(0).hardtanh() : x.get(0).clamp(low, high);
    });
    unary("relu6", Var::relu6);
    unary("hardsigmoid", Var::hardSigmoid);
    ALL.put("clamp", (x, p) -> x.get(0).clamp(number(p, "min", Double.NEGATIVE_INFINITY),
        number(p, "max", Double.POSITIVE_INFINITY)));
  }

  private static void pairs() {
    binary("add", Var::add);
    binary("sub", Var::subtract);
    binary("mul", Var::multiply);
    binary("div", Var::divide);
    binary("pow", Var::pow);
    binary("maximum", Var::maximum);
    binary("minimum", Var::minimum);
    binary("atan2", Var::atan2);
    binary("hypot", Var::hypot);
    binary("logaddexp", Var::logAddExp);
    unary("add_self", x -> x.add(x));
    unary("sub_self", x -> x.subtract(x));
    unary("mul_self", x -> x.multiply(x));
    unary("div_self", x -> x.divide(x));
    unary("pow_self", x -> x.pow(x));
    ALL.put("where", (x, p) -> {
      Shape shape = x.get(0).add(x.get(1)).shape();
      return x.get(0).where(mask(p.get("cond"), shape), x.get(1));
    });
    ALL.put("where_sqrt", (x, p) -> x.get(0).sqrt().where(x.get(0).greaterThan(0),
        Var.constant(0)));
    ALL.put("masked_fill", (x, p) -> {
      Var filled = x.get(0).maskedFill(mask(p.get("mask"), x.get(0).shape()),
          number(p, "value", 0));
      String then = p.path("then").asText("");
      if (then.isEmpty()) return filled;
      String[] words = then.split(" "); // such as: softmax axis 1
      ObjectNode parameters = JsonNodeFactory.instance.objectNode();
      if (words.length > 1) parameters.put(words[1], Integer.parseInt(words[2]));
      return ALL.get(words[0]).apply(List.of(filled), parameters);
    });
  }

  // ---- parameters ----

  /** Of the shape of its nested arrays, or with as many entries in one array as the shape has. */
  static Var mask(JsonNode entries, Shape shape) {
    double[] m = ReferenceCase.doubles(entries);
    boolean flat = entries.isArray() && (entries.isEmpty() || !entries.get(0).isArray());
    return flat && m.length == shape.size() ? Var.constant(Tensor.of(shape, m))
        : ReferenceTensors.nested(entries);
  }

  /** A number, also where it is written as a string; the standard one where it is left out. */
  static double number(JsonNode p, String name, double standard) {
    JsonNode n = p.path(name);
    return n.isMissingNode() || n.isNull() ? standard
        : n.isTextual() ? Double.parseDouble(n.asText().replaceFirst("inf$", "Infinity"))
        : n.asDouble();
  }

  static int whole(JsonNode p, String name, int standard) {
    return (int) number(p, name, standard);
  }

  /** Whether the operation is over all axes at once. */
  static boolean all(JsonNode p) { return !p.hasNonNull("axis"); }

  static boolean keep(JsonNode p) { return p.path("keepdim").asBoolean(); }

  static int[] axes(JsonNode p) {
    JsonNode axis = p.get("axis");
    return axis.isArray() ? ReferenceCase.ints(axis) : new int[] {axis.asInt()};
  }

  /** The axes of the case, or all there are. */
  static int[] axes(JsonNode p, Var x) {
    return all(p) ? IntStream.range(0, x.shape().rank()).toArray() : axes(p);
  }

  /** The one axis of the case; the last where none is given. */
  static int axis(JsonNode p) { return all(p) ? -1 : axes(p)[0]; }

  static Reduction reduction(JsonNode p) {
    return Reduction.valueOf(
        p.path("reduction").asText("mean").toUpperCase(java.util.Locale.ROOT));
  }
}
