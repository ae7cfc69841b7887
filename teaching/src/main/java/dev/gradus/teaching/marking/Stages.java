package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Custom;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * How far from the error a block is: the number of layers that a reverse pass has to go back
 * through before it comes to it. Weights and bias of a layer are at the same stage.
 */
final class Stages {
  private static final Set<String> FORMS = Set.of("broadcastTo", "reshape", "transpose");

  private final Recording program;
  private final int[] stage; // by node, of what comes to it

  Stages(Recording program) {
    this.program = program;
    stage = new int[program.nodes().size()];
    Arrays.fill(stage, Integer.MAX_VALUE);
    stage[program.error().index()] = 0;
    for (int i = stage.length - 1; i >= 0; i--) {
      Var y = program.nodes().get(i);
      if (stage[i] == Integer.MAX_VALUE) continue;
      for (int k = 0; k < y.arity(); k++) {
        int there = stage[i] + (isLayer(y, k) ? 1 : 0);
        stage[y.input(k).index()] = Math.min(stage[y.input(k).index()], there);
      }
    }
  }

  /** Whether an input comes through the weights of a layer. */
  private boolean isLayer(Var y, int k) {
    Op op = y.op() instanceof Custom c ? c.op() : y.op();
    boolean isProduct = op instanceof Op.Bilinear || op.name().equals("multiply");
    return isProduct && y.arity() == 2 && program.varies(y.input(k))
        && !program.variables().contains(source(y.input(k))) && program.varies(y.input(1 - k));
  }

  /** What a node has its numbers from, where they are only put in another form. */
  static Var source(Var node) {
    Var v = node;
    while (v.arity() == 1 && FORMS.contains(v.op().name())) v = v.input(0);
    return v;
  }

  /** The stage of a block, by its place in the layout. */
  int of(int block) { return stage[program.variables().get(block).index()]; }

  /** Those of some blocks that a reverse pass comes to first. */
  List<Integer> first(List<Integer> blocks) {
    int least = blocks.stream().mapToInt(this::of).min().orElse(0);
    return blocks.stream().filter(b -> of(b) == least).toList();
  }

  /** The blocks that a node is computed from, those of the nearest layer alone. */
  List<String> near(Var node) {
    boolean[] from = new boolean[stage.length];
    from[node.index()] = true;
    List<Integer> blocks = new ArrayList<>();
    for (int i = node.index(); i >= 0; i--) {
      if (!from[i]) continue;
      Var y = program.nodes().get(i);
      int place = program.variables().indexOf(y);
      if (place >= 0) blocks.add(place);
      for (int k = 0; k < y.arity(); k++) from[y.input(k).index()] = true;
    }
    Collections.sort(blocks);
    return first(blocks).stream().map(b -> program.layout().names().get(b)).toList();
  }
}
