package dev.gradus.nn;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A whole training by another system, read from a file: what it began with and what came out. */
final class ReferenceTraining {
  private static final Map<String, Supplier<Layer>> ACTIVATIONS = Map.ofEntries(
      entry("sigmoid", Sigmoid::new), entry("tanh", Tanh::new), entry("relu", Relu::new),
      entry("softplus", Softplus::new), entry("softmax", Softmax::new), entry("gelu", Gelu::new),
      entry("silu", Silu::new), entry("elu", Elu::new), entry("leaky_relu", LeakyRelu::new),
      entry("selu", Selu::new));

  private final JsonNode json;

  private ReferenceTraining(JsonNode json) { this.json = json; }

  static ReferenceTraining read(Path file) throws IOException {
    return new ReferenceTraining(new ObjectMapper().readTree(file.toFile()));
  }

  /** How far off values may be, relative to their size: the files with more fields are looser. */
  double tolerance() { return json.has("loss_args") ? 1e-11 : 1e-12; }

  String name() { return json.get("name").asText(); }

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

  Loss loss() {
    JsonNode args = json.path("loss_args");
    String loss = json.get("loss").asText();
    return switch (loss) {
      case "bce" -> Loss.binaryCrossEntropy();
      case "bce_with_logits" -> Loss.binaryCrossEntropyWithLogits();
      case "mse" -> Loss.meanSquaredError();
      case "l1" -> Loss.meanAbsoluteError();
      case "huber" -> Loss.huber(args.path("delta").asDouble(1));
      case "poisson" -> Loss.poisson();
      case "ce" -> args.path("class_weights").isArray()
          ? Loss.crossEntropy(args.path("label_smoothing").asDouble(0),
              numbers(args.get("class_weights")))
          : Loss.crossEntropy(args.path("label_smoothing").asDouble(0));
      default -> throw new UnsupportedOperationException("loss " + loss);
    };
  }

  private static <T> T known(Map<String, Supplier<T>> all, String name) {
    Supplier<T> one = all.get(name);
    if (one == null) throw new UnsupportedOperationException("name " + name);
    return one.get();
  }

  /** Clipping comes first, then decay, then the rule. */
  Optimizer optimizer() {
    JsonNode optimizer = json.get("optimizer");
    Optimizer rule = rule(optimizer);
    double decay = optimizer.path("weight_decay").asDouble(0);
    if (decay != 0 && !optimizer.get("type").asText().equals("adamw")) {
      rule = new WeightDecay(decay, Decays.ALL).then(rule);
    }
    JsonNode clip = json.path("clip_norm");
    return clip.isNumber() ? new ClipNorm(clip.asDouble()).then(rule) : rule;
  }

  private Optimizer rule(JsonNode optimizer) {
    JsonNode betas = optimizer.path("betas");
    double beta1 = betas.isArray() ? betas.get(0).asDouble() : 0.9;
    double beta2 = betas.isArray() ? betas.get(1).asDouble() : 0.999;
    Adam adam = new Adam(rate(), beta1, beta2, optimizer.path("eps").asDouble(1e-8));
    double momentum = optimizer.path("momentum").asDouble(0);
    String type = optimizer.get("type").asText();
    return switch (type) {
      case "sgd" -> new Sgd(rate(), momentum, optimizer.path("nesterov").asBoolean(false));
      case "adam" -> adam;
      case "adamw" -> new AdamW(adam, optimizer.path("weight_decay").asDouble(0.01), Decays.ALL);
      case "rmsprop" -> new RmsProp(rate(), optimizer.path("alpha").asDouble(0.99),
          optimizer.path("eps").asDouble(1e-8), momentum);
      case "adagrad" -> new Adagrad(rate(), optimizer.path("eps").asDouble(1e-10));
      default -> throw new UnsupportedOperationException("optimizer " + type);
    };
  }

  /** The rates that the file states for each step, or else a constant one. */
  private Schedule rate() {
    JsonNode rates = json.path("rates");
    return rates.isArray() ? step -> rates.get((int) step).asDouble()
        : Schedule.constant(json.get("optimizer").get("lr").asDouble());
  }

  /** The schedule by its name, where the file has one. */
  Optional<Schedule> schedule() {
    JsonNode s = json.path("schedule");
    double rate = json.get("optimizer").get("lr").asDouble();
    // the rates decide; of a warm-up the file does not say where its last step is
    if (!s.isObject() || s.get("type").asText().equals("warmup_linear")) return Optional.empty();
    return Optional.of(switch (s.get("type").asText()) {
      case "cosine" -> Schedule.cosine(rate, s.get("steps").asLong());
      case "exponential" -> Schedule.exponential(rate, s.get("factor").asDouble());
      case "steps" -> Schedule.steps(rate, s.get("factor").asDouble(), s.get("every").asLong());
      default -> throw new UnsupportedOperationException("schedule " + s);
    });
  }

  double[] rates() {
    JsonNode rates = json.path("rates");
    return rates.isArray() ? numbers(rates) : new double[0];
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
    if (!json.get("loss").asText().equals("ce")) return Dataset.numbers(x, matrix(json.get("Y")));
    int[] classes = new int[x.shape().dim(0)];
    for (int i = 0; i < classes.length; i++) {
      JsonNode y = json.get("Y").get(i);
      classes[i] = y.isArray() ? y.get(0).asInt() : y.asInt();
    }
    return Dataset.classes(x, classes);
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
