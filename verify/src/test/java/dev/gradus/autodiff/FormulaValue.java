package dev.gradus.autodiff;

import dev.gradus.autodiff.Formula.Kind;
import dev.gradus.autodiff.Formula.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes one entry of what a formula states, from the tensors that its names stand for. */
final class FormulaValue {
  private final Map<String, Tensor> names;
  private final Map<Character, Integer> indices = new HashMap<>();
  private final Shape shape; // of the left side
  private final int entry;

  /** Of the entry of a tensor of the shape, whose indices are named by the letters. */
  FormulaValue(Map<String, Tensor> names, Shape shape, int entry, String letters) {
    this.names = names;
    this.shape = shape;
    this.entry = entry;
    int rest = entry;
    for (int axis = letters.length() - 1; axis >= 0; axis--) {
      indices.put(letters.charAt(axis), rest % shape.dim(axis));
      rest /= shape.dim(axis);
    }
  }

  double of(Part p) {
    List<Part> parts = p.parts();
    return switch (p.kind()) {
      case NUMBER -> Double.parseDouble(p.text());
      case NAME -> named(p.text());
      case ROW -> row(parts);
      case FRACTION -> of(parts.get(0)) / of(parts.get(1));
      case POWER -> Math.pow(of(parts.get(0)), of(parts.get(1)));
      case CALL -> call(p.text(), parts.stream().mapToDouble(this::of).toArray());
      case GROUP -> p.text().equals("|") ? Math.abs(of(parts.get(0))) : of(parts.get(0));
      case ROOT -> Math.sqrt(of(parts.get(0)));
      case SUM -> sum(p.text(), parts.get(0));
      case CHOICE -> of(parts.get(holds(parts.get(1).parts()) ? 0 : 2));
      case SIGN, TRANSPOSED -> throw new AssertionError(p + " has no value of its own");
    };
  }

  private boolean holds(List<Part> relation) {
    double a = of(relation.get(0));
    double b = of(relation.get(2));
    return switch (relation.get(1).text()) {
      case "=" -> a == b;
      case "≠" -> a != b;
      case ">" -> a > b;
      default -> throw new AssertionError(relation);
    };
  }

  private double row(List<Part> parts) {
    double value = 0;
    String sign = "+";
    for (Part p : parts) {
      if (p.kind() == Kind.SIGN) {
        sign = p.text();
        continue;
      }
      double x = of(p);
      value = sign.equals("·") ? value * x : sign.equals("−") ? value - x : value + x;
    }
    return value;
  }

  private static double call(String name, double... x) {
    return switch (name) {
      case "σ" -> 1 / (1 + Math.exp(-x[0]));
      case "ln" -> Math.log(x[0]);
      case "tanh" -> Math.tanh(x[0]);
      case "cosh" -> Math.cosh(x[0]);
      case "sin" -> Math.sin(x[0]);
      case "cos" -> Math.cos(x[0]);
      case "sign" -> Math.signum(x[0]);
      case "max" -> Math.max(x[0], x[1]);
      default -> throw new AssertionError("no function " + name);
    };
  }

  private double named(String text) {
    String[] name = text.split("_");
    Tensor x = names.get(name[0]);
    if (x == null && text.equals("e")) return Math.E;
    if (name.length == 1) return x.at(shape.offsets(x.shape().stridesIn(shape))[entry]);
    int at = 0;
    for (int axis = 0; axis < name[1].length(); axis++) {
      at = at * x.shape().dim(axis) + indices.get(name[1].charAt(axis));
    }
    return x.at(at);
  }

  /** Over an index; or, without one, over the entries that the left side is repeated to. */
  private double sum(String index, Part body) {
    double sum = 0;
    if (index.isEmpty()) {
      Tensor x = names.get(body.text());
      int[] places = x.shape().offsets(shape.stridesIn(x.shape()));
      for (int i = 0; i < places.length; i++) if (places[i] == entry) sum += x.at(i);
      return sum;
    }
    for (int i = 0; i < length(index.charAt(0), body); i++) {
      indices.put(index.charAt(0), i);
      sum += of(body);
    }
    return sum;
  }

  private int length(char index, Part p) {
    if (p.kind() == Kind.NAME && p.text().indexOf('_') > 0) {
      int axis = p.text().substring(p.text().indexOf('_') + 1).indexOf(index);
      return axis < 0 ? 0 : names.get(p.text().split("_")[0]).shape().dim(axis);
    }
    return p.parts().stream().mapToInt(part -> length(index, part)).max().orElse(0);
  }
}
