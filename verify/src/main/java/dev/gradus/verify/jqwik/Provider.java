package dev.gradus.verify.jqwik;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.generate.Generator;
import dev.gradus.verify.generate.Network;
import dev.gradus.verify.generate.Shapes;
import dev.gradus.verify.generate.Tensors;
import dev.gradus.verify.programs.Program;
import dev.gradus.verify.programs.Programs;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Tells jqwik what to give to parameters of the library's types; jqwik finds it on the class path.
 */
public final class Provider implements ArbitraryProvider {
  private static final Map<Class<?>, Generator<?>> ALL = Map.of(Tensor.class, Tensors.any(),
      Shape.class, Shapes.small(), Network.class, Network.any(), Program.class, Programs.all());

  static boolean provides(Object value) {
    return ALL.keySet().stream().anyMatch(type -> type.isInstance(value));
  }

  /** One for jqwik. */
  public Provider() {}

  @Override
  public boolean canProvideFor(TypeUsage targetType) {
    return ALL.containsKey(targetType.getRawType());
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
    Generator<?> generator = ALL.get(targetType.getRawType());
    return generator == null ? Set.of() : Set.of(new Generated<>(generator));
  }
}
