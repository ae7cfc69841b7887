package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reverse pass written down: what each node received, in the order of the pass. */
final class Contributions {
  private final List<Contribution> all = new ArrayList<>();
  private final Map<Integer, List<Contribution>> to = new HashMap<>();
  private final Map<Integer, Tensor> adjoints = new HashMap<>();

  private Contributions() {}

  /** What a pass from the output to the roots hands on, finite or not. */
  static Contributions of(Tape tape, Var output, Var seed, List<Var> roots) {
    Contributions found = new Contributions();
    found.adjoints.put(output.index(), seed.value());
    ReversePass.unchecked(tape, output, seed, roots, false, found::received);
    return found;
  }

  private void received(Var node, Var consumer, int input, Var part, Var total) {
    var one = new Contribution(node, consumer, input, part.value(), total.value());
    all.add(one);
    to.computeIfAbsent(node.index(), n -> new ArrayList<>()).add(one);
    adjoints.put(node.index(), total.value());
  }

  /** All of them. */
  List<Contribution> all() { return Collections.unmodifiableList(all); }

  /** What one node received. */
  List<Contribution> to(int node) {
    return Collections.unmodifiableList(to.getOrDefault(node, List.of()));
  }

  /** The adjoint of a node; null if the pass did not come to it. */
  @Nullable Tensor adjoint(int node) { return adjoints.get(node); }
}
