package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What students begin with: a class with the fields and the method that are read and called. */
final class Stub {
  private Stub() {}

  static String of(Exercise exercise) {
    Draft draft = exercise.draft();
    StringBuilder out = new StringBuilder();
    if (draft.calls >= 0) out.append("import java.util.function.ToDoubleFunction;\n\n");
    out.append("/**\n");
    List<String> lines = new ArrayList<>(draft.text.lines().toList());
    lines.addAll(draft.byHand ? numbers(exercise) : rules(draft));
    for (String line : lines) out.append((" * " + plain(line)).stripTrailing()).append('\n');
    out.append(" */\npublic class ").append(draft.name).append(" {\n");
    if (draft.valueMarks > 0) {
      out.append("  /** The error. */\n  public double E").append(draft.byHand ? " = 0;\n" : ";\n");
    }
    for (Part p : draft.blocks) {
      out.append("  /** ∂E/∂").append(p.name()).append(". */\n  public ").append(p.type())
          .append(' ').append(p.field());
      if (draft.byHand) out.append(" = ").append(literal(Tensor.full(p.shape(), 0)));
      out.append(";\n");
    }
    if (!draft.byHand) {
      out.append("\n  public ").append(signature(exercise)).append(" {\n    // yours\n  }\n");
    }
    return out.append("}\n").toString();
  }

  /** How the method is declared. */
  static String signature(Exercise exercise) {
    List<String> parameters = new ArrayList<>();
    for (Part p : exercise.parts()) parameters.add(p.type() + ' ' + p.name());
    if (exercise.draft().calls >= 0) parameters.add("ToDoubleFunction<double[]> loss");
    return "void " + Answer.METHOD + '(' + String.join(", ", parameters) + ')';
  }

  private static List<String> rules(Draft draft) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("The method sets all fields. It is called several times on one object, each time");
    lines.add("with other weights, and leaves its arguments as they are.");
    if (draft.calls < 0) return lines;
    StringBuilder order = new StringBuilder();
    for (Part p : draft.blocks) {
      order.append(order.isEmpty() ? "" : ", then ").append(p.name())
          .append(p.shape().rank() == 2 ? " row by row" : "");
    }
    lines.add("");
    lines.add("loss.applyAsDouble(v) is E for the long vector v of all weights:");
    lines.add("  " + order);
    lines.add("One call of the method may ask for it " + draft.calls
        + " times: that is for looking, not for slopes.");
    return lines;
  }

  /** The numbers that are given, for those who have no arguments. */
  private static List<String> numbers(Exercise exercise) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Your numbers" + (exercise.student().isEmpty() ? ":"
        : ", " + exercise.student() + ":"));
    for (Part p : exercise.parts()) {
      lines.add("  " + p.name() + " = " + literal(exercise.number(p)));
    }
    lines.add("");
    lines.add("Replace the zeros, with three digits or more. No method is needed.");
    return lines;
  }

  /** Without what could end a comment. */
  private static String plain(String text) {
    return text.replace("*/", "* /").replace("\\u", "\\ u").replaceAll("\\R", " ");
  }

  private static String literal(Tensor t) {
    Object array = Answer.array(t);
    String text = array instanceof double[][] rows ? Arrays.deepToString(rows)
        : array instanceof double[] row ? Arrays.toString(row) : array.toString();
    return text.replace('[', '{').replace(']', '}').replace(".0,", ",").replace(".0}", "}");
  }
}
