package dev.gradus.verify.generate;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.verify.text.JavaText;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A search for values that break a law, and for the smallest that does. It needs no test framework.
 *
 * <pre>{@code
 * Search.in(Tensors.of(2, 3).awayFrom(0)).tries(1000).seed(1).check(x -> law(x));
 * }</pre>
 *
 * @param <T> what is searched
 */
public final class Search<T> {
  private static final int TRIES = 1000;
  private static final int SIMPLER = 100_000;

  private final Generator<T> generator;
  private final int tries;
  private final long seed;
  private final int simpler;

  private Search(Generator<T> generator, int tries, long seed, int simpler) {
    this.generator = generator;
    this.tries = tries;
    this.seed = seed;
    this.simpler = simpler;
  }

  /**
   * A value that breaks a law.
   *
   * @param <T> what it is
   * @param smallest the smallest that was found
   * @param fault what is wrong with it
   * @param first the one that was found first
   * @param number which of the values of the seed it was, from 0
   * @param seed the seed
   * @param java the smallest value as an expression in Java
   */
  public record Found<T>(T smallest, Fault fault, T first, int number, long seed, String java) {
    /** Refuses null. */
    public Found {
      given(smallest, "Found", "the smallest value", "one that breaks the law");
      given(fault, "Found", "the fault", "what is wrong with it");
      given(first, "Found", "the first value", "one that breaks the law");
      given(java, "Found", "the Java", "an expression");
    }
  }

  /**
   * A search of 1,000 values, of seed 1.
   *
   * @param <T> what is searched
   * @param generator makes the values
   * @return the search
   */
  public static <T> Search<T> in(Generator<T> generator) {
    given(generator, "Search.in", "the generator", "such as Tensors.of(2, 3)");
    return new Search<>(generator, TRIES, 1, SIMPLER);
  }

  /**
   * The same with another number of values.
   *
   * @param n how many are tried
   * @return the search
   * @throws IllegalArgumentException if n is negative
   */
  public Search<T> tries(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("Search.tries: " + n + " values; give 0 or more");
    }
    return new Search<>(generator, n, seed, simpler);
  }

  /**
   * The same with other values.
   *
   * @param number any number; the same gives the same values
   * @return the search
   */
  public Search<T> seed(long number) { return new Search<>(generator, tries, number, simpler); }

  /**
   * The same with another effort to make a failing value small.
   *
   * @param most how many smaller values are tried
   * @return the search
   * @throws IllegalArgumentException if most is negative
   */
  public Search<T> simpler(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("Search.simpler: " + most + " values; give 0 or more");
    }
    return new Search<>(generator, tries, seed, most);
  }

  /**
   * Looks for a value with a fault.
   *
   * @param law what is wrong with a value; empty if nothing is
   * @return the first that was found, made small; empty if all are right
   */
  public Optional<Found<T>> find(Function<? super T, Optional<Fault>> law) {
    given(law, "Search.find", "the law", "a function that says what is wrong with a value");
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < tries; i++) {
      Sample<T> sample = generator.sample(seeds.nextLong());
      Optional<Fault> fault = law.apply(sample.value());
      if (fault.isPresent()) return Optional.of(smallest(sample, fault.get(), i, law));
    }
    return Optional.empty();
  }

  private Found<T> smallest(Sample<T> first, Fault fault, int number,
      Function<? super T, Optional<Fault>> law) {
    Sample<T> smallest = first;
    AtomicInteger rest = new AtomicInteger(simpler);
    while (true) {
      // not by an iterator, which would make a whole group of candidates before the first is tried
      Optional<Sample<T>> next = smallest.smaller().takeWhile(s -> rest.getAndDecrement() > 0)
          .filter(s -> law.apply(s.value()).filter(fault::isStill).isPresent()).findFirst();
      if (next.isEmpty()) break;
      smallest = next.get();
    }
    Fault left = law.apply(smallest.value()).orElse(fault);
    return new Found<>(smallest.value(), left, first.value(), number, seed, java(smallest));
  }

  private static String java(Sample<?> sample) {
    return JavaText.of(sample.value())
        .orElseGet(() -> "generator.from(" + JavaText.choices(sample.choices()) + ")");
  }

  /**
   * Checks a law that throws where it is broken.
   *
   * @param law throws an {@link AssertionError} or a {@link RuntimeException} if it does not hold
   * @throws AssertionError if a value breaks it, with the smallest that does as a test in
   *     Java, and the seed
   */
  public void check(Consumer<? super T> law) {
    given(law, "Search.check", "the law", "a function that throws where it does not hold");
    Optional<Found<T>> found = find(value -> broken(law, value).map(Fault::of));
    if (found.isEmpty()) return;
    Found<T> f = found.get();
    throw new AssertionError("value " + f.number() + " of seed " + f.seed() + " breaks the law: "
        + f.fault().text() + "\nThe smallest that does:\n" + f.smallest()
        + "\nAs a test:\n" + JavaText.test("law", "law.accept(" + f.java() + ");"),
        broken(law, f.smallest()).orElse(null));
  }

  private static <T> Optional<Throwable> broken(Consumer<? super T> law, T value) {
    try {
      law.accept(value);
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(e);
    }
  }
}
