package dev.gradus.nn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A whole training by another system, read from a file: what it began with and what came out. */
final class ReferenceTraining {
  private static final Map<String, Supplier<Layer>> ACTIVATIONS = Map.of("sigmoid", Sigmoid::new,
      "tanh", Tanh::new, "relu", Relu::new, "softplus", Softplus::new, "softmax", Softmax::new);
  private static final Map<String, Supplier<Loss>> LOSSES = Map.of("bce", Loss::binaryCrossEntropy,
      "bce_with_logits", Loss::binaryCrossEntropyWithLogits, "ce", Loss::crossEntropy, "mse",
      Loss::meanSquaredError);

  /** What this version of the library does not have, and may therefore pass over. */
  private static final Set<String> UNSUPPORTED_ACTIVATIONS = Set.of("gelu", "silu");
  private static final Set<String> UNSUPPORTED_OPTIMIZERS = Set.of("adam");

  private final JsonNode json;

  private ReferenceTraining(JsonNode json) { this.json = json; }

  static ReferenceTraining read(Path file) throws IOException {
    return new ReferenceTraining(new ObjectMapper().readTree(file.toFile()));
  }

  String name() { return json.get("name").asText(); }

  /** What the training needs and the library does not have; empty if it can be run. */
  String unsupported() {
    for (JsonNode a : json.get("activations")) {
      if (UNSUPPORTED_ACTIVATIONS.contains(a.asText())) return a.asText();
    }
    JsonNode optimizer = json.get("optimizer");
    if (UNSUPPORTED_OPTIMIZERS.contains(optimizer.get("type").asText())) {
      return optimizer.get("type").asText();
    }
    return optimizer.path("weight_decay").asDouble(0) == 0 ? "" : "weight decay";
  }

  Sequential net() {
    List<Layer> layers = new ArrayList<>();
    JsonNode widths = json.get("layers");
    for (int l = 1; l < widths.size(); l++) {
      layers.add(new Dense(widths.get(l - 1).asInt(), widths.get(l).asInt()));
      String activation = json.get("activations").get(l - 1).asText();
      if (!activation.equals("none")) layers.add(known(ACTIVATIONS, activation));
    }
    return Sequential.of(layers.toArray(new Layer[0]));
  }

  Loss loss() { return known(LOSSES, json.get("loss").asText()); }

  private static <T> T known(Map<String, Supplier<T>> all, String name) {
    Supplier<T> one = all.get(name);
    if (one == null) throw new IllegalArgumentException("unknown name in the file: " + name);
    return one.get();
  }

  Sgd optimizer() {
    JsonNode optimizer = json.get("optimizer");
    if (!optimizer.get("type").asText().equals("sgd")) {
      throw new IllegalArgumentException("unknown optimizer in the file: " + optimizer.get("type"));
    }
    return new Sgd(optimizer.get("lr").asDouble(), optimizer.path("momentum").asDouble(0));
  }

  int steps() { return json.get("steps").asInt(); }

  double[] losses() { return numbers(json.get("losses")); }

  /** The rows that a step uses. */
  int[] rows(int step) {
    int[] rows = new int[json.get("batch").asInt()];
    for (int q = 0; q < rows.length; q++) rows[q] = (step * rows.length + q) % json.get("n")
        .asInt();
    return rows;
  }

  Dataset data() {
    Tensor x = matrix(json.get("X"));
    if (!json.get("loss").asText().equals("ce")) return Dataset.of(x, matrix(json.get("Y")));
    int[] classes = new int[x.shape().dim(0)];
    for (int i = 0; i < classes.length; i++) {
      JsonNode y = json.get("Y").get(i);
      classes[i] = y.isArray() ? y.get(0).asInt() : y.asInt();
    }
    return Dataset.of(x, classes);
  }

  /** The parameters of one moment: "init", "grad0" or "final". */
  List<Tensor> parameters(String moment) {
    List<Tensor> tensors = new ArrayList<>();
    for (JsonNode p : json.get(moment)) {
      double[] data = numbers(p.get("data"));
      JsonNode shape = p.get("shape");
      tensors.add(shape.size() == 1 ? Tensor.vector(data)
          : transposed(data, shape.get(0).asInt(), shape.get(1).asInt()));
    }
    return tensors;
  }

  private static Tensor transposed(double[] w, int out, int in) {
    double[] t = new double[w.length];
    for (int i = 0; i < in; i++) for (int j = 0; j < out; j++) t[i * out + j] = w[j * in + i];
    return Tensor.of(Shape.of(in, out), t);
  }

  private static Tensor matrix(JsonNode rows) {
    double[][] m = new double[rows.size()][];
    for (int i = 0; i < m.length; i++) m[i] = numbers(rows.get(i));
    return Tensor.matrix(m);
  }

  private static double[] numbers(JsonNode array) {
    double[] x = new double[array.size()];
    for (int i = 0; i < x.length; i++) x[i] = array.get(i).asDouble();
    return x;
  }
}
