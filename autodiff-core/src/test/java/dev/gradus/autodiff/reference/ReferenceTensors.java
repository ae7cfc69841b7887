package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceOperations.all;
import static dev.gradus.autodiff.reference.ReferenceOperations.axes;
import static dev.gradus.autodiff.reference.ReferenceOperations.axis;
import static dev.gradus.autodiff.reference.ReferenceOperations.keep;
import static dev.gradus.autodiff.reference.ReferenceOperations.number;
import static dev.gradus.autodiff.reference.ReferenceOperations.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.reference.ReferenceOperations.Reference;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
    reduction(m, "sum", Var::sum, Var::sum);
    reduction(m, "mean", Var::mean, Var::mean);
    reduction(m, "prod", Var::prod, Var::prod);
    for (String name : new String[] {"max", "amax"}) reduction(m, name, Var::max, Var::max);
    for (String name : new String[] {"min", "amin"}) reduction(m, name, Var::min, Var::min);
    m.put("var", (x, p) -> x.get(0).variance(correction(p), keep(p), axes(p, x.get(0))));
    m.put("std", (x, p) -> x.get(0).standardDeviation(correction(p), keep(p), axes(p, x.get(0))));
    m.put("cumsum", (x, p) -> x.get(0).cumsum(axis(p)));
    m.put("cumprod", (x, p) -> x.get(0).cumprod(axis(p)));
  }

  /** A reduction of all entries, or over axes. */
  private interface OverAxes {
    Var apply(Var x, boolean keepDims, int... axes);
  }

  private static void reduction(Map<String, Reference> m, String name, UnaryOperator<Var> whole,
      OverAxes part) {
    m.put(name, (x, p) -> all(p) && !keep(p) ? whole.apply(x.get(0))
        : part.apply(x.get(0), keep(p), axes(p, x.get(0))));
  }

  private static int correction(JsonNode p) {
    return whole(p, "correction", p.path("unbiased").asBoolean(true) ? 1 : 0);
  }

  private static void softmaxes(Map<String, Reference> m) {
    m.put("softmax", (x, p) -> x.get(0).softmax(axis(p)));
    m.put("log_softmax", (x, p) -> x.get(0).logSoftmax(axis(p)));
    m.put("logsumexp", (x, p) -> x.get(0).logSumExp(keep(p), axes(p, x.get(0))));
  }

  private static void norms(Map<String, Reference> m) {
    for (String name : new String[] {"norm1", "norm2", "norm3", "norminf", "norm2_axis", "norm"}) {
      m.put(name, (x, p) -> all(p) && !keep(p) ? x.get(0).norm(number(p, "p", 2))
          : x.get(0).norm(number(p, "p", 2), keep(p), axes(p, x.get(0))));
    }
  }

  private static void shapes(Map<String, Reference> m) {
    m.put("transpose", (x, p) -> {
      if (!p.path("axes").isArray()) return x.get(0).transpose();
      int[] axes = ReferenceCase.ints(p.get("axes"));
      return axes.length == 2 ? exchanged(x.get(0), axes[0], axes[1]) : x.get(0).permute(axes);
    });
    m.put("permute", (x, p) -> x.get(0).permute(ReferenceCase.ints(p.get("perm"))));
    m.put("reshape", (x, p) -> x.get(0).reshape(ReferenceCase.ints(p.get("shape"))));
    m.put("broadcast_to",
        (x, p) -> x.get(0).broadcastTo(Shape.of(ReferenceCase.ints(p.get("shape")))));
    m.put("squeeze", ReferenceTensors::squeeze);
    m.put("unsqueeze", (x, p) -> x.get(0).expandDims(axes(p)[0]));
    m.put("tile", (x, p) -> {
      int[] times = ReferenceCase.ints(p.get("reps"));
      int more = Math.max(0, x.get(0).shape().rank() - times.length); // once along these
      return x.get(0).tile(IntStream.concat(IntStream.generate(() -> 1).limit(more),
          IntStream.of(times)).toArray());
    });
    m.put("tril", (x, p) -> x.get(0).tril(whole(p, "diagonal", 0)));
    m.put("triu", (x, p) -> x.get(0).triu(whole(p, "diagonal", 0)));
    m.put("diag", (x, p) -> {
      int k = whole(p, "diagonal", 0);
      if (x.get(0).shape().rank() > 1) return x.get(0).diagonal(k);
      Var main = x.get(0).diagonalMatrix();
      int up = Math.max(k, 0);
      int down = Math.max(-k, 0);
      return k == 0 ? main : main.pad(0, down, up).pad(1, up, down);
    });
    m.put("trace", (x, p) -> x.get(0).trace());
  }

  private static void parts(Map<String, Reference> m) {
    m.put("concat", (x, p) -> x.get(0).concat(whole(p, "axis", 0),
        x.subList(1, x.size()).toArray(Var[]::new)));
    m.put("concat_self", (x, p) -> x.get(0).concat(whole(p, "axis", 0), x.get(0)));
    m.put("stack", (x, p) -> x.get(0).stack(whole(p, "axis", 0),
        x.subList(1, x.size()).toArray(Var[]::new)));
    m.put("slice", ReferenceTensors::slice);
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
    m.put("roll", ReferenceTensors::roll);
    m.put("diff", (x, p) -> {
      Var y = x.get(0);
      for (int i = 0; i < whole(p, "n", 1); i++) y = y.diff(axis(p));
      return y;
    });
    m.put("sort", (x, p) -> p.path("descending").asBoolean()
        ? x.get(0).topK(x.get(0).shape().dim(axis(p)), axis(p)) : x.get(0).sort(axis(p)));
    m.put("topk", (x, p) -> p.path("largest").asBoolean(true)
        ? x.get(0).topK(whole(p, "k", 1), axis(p))
        : x.get(0).sort(axis(p)).slice(axis(p), 0, whole(p, "k", 1)));
  }

  /** Bounds as Python has them: negative ones from the end, those beyond the ends cut, or none. */
  private static Var slice(List<Var> x, JsonNode p) {
    int axis = whole(p, "axis", 0);
    int n = x.get(0).shape().dim(axis);
    int step = whole(p, "step", 1);
    boolean on = step > 0;
    int from = bound(p, "start", on ? 0 : n - 1, n, on);
    int to = bound(p, "stop", on ? n : -1, n, on);
    return x.get(0).slice(axis, from, on ? Math.max(from, to) : Math.min(from, to), step);
  }

  private static int bound(JsonNode p, String name, int standard, int n, boolean onwards) {
    if (!p.hasNonNull(name)) return standard;
    int at = p.get(name).asInt();
    if (at < 0) at += n;
    return onwards ? Math.max(0, Math.min(at, n)) : Math.max(-1, Math.min(at, n - 1));
  }

  /** Without the axes of length 1, or without those that are named and have it. */
  private static Var squeeze(List<Var> x, JsonNode p) {
    Var y = x.get(0);
    Shape shape = y.shape();
    int[] axes = IntStream.of(axes(p, y)).map(axis -> Math.floorMod(axis, shape.rank())).sorted()
        .toArray();
    for (int i = axes.length - 1; i >= 0; i--) {
      if (shape.dim(axes[i]) == 1) y = y.squeeze(axes[i]);
    }
    return y;
  }

  /** Along an axis, along several, or through all entries in a row. */
  private static Var roll(List<Var> x, JsonNode p) {
    int[] by = ReferenceCase.ints(p.get("shift"));
    Var y = x.get(0);
    if (all(p)) return y.flatten().roll(0, by[0]).reshape(y.shape());
    for (int i = 0; i < by.length; i++) y = y.roll(axes(p)[i], by[i]);
    return y;
  }

  /** With two axes exchanged. */
  static Var exchanged(Var x, int a, int b) {
    int[] order = IntStream.range(0, x.shape().rank()).toArray();
    int i = Math.floorMod(a, order.length);
    int j = Math.floorMod(b, order.length);
    order[i] = j;
    order[j] = i;
    return x.permute(order);
  }

  /** Pairs of numbers before and after, the last axis first; negative ones cut off. */
  private static Var pad(List<Var> x, JsonNode p) {
    int[] pairs = ReferenceCase.ints(p.get("pad"));
    Var y = x.get(0);
    for (int i = 0; i < pairs.length; i += 2) {
      int axis = -1 - i / 2;
      int before = pairs[i];
      int after = pairs[i + 1];
      y = y.slice(axis, Math.max(0, -before), y.shape().dim(axis) + Math.min(0, after))
          .pad(axis, Math.max(0, before), Math.max(0, after), number(p, "value", 0));
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
