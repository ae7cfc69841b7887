package dev.gradus.teaching;

import dev.gradus.autodiff.Paths.Link;
import dev.gradus.autodiff.Paths.Place;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;

/** Products of slopes, in names or in numbers, written as formulas are. */
final class Factors {
  private final Names names;
  private final boolean inNumbers;

  Factors(Names names, boolean inNumbers) {
    this.names = names;
    this.inNumbers = inNumbers;
  }

  /** The slopes of links, one after the other; what only hands on is left out. */
  String product(List<Link> links) { return String.join("·", each(links)); }

  /** Each of them; a sign stands before the first. */
  List<String> each(List<Link> links) {
    List<String> factors = new ArrayList<>();
    boolean isNegative = false;
    for (Link link : links) {
      isNegative ^= isSign(link);
      String factor = of(link);
      if (!factor.isEmpty()) factors.add(factor);
    }
    if (factors.isEmpty()) factors.add("1");
    if (isNegative) factors.set(0, "−" + factors.get(0));
    return factors;
  }

  static String product(boolean isNegative, List<String> factors) {
    String all = factors.isEmpty() ? "1" : String.join("·", factors);
    return isNegative ? "−" + all : all;
  }

  /** Whether the link is a sign and nothing more. */
  static boolean isSign(Link link) {
    String op = link.to().node().op().name();
    return op.equals("negate") || op.equals("subtract") && link.input() == 1;
  }

  /** One slope; empty for 1 and −1 of operations that have no other. */
  String of(Link link) {
    return switch (link.to().node().op().name()) {
      case "add", "subtract", "negate", "broadcastTo", "sumTo", "where", "reshape" -> "";
      default -> inNumbers ? Values.factor(link.slope()) : name(link);
    };
  }

  private String name(Link link) {
    Var y = link.to().node();
    int entry = link.to().entry();
    Place from = link.from();
    String x = names.entry(from.node(), from.entry());
    return switch (y.op().name()) {
      case "matmul" -> otherFactor(link);
      case "sigmoid" -> "σ′(" + x + ")";
      case "tanh", "relu" -> y.op().name() + "′(" + x + ")";
      case "log" -> "(1/" + grouped(x) + ")";
      case "square" -> "2·" + grouped(x);
      case "multiply" -> grouped(names.entry(y.input(1 - link.input()), entry));
      case "divide" -> link.input() == 0
          ? "(1/" + grouped(names.entry(y.input(1), entry)) + ")" : unknown(link);
      case "bceWithLogits" -> link.input() == 0
          ? "(ŷ − " + names.entry(y.input(1), entry) + ")" : unknown(link);
      default -> unknown(link);
    };
  }

  private String unknown(Link link) {
    return "(∂" + names.entry(link.to().node(), link.to().entry()) + "/∂"
        + names.entry(link.from().node(), link.from().entry()) + ")";
  }

  /** In y_ik = Σ a_ij·b_jk the slope by one factor is the other. */
  private String otherFactor(Link link) {
    Var y = link.to().node();
    int columns = y.shape().dim(-1);
    Var a = y.input(0);
    Var b = y.input(1);
    if (!y.op().parameters().isEmpty() || y.shape().rank() != 2) return unknown(link);
    int inner = a.shape().dim(1);
    int row = link.to().entry() / columns;
    int column = link.to().entry() % columns;
    return link.input() == 0
        ? names.entry(b, link.from().entry() % inner * columns + column)
        : names.entry(a, row * inner + link.from().entry() / columns);
  }

  private static String grouped(String x) { return x.indexOf(' ') > 0 ? "(" + x + ")" : x; }
}
