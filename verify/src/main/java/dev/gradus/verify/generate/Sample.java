package dev.gradus.verify.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

  /** Choices below it may be lengths, which are tried before the entries become simple. */
  private static final int LENGTHS = 100;

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
    Set<Long> seen = new HashSet<>();
    return candidates()
        .map(c -> Sample.of(generator, Choices.given(c)))
        .filter(s -> compare(s.choices, choices) < 0)
        .filter(s -> seen.add(hash(s.choices)));
  }

  /** Made one by one, as all together would be the square of what a large value takes. */
  private Stream<long[]> candidates() {
    List<Choices.Span> parts = new ArrayList<>(spans);
    parts.sort((a, b) -> Integer.compare(b.to() - b.from(), a.to() - a.from()));
    return Stream.<Supplier<Stream<long[]>>>of(
        () -> parts.stream().map(s -> without(s.from(), s.to())),
        () -> parts.stream().map(s -> withoutTrivial(choices, s)),
        () -> places().filter(i -> choices[i] < LENGTHS).flatMap(this::shorter),
        this::withZeros,
        this::withEqualsLowered,
        () -> parts.stream().flatMap(
            s -> IntStream.range(0, FEW).mapToObj(v -> replaced(s, v))),
        () -> places().flatMap(i -> lower(i).mapToObj(c -> with(i, c))),
        () -> places().map(i -> without(i, i + 1)),
        () -> places().flatMap(this::shorter))
        .flatMap(Supplier::get);
  }

  /** A smaller choice, perhaps a length, and without the parts that are as simple as can be. */
  private Stream<long[]> shorter(int i) {
    return LongStream.iterate(choices[i], less -> less > 0, less -> less / 2)
        .mapToObj(less -> withoutTrivial(with(i, choices[i] - less), null));
  }

  private Stream<Integer> places() { return IntStream.range(0, choices.length).boxed(); }

  /** The small choices one by one, then those nearer and nearer to the choice that is there. */
  private LongStream lower(int i) {
    return LongStream.concat(LongStream.range(1, Math.min(choices[i], FEW)),
        LongStream.iterate(choices[i] / 2, less -> less > 0, less -> less / 2)
            .map(less -> choices[i] - less));
  }

  private Stream<long[]> withZeros() {
    return IntStream.iterate(Integer.highestOneBit(Math.max(1, choices.length)), n -> n > 0,
        n -> n / 2).boxed().flatMap(n -> IntStream.iterate(choices.length - n, from -> from >= 0,
            from -> from - n).mapToObj(from -> zeroed(from, from + n)));
  }

  private Stream<long[]> withEqualsLowered() {
    Map<Long, Long> counts = Arrays.stream(choices).boxed()
        .collect(Collectors.groupingBy(c -> c, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream().filter(e -> e.getKey() > 0 && e.getValue() > 1)
        .map(Map.Entry::getKey)
        .flatMap(c -> LongStream.iterate(c, less -> less > 0, less -> less / 2)
            .mapToObj(less -> all(c, c - less)));
  }

  /** Two that differ have the same one time in 2⁶⁴; then one of them is not tried. */
  private static long hash(long[] choices) {
    long hash = choices.length;
    for (long c : choices) {
      hash = (hash ^ c) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
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
