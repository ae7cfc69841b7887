package dev.gradus.autodiff;

import dev.gradus.autodiff.errors.Brief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tapes written out for people. */
final class Listing {
  /** As many as somebody reads. */
  private static final int LINES = 10_000;

  private Listing() {}

  /** One node: {@code %5 = matmul(%4, %0) [1, 4]}; of a scalar the value instead of the shape. */
  static String line(Var v) {
    StringBuilder out = new StringBuilder();
    if (v.index() >= 0) out.append('%').append(v.index()).append(" = ");
    out.append(v.op().name());
    if (v.op() instanceof Leaf leaf) {
      if (!leaf.label().isEmpty()) out.append(' ').append(Brief.of(leaf.label()));
    } else {
      String parameters = Brief.of(v.op().parameters());
      out.append('(').append(Brief.list(v.arity(), k -> "%" + v.input(k).index()))
          .append(parameters.isEmpty() ? "" : ", ").append(parameters).append(')');
    }
    boolean number = v.shape().isScalar() && !v.isSymbolic();
    return out.append(number ? " = " + v.toDouble() : " " + v.shape()).toString();
  }

  /** All nodes of a tape. */
  static String of(Tape tape) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(tape.size(), LINES); i++) {
      out.append(line(tape.get(i))).append('\n');
    }
    return out.append(more(tape.size())).toString();
  }

  /**
   * The adjoint program of an output: the rules run once more, recorded on a copy of the tape, so
   * that the tape itself stays as it is.
   */
  static String ofAdjoints(Tape tape, Var output, List<Var> variables) {
    Tape copy = tape.copy(output.index());
    Var e = copy.get(output.index());
    List<Var> roots = new ArrayList<>();
    for (Var v : variables) if (v.index() < copy.size()) roots.add(copy.get(v.index()));
    Var seed = copy.constant(1);
    Map<Integer, String> notes = new HashMap<>();
    Map<Integer, Var> adjoints = new LinkedHashMap<>();
    Map<Integer, List<Integer>> consumers = new HashMap<>();
    notes.put(seed.index(), "adjoint of %" + e.index() + ", where the pass begins");
    adjoints.put(e.index(), seed);
    ReversePass.unchecked(copy, e, seed, roots, true, (x, y, k, part, total) -> {
      int node = x.index();
      List<Integer> from = consumers.computeIfAbsent(node, n -> new ArrayList<>());
      from.add(y.index());
      notes.merge(part.index(), "adjoint of %" + node + " from " + consumed(y),
          (a, b) -> a + "; " + b);
      if (total != part) {
        notes.put(total.index(), "adjoint of %" + node + ", the sum over its consumers"
            + references(from));
      }
      adjoints.put(node, total);
    });
    StringBuilder out = new StringBuilder();
    int end = Math.min(copy.size(), e.index() + 1 + LINES);
    for (int i = e.index() + 1; i < end; i++) {
      String note = notes.getOrDefault(i, "");
      out.append(note.isEmpty() ? line(copy.get(i))
          : String.format("%-44s # %s", line(copy.get(i)), note))
          .append('\n');
    }
    out.append(more(copy.size() - e.index() - 1));
    for (Var v : variables.subList(0, Math.min(variables.size(), LINES))) {
      Var adjoint = adjoints.get(v.index());
      out.append("∂%").append(e.index()).append("/∂")
          .append(Brief.of(((Leaf) v.op()).label())).append(" = ")
          .append(adjoint == null ? "0, as %" + e.index() + " does not depend on it"
              : "%" + adjoint.index()).append('\n');
    }
    return out.append(more(variables.size())).toString();
  }

  /** What stands for the lines after the last. */
  private static String more(int lines) {
    return lines <= LINES ? "" : "… and " + (lines - LINES) + " lines more\n";
  }

  private static String consumed(Var consumer) {
    return "%" + consumer.index() + " (" + consumer.op().name() + ")";
  }

  private static String references(List<Integer> nodes) {
    return " " + Brief.list(nodes.size(), i -> "%" + nodes.get(i)).replace(",", "");
  }
}
