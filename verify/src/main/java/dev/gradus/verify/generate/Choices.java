package dev.gradus.verify.generate;

import dev.gradus.verify.errors.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The one source of everything that is random about a generated value: whole numbers, one after the
 * other. The smaller they are, and the fewer, the simpler the value.
 *
 * <p>They are drawn at random, or given: numbers that were drawn before make the same value again,
 * and smaller ones a simpler one. That is how failing values are made small, whatever they are: no
 * generator knows how. Where given numbers end, zeros follow.
 */
public final class Choices {
  private final SplittableRandom random; // never asked where numbers are given
  private final long[] given;
  private final boolean isGiven;
  private final List<Long> taken = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  /** A part of a value, such as an element of a list: it can be left out as a whole. */
  record Span(int from, int to) {}

  private Choices(long seed, long[] given, boolean isGiven) {
    this.random = new SplittableRandom(seed);
    this.given = given;
    this.isGiven = isGiven;
  }

  /** Numbers as a seed has them. */
  static Choices random(long seed) { return new Choices(seed, new long[0], false); }

  /**
   * Numbers as they are given; zeros follow.
   *
   * @param given what {@link #taken()} said, or simpler
   * @return the choices
   */
  public static Choices given(long... given) {
    return new Choices(0, Given.given(given, "Choices.given", "the array", "the numbers").clone(),
        true);
  }

  /**
   * The next choice among n.
   *
   * @param n how many there are, at least 1
   * @return from 0, the simplest, to n − 1
   * @throws IllegalArgumentException if n is not positive
   */
  public int next(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("Choices.next: there is nothing to choose among " + n
          + "; give 1 or more");
    }
    int at = taken.size();
    long raw = !isGiven ? random.nextInt(n) : at < given.length ? given[at] : 0;
    int choice = (int) Math.floorMod(raw, (long) n);
    taken.add((long) choice);
    return choice;
  }

  /**
   * One of several, all alike.
   *
   * @param <T> what they are
   * @param choices the simplest first, at least one
   * @return one of them
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <T> T of(T... choices) {
    Given.given(choices, "Choices.of", "the array", "what there is to choose among");
    Given.all(Arrays.asList(choices), "Choices.of", "the array", "what there is to choose among");
    return choices[next(choices.length)];
  }

  /**
   * Something that has so many chances in a hundred.
   *
   * @param percent from 0 to 100
   * @return true in so many cases; the simpler answer is false
   */
  public boolean chance(int percent) { return next(100) >= 100 - percent; }

  /**
   * A list of which each element can be left out to make it smaller.
   *
   * @param <T> what its elements are
   * @param least how many it has at least
   * @param most how many it has at most; all lengths are alike
   * @param element makes an element from these choices
   * @return the list
   * @throws IllegalArgumentException unless 0 ≤ least ≤ most
   */
  public <T> List<T> list(int least, int most, Supplier<T> element) {
    Given.given(element, "Choices.list", "the element", "how one is made");
    if (least < 0 || most < least) {
      throw new IllegalArgumentException("Choices.list: a list of at least " + least
          + " and at most " + most + " elements; give 0 or more, the smaller first");
    }
    List<T> list = new ArrayList<>();
    while (list.size() < most) {
      int from = taken.size();
      // one in so many as are still possible ends the list, which makes all lengths alike; it is
      // chosen before each element, also where it must not end, so that each can be left out
      boolean ends = next(Math.min(most - list.size(), most - least) + 1) == 0;
      if (ends && list.size() >= least) break;
      list.add(element.get());
      spans.add(new Span(from, taken.size()));
    }
    return list;
  }

  /**
   * A part of a value, such as an entry of a tensor, whose choices stand together: it becomes
   * simple as a whole, or is left out where another choice makes the value shorter.
   *
   * @param <T> what it is
   * @param part makes it from these choices
   * @return the part
   */
  public <T> T part(Supplier<T> part) {
    Given.given(part, "Choices.part", "the part", "how it is made");
    int from = taken.size();
    T made = part.get();
    spans.add(new Span(from, taken.size()));
    return made;
  }

  /**
   * What was chosen so far: given again, the same values are made.
   *
   * @return a copy
   */
  public long[] taken() { return taken.stream().mapToLong(Long::longValue).toArray(); }

  /** The parts that were made so far. */
  List<Span> spans() { return List.copyOf(spans); }

  @Override
  public String toString() { return "Choices" + Arrays.toString(taken()); }
}
