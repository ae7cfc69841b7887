package dev.gradus.teaching;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Decimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The bits of what the engine computes, so that a browser's can be compared with the JVM's: of a
 * tape, and of each operation that the page records, with its slope.
 */
final class Bits {
  private static final String DIGITS = "0123456789abcdef";
  // Names and switches, as each function by itself would be a class of its own in the page.
  private static final List<String> OF_ONE = List.of(
      "sigmoid", "tanh", "relu", "log", "negate", "square");
  private static final List<String> OF_TWO = List.of(
      "add", "subtract", "multiply", "divide", "equalTo", "where", "bceWithLogits", "mse",
      "matmul");

  /** What the library calls of the JDK, and how Java itself computes, reads and prints. */
  private static final List<String> OF_JAVA = List.of(
      "negated", "rest", "int", "long", "float", "compare", "abs", "ceil", "copySign", "floor",
      "getExponent", "max", "min", "nextDown", "nextUp", "rint", "round", "scalb", "signum",
      "sqrt", "ulp", "printed", "joined", "read", "readAbove");

  private Bits() {}

  private static Var one(String name, Var x) {
    return switch (name) {
      case "sigmoid" -> x.sigmoid();
      case "tanh" -> x.tanh();
      case "relu" -> x.relu();
      case "log" -> x.log();
      case "negate" -> x.negate();
      case "square" -> x.square();
      default -> throw missing(name);
    };
  }

  private static Var two(String name, Var a, Var b) {
    return switch (name) {
      case "add" -> a.add(b);
      case "subtract" -> a.subtract(b);
      case "multiply" -> a.multiply(b);
      case "divide" -> a.divide(b);
      case "equalTo" -> a.equalTo(b);
      case "where" -> a.where(b.greaterThan(Var.constant(0)), b);
      case "bceWithLogits" -> a.bceWithLogits(b, Reduction.NONE);
      case "mse" -> a.mse(b, Reduction.NONE);
      case "matmul" -> a.reshape(1, 1).matmul(b.reshape(1, 1)).reshape();
      default -> throw missing(name);
    };
  }

  private static double java(String name, double a, double b) {
    return switch (name) {
      case "negated" -> -a;
      case "rest" -> a % b;
      case "int" -> (int) a;
      case "long" -> (long) a;
      case "float" -> (float) a;
      case "compare" -> Double.compare(a, b);
      case "abs" -> Math.abs(a);
      case "ceil" -> Math.ceil(a);
      case "copySign" -> Math.copySign(a, b);
      case "floor" -> Math.floor(a);
      case "getExponent" -> Math.getExponent(a);
      case "max" -> Math.max(a, b);
      case "min" -> Math.min(a, b);
      case "nextDown" -> Math.nextDown(a);
      case "nextUp" -> Math.nextUp(a);
      case "rint" -> Math.rint(a);
      case "round" -> Math.round(a);
      case "scalb" -> Math.scalb(a, (int) (b % 1100));
      case "signum" -> Math.signum(a);
      case "sqrt" -> Math.sqrt(a);
      case "ulp" -> Math.ulp(a);
      case "printed" -> Double.parseDouble(Double.toString(a));
      case "joined" -> Double.parseDouble("-".repeat(a < 0 ? 0 : 1) + Math.abs(a));
      case "read" -> Double.parseDouble(middle(a));
      case "readAbove" -> Double.parseDouble(middle(a) + "0001");
      default -> throw missing(name);
    };
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("there is no operation " + name);
  }

  /** All digits of the middle between a number's size and the next one: the hardest to read. */
  private static String middle(double a) {
    if (!Double.isFinite(a)) return "0.0";
    String text = Decimal.above(a).plain();
    return text.indexOf('.') < 0 ? text + ".0" : text;
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
    return new Json().with("one", OF_ONE)
        .with("two", OF_TWO)
        .with("java", OF_JAVA);
  }

  /** Value and slopes of one operation at numbers given by their bits: {@code sigmoid 3ff… …}. */
  static Json of(String operation) {
    String[] words = Fragment.parts(operation, ' ').toArray(String[]::new);
    double[] numbers = new double[words.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.longBitsToDouble(hex(words[i + 1]));
    }
    if (OF_JAVA.contains(words[0])) return ofJava(words[0], numbers);
    boolean isOne = OF_ONE.contains(words[0]);
    List<String> values = new ArrayList<>();
    List<String> slopes = new ArrayList<>();
    for (int i = 0; i + (isOne ? 0 : 1) < numbers.length; i++) {
      Tape tape = new Tape();
      Var a = tape.variable(numbers[i]);
      Var y = isOne ? one(words[0], a) : two(words[0], a, tape.variable(numbers[i + 1]));
      values.add(text(y.value()));
      Gradient slope = y.backward();
      for (Tensor part : slope.parts()) slopes.add(text(part));
    }
    return new Json().with("values", values).with("slopes", slopes);
  }

  private static Json ofJava(String name, double[] numbers) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.length; i++) {
      values.add(text(Tensor.scalar(java(name, numbers[i], numbers[i + 1]))));
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
