package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.files.Safetensors;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights that were trained by other libraries. */
final class Foreign {
  private Foreign() {}

  /** The parameters of each layer that has any, which share what follows the ^ in their names. */
  private static List<List<Parameter>> layers(Sequential net) {
    Map<String, List<Parameter>> all = new LinkedHashMap<>();
    for (Parameter p : net.allParameters()) {
      all.computeIfAbsent(layer(p.name()), k -> new ArrayList<>()).add(p);
    }
    return List.copyOf(all.values());
  }

  /** The buffers of the layer whose parameters, or whose other buffers, end so. */
  private static List<String> buffers(Sequential net, String layer) {
    return net.bufferLayout().names().stream().filter(n -> layer(n).equals(layer)).toList();
  }

  private static String layer(String name) { return name.substring(name.lastIndexOf('^') + 1); }

  static Parameters parametersOfStateDict(Sequential net, Safetensors file, List<String> prefixes)
      throws IOException {
    if (net.bufferLayout().names().isEmpty()) return ofStateDict(net, file, prefixes).parameters();
    throw file.wrong("the network keeps " + Given.list(net.bufferLayout().names())
        + " beside its parameters", "use Model.ofStateDict, which reads these, too");
  }

  static Predictions.State ofStateDict(Sequential net, Safetensors file, List<String> given)
      throws IOException {
    List<String> prefixes = given.isEmpty() ? prefixes(file) : given;
    List<List<Parameter>> layers = layers(net);
    if (prefixes.size() != layers.size()) {
      throw file.wrong("there are " + prefixes.size() + " layers with weights, "
          + Given.list(prefixes) + ", but " + net + " has " + layers.size(),
          "give a network of the same layers");
    }
    List<Tensor> all = new ArrayList<>();
    Map<String, Tensor> kept = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      String prefix = prefixes.get(i).isEmpty() ? "" : prefixes.get(i) + ".";
      for (Parameter p : layers.get(i)) all.add(tensor(file, prefix, p));
      for (String buffer : buffers(net, layer(layers.get(i).get(0).name()))) {
        kept.put(buffer, file.tensor(prefix + running(buffer), net.bufferLayout().shape(buffer)));
      }
    }
    checkAllTaken(file, prefixes, all.size() + kept.size());
    List<Tensor> buffers = new ArrayList<>();
    for (String buffer : net.bufferLayout().names()) {
      Tensor x = kept.get(buffer);
      if (x == null) {
        throw file.wrong("the layer of " + buffer + " has no parameters, by which others would "
            + "know it", "give it one, or make the model from parameters that you read");
      }
      buffers.add(x);
    }
    return new Predictions.State(new Parameters(net.layout(), all),
        new Parameters(net.bufferLayout(), buffers));
  }

  /** What PyTorch calls it: {@code running_var}; others have their own names. */
  private static String running(String buffer) {
    String name = buffer.substring(0, buffer.lastIndexOf('^'));
    return name.equals("mean") ? "running_mean" : name.equals("variance") ? "running_var" : name;
  }

  private static Tensor tensor(Safetensors file, String prefix, Parameter p) throws IOException {
    String name = prefix + (p.role() == Role.BIAS ? "bias" : "weight");
    Shape s = p.shape();
    if (p.role() != Role.WEIGHT || s.rank() != 2) return file.tensor(name, s);
    return Var.constant(file.tensor(name, Shape.of(s.dim(1), s.dim(0)))).transpose().value();
  }

  /** Fails if one of the layers has more in the file than in the network. */
  private static void checkAllTaken(Safetensors file, List<String> prefixes, int taken) {
    List<String> there = file.entries().keySet().stream()
        .filter(n -> prefixes.stream().anyMatch(p -> p.equals(prefix(n))))
        .filter(n -> !n.endsWith(".num_batches_tracked")) // counts steps; predicts nothing
        .toList();
    if (there.size() == taken) return;
    throw file.wrong("its layers have " + there.size() + " tensors, " + Given.list(there)
        + ", but those of the network have " + taken, "give a network of the same layers");
  }

  private static String prefix(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** What stands before the last dot, in the order of the numbers there. */
  private static List<String> prefixes(Safetensors file) {
    List<String> all = file.entries().keySet().stream().map(Foreign::prefix).distinct()
        .toList();
    if (all.stream().map(p -> p.replaceAll("\\d+", "0")).distinct().count() > 1) {
      throw file.wrong("its layers " + Given.list(all) + " are not numbered, so their order is "
          + "not known", "give their names after the path, from the input to the output");
    }
    return all.stream().sorted((a, b) -> Arrays.compare(numbers(a), numbers(b))).toList();
  }

  private static BigInteger[] numbers(String prefix) {
    return Arrays.stream(prefix.split("\\D+")).filter(n -> !n.isEmpty()).map(BigInteger::new)
        .toArray(BigInteger[]::new);
  }

  static Parameters ofScikitLearn(Sequential net, double[][][] coefs, double[][] intercepts) {
    String call = "Parameters.ofScikitLearn: ";
    List<List<Parameter>> layers = layers(net);
    if (coefs.length != layers.size() || intercepts.length != layers.size()) {
      throw new IllegalArgumentException(call + "there are " + coefs.length + " coefs and "
          + intercepts.length + " intercepts, but " + net + " has " + layers.size()
          + " layers with weights; give a network of the same layers");
    }
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      List<Parameter> layer = layers.get(i);
      if (layer.size() != 2 || layer.get(0).role() != Role.WEIGHT
          || layer.get(1).role() != Role.BIAS) {
        throw new IllegalArgumentException(call + "layer " + i + " with weights has "
            + Given.list(layer) + "; scikit-learn knows Dense layers only");
      }
      all.add(fitting(call + "coefs[" + i + "]", matrix(call + "coefs[" + i + "]", coefs[i]),
          layer.get(0)));
      all.add(fitting(call + "intercepts[" + i + "]", Tensor.vector(intercepts[i]),
          layer.get(1)));
    }
    return new Parameters(net.layout(), all);
  }

  private static Tensor matrix(String what, double[][] rows) {
    try {
      return Tensor.matrix(rows);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException(what + " is no matrix: " + e.getMessage()
          + "; give rows of the same length", e);
    }
  }

  private static Tensor fitting(String what, Tensor x, Parameter p) {
    if (x.shape().equals(p.shape())) return x;
    throw new IllegalArgumentException(what + " has shape " + x.shape() + " but " + p
        + " should be its like; give a network of the same layers");
  }
}
