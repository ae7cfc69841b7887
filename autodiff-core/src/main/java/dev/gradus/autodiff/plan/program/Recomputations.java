package dev.gradus.autodiff.plan.program;

import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the operations of functions of {@code Recompute} in their place. The reverse pass has
 * computed them anew already; here they are for the value. Their arguments are marked, so that
 * neither is taken for the other and kept.
 */
final class Recomputations implements Graph.Pass {
  @Override
  public Node rewrite(Node node, List<Node> x, Graph.Builder out) {
    if (!(node.op instanceof Recompute.Block block)) return out.same(node, x);
    Tape tape = new Tape();
    List<Var> arguments = new ArrayList<>();
    for (int k = 0; k < x.size(); k++) {
      arguments.add(tape.input("argument " + k, x.get(k).shape));
    }
    Var y = tape.recording(() -> block.f().apply(arguments));
    Graph inner = out.inner(arguments, Map.of("y", y));
    Map<Node, Node> here = new HashMap<>();
    for (int k = 0; k < x.size(); k++) {
      here.put(inner.leaves.get(k), out.node(new Recompute.Anew(), List.of(x.get(k))));
    }
    for (Node n : inner.nodes) {
      if (here.containsKey(n)) continue;
      List<Node> inputs = n.inputs.stream().map(here::get).toList();
      here.put(n, n.isConstant() ? out.add(n) : rewrite(n, inputs, out));
    }
    return java.util.Objects.requireNonNull(here.get(inner.outputs.get("y")));
  }
}
