package dev.gradus.autodiff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass: tangents carried along the tape from inputs to outputs.
 *
 * <p>The tangent of a node is the sum over its inputs of (local slope × input's tangent). One pass
 * carries the tangents of all roots at once; the same pass can be run along many directions.
 */
final class ForwardPass {
  private final Tape tape;
  private final @Nullable Var[] outputs;
  private final List<Var> roots;
  private final ActiveNodes active;

  /** Roots are in index order, at least one. */
  ForwardPass(Tape tape, @Nullable Var[] outputs, List<Var> roots) {
    this.tape = tape;
    this.outputs = outputs;
    this.roots = roots;
    this.active = ActiveNodes.of(tape, outputs, roots);
  }

  /**
   * The tangents of the outputs; null for one that does not change along these directions.
   *
   * @param dx the tangents of the roots, null for one that is held
   * @param tracked whether the rules are recorded, to be differentiated in their turn
   */
  @Nullable Var[] along(@Nullable Var[] dx, boolean tracked) {
    return Scope.recording(tape, tracked, () -> along(dx));
  }

  private @Nullable Var[] along(@Nullable Var[] dx) {
    @Nullable Var[] tangent = new Var[active.length()];
    for (int r = 0; r < dx.length; r++) tangent[active.row(roots.get(r))] = dx[r];
    for (int i : active.nodes()) {
      Var y = tape.get(i);
      tangent[active.row(y)] = tangent(y, tangent);
    }
    @Nullable Var[] result = new Var[outputs.length];
    for (int o = 0; o < result.length; o++) {
      Var y = outputs[o];
      int at = y == null || y.tape() != tape ? -1 : active.row(y);
      result[o] = at < 0 ? null : tangent[at];
    }
    return result;
  }

  private @Nullable Var tangent(Var y, @Nullable Var[] tangent) {
    @Nullable Var[] dx = new Var[y.arity()];
    for (int k = 0; k < dx.length; k++) {
      int at = active.row(y.input(k));
      dx[k] = at < 0 ? null : tangent[at];
    }
    return y.op().pushforward(dx, y);
  }
}
