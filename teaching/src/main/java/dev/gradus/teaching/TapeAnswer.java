package dev.gradus.teaching;

import dev.gradus.autodiff.Contribution;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tape at one step of its two {@link Passes}. */
final class TapeAnswer {
  private final Scene scene;
  private final Names names;
  private final RuleText rules;
  private final int point;
  private final int at;
  private final Passes passes;
  private final Map<Integer, Tensor> adjoints = new HashMap<>(); // so far, by node
  private final Map<Integer, Integer> open = new HashMap<>(); // parts yet to come, by node

  private TapeAnswer(Scene scene, Fragment link) {
    this.scene = scene;
    names = new Names(scene);
    point = names.point(link);
    rules = new RuleText(names, point);
    passes = Passes.of(scene);
    at = link.integer("at", 0, 0, passes.steps() - 1);
    int backward = at - passes.turn(); // how many have sent, with this one
    if (backward >= 0) adjoints.put(scene.error().index(), Tensor.scalar(1));
    for (int i = 0; i < passes.sent().size(); i++) {
      for (Contribution c : passes.sent().get(i)) {
        if (i < backward) adjoints.put(c.node().index(), c.total());
        else open.merge(c.node().index(), 1, Integer::sum);
      }
    }
  }

  static Json of(Scene scene, Fragment link) { return new TapeAnswer(scene, link).json(); }

  private Json json() {
    int seed = passes.turn();
    Json json = new Json().with("at", at).with("last", passes.steps() - 1).with("turn", seed)
        .with("step", String.valueOf(at)).with("steps", String.valueOf(passes.steps() - 1))
        .with("point", names.points() == 0 ? "" : String.valueOf(point + 1))
        .with("error", Digits.of(scene.error().toDouble()));
    List<Contribution> now = at > seed ? passes.sent().get(at - seed - 1) : List.of();
    if (at == 0) {
      json.with("phase", "given").with("nodes", nodes(null, now));
    } else if (at < seed) {
      Var y = passes.computed().get(at - 1);
      json.with("phase", "forwards").with("nodes", nodes(y, now)).with("now", forwards(y));
    } else if (at == seed) {
      json.with("phase", "seed").with("nodes", nodes(scene.error(), now));
    } else {
      Var y = now.get(0).consumer();
      json.with("phase", "backwards").with("nodes", nodes(y, now)).with("now", backwards(y, now));
    }
    return json;
  }

  /** All nodes as they stand at this step. */
  private List<Json> nodes(@Nullable Var now, List<Contribution> sending) {
    List<Json> nodes = new ArrayList<>();
    List<Var> computed = passes.computed();
    int computedNow = Math.min(at, computed.size());
    for (Var y : scene.nodes()) {
      boolean isThere =
          y.arity() == 0 || computedNow > 0 && y.index() <= computed.get(computedNow - 1).index();
      Tensor adjoint = adjoints.get(y.index());
      boolean receives = sending.stream().anyMatch(c -> c.node() == y);
      boolean isRead = false;
      for (int k = 0; now != null && k < now.arity(); k++) isRead |= now.input(k) == y;
      nodes.add(new Json().with("node", "%" + y.index()).with("name", set(y)).with("line", line(y))
          .with("shape", y.shape().toString())
          .with("value", isThere ? brief(y, y.value()) : "")
          .with("adjoint", adjoint == null ? "" : brief(y, adjoint))
          .with("isWhole", adjoint != null && !open.containsKey(y.index()))
          .with("role", y == now ? "now" : receives || isRead && sending.isEmpty() ? "end" : "")
          .with("step", passes.stepOf(y)));
    }
    return nodes;
  }

  private String set(Var y) {
    String name = names.of(y);
    return name.startsWith("%") ? "" : Values.set(name);
  }

  static String line(Var y) {
    StringBuilder out = new StringBuilder(y.op().name());
    if (y.arity() == 0) return out.toString();
    out.append('(');
    for (int k = 0; k < y.arity(); k++) {
      out.append(k == 0 ? "%" : ", %").append(y.input(k).index());
    }
    return out.append(y.op().parameters().isEmpty() ? "" : ", " + y.op().parameters()).append(')')
        .toString();
  }

  private String brief(Var y, Tensor x) { return Values.brief(x, names.isByPoint(y), point); }

  private Json matrix(Var y, Tensor x) { return Values.matrix(x, names.isByPoint(y), point); }

  private Json head(Var y) {
    return new Json().with("node", "%" + y.index()).with("op", y.op().name())
        .with("line", line(y)).with("name", set(y));
  }

  private Json forwards(Var y) {
    List<Json> inputs = new ArrayList<>();
    for (int k = 0; k < y.arity(); k++) {
      Var x = y.input(k);
      inputs.add(head(x).with("letter", Values.set(rules.input(y, k)))
          .with("matrix", matrix(x, x.value())));
    }
    return head(y).with("inputs", inputs).with("matrix", matrix(y, y.value()))
        .with("formula", rules.value(y)).with("numbers", rules.valueInNumbers(y))
        .with("entry", Values.set(names.entry(y, rules.entry(y))));
  }

  private Json backwards(Var y, List<Contribution> now) {
    Tensor ybar = scene.chain().adjoint(y);
    List<Json> parts = new ArrayList<>();
    for (Contribution c : now) {
      Var x = c.node();
      boolean isFirst = c.total().equals(c.part());
      parts.add(head(x).with("letter", Values.set(rules.input(y, c.input())))
          .with("formula", rules.received(y, c.input()))
          .with("numbers", rules.receivedInNumbers(y, c.input(), ybar, c.part()))
          .with("entry", Values.set(names.entry(x, rules.entry(x))))
          .with("part", matrix(x, c.part())).with("isFirst", isFirst)
          .with("total", matrix(x, c.total()))
          .with("open", String.valueOf(open.getOrDefault(x.index(), 0)))
          .with("isWhole", !open.containsKey(x.index())));
    }
    return head(y).with("adjoint", matrix(y, ybar)).with("parts", parts)
        .with("count", String.valueOf(parts.size()));
  }
}
