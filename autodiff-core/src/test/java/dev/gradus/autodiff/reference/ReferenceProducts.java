package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceOperations.axes;
import static dev.gradus.autodiff.reference.ReferenceOperations.number;
import static dev.gradus.autodiff.reference.ReferenceOperations.reduction;
import static dev.gradus.autodiff.reference.ReferenceOperations.whole;
import static dev.gradus.autodiff.reference.ReferenceTensors.exchanged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.reference.ReferenceOperations.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The reference's products, losses and normalisations. */
final class ReferenceProducts {
  private ReferenceProducts() {}

  static void addTo(Map<String, Reference> all) {
    products(all);
    losses(all);
    normalizations(all);
  }

  private static void products(Map<String, Reference> m) {
    m.put("matmul", (x, p) -> x.get(0).matmul(x.get(1)));
    m.put("matmul_self", (x, p) -> x.get(0).matmul(x.get(0)));
    m.put("matmul_self_t", (x, p) -> x.get(0).matmul(x.get(0), false, true));
    m.put("dot", (x, p) -> x.get(0).dot(x.get(1)));
    m.put("outer", (x, p) -> x.get(0).outer(x.get(1)));
    m.put("kron", (x, p) -> x.get(0).kron(x.get(1)));
    m.put("cross", ReferenceProducts::cross);
    m.put("quadform", (x, p) -> x.get(0).quadraticForm(x.get(1)));
    m.put("einsum", (x, p) -> x.get(0).einsum(p.get("equation").asText(),
        x.subList(1, x.size()).toArray(Var[]::new)));
    m.put("linear", (x, p) -> {
      Var y = x.get(0).shape().rank() == 2 ? x.get(0).matmul(x.get(1), false, true)
          : x.get(0).matmul(x.get(1).transpose());
      return x.size() == 2 ? y : y.add(x.get(2));
    });
    m.put("addmm", (x, p) -> {
      Var product = x.get(1).matmul(x.get(2));
      return product.multiply(number(p, "alpha", 1)).add(x.get(0).multiply(number(p, "beta", 1)));
    });
  }

  /** Along the last axis, or along one that is exchanged with it before and after. */
  private static Var cross(List<Var> x, JsonNode p) {
    int axis = whole(p, "axis", -1);
    if (axis == -1) return x.get(0).cross(x.get(1));
    return exchanged(exchanged(x.get(0), axis, -1).cross(exchanged(x.get(1), axis, -1)), axis, -1);
  }

  private static void losses(Map<String, Reference> m) {
    m.put("mse", (x, p) -> x.get(0).mse(x.get(1), reduction(p)));
    m.put("l1", (x, p) -> x.get(0).l1(x.get(1), reduction(p)));
    m.put("huber", (x, p) -> x.get(0).huber(x.get(1), number(p, "delta", 1), reduction(p)));
    m.put("bce", (x, p) -> x.get(0).bce(target(p), reduction(p)));
    m.put("bce_of_sigmoid", (x, p) -> x.get(0).sigmoid().bce(target(p), reduction(p)));
    m.put("bce_with_logits", (x, p) -> x.get(0).bceWithLogits(target(p), reduction(p)));
    Reference crossEntropy = (x, p) -> classes(x.get(0)).crossEntropy(classes(x.get(0), target(p)),
        number(p, "label_smoothing", 0), reduction(p));
    m.put("cross_entropy", crossEntropy);
    m.put("cross_entropy_soft", crossEntropy);
    m.put("cross_entropy_smooth", crossEntropy);
    // there: of the logarithm of softmax
    m.put("nll", (x, p) -> classes(x.get(0)).logSoftmax(-1).nll(target(p), reduction(p)));
    m.put("kl_div", ReferenceProducts::klDivergence);
  }

  /** The classes, which the reference has on axis 1 of more than one, on the last. */
  private static Var classes(Var x) {
    int rank = x.shape().rank();
    return rank < 3 ? x : x.permute(IntStream.range(0, rank)
        .map(i -> i == 0 ? 0 : i == rank - 1 ? 1 : i + 1).toArray());
  }

  /** The target the same, where it has classes. */
  private static Var classes(Var x, Var target) {
    return target.shape().equals(x.shape()) ? classes(target) : target;
  }

  /** Without a word the sum divided by the length of the first axis, as "batchmean". */
  private static Var klDivergence(List<Var> x, JsonNode p) {
    Var log = x.get(0).logSoftmax(-1);
    return p.path("reduction").asText("batchmean").equals("batchmean")
        ? log.klDivergence(target(p), Reduction.SUM).divide(x.get(0).shape().dim(0))
        : log.klDivergence(target(p), reduction(p));
  }

  private static void normalizations(Map<String, Reference> m) {
    m.put("layer_norm", ReferenceProducts::layerNorm);
    m.put("batch_norm", ReferenceProducts::batchNorm);
    m.put("cosine_similarity",
        (x, p) -> x.get(0).cosineSimilarity(x.get(1), whole(p, "axis", 1)));
  }

  /** Over the last axis, or over several last ones made one. */
  private static Var layerNorm(List<Var> x, JsonNode p) {
    Var y = x.get(0);
    int together = ReferenceOperations.all(p) ? 1 : axes(p).length;
    Var scale = x.size() > 1 ? x.get(1) : Var.constant(1);
    Var shift = x.size() > 2 ? x.get(2) : Var.constant(0);
    double epsilon = number(p, "eps", 1e-5);
    if (together == 1) return y.layerNorm(scale, shift, epsilon);
    int[] lengths = y.shape().toArray();
    int first = lengths.length - together;
    int[] rows = Arrays.copyOf(lengths, first + 1);
    rows[first] = IntStream.of(lengths).skip(first).reduce(1, (a, b) -> a * b);
    return y.reshape(Shape.of(rows))
        .layerNorm(row(scale), row(shift), epsilon).reshape(y.shape());
  }

  private static Var row(Var x) { return x.shape().isScalar() ? x : x.flatten(); }

  /** The columns are on axis 1; what follows it are more rows. */
  private static Var batchNorm(List<Var> x, JsonNode p) {
    Var scale = x.size() > 1 ? x.get(1) : Var.constant(1);
    Var shift = x.size() > 2 ? x.get(2) : Var.constant(0);
    Var last = classes(x.get(0));
    Var y = last.reshape(-1, last.shape().dim(-1))
        .batchNorm(scale, shift, number(p, "eps", 1e-5)).reshape(last.shape());
    int rank = y.shape().rank();
    return rank < 3 ? y : y.permute(IntStream.range(0, rank)
        .map(i -> i == 0 ? 0 : i == 1 ? rank - 1 : i - 1).toArray());
  }

  private static Var target(JsonNode p) { return ReferenceTensors.nested(p.get("target")); }
}
