package dev.gradus.verify.jqwik;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.verify.generate.Generator;
import dev.gradus.verify.generate.Sample;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * The values of a generator, for jqwik: it draws them and makes those small that fail. Edge cases
 * are mixed in by the generator itself.
 *
 * @param <T> what is generated
 * @param generator makes the values
 */
public record Generated<T>(Generator<T> generator) implements Arbitrary<T> {
  /** Refuses null. */
  public Generated {
    given(generator, "Generated", "the generator", "such as Tensors.of(2, 3)");
  }

  @Override
  public RandomGenerator<T> generator(int genSize) {
    return random -> new OfSample<>(generator.sample(random.nextLong()));
  }

  @Override
  public EdgeCases<T> edgeCases(int maxEdgeCases) { return EdgeCases.none(); }

  /** A value that jqwik can make smaller. */
  private record OfSample<T>(Sample<T> sample) implements Shrinkable<T> {
    @Override
    public T value() { return sample.value(); }

    @Override
    public Stream<Shrinkable<T>> shrink() { return sample.smaller().map(OfSample::new); }

    @Override
    public ShrinkingDistance distance() {
      long[] choices = sample.choices();
      long[] all = new long[choices.length + 1];
      all[0] = choices.length;
      System.arraycopy(choices, 0, all, 1, choices.length);
      return ShrinkingDistance.of(all);
    }
  }
}
