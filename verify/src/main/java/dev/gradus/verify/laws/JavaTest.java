package dev.gradus.verify.laws;

import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.text.JavaText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A broken law as a test in Java. */
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
    String inputs = x.stream().map(JavaText::tensor).collect(Collectors.joining(", "));
    return JavaText.test(camel(law.name()), "OpLaws.of(" + operation + ").only(Law." + law
        + ")\n          .at(" + inputs + ").orThrow();");
  }

  private static String camel(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("_");
    return words[0] + Arrays.stream(words).skip(1)
        .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
        .collect(Collectors.joining());
  }
}
