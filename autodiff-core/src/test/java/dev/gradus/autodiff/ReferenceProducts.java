package dev.gradus.autodiff;

import static dev.gradus.autodiff.ReferenceOperations.number;
import static dev.gradus.autodiff.ReferenceOperations.reduction;
import static dev.gradus.autodiff.ReferenceOperations.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.ReferenceOperations.Reference;
import java.util.Map;

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
    m.put("cross", (x, p) -> x.get(0).cross(x.get(1)));
    m.put("quadform", (x, p) -> x.get(0).quadraticForm(x.get(1)));
    m.put("einsum", (x, p) -> x.size() == 1 ? x.get(0).einsum(p.get("equation").asText())
        : x.get(0).einsum(p.get("equation").asText(), x.get(1)));
    m.put("linear", (x, p) -> x.get(0).matmul(x.get(1), false, true).add(x.get(2)));
    m.put("addmm", (x, p) -> x.get(1).matmul(x.get(2)).add(x.get(0)));
  }

  private static void losses(Map<String, Reference> m) {
    m.put("mse", (x, p) -> x.get(0).mse(x.get(1), reduction(p)));
    m.put("l1", (x, p) -> x.get(0).l1(x.get(1), reduction(p)));
    m.put("huber", (x, p) -> x.get(0).huber(x.get(1), number(p, "delta", 1), reduction(p)));
    m.put("bce", (x, p) -> x.get(0).bce(target(p), reduction(p)));
    m.put("bce_of_sigmoid", (x, p) -> x.get(0).sigmoid().bce(target(p), reduction(p)));
    m.put("bce_with_logits", (x, p) -> x.get(0).bceWithLogits(target(p), reduction(p)));
    Reference crossEntropy = (x, p) -> x.get(0).crossEntropy(target(p),
        number(p, "label_smoothing", 0), reduction(p));
    m.put("cross_entropy", crossEntropy);
    m.put("cross_entropy_soft", crossEntropy);
    m.put("cross_entropy_smooth", crossEntropy);
    // there: of the logarithm of softmax
    m.put("nll", (x, p) -> x.get(0).logSoftmax(-1).nll(target(p), reduction(p)));
    m.put("kl_div", (x, p) -> x.get(0).logSoftmax(-1).klDivergence(target(p), Reduction.SUM)
        .divide(x.get(0).shape().dim(0)));
  }

  private static void normalizations(Map<String, Reference> m) {
    m.put("layer_norm", (x, p) -> x.get(0).layerNorm(x.get(1), x.get(2), number(p, "eps", 1e-5)));
    m.put("batch_norm", (x, p) -> x.get(0).batchNorm(x.get(1), x.get(2), number(p, "eps", 1e-5)));
    m.put("cosine_similarity",
        (x, p) -> x.get(0).cosineSimilarity(x.get(1), whole(p, "axis", 1)));
  }

  private static Var target(JsonNode p) { return ReferenceTensors.nested(p.get("target")); }
}
