package dev.gradus.autodiff;

import org.jspecify.annotations.Nullable;

/**
 * The forward pass: tangents carried along the tape from an input to the output.
 *
 * <p>The tangent of a node is the sum over its inputs of (local slope × input's tangent).
 */
final class ForwardPass {
  private ForwardPass() {}

  /** The tangent of the output; null if it does not depend on the root. Always recorded. */
  static @Nullable Var tangent(Tape tape, Var output, Var root, Var dx) {
    int first = root.index();
    if (output.index() < first) return null;
    @Nullable Var[] tangent = new Var[output.index() - first + 1];
    tangent[0] = dx;
    for (int i = first + 1; i <= output.index(); i++) {
      Var y = tape.get(i);
      Var dy = null;
      for (int k = 0; k < y.arity(); k++) {
        int input = y.input(k).index() - first;
        Var dxk = input < 0 ? null : tangent[input];
        Var part = dxk == null ? null : y.op().pushforward(k, dxk, y);
        if (part != null) dy = dy == null ? part : dy.add(part);
      }
      tangent[i - first] = dy;
    }
    return tangent[tangent.length - 1];
  }
}
