package dev.gradus.autodiff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One line of the reference values, with what the reference says about it. */
record ReferenceCase(JsonNode line) {
  String id() { return line.get("id").asText(); }

  String op() { return line.get("op").asText(); }

  /** The operation at the inputs. */
  Case at() {
    ReferenceOperations.Reference f = ReferenceOperations.ALL.get(op());
    return new Case(id(), x -> f.apply(x, line.get("args")), tensors("inputs"));
  }

  Tensor cotangent() { return tensor(line.get("cotangent")); }

  List<Tensor> tangents() { return tensors("tangents"); }

  Tensor output() { return tensor(line.get("output")); }

  Tensor jvp() { return tensor(line.get("jvp")); }

  List<Tensor> vjp() { return tensors("vjp"); }

  boolean has(String field) { return line.hasNonNull(field); }

  List<Tensor> hvp() { return tensors("hvp"); }

  Tensor hessian() { return tensor(line.get("hessian")); }

  /** Entries of "output" or "derivative" from 60-digit arithmetic, NaN where not given. */
  double[] truth(String what) {
    JsonNode truth = line.path("truth").path(what);
    return truth.isMissingNode() ? new double[0] : doubles(truth);
  }

  private List<Tensor> tensors(String field) {
    List<Tensor> all = new ArrayList<>();
    for (JsonNode t : line.get(field)) all.add(tensor(t));
    return all;
  }

  private static Tensor tensor(JsonNode t) {
    return Tensor.of(Shape.of(ints(t.get("shape"))), doubles(t.get("data")));
  }

  static int[] ints(JsonNode array) {
    int[] all = new int[array.size()];
    for (int i = 0; i < all.length; i++) all[i] = array.get(i).asInt();
    return all;
  }

  /** All numbers of nested arrays, in order; NaN for null. */
  static double[] doubles(JsonNode array) {
    List<Double> all = new ArrayList<>();
    collect(array, all);
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> all) {
    if (node.isContainerNode()) for (JsonNode entry : node) collect(entry, all);
    else if (node.isNull()) all.add(Double.NaN);
    else all.add(node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble());
  }

  @Override
  public String toString() { return id(); }
}
