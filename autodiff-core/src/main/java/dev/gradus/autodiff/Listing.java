package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tapes written out for people. */
final class Listing {
  private Listing() {}

  /** One node: {@code %5 = matmul(%4, %0) [1, 4]}; of a scalar the value instead of the shape. */
  static String line(Var v) {
    StringBuilder out = new StringBuilder();
    if (v.index() >= 0) out.append('%').append(v.index()).append(" = ");
    out.append(v.op().name());
    if (v.op() instanceof Leaf leaf) {
      if (!leaf.label().isEmpty()) out.append(' ').append(leaf.label());
    } else {
      List<String> parts = new ArrayList<>();
      for (int k = 0; k < v.arity(); k++) parts.add("%" + v.input(k).index());
      if (!v.op().parameters().isEmpty()) parts.add(v.op().parameters());
      out.append('(').append(String.join(", ", parts)).append(')');
    }
    boolean number = v.shape().isScalar() && !v.isSymbolic();
    return out.append(number ? " = " + v.toDouble() : " " + v.shape()).toString();
  }

  /** All nodes of a tape. */
  static String of(Tape tape) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < tape.size(); i++) out.append(line(tape.get(i))).append('\n');
    return out.toString();
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
    ReversePass.unchecked(copy, e, seed, roots, true, (node, consumer, part, total) -> {
      List<Integer> from = consumers.computeIfAbsent(node, n -> new ArrayList<>());
      from.add(consumer);
      notes.merge(part.index(), "adjoint of %" + node + " from " + consumed(copy, consumer),
          (a, b) -> a + "; " + b);
      if (total != part) {
        notes.put(total.index(), "adjoint of %" + node + ", the sum over its consumers"
            + references(from));
      }
      adjoints.put(node, total);
    });
    StringBuilder out = new StringBuilder();
    for (int i = e.index() + 1; i < copy.size(); i++) {
      String note = notes.getOrDefault(i, "");
      out.append(note.isEmpty() ? line(copy.get(i))
          : String.format("%-44s # %s", line(copy.get(i)), note))
          .append('\n');
    }
    for (Var v : variables) {
      Var adjoint = adjoints.get(v.index());
      out.append("∂%").append(e.index()).append("/∂").append(((Leaf) v.op()).label()).append(" = ")
          .append(adjoint == null ? "0, as %" + e.index() + " does not depend on it"
              : "%" + adjoint.index()).append('\n');
    }
    return out.toString();
  }

  private static String consumed(Tape tape, int consumer) {
    return "%" + consumer + " (" + tape.get(consumer).op().name() + ")";
  }

  private static String references(List<Integer> nodes) {
    StringBuilder out = new StringBuilder();
    for (int n : nodes) out.append(" %").append(n);
    return out.toString();
  }
}
