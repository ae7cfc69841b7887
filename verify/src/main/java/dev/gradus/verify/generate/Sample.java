package dev.gradus.verify.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A generated value with the choices it was made of.
 *
 * @param <T> what was made
 */
public final class Sample<T> {
  /** As many small choices are tried one by one. */
  private static final int FEW = 10;

  private final Generator<T> generator;
  private final T value;
  private final long[] choices;
  private final List<Choices.Span> spans;

  private Sample(Generator<T> generator, T value, Choices made) {
    this.generator = generator;
    this.value = value;
    this.choices = made.taken();
    this.spans = made.spans();
  }

  static <T> Sample<T> of(Generator<T> generator, Choices choices) {
    return new Sample<>(generator, generator.from(choices), choices);
  }

  /**
   * The value.
   *
   * @return the same each time
   */
  public T value() { return value; }

  /**
   * The numbers it was made of: the fewer, and of as many the smaller, the simpler.
   *
   * @return a copy
   */
  public long[] choices() { return choices.clone(); }

  /**
   * Simpler values of the same generator: first without one of its parts, then with smaller
   * choices.
   *
   * @return made one by one; none twice, and each is simpler than this
   */
  public Stream<Sample<T>> smaller() {
    Set<List<Long>> seen = new HashSet<>();
    return candidates().stream()
        .map(c -> Sample.of(generator, Choices.given(c)))
        .filter(s -> compare(s.choices, choices) < 0)
        .filter(s -> seen.add(Arrays.stream(s.choices).boxed().toList()));
  }

  private List<long[]> candidates() {
    List<long[]> all = new ArrayList<>();
    List<Choices.Span> parts = new ArrayList<>(spans);
    parts.sort((a, b) -> Integer.compare(b.to() - b.from(), a.to() - a.from()));
    for (Choices.Span s : parts) all.add(without(s.from(), s.to()));
    for (Choices.Span s : parts) all.add(withoutTrivial(choices, s));
    for (int n = Integer.highestOneBit(Math.max(1, choices.length)); n > 0; n /= 2) {
      for (int from = choices.length - n; from >= 0; from -= n) all.add(zeroed(from, from + n));
    }
    Arrays.stream(choices).filter(c -> c > 0).distinct()
        .filter(c -> Arrays.stream(choices).filter(d -> d == c).count() > 1).forEach(c -> {
          for (long less = c; less > 0; less /= 2) all.add(all(c, c - less));
        });
    for (Choices.Span s : parts) {
      for (int v = 0; v < FEW; v++) all.add(replaced(s, v));
    }
    for (int i = 0; i < choices.length; i++) {
      for (long c = 1; c < Math.min(choices[i], FEW); c++) all.add(with(i, c));
      for (long less = choices[i] / 2; less > 0; less /= 2) all.add(with(i, choices[i] - less));
    }
    for (int i = 0; i < choices.length; i++) all.add(without(i, i + 1));
    for (int i = 0; i < choices.length; i++) {
      for (long less = choices[i]; less > 0; less /= 2) {
        all.add(withoutTrivial(with(i, choices[i] - less), null));
      }
    }
    return all;
  }

  private long[] without(int from, int to) {
    long[] less = new long[choices.length - (to - from)];
    System.arraycopy(choices, 0, less, 0, from);
    System.arraycopy(choices, to, less, from, choices.length - to);
    return less;
  }

  /**
   * The choices without one part and without all parts that are as simple as can be: where a value
   * gets shorter, these are not those to keep.
   */
  private long[] withoutTrivial(long[] from, Choices.@Nullable Span part) {
    boolean[] gone = new boolean[from.length];
    for (Choices.Span s : spans) {
      boolean trivial = true;
      for (int i = s.from(); i < s.to(); i++) trivial &= choices[i] == 0;
      if (trivial || s.equals(part)) Arrays.fill(gone, s.from(), s.to(), true);
    }
    return IntStream.range(0, from.length).filter(i -> !gone[i]).mapToLong(i -> from[i]).toArray();
  }

  private long[] zeroed(int from, int to) {
    long[] less = choices.clone();
    Arrays.fill(less, from, to, 0);
    return less;
  }

  private long[] with(int i, long choice) {
    long[] less = choices.clone();
    less[i] = choice;
    return less;
  }

  /** With every choice that is the one replaced by the other: some values fail by being equal. */
  private long[] all(long choice, long other) {
    return Arrays.stream(choices).map(c -> c == choice ? other : c).toArray();
  }

  /** With the simplest kind of part in the place of one: a zero, and one choice more. */
  private long[] replaced(Choices.Span part, int choice) {
    long[] less = new long[choices.length - (part.to() - part.from()) + 2];
    System.arraycopy(choices, 0, less, 0, part.from());
    less[part.from() + 1] = choice;
    System.arraycopy(choices, part.to(), less, part.from() + 2, choices.length - part.to());
    return less;
  }

  /** Fewer are simpler, and of as many those that are smaller where they first differ. */
  private static int compare(long[] a, long[] b) {
    return a.length != b.length ? Integer.compare(a.length, b.length) : Arrays.compare(a, b);
  }

  @Override
  public String toString() { return Objects.toString(value); }
}
