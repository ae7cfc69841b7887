package dev.gradus.autodiff;

import dev.gradus.autodiff.Formula.Kind;
import dev.gradus.autodiff.Formula.Part;
import dev.gradus.autodiff.errors.Brief;
import java.util.ArrayList;
import java.util.List;

/** Reads a formula: a method for each rank, from equations down to names. */
final class FormulaReader {
  private static final String RELATIONS = "=≠<>≤≥≈";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
  private static final int DEEPEST = 200;

  private final String text;
  private int at;
  private int depth;

  FormulaReader(String text) { this.text = text; }

  Part whole() {
    Part all = equation();
    if (at < text.length()) throw unreadable("has " + Brief.of(text.substring(at)) + " too much");
    return all;
  }

  private Part equation() { return row(this::choice, RELATIONS); }

  private Part choice() {
    deeper();
    Part part = sum();
    if (takes("if ")) {
      Part condition = equation();
      if (!takes(", else ")) throw unreadable("needs “, else ” after its condition");
      part = Part.of(Kind.CHOICE, "", part, condition, choice());
    }
    depth--;
    return part;
  }

  private void deeper() {
    if (++depth > DEEPEST) throw unreadable("nests deeper than " + DEEPEST);
  }

  private Part sum() {
    boolean negative = takes("−");
    Part first = row(this::product, "+−");
    if (!negative) return first;
    List<Part> all = new ArrayList<>(List.of(sign("−")));
    if (first.kind() == Kind.ROW && "+−".contains(first.parts().get(1).text())) {
      all.addAll(first.parts());
    } else {
      all.add(first);
    }
    return new Part(Kind.ROW, "", List.copyOf(all));
  }

  private Part product() {
    List<Part> all = new ArrayList<>(List.of(power()));
    while (true) {
      space();
      if (takes("·") || takes("⊙")) {
        all.add(sign(text.substring(at - 1, at)));
        all.add(power());
      } else if (takes("/")) {
        all = new ArrayList<>(List.of(Part.of(Kind.FRACTION, "", ofAll(all).bare(),
            power().bare())));
      } else {
        return ofAll(all);
      }
    }
  }

  private interface Reader {
    Part read();
  }

  private Part row(Reader part, String signs) {
    List<Part> all = new ArrayList<>(List.of(part.read()));
    while (true) {
      space();
      if (at == text.length() || signs.indexOf(text.charAt(at)) < 0) return ofAll(all);
      all.add(sign(text.substring(at, ++at)));
      all.add(part.read());
    }
  }

  private static Part ofAll(List<Part> all) {
    return all.size() == 1 ? all.get(0) : new Part(Kind.ROW, "", List.copyOf(all));
  }

  private static Part sign(String text) { return Part.of(Kind.SIGN, text); }

  private Part power() {
    Part base = base();
    while (true) {
      if (takes("^")) base = Part.of(Kind.POWER, "", base, exponent());
      else if (isRaised()) base = Part.of(Kind.POWER, "", base, raised());
      else if (takes("ᵀ")) base = Part.of(Kind.TRANSPOSED, "", base);
      else return base;
    }
  }

  private boolean isRaised() { return at < text.length() && RAISED.indexOf(text.charAt(at)) >= 0; }

  /** A whole number in raised figures. */
  private Part raised() {
    boolean isNegative = takes("⁻");
    StringBuilder number = new StringBuilder();
    for (; isRaised(); at++) {
      int figure = RAISED.indexOf(text.charAt(at));
      if (figure > 9) throw unreadable("has a sign among raised figures");
      number.append(figure);
    }
    if (number.length() == 0) throw unreadable("needs raised figures");
    Part of = Part.of(Kind.NUMBER, number.toString());
    return isNegative ? Part.of(Kind.ROW, "", sign("−"), of) : of;
  }

  private Part exponent() {
    if (!takes("−")) return base().bare();
    return Part.of(Kind.ROW, "", sign("−"), base());
  }

  private Part base() {
    deeper();
    Part part = undecorated();
    depth--;
    return part;
  }

  private Part undecorated() {
    space();
    if (takes("(")) return group("(", ")");
    if (takes("[")) return group("[", "]");
    if (takes("|")) return group("|", "|");
    if (takes("√")) return Part.of(Kind.ROOT, "", base().bare());
    if (takes("Σ")) return Part.of(Kind.SUM, takes("_") ? run() : "", product());
    int start = at;
    if (at < text.length() && isDigit(text.charAt(at))) {
      while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
      return Part.of(Kind.NUMBER, text.substring(start, at));
    }
    if (takes("∞") || takes("…")) return Part.of(Kind.NUMBER, text.substring(start, at));
    return name(start);
  }

  private Part group(String open, String close) {
    Part inside = equation();
    if (!takes(close)) throw unreadable("needs " + close);
    return Part.of(Kind.GROUP, open, inside);
  }

  private Part name(int start) {
    takes("∂");
    boolean isNode = takes("%");
    int letters = at;
    while (at < text.length() && (isNode ? isDigit(text.charAt(at)) : isLetter(text.charAt(at)))) {
      at++;
    }
    if (at == letters) throw unreadable("needs a number, a name or a bracket");
    takes("′");
    if (takes("_")) run();
    if (text.startsWith("^(", at)) layer();
    String name = text.substring(start, at);
    if (!takes("(")) return Part.of(Kind.NAME, name);
    List<Part> arguments = new ArrayList<>(List.of(equation()));
    while (takes(",")) arguments.add(equation());
    if (!takes(")")) throw unreadable("needs )");
    return new Part(Kind.CALL, name, List.copyOf(arguments));
  }

  /** A whole number in brackets is a layer; else what is raised is an exponent. */
  private void layer() {
    int end = at + 2;
    while (end < text.length() && isDigit(text.charAt(end))) end++;
    if (end > at + 2 && end < text.length() && text.charAt(end) == ')') at = end + 1;
  }

  /** Letters, digits and commas between them, as indices are written. */
  private String run() {
    int start = at;
    while (at < text.length() && (isDigit(text.charAt(at)) || isLetter(text.charAt(at))
        || text.charAt(at) == ',' && at + 1 < text.length() && text.charAt(at + 1) != ' ')) {
      at++;
    }
    if (at == start) throw unreadable("needs an index");
    return text.substring(start, at);
  }

  private static boolean isDigit(char c) { return c >= '0' && c <= '9'; }

  /** Latin and Greek letters, and marks that stand over the letter before. */
  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 'À' && c < 'Ͽ' && c != 'Σ';
  }

  private void space() {
    while (at < text.length() && text.charAt(at) == ' ') at++;
  }

  private boolean takes(String sign) {
    if (!"′_(".contains(sign)) space(); // which follow a name at once
    if (!text.startsWith(sign, at)) return false;
    at += sign.length();
    return true;
  }

  private IllegalArgumentException unreadable(String why) {
    return new IllegalArgumentException("Formula: " + Brief.of(text) + " " + why + " at character "
        + (at + 1) + "; write it as in y = σ(x) or Σ_j a_ij·b_jk, a product with its ·");
  }
}
