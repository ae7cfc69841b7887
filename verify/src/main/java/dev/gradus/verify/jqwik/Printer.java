package dev.gradus.verify.jqwik;

import dev.gradus.verify.text.JavaText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Prints a test in Java for a property that fails for a value of the library's types; jqwik finds
 * it on the class path.
 */
public final class Printer implements AroundPropertyHook {
  /** One for jqwik. */
  public Printer() {}

  @Override
  public PropagationMode propagateTo() { return PropagationMode.ALL_DESCENDANTS; }

  @Override
  public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context,
      PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    if (result.status() == PropertyExecutionResult.Status.FAILED) {
      result.falsifiedParameters()
          .flatMap(values -> test(context.targetMethod().getName(), values))
          .ifPresent(test -> context.reporter().publishValue("as a test", "\n" + test));
    }
    return result;
  }

  /** The call that fails, where one of its values is ours and all can be written. */
  static Optional<String> test(String property, List<Object> values) {
    Optional<String> written = JavaText.of(values);
    if (written.isEmpty() || values.stream().noneMatch(Provider::provides)) return Optional.empty();
    String arguments = values.stream().map(v -> JavaText.of(v).orElseThrow())
        .collect(Collectors.joining(", "));
    return Optional.of(JavaText.test(property, property + "(" + arguments + ");"));
  }
}
