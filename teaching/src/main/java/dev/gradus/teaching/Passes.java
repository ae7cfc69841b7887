package dev.gradus.teaching;

import dev.gradus.autodiff.Contribution;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * The two passes over a tape, step by step. Step 0 is what is given; then each operation is
 * computed, then E's own adjoint is 1, then each operation sends its adjoint back.
 */
record Passes(List<Var> computed, List<List<Contribution>> sent) {
  static Passes of(Scene scene) {
    List<Var> computed = new ArrayList<>();
    for (Var y : scene.nodes()) if (y.arity() > 0) computed.add(y);
    List<List<Contribution>> sent = new ArrayList<>(); // in the order of the pass
    for (Contribution c : scene.chain().contributions()) {
      List<Contribution> last = sent.isEmpty() ? List.of() : sent.get(sent.size() - 1);
      if (last.isEmpty() || last.get(0).consumer() != c.consumer()) sent.add(new ArrayList<>());
      sent.get(sent.size() - 1).add(c);
    }
    return new Passes(computed, sent);
  }

  int steps() { return 1 + computed.size() + 1 + sent.size(); }

  /** The step at which E's own adjoint is 1. */
  int turn() { return 1 + computed.size(); }

  /** The step at which a node is computed. */
  int stepOf(Var y) { return computed.indexOf(y) + 1; }

  /** The last step before a node sends its adjoint back; the turn, if it never does. */
  int before(Var y) {
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i).get(0).consumer() == y) return turn() + i;
    }
    return turn();
  }
}
