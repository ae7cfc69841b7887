package dev.gradus.autodiff;

import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** A search for programs that break a law, for numbers of programs that a property cannot take. */
final class ProgramSearch {
  private ProgramSearch() {}

  /**
   * Checks a law on random programs.
   *
   * @throws AssertionError with the smallest program found and the seed, if one breaks the law
   */
  static void check(Arbitrary<Program> programs, long seed, int count, Consumer<Program> law) {
    Random random = new Random(seed);
    RandomGenerator<Program> generator = programs.generator(1000);
    for (int i = 0; i < count; i++) {
      Shrinkable<Program> program = generator.next(random);
      if (failure(program.value(), law) == null) continue;
      Program smallest = smallest(program, law).value();
      throw new AssertionError("program " + i + " of seed " + seed + " breaks a law; the smallest "
          + "that does:\n" + smallest, failure(smallest, law));
    }
  }

  /** The program, or a smaller one that fails as well and of which no smaller one fails. */
  private static Shrinkable<Program> smallest(Shrinkable<Program> program, Consumer<Program> law) {
    Shrinkable<Program> smallest = program;
    for (Optional<Shrinkable<Program>> next = Optional.of(program); next.isPresent();
        next = smallest.shrink().filter(s -> failure(s.value(), law) != null).findFirst()) {
      smallest = next.get();
    }
    return smallest;
  }

  private static Throwable failure(Program program, Consumer<Program> law) {
    try {
      law.accept(program);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }
}
