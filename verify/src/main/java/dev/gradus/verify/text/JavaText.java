package dev.gradus.verify.text;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.generate.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values, and failures as tests, in Java that compiles. */
public final class JavaText {
  private JavaText() {}

  /** An expression for a value; empty if its kind is not known. */
  public static Optional<String> of(Object value) {
    if (value instanceof Written w) return w.inJava();
    if (value instanceof Tensor x) return Optional.of(tensor(x));
    if (value instanceof Shape s) return Optional.of(shape(s));
    if (value instanceof Double x) return Optional.of(number(x));
    if (value instanceof Integer || value instanceof Boolean) return Optional.of(value.toString());
    if (value instanceof Long) return Optional.of(value + "L");
    if (value instanceof double[] x) return Optional.of("new double[] {" + numbers(x) + "}");
    if (value instanceof List<?> list) return list(list);
    return Optional.empty();
  }

  private static Optional<String> list(List<?> list) {
    List<Optional<String>> all = list.stream().map(JavaText::of).toList();
    if (!all.stream().allMatch(Optional::isPresent)) return Optional.empty();
    return Optional.of(all.stream().map(Optional::orElseThrow)
        .collect(Collectors.joining(", ", "List.of(", ")")));
  }

  /** A number. */
  public static String number(double x) {
    if (Double.isNaN(x)) return "Double.NaN";
    if (Double.isInfinite(x)) return "Double." + (x > 0 ? "POSITIVE" : "NEGATIVE") + "_INFINITY";
    return Double.toString(x);
  }

  /** Numbers as arguments. */
  public static String numbers(double... x) {
    return Arrays.stream(x).mapToObj(JavaText::number).collect(Collectors.joining(", "));
  }

  /** Whole numbers as arguments. */
  public static String numbers(int... x) {
    return Arrays.stream(x).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }

  /** Choices that make a value again, as arguments. */
  public static String choices(long... x) {
    return Arrays.stream(x).mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "Choices.given(", ")"));
  }

  /** A shape. */
  public static String shape(Shape shape) { return "Shape.of(" + numbers(shape.toArray()) + ")"; }

  /** A tensor. */
  public static String tensor(Tensor x) {
    String entries = numbers(x.toArray());
    int[] dims = x.shape().toArray();
    if (dims.length == 0) return "Tensor.scalar(" + entries + ")";
    if (x.size() == 0) return "Tensor.zeros(" + numbers(dims) + ")";
    if (dims.length == 1) return "Tensor.vector(" + entries + ")";
    return "Tensor.of(" + shape(x.shape()) + ", " + entries + ")";
  }

  /** A test with one statement, which may have several lines. */
  public static String test(String name, String statement) {
    return "    @Test\n    void " + name + "() {\n      " + statement + "\n    }";
  }
}
