package dev.gradus.verify.jqwik;

import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.Domain;
import dev.gradus.verify.generate.Tensors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.configurators.ArbitraryConfigurator;
import net.jqwik.api.providers.TypeUsage;

/**
 * Tells jqwik what {@link Sized}, {@link Inside} and {@link AwayFrom} mean; jqwik finds it on
 * the class path.
 */
public final class Configurator implements ArbitraryConfigurator {
  /** One for jqwik. */
  public Configurator() {}

  @Override
  @SuppressWarnings("unchecked") // a generator of tensors makes what a tensor is wanted of
  public <T> Arbitrary<T> configure(Arbitrary<T> arbitrary, TypeUsage targetType) {
    if (!targetType.isOfType(Tensor.class) || !(arbitrary instanceof Generated<T> generated)
        || !(generated.generator() instanceof Tensors tensors)) {
      return arbitrary;
    }
    Tensors wanted = tensors;
    Sized sized = targetType.findAnnotation(Sized.class).orElse(null);
    if (sized != null) wanted = new Tensors(Tensors.of(sized.value()).shapes(), wanted.entries());
    Inside inside = targetType.findAnnotation(Inside.class).orElse(null);
    if (inside != null) wanted = wanted.inside(new Domain(inside.lower(), inside.upper()));
    AwayFrom away = targetType.findAnnotation(AwayFrom.class).orElse(null);
    if (away != null) wanted = wanted.awayFrom(away.value(), away.by());
    return wanted == tensors ? arbitrary : (Arbitrary<T>) new Generated<>(wanted);
  }
}
