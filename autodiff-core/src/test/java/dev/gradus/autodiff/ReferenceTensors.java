package dev.gradus.autodiff;

import static dev.gradus.autodiff.ReferenceOperations.all;
import static dev.gradus.autodiff.ReferenceOperations.axes;
import static dev.gradus.autodiff.ReferenceOperations.keep;
import static dev.gradus.autodiff.ReferenceOperations.number;
import static dev.gradus.autodiff.ReferenceOperations.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.ReferenceOperations.Reference;
import java.util.Map;
import java.util.stream.IntStream;

/** The reference's reductions, and its operations on shapes, parts and indices. */
final class ReferenceTensors {
  private ReferenceTensors() {}

  static void addTo(Map<String, Reference> all) {
    reductions(all);
    softmaxes(all);
    norms(all);
    shapes(all);
    parts(all);
    indices(all);
  }

  private static void reductions(Map<String, Reference> m) {
    m.put("sum", (x, p) -> all(p) ? x.get(0).sum() : x.get(0).sum(keep(p), axes(p)));
    m.put("mean", (x, p) -> all(p) ? x.get(0).mean() : x.get(0).mean(keep(p), axes(p)));
    m.put("prod", (x, p) -> all(p) ? x.get(0).prod() : x.get(0).prod(keep(p), axes(p)));
    Reference max = (x, p) -> all(p) ? x.get(0).max() : x.get(0).max(keep(p), axes(p));
    Reference min = (x, p) -> all(p) ? x.get(0).min() : x.get(0).min(keep(p), axes(p));
    m.put("max", max);
    m.put("amax", max);
    m.put("min", min);
    m.put("amin", min);
    m.put("var", (x, p) -> x.get(0).variance(correction(p), keep(p), axes(p, x.get(0))));
    m.put("std", (x, p) -> x.get(0).standardDeviation(correction(p), keep(p), axes(p, x.get(0))));
    m.put("cumsum", (x, p) -> x.get(0).cumsum(axes(p)[0]));
    m.put("cumprod", (x, p) -> x.get(0).cumprod(axes(p)[0]));
  }

  private static int correction(JsonNode p) { return p.path("unbiased").asBoolean(true) ? 1 : 0; }

  private static void softmaxes(Map<String, Reference> m) {
    m.put("softmax", (x, p) -> x.get(0).softmax(axes(p)[0]));
    m.put("log_softmax", (x, p) -> x.get(0).logSoftmax(axes(p)[0]));
    m.put("logsumexp", (x, p) -> x.get(0).logSumExp(keep(p), axes(p, x.get(0))));
  }

  private static void norms(Map<String, Reference> m) {
    for (String name : new String[] {"norm1", "norm2", "norm3", "norminf", "norm2_axis", "norm"}) {
      m.put(name, (x, p) -> all(p) ? x.get(0).norm(number(p, "p", 2))
          : x.get(0).norm(number(p, "p", 2), keep(p), axes(p)));
    }
  }

  private static void shapes(Map<String, Reference> m) {
    m.put("transpose", (x, p) -> x.get(0).transpose());
    m.put("permute", (x, p) -> x.get(0).permute(ReferenceCase.ints(p.get("perm"))));
    m.put("reshape", (x, p) -> x.get(0).reshape(ReferenceCase.ints(p.get("shape"))));
    m.put("broadcast_to",
        (x, p) -> x.get(0).broadcastTo(Shape.of(ReferenceCase.ints(p.get("shape")))));
    m.put("squeeze", (x, p) -> x.get(0).squeeze(axes(p)[0]));
    m.put("unsqueeze", (x, p) -> x.get(0).expandDims(axes(p)[0]));
    m.put("tile", (x, p) -> x.get(0).tile(ReferenceCase.ints(p.get("reps"))));
    m.put("tril", (x, p) -> x.get(0).tril(whole(p, "diagonal", 0)));
    m.put("triu", (x, p) -> x.get(0).triu(whole(p, "diagonal", 0)));
    m.put("diag", (x, p) -> x.get(0).shape().rank() == 1 ? x.get(0).diagonalMatrix()
        : x.get(0).diagonal(whole(p, "diagonal", 0)));
    m.put("trace", (x, p) -> x.get(0).trace());
  }

  private static void parts(Map<String, Reference> m) {
    m.put("concat", (x, p) -> x.get(0).concat(whole(p, "axis", 0),
        x.subList(1, x.size()).toArray(Var[]::new)));
    m.put("concat_self", (x, p) -> x.get(0).concat(whole(p, "axis", 0), x.get(0)));
    m.put("stack", (x, p) -> x.get(0).stack(whole(p, "axis", 0),
        x.subList(1, x.size()).toArray(Var[]::new)));
    m.put("slice", (x, p) -> {
      int axis = whole(p, "axis", 0);
      int n = x.get(0).shape().dim(axis);
      return x.get(0).slice(axis, whole(p, "start", 0), whole(p, "stop", n), whole(p, "step", 1));
    });
    m.put("slice_overlap", (x, p) -> {
      int n = x.get(0).shape().dim(0);
      return x.get(0).slice(0, n - 1).multiply(x.get(0).slice(1, n));
    });
    m.put("pad", ReferenceTensors::pad);
    m.put("flip", (x, p) -> {
      Var y = x.get(0);
      for (int axis : axes(p, y)) y = y.flip(axis);
      return y;
    });
    m.put("roll", (x, p) -> x.get(0).roll(whole(p, "axis", 0), whole(p, "shift", 1)));
    m.put("diff", (x, p) -> x.get(0).diff(whole(p, "axis", -1)));
    m.put("sort", (x, p) -> {
      Var sorted = x.get(0).sort(whole(p, "axis", -1));
      return p.path("descending").asBoolean() ? sorted.flip(whole(p, "axis", -1)) : sorted;
    });
    m.put("topk", (x, p) -> x.get(0).topK(whole(p, "k", 1), whole(p, "axis", -1)));
  }

  /** Pairs of numbers before and after, the last axis first. */
  private static Var pad(java.util.List<Var> x, JsonNode p) {
    int[] pairs = ReferenceCase.ints(p.get("pad"));
    Var y = x.get(0);
    for (int i = 0; i < pairs.length; i += 2) {
      y = y.pad(-1 - i / 2, pairs[i], pairs[i + 1], number(p, "value", 0));
    }
    return y;
  }

  private static void indices(Map<String, Reference> m) {
    m.put("gather", (x, p) -> x.get(0).gather(whole(p, "axis", 0), index(p)));
    m.put("index_select", (x, p) -> x.get(0).indexSelect(whole(p, "axis", 0), index(p)));
    m.put("scatter_add",
        (x, p) -> x.get(0).scatterAdd(whole(p, "axis", 0), index(p), x.get(1)));
    m.put("embedding", (x, p) -> x.get(0).embedding(index(p)));
  }

  private static Var index(JsonNode p) { return nested(p.get("index")); }

  /** Numbers in nested arrays as a tensor of that shape. */
  static Var nested(JsonNode array) {
    IntStream.Builder dims = IntStream.builder();
    for (JsonNode a = array; a != null && a.isArray(); a = a.get(0)) dims.add(a.size());
    return Var.constant(Tensor.of(Shape.of(dims.build().toArray()), ReferenceCase.doubles(array)));
  }
}
