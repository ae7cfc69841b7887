package dev.gradus.verify.laws;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A failure as a test in Java. */
final class JavaTest {
  private JavaTest() {}

  /** An operation as it is made; its parameters are said beside it. */
  static String of(Op op) {
    String name = op.getClass().getSimpleName();
    if (name.isEmpty() || op.getClass().isHidden()) return "op";
    String parameters = op.parameters();
    return parameters.isEmpty() ? "new " + name + "()" : "op /* " + op.name() + " " + parameters
        + " */";
  }

  static String of(Law law, String operation, List<Tensor> x) {
    String inputs = x.stream().map(JavaTest::of).collect(Collectors.joining(", "));
    return "    @Test\n    void " + camel(law.name()) + "() {\n      OpLaws.of(" + operation
        + ").only(Law." + law + ")\n          .at(" + inputs + ").orThrow();\n    }";
  }

  private static String camel(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("_");
    return words[0] + Arrays.stream(words).skip(1)
        .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
        .collect(Collectors.joining());
  }

  private static String of(Tensor x) {
    String numbers = Arrays.stream(x.toArray()).mapToObj(JavaTest::of)
        .collect(Collectors.joining(", "));
    int[] dims = x.shape().toArray();
    if (dims.length == 0) return "Tensor.scalar(" + numbers + ")";
    if (dims.length == 1 && dims[0] > 0) return "Tensor.vector(" + numbers + ")";
    String shape = Arrays.stream(dims).mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
    if (x.size() == 0) return "Tensor.zeros(" + shape + ")";
    return "Tensor.of(Shape.of(" + shape + "), " + numbers + ")";
  }

  private static String of(double x) {
    if (Double.isNaN(x)) return "Double.NaN";
    if (Double.isInfinite(x)) {
      return x > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(x);
  }
}
