package dev.gradus.autodiff;

import dev.gradus.autodiff.Formula.Part;
import java.util.List;
import java.util.function.Function;

/** Sets formulas as LaTeX and as MathML. */
final class FormulaPrinter {
  /** Signs and names, each followed by what LaTeX calls it. */
  private static final String[] COMMANDS = {"−", "-", "·", "\\cdot ", "⊙", "\\odot ", "≠",
      "\\ne ", "≤", "\\le ", "≥", "\\ge ", "≈", "\\approx ", "α", "\\alpha ", "δ", "\\delta ",
      "Δ", "\\Delta ", "ε", "\\varepsilon ", "σ", "\\sigma ", "ln", "\\ln ", "tanh", "\\tanh ",
      "cosh", "\\cosh ", "sin", "\\sin ", "cos", "\\cos ", "max", "\\max ", "min", "\\min ", "∂",
      "\\partial ", "∞", "\\infty ", "…", "\\dots "};

  private FormulaPrinter() {}

  static String latex(Part p) {
    return switch (p.kind()) {
      case NUMBER, SIGN -> command(p.text());
      case NAME -> latexName(p.text());
      case ROW -> each(p.parts(), "", FormulaPrinter::latex);
      case FRACTION -> "\\frac{" + latex(p.parts().get(0)) + "}{" + latex(p.parts().get(1)) + "}";
      case POWER -> "{" + latex(p.parts().get(0)) + "}^{" + latex(p.parts().get(1)) + "}";
      case TRANSPOSED -> "{" + latex(p.parts().get(0)) + "}^{\\mathsf{T}}";
      case CALL -> latexName(p.text()).stripTrailing() + "\\left("
          + each(p.parts(), ", ", FormulaPrinter::latex) + "\\right)";
      case GROUP -> "\\left" + p.text() + latex(p.parts().get(0)) + "\\right" + closing(p.text());
      case ROOT -> "\\sqrt{" + latex(p.parts().get(0)) + "}";
      case SUM -> "\\sum" + (p.text().isEmpty() ? " " : "_{" + p.text() + "} ")
          + latex(p.parts().get(0));
      case CHOICE -> "\\begin{cases}" + latex(p.parts().get(0)) + " & \\text{if }"
          + latex(p.parts().get(1)) + " \\\\ " + latex(p.parts().get(2))
          + " & \\text{else}\\end{cases}";
    };
  }

  private static String closing(String open) {
    return open.equals("(") ? ")" : open.equals("[") ? "]" : "|";
  }

  private static String command(String sign) {
    for (int i = 0; i < COMMANDS.length; i += 2) {
      if (COMMANDS[i].equals(sign)) return COMMANDS[i + 1];
    }
    return sign;
  }

  private static String latexName(String text) {
    Name name = Name.of(text);
    String letters = command(name.letters());
    if (letters.equals(name.letters()) && letters.length() > 1) {
      letters = letters.startsWith("%") ? "\\" + letters : "\\operatorname{" + letters + "}";
    }
    if (!name.mark().isEmpty()) letters = name.mark() + "{" + letters.strip() + "}";
    if (name.isDerivative()) letters = letters.strip() + "'";
    return (name.isDifferential() ? command("∂") : "") + letters
        + (name.below().isEmpty() ? "" : "_{" + name.below() + "}")
        + (name.above().isEmpty() ? "" : "^{" + name.above() + "}");
  }

  static String mathml(Part p) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + markup(p) + "</math>";
  }

  private static String markup(Part p) {
    return switch (p.kind()) {
      case NUMBER -> tag("mn", p.text());
      case NAME -> markupName(p.text());
      case SIGN -> tag("mo", p.text().equals("<") ? "&lt;" : p.text());
      case ROW -> tag("mrow", each(p.parts(), "", FormulaPrinter::markup));
      case FRACTION -> tag("mfrac", each(p.parts(), "", FormulaPrinter::markup));
      case POWER -> tag("msup", each(p.parts(), "", FormulaPrinter::markup));
      case TRANSPOSED -> markupTransposed(p.parts().get(0));
      case CALL -> tag("mrow", markupName(p.text()) + tag("mo", "(")
          + each(p.parts(), tag("mo", ","), FormulaPrinter::markup) + tag("mo", ")"));
      case GROUP -> tag("mrow", tag("mo", p.text()) + markup(p.parts().get(0))
          + tag("mo", closing(p.text())));
      case ROOT -> tag("msqrt", markup(p.parts().get(0)));
      case SUM -> tag("mrow", (p.text().isEmpty() ? tag("mo", "∑")
          : tag("munder", tag("mo", "∑") + tag("mi", p.text()))) + markup(p.parts().get(0)));
      case CHOICE -> tag("mrow", tag("mo", "{") + tag("mtable",
          tag("mtr", tag("mtd", markup(p.parts().get(0)))
              + tag("mtd", tag("mtext", "if ") + markup(p.parts().get(1))))
              + tag("mtr", tag("mtd", markup(p.parts().get(2)))
                  + tag("mtd", tag("mtext", "else")))));
    };
  }

  /** Beside the layer of a name, if it has one. */
  private static String markupTransposed(Part p) {
    int layer = p.kind() == Formula.Kind.NAME ? p.text().indexOf("^(") : -1;
    if (layer < 0) return tag("msup", markup(p) + tag("mi", "T"));
    return tag("msup", markupName(p.text().substring(0, layer))
        + tag("mrow", tag("mtext", p.text().substring(layer + 1)) + tag("mi", "T")));
  }

  private static String markupName(String text) {
    Name name = Name.of(text);
    String base = tag("mi", name.letters() + (name.isDerivative() ? "′" : ""));
    if (!name.mark().isEmpty()) {
      base = "<mover accent=\"true\">" + base + tag("mo", name.mark().equals("\\hat") ? "^" : "¯")
          + "</mover>";
    }
    String below = name.below().isEmpty() ? "" : tag("mi", name.below());
    String above = name.above().isEmpty() ? "" : tag("mtext", name.above());
    if (!below.isEmpty() && !above.isEmpty()) base = tag("msubsup", base + below + above);
    else if (!below.isEmpty()) base = tag("msub", base + below);
    else if (!above.isEmpty()) base = tag("msup", base + above);
    return name.isDifferential() ? tag("mrow", tag("mo", "∂") + base) : base;
  }

  private static String tag(String name, String inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
  }

  private static String each(List<Part> parts, String between, Function<Part, String> text) {
    return String.join(between, parts.stream().map(text).toList());
  }

  /** A name taken apart; the mark is the command of LaTeX for it. */
  private record Name(boolean isDifferential, String letters, String mark, boolean isDerivative,
      String below, String above) {
    private static final String[] BARRED = {"āa", "ēe", "īi", "ōo", "ūu", "ȳy", "ĀA", "ȲY"};

    static Name of(String text) {
      int end = text.indexOf("^(");
      String above = end < 0 ? "" : text.substring(end + 1);
      String rest = end < 0 ? text : text.substring(0, end);
      int low = rest.indexOf('_');
      String below = low < 0 ? "" : rest.substring(low + 1);
      if (low >= 0) rest = rest.substring(0, low);
      boolean isDifferential = rest.startsWith("∂");
      if (isDifferential) rest = rest.substring(1);
      boolean isDerivative = rest.endsWith("′");
      if (isDerivative) rest = rest.substring(0, rest.length() - 1);
      String mark = rest.endsWith("\u0304") ? "\\bar" : rest.endsWith("\u0302") ? "\\hat" : "";
      if (!mark.isEmpty()) rest = rest.substring(0, rest.length() - 1);
      if (rest.equals("ŷ")) return new Name(isDifferential, "y", "\\hat", false, below, above);
      for (String pair : BARRED) {
        if (!rest.equals(pair.substring(0, 1))) continue;
        return new Name(isDifferential, pair.substring(1), "\\bar", isDerivative, below, above);
      }
      return new Name(isDifferential, rest, mark, isDerivative, below, above);
    }
  }
}
