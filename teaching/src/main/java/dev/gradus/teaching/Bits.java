package dev.gradus.teaching;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The bits of what the engine computes, so that a browser's can be compared with the JVM's: of a
 * tape, and of each operation that the page records, with its slope.
 */
final class Bits {
  private static final String DIGITS = "0123456789abcdef";
  private static final Map<String, UnaryOperator<Var>> OF_ONE = new LinkedHashMap<>();
  private static final Map<String, BinaryOperator<Var>> OF_TWO = new LinkedHashMap<>();

  /** What the library calls of the JDK, and how Java itself computes. */
  private static final Map<String, DoubleBinaryOperator> OF_JAVA = new LinkedHashMap<>();

  static {
    OF_JAVA.put("negated", (a, b) -> -a);
    OF_JAVA.put("rest", (a, b) -> a % b);
    OF_JAVA.put("int", (a, b) -> (int) a);
    OF_JAVA.put("long", (a, b) -> (long) a);
    OF_JAVA.put("float", (a, b) -> (float) a);
    OF_JAVA.put("compare", (a, b) -> Double.compare(a, b));
    OF_JAVA.put("abs", (a, b) -> Math.abs(a));
    OF_JAVA.put("ceil", (a, b) -> Math.ceil(a));
    OF_JAVA.put("copySign", (a, b) -> Math.copySign(a, b));
    OF_JAVA.put("floor", (a, b) -> Math.floor(a));
    OF_JAVA.put("getExponent", (a, b) -> Math.getExponent(a));
    OF_JAVA.put("max", (a, b) -> Math.max(a, b));
    OF_JAVA.put("min", (a, b) -> Math.min(a, b));
    OF_JAVA.put("nextDown", (a, b) -> Math.nextDown(a));
    OF_JAVA.put("nextUp", (a, b) -> Math.nextUp(a));
    OF_JAVA.put("rint", (a, b) -> Math.rint(a));
    OF_JAVA.put("round", (a, b) -> Math.round(a));
    OF_JAVA.put("scalb", (a, b) -> Math.scalb(a, (int) (b % 1100)));
    OF_JAVA.put("signum", (a, b) -> Math.signum(a));
    OF_JAVA.put("sqrt", (a, b) -> Math.sqrt(a));
    OF_JAVA.put("ulp", (a, b) -> Math.ulp(a));
    OF_JAVA.put("printed", (a, b) -> Double.parseDouble(Double.toString(a)));
    OF_JAVA.put("joined", (a, b) -> Double.parseDouble("-".repeat(a < 0 ? 0 : 1) + Math.abs(a)));
    OF_JAVA.put("read", (a, b) -> Double.parseDouble(middle(a)));
    OF_JAVA.put("readAbove", (a, b) -> Double.parseDouble(middle(a) + "0001"));
    OF_JAVA.put("precision", (a, b) -> Double.isFinite(a) ? new BigDecimal(a).precision() : a);
    OF_ONE.put("sigmoid", Var::sigmoid);
    OF_ONE.put("tanh", Var::tanh);
    OF_ONE.put("relu", Var::relu);
    OF_ONE.put("log", Var::log);
    OF_ONE.put("negate", Var::negate);
    OF_ONE.put("square", Var::square);
    OF_TWO.put("add", Var::add);
    OF_TWO.put("subtract", Var::subtract);
    OF_TWO.put("multiply", Var::multiply);
    OF_TWO.put("divide", Var::divide);
    OF_TWO.put("equalTo", Var::equalTo);
    OF_TWO.put("where", (a, b) -> a.where(b.greaterThan(Var.constant(0)), b));
    OF_TWO.put("bceWithLogits", (z, t) -> z.bceWithLogits(t, Reduction.NONE));
    OF_TWO.put("mse", (y, t) -> y.mse(t, Reduction.NONE));
    OF_TWO.put("matmul", (a, b) -> a.reshape(1, 1).matmul(b.reshape(1, 1)).reshape());
  }

  private Bits() {}

  /** All digits of the middle between a number and the next one: the hardest to read. */
  private static String middle(double a) {
    double next = Math.nextUp(a);
    if (!Double.isFinite(a) || !Double.isFinite(next)) return "0.0";
    BigDecimal middle = new BigDecimal(a).add(new BigDecimal(next)).divide(BigDecimal.valueOf(2));
    return middle.setScale(Math.max(1, middle.scale())).toPlainString();
  }

  /** Those of every value and adjoint of a tape. */
  static Json of(Scene scene) {
    List<String> values = new ArrayList<>();
    List<String> adjoints = new ArrayList<>();
    for (Var y : scene.nodes()) {
      values.add(text(y.value()));
      adjoints.add(text(scene.chain().adjoint(y)));
    }
    return new Json().with("values", values).with("adjoints", adjoints);
  }

  /** The names of the operations. */
  static Json operations() {
    return new Json().with("one", List.copyOf(OF_ONE.keySet()))
        .with("two", List.copyOf(OF_TWO.keySet()))
        .with("java", List.copyOf(OF_JAVA.keySet()));
  }

  /** Value and slopes of one operation at numbers given by their bits: {@code sigmoid 3ff… …}. */
  static Json of(String operation) {
    String[] words = Fragment.parts(operation, ' ').toArray(String[]::new);
    double[] numbers = new double[words.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.longBitsToDouble(hex(words[i + 1]));
    }
    DoubleBinaryOperator java = OF_JAVA.get(words[0]);
    if (java != null) return of(java, numbers);
    UnaryOperator<Var> one = OF_ONE.get(words[0]);
    BinaryOperator<Var> two = OF_TWO.get(words[0]);
    List<String> values = new ArrayList<>();
    List<String> slopes = new ArrayList<>();
    for (int i = 0; i + (one == null ? 1 : 0) < numbers.length; i++) {
      Tape tape = new Tape();
      Var a = tape.variable(numbers[i]);
      Var y;
      if (one != null) {
        y = one.apply(a);
      } else if (two != null) {
        y = two.apply(a, tape.variable(numbers[i + 1]));
      } else {
        throw new IllegalArgumentException("there is no operation " + words[0]);
      }
      values.add(text(y.value()));
      Gradient slope = y.backward();
      for (Tensor part : slope.parts()) slopes.add(text(part));
    }
    return new Json().with("values", values).with("slopes", slopes);
  }

  private static Json of(DoubleBinaryOperator java, double[] numbers) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.length; i++) {
      values.add(text(Tensor.scalar(java.applyAsDouble(numbers[i], numbers[i + 1]))));
    }
    return new Json().with("values", values);
  }

  /** Sixteen digits; the browser's classes have no reader of unsigned ones. */
  private static long hex(String text) {
    long bits = 0;
    for (int i = 0; i < text.length(); i++) bits = bits << 4 | DIGITS.indexOf(text.charAt(i));
    return bits;
  }

  private static String text(Tensor x) {
    StringBuilder out = new StringBuilder();
    for (double v : x.toArray()) {
      out.append(out.isEmpty() ? "" : " ").append(Long.toHexString(Double.doubleToLongBits(v)));
    }
    return out.toString();
  }
}
