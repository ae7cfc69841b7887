package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.errors.Given.given;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * A function of a long vector around a point, as finite differences see it: what {@link
 * GradientCheck} is made of, for functions of plain numbers.
 *
 * <pre>{@code
 * Probe probe = new Probe(v -> v[0] * v[1], CheckSettings.USUAL, 2, 3);
 * probe.compare(new double[] {3, 2}, i -> "x[" + i + "]");   // two entries, both VERIFIED
 * probe.along(1, -1).slope();                                // 1
 * }</pre>
 *
 * <p>The function is evaluated with an array of its own each time, which it may keep. Where it
 * throws, it counts as not defined, but not at the point itself.
 */
public final class Probe {
  private final CheckSettings settings;
  private final Sections sections;
  private final int size;

  /**
   * Around a point.
   *
   * @param f the function; what it throws at the point is thrown
   * @param settings where to measure, and how
   * @param x the point
   */
  public Probe(ToDoubleFunction<double[]> f, CheckSettings settings, double... x) {
    given(f, "Probe", "the function", "a function from an array of numbers to a number");
    given(settings, "Probe", "the settings", "such as CheckSettings.USUAL");
    given(x, "Probe", "the point", "an array of numbers");
    this.settings = settings;
    this.size = x.length;
    this.sections = new Sections(f, x.clone(), settings.lower(), settings.upper());
  }

  /**
   * Compares a gradient entry by entry, and what of it belongs together at kinks.
   *
   * @param gradient the claimed slope by each entry of the point
   * @param names what the entries are called, by their place from 0
   * @return one for each
   * @throws IllegalArgumentException if the gradient has another length than the point
   */
  public List<Entry> compare(double[] gradient, IntFunction<String> names) {
    given(gradient, "Probe.compare", "the gradient", "a number for each entry of the point");
    given(names, "Probe.compare", "the naming", "a function from a place to a name");
    checkLength("compare", "gradient", gradient);
    double scale = largest(gradient);
    Judgement[] judged = new Judgement[size];
    for (int i = 0; i < size; i++) judged[i] = judged(i, gradient[i], scale);
    new Ties(sections, gradient, judged, names).judge();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(Entry.of(names.apply(i), gradient[i], judged[i]));
    }
    return entries;
  }

  /**
   * Compares one entry of a gradient, by itself: kinks that it shares with others are not seen.
   *
   * @param place of the entry, from 0
   * @param gradient the claimed slope by each entry of the point
   * @param name what the entry is called
   * @return what was found
   * @throws IllegalArgumentException if the gradient has another length than the point
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public Entry compare(int place, double[] gradient, String name) {
    given(gradient, "Probe.compare", "the gradient", "a number for each entry of the point");
    given(name, "Probe.compare", "the name", "what the entry is called");
    checkLength("compare", "gradient", gradient);
    if (place < 0 || place >= size) {
      throw new IndexOutOfBoundsException("Probe.compare: there is no entry " + place + " of "
          + size + "; they count from 0");
    }
    return Entry.of(name, gradient[place], judged(place, gradient[place], largest(gradient)));
  }

  private Judgement judged(int place, double claimed, double scale) {
    return new EntryCheck(sections.along(place), settings, scale, sections.largest(),
        sections::steepest).of(claimed);
  }

  private static double largest(double[] gradient) {
    return Arrays.stream(gradient).map(Math::abs).filter(Double::isFinite).reduce(0, Math::max);
  }

  /**
   * Measures the slope along a direction.
   *
   * @param direction how far each entry moves with a step of 1; 0 where it stays
   * @return the slope of t ↦ f(x + t·direction) at 0
   * @throws IllegalArgumentException if the direction has another length than the point
   */
  public Measurement along(double... direction) {
    given(direction, "Probe.along", "the direction", "a number for each entry of the point");
    checkLength("along", "direction", direction);
    return Measurement.of(sections.along(direction.clone()), settings);
  }

  /**
   * How often the function was evaluated.
   *
   * @return the number of evaluations so far
   */
  public long evaluations() { return sections.evaluations(); }

  private void checkLength(String call, String what, double[] x) {
    if (x.length != size) {
      throw new IllegalArgumentException("Probe." + call + ": the " + what + " has " + x.length
          + " entries but the point has " + size + "; give one for each");
    }
  }
}
