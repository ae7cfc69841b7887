package dev.gradus.teaching;

import dev.gradus.autodiff.Formula;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rule of an operation in mathematics, and with the numbers of one entry in it. */
final class RuleText {
  private static final int SHOWN = 12;

  private final Names names;
  private final int point;

  RuleText(Names names, int point) {
    this.names = names;
    this.point = point;
  }

  /** The entry that is shown in numbers: the first of the row of the point. */
  int entry(Var y) { return names.isByPoint(y) ? point * y.shape().dim(1) : 0; }

  /** The value in mathematics; empty where the operation states no formula. */
  String value(Var y) {
    List<Formula> stated = y.op().formulas();
    return stated.isEmpty() ? "" : stated.get(0).mathml();
  }

  /** What input k receives, in mathematics. */
  String received(Var y, int k) {
    List<Formula> stated = y.op().formulas();
    return stated.isEmpty() ? "" : stated.get(k + 1).mathml();
  }

  /** What formulas call input k: that which receives, without its bar. */
  String input(Var y, int k) {
    List<Formula> stated = y.op().formulas();
    if (stated.isEmpty()) return y.arity() == 1 ? "x" : "x_" + (k + 1);
    String left = stated.get(k + 1).toString();
    char first = left.charAt(0);
    return first == 'ā' ? "a" : String.valueOf(first);
  }

  /** Such as y = σ(0.49) = 0.62; what is linear is a sum of products. */
  String valueInNumbers(Var y) {
    int entry = entry(y);
    double value = y.value().toArray()[entry];
    if (isEntrywise(y)) {
      Map<String, Double> numbers = numbers(y, entry);
      return substituted(y.op().formulas().get(0), numbers, value);
    }
    Tensor x = y.input(0).value();
    return isLinear(y) ? sum("y", Values.row(y, entry).toArray(), x.toArray(), value) : "";
  }

  /** Such as x̄ = 0.3·σ(0.49)·σ(−0.49) = 0.07; where many send, a sum of adjoint × slope. */
  String receivedInNumbers(Var y, int k, Tensor ybar, Tensor part) {
    int entry = entry(y.input(k));
    double value = part.toArray()[entry];
    if (isEntrywise(y)) {
      Map<String, Double> numbers = numbers(y, entry);
      numbers.put("ȳ", ybar.toArray()[entry]);
      return substituted(y.op().formulas().get(k + 1), numbers, value);
    }
    String left = input(y, k).equals("a") ? "ā" : input(y, k) + "\u0304";
    return sum(left, Values.column(y, k, entry).toArray(), ybar.toArray(), value);
  }

  /** Whether the formulas speak of one entry of everything. */
  private static boolean isEntrywise(Var y) {
    if (y.op().formulas().isEmpty() || y.op().formulas().get(0).toString().indexOf('_') > 0) {
      return false;
    }
    for (int k = 0; k < y.arity(); k++) {
      if (!y.input(k).shape().equals(y.shape())) return false;
    }
    return true;
  }

  private static boolean isLinear(Var y) {
    return switch (y.op().name()) {
      case "matmul", "broadcastTo", "sumTo", "transpose" -> true;
      default -> false;
    };
  }

  private Map<String, Double> numbers(Var y, int entry) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put("y", y.value().toArray()[entry]);
    for (int k = 0; k < y.arity(); k++) {
      numbers.put(input(y, k), y.input(k).value().toArray()[entry]);
    }
    return numbers;
  }

  /** Σ slope·x without the terms whose slope is 0. */
  private static String sum(String left, double[] slopes, double[] x, double value) {
    List<String> terms = new ArrayList<>();
    int more = 0;
    for (int i = 0; i < slopes.length; i++) {
      if (slopes[i] == 0) continue;
      String term = slopes[i] == 1 ? Values.factor(x[i])
          : Values.factor(x[i]) + "·" + Values.factor(slopes[i]);
      if (terms.size() < SHOWN) terms.add(term);
      else more++;
    }
    if (more > 0) terms.add("…");
    if (terms.isEmpty()) terms.add("0");
    return Values.set(left + " = " + added(terms)
        + (terms.size() == 1 && terms.get(0).indexOf('·') < 0 ? "" : " = " + Digits.of(value)));
  }

  private static String added(List<String> terms) {
    StringBuilder out = new StringBuilder(terms.get(0));
    for (String term : terms.subList(1, terms.size())) {
      boolean isNegative = term.startsWith("(−") && term.endsWith(")") && term.indexOf('·') < 0;
      if (isNegative) out.append(" − ").append(term, 2, term.length() - 1);
      else out.append(" + ").append(term);
    }
    return out.toString();
  }

  /** The formula with numbers for names, and its value. */
  private static String substituted(Formula formula, Map<String, Double> numbers, double value) {
    String text = formula.toString();
    int equals = text.indexOf('=') + 1;
    StringBuilder out = new StringBuilder(text.substring(0, equals));
    for (int i = equals; i < text.length();) {
      int end = i;
      while (end < text.length() && isLetter(text.charAt(end))) end++;
      Double number = end == i ? null : numbers.get(text.substring(i, end));
      if (number == null) {
        end = Math.max(end, i + 1);
        out.append(text, i, end);
      } else {
        out.append(isAlone(text, i, end) ? Digits.of(number) : Values.factor(number));
      }
      i = end;
    }
    String right = out.substring(equals).strip();
    String shown = Digits.of(value);
    return Values.set(out + (right.equals(shown) ? "" : " = " + shown));
  }

  /** Whether nothing that a sign would change stands beside it. */
  private static boolean isAlone(String text, int from, int to) {
    char before = text.charAt(from - 1);
    boolean isFirst = before == '(' || before == '|' || text.charAt(Math.max(0, from - 2)) == '=';
    char after = to == text.length() ? ' ' : text.charAt(to);
    return isFirst && after != '²' && after != '^' && after != '·' && after != '/';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 'À' && c < 'Ͽ' && c != 'Σ';
  }
}
