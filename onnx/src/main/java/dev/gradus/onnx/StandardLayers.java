package dev.gradus.onnx;

import dev.gradus.nn.Activation;
import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Dropout;
import dev.gradus.nn.Elu;
import dev.gradus.nn.Embedding;
import dev.gradus.nn.Frozen;
import dev.gradus.nn.Gelu;
import dev.gradus.nn.GeluTanh;
import dev.gradus.nn.HardSigmoid;
import dev.gradus.nn.Hardtanh;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LayerNorm;
import dev.gradus.nn.LeakyRelu;
import dev.gradus.nn.LogSigmoid;
import dev.gradus.nn.Mish;
import dev.gradus.nn.Parallel;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Relu6;
import dev.gradus.nn.Repeated;
import dev.gradus.nn.Residual;
import dev.gradus.nn.RmsNorm;
import dev.gradus.nn.Selu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Silu;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Softplus;
import dev.gradus.nn.Softsign;
import dev.gradus.nn.Tanh;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The library's layers in ONNX operators. Operators that runtimes have in floats only, such as Elu,
 * are said by simpler ones that they have in doubles, too.
 */
final class StandardLayers {
  private final Map<Object, Translation<?>> all = new LinkedHashMap<>();

  private StandardLayers() {
    put(Sequential.class, StandardLayers::sequential);
    put(Dense.class, (l, x, at) -> at.op("Gemm", x, at.parameter("W"), at.parameter("b")));
    put(Dropout.class, (l, x, at) -> x);
    put(BatchNorm.class, StandardLayers::batchNorm);
    put(LayerNorm.class, StandardLayers::layerNorm);
    put(RmsNorm.class, StandardLayers::rmsNorm);
    put(Embedding.class, StandardLayers::embedding);
    put(Residual.class, (l, x, at) -> at.op("Add", x, at.apply(0, x)));
    put(Repeated.class, StandardLayers::repeated);
    put(Frozen.class, (l, x, at) -> at.apply(0, x));
    put(Parallel.class, StandardLayers::parallel);
    activations();
  }

  static Map<Object, Translation<?>> all() { return new StandardLayers().all; }

  private <L extends Layer> void put(Class<L> type, Translation<L> translation) {
    all.put(type, translation);
  }

  private static Value sequential(Sequential net, Value x, Place at) {
    for (int i = 0; i < net.layers().size(); i++) x = at.apply(i, x);
    return x;
  }

  private static Value repeated(Repeated layer, Value x, Place at) {
    for (int i = 0; i < layer.times(); i++) x = at.apply(0, x);
    return x;
  }

  private static Value parallel(Parallel layer, Value x, Place at) {
    Value[] parts = new Value[layer.layers().size()];
    long from = 0;
    for (int i = 0; i < parts.length; i++) {
      long to = from + layer.childInputs(i, at.inputs());
      Value columns = at.op("Slice", x, at.integers(from), at.integers(to), at.integers(1));
      parts[i] = at.apply(i, columns);
      from = to;
    }
    return at.op("Concat", Map.of("axis", 1), parts);
  }

  /** By what it has kept. */
  private static Value batchNorm(BatchNorm layer, Value x, Place at) {
    return normal(at.op("Sub", x, at.buffer("mean")), at.buffer("variance"), layer.epsilon(), at);
  }

  private static Value layerNorm(LayerNorm layer, Value x, Place at) {
    Value apart = at.op("Sub", x, mean(x, at));
    return normal(apart, mean(at.op("Mul", apart, apart), at), layer.epsilon(), at);
  }

  private static Value rmsNorm(RmsNorm layer, Value x, Place at) {
    Value square = at.op("Add", mean(at.op("Mul", x, x), at), at.number(layer.epsilon()));
    return at.op("Mul", at.op("Div", x, at.op("Sqrt", square)), at.parameter("g"));
  }

  private static Value mean(Value x, Place at) {
    return at.op("ReduceMean", Map.of("axes", new long[] {1}, "keepdims", 1), x);
  }

  /** g·(x − mean)/√(variance + ε) + b. */
  private static Value normal(Value apart, Value variance, double epsilon, Place at) {
    Value deviation = at.op("Sqrt", at.op("Add", variance, at.number(epsilon)));
    Value scaled = at.op("Mul", at.op("Div", apart, deviation), at.parameter("g"));
    return at.op("Add", scaled, at.parameter("b"));
  }

  private static Value embedding(Embedding layer, Value x, Place at) {
    Value indices = at.op("Cast", Map.of("to", 7), x); // whole numbers of 64 bits
    Value rows = at.op("Gather", Map.of("axis", 0), at.parameter("E"), indices);
    // 0: as many points as there are, of which there may be none
    return at.op("Reshape", rows, at.integers(0, layer.outputs(at.inputs())));
  }

  private void activations() {
    put(Sigmoid.class, (l, x, at) -> at.op("Sigmoid", x));
    put(Tanh.class, (l, x, at) -> at.op("Tanh", x));
    put(Relu.class, (l, x, at) -> at.op("Relu", x));
    put(Softmax.class, (l, x, at) -> at.op("Softmax", Map.of("axis", 1), x));
    put(Relu6.class, (l, x, at) -> clip(x, 0, 6, at));
    put(Hardtanh.class, (l, x, at) -> clip(x, -1, 1, at));
    put(HardSigmoid.class, (l, x, at) -> at.op("Div",
        clip(at.op("Add", x, at.number(3)), 0, 6, at), at.number(6)));
    put(LeakyRelu.class, (l, x, at) -> at.op("Add", above(x, at), times(below(x, at), l.a(), at)));
    put(Elu.class, (l, x, at) -> elu(x, l.a(), at));
    put(Selu.class, StandardLayers::selu);
    put(Softplus.class, (l, x, at) -> softplus(x, at));
    put(LogSigmoid.class, (l, x, at) -> at.op("Sub", below(x, at), bend(x, at)));
    put(Softsign.class, (l, x, at) -> at.op("Div", x,
        at.op("Add", at.op("Abs", x), at.number(1))));
    put(Silu.class, (l, x, at) -> gated(x, x, at));
    put(Mish.class, (l, x, at) -> at.op("Mul", x, at.op("Tanh", softplus(x, at))));
    put(Gelu.class, StandardLayers::gelu);
    put(GeluTanh.class, StandardLayers::geluTanh);
  }

  private static Value times(Value x, double factor, Place at) {
    return at.op("Mul", x, at.number(factor));
  }

  private static Value clip(Value x, double from, double to, Place at) {
    return at.op("Clip", x, at.number(from), at.number(to));
  }

  private static Value above(Value x, Place at) { return at.op("Max", x, at.number(0)); }

  private static Value below(Value x, Place at) { return at.op("Min", x, at.number(0)); }

  /** x above 0, a(eˣ − 1) below. */
  private static Value elu(Value x, double a, Place at) {
    Value below = at.op("Sub", at.op("Exp", below(x, at)), at.number(1));
    return at.op("Add", above(x, at), times(below, a, at));
  }

  /** λ·elu(x). */
  private static Value selu(Activation layer, Value x, Place at) {
    return times(elu(x, 1.6732632423543772, at), 1.0507009873554805, at);
  }

  /** ln(1 + e^−|x|), which overflows nowhere. */
  private static Value bend(Value x, Place at) {
    Value e = at.op("Exp", at.op("Neg", at.op("Abs", x)));
    return at.op("Log", at.op("Add", e, at.number(1)));
  }

  /** ln(1 + eˣ). */
  private static Value softplus(Value x, Place at) {
    return at.op("Add", above(x, at), bend(x, at));
  }

  /**
   * x·σ(u) as x/(1 + e^−u): Sigmoid itself may be off by 1e-7, which a large x makes larger; and
   * ONNX Runtime makes one operator of x·σ(x) that it has in floats only.
   */
  private static Value gated(Value x, Value u, Place at) {
    return at.op("Div", x, at.op("Add", at.op("Exp", at.op("Neg", u)), at.number(1)));
  }

  /** x·½(1 + erf(x/√2)). */
  private static Value gelu(Activation layer, Value x, Place at) {
    Value erf = at.op("Erf", times(x, Math.sqrt(0.5), at));
    return at.op("Mul", x, times(at.op("Add", erf, at.number(1)), 0.5, at));
  }

  /** x·σ(2√(2/π)(x + 0.044715x³)), which is ½x(1 + tanh(√(2/π)(x + 0.044715x³))). */
  private static Value geluTanh(Activation layer, Value x, Place at) {
    Value a = clip(x, -40, 40, at); // beyond, σ is 0 or 1; the cube of a huge x would overflow
    Value cube = at.op("Mul", at.op("Mul", a, a), a);
    Value u = at.op("Add", a, times(cube, 0.044715, at));
    return gated(x, times(u, 2 * Math.sqrt(2 / Math.PI), at), at);
  }
}
