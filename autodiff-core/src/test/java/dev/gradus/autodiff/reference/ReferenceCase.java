package dev.gradus.autodiff.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the reference values, with what the reference says about it. */
record ReferenceCase(JsonNode line) {
  String id() { return line.get("id").asText(); }

  String op() { return line.get("op").asText(); }

  JsonNode args() { return line.path("args"); }

  List<Tensor> inputs() { return tensors("inputs"); }

  /** The inputs as vars on no tape. */
  List<Var> constants() { return inputs().stream().map(Var::constant).toList(); }

  /** The inputs as variables of a tape. */
  List<Var> variables(Tape tape) { return inputs().stream().map(tape::variable).toList(); }

  /** The operation of vars. */
  Var apply(List<Var> x) { return ReferenceOperations.ALL.get(op()).apply(x, args()); }

  /** ⟨cotangent, op(x)⟩. */
  Var contracted(List<Var> x) {
    return apply(x).multiply(Var.constant(cotangent())).sum();
  }

  Tensor cotangent() { return tensor(line.get("cotangent")); }

  List<Tensor> tangents() { return tensors("tangents"); }

  boolean has(String field) { return line.hasNonNull(field); }

  /** The tensor or tensors of a field; null in the place of one that is not differentiable. */
  List<@Nullable Tensor> expected(String field) {
    JsonNode f = line.get(field);
    return f.isArray() ? tensors(field) : List.of(tensor(f));
  }

  /** What a newer release of the reference answers instead, entry by entry; empty if the same. */
  double[] newer(String field, int k) {
    JsonNode f = line.path("alt_2_13").path(field);
    JsonNode t = f.isArray() ? f.path(k) : f;
    return t.isMissingNode() ? new double[0] : doubles(t.get("data"));
  }

  /** The answer of exact arithmetic, entry by entry; empty where not given. */
  double[] exact(String field, int k) {
    JsonNode f = line.path("exact").path(field);
    JsonNode t = line.path(field).isArray() ? f.path(k) : f;
    return t.isMissingNode() ? new double[0] : doubles(t);
  }

  /** Entries of "output" or "derivative" from 60-digit arithmetic, NaN where not given. */
  double[] truth(String what) {
    JsonNode truth = line.path("truth").path(what);
    return truth.isMissingNode() ? new double[0] : doubles(truth);
  }

  private List<Tensor> tensors(String field) {
    List<Tensor> all = new ArrayList<>();
    for (JsonNode t : line.get(field)) all.add(t.isNull() ? null : tensor(t));
    return all;
  }

  private static Tensor tensor(JsonNode t) {
    return Tensor.of(Shape.of(ints(t.get("shape"))), doubles(t.get("data")));
  }

  static int[] ints(JsonNode array) {
    if (!array.isArray()) return new int[] {array.asInt()};
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
    else if (node.isBoolean()) all.add(node.asBoolean() ? 1.0 : 0.0);
    else all.add(node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble());
  }

  @Override
  public String toString() { return id(); }
}
