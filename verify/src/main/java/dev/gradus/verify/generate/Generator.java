package dev.gradus.verify.generate;

import static dev.gradus.verify.errors.Given.given;

import java.util.function.Function;

/**
 * How a value is made of choices. The same choices make the same value, so that a value is found
 * again by its seed, and is made small by smaller choices.
 *
 * @param <T> what is made
 */
@FunctionalInterface
public interface Generator<T> {
  /**
   * Makes a value.
   *
   * @param choices decides everything about it; nothing else may
   * @return the value
   */
  T from(Choices choices);

  /**
   * The same values, changed.
   *
   * @param <R> what they become
   * @param f a pure function
   * @return the generator
   */
  default <R> Generator<R> map(Function<? super T, ? extends R> f) {
    given(f, "Generator.map", "the function", "one of the value");
    return choices -> f.apply(from(choices));
  }

  /**
   * A value at random.
   *
   * @param seed which one
   * @return the value, which knows how to become smaller
   */
  default Sample<T> sample(long seed) { return Sample.of(this, Choices.random(seed)); }
}
