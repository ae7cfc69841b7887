package dev.gradus.verify;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.verify.errors.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * How good your own tests of a gradient are: which of some 60 planted faults they notice.
 *
 * <pre>{@code
 * Score.of(g -> new MyGradientTest(g).runAll()).gradient(Loss::value, Loss::gradient);
 * }</pre>
 *
 * <p>The tests run once with the gradient as it is, and once for each fault with the gradient
 * spoiled by it. They notice it if they throw. A fault that changed nothing at the points where
 * they called the gradient, or no more than ten times what the rounding of the function hides, was
 * not to be seen and does not count.
 */
public final class Score {
  private final Consumer<UnaryOperator<double[]>> suite;

  private Score(Consumer<UnaryOperator<double[]>> suite) { this.suite = suite; }

  /**
   * The score of tests.
   *
   * @param suite runs them on the gradient that it is given, and throws an {@link AssertionError}
   *     or a {@link RuntimeException} if it notices a fault
   * @return the score, of any gradient
   */
  public static Score of(Consumer<UnaryOperator<double[]>> suite) {
    given(suite, "Score.of", "the suite", "what runs your tests on the gradient that it is given");
    return new Score(suite);
  }

  /**
   * Which faults were noticed.
   *
   * @param noticed the tests threw
   * @param missed the tests passed, though a wrong number was there to be seen
   * @param unseen nothing was to be seen of these where the tests looked
   */
  public record Result(List<String> noticed, List<String> missed, List<String> unseen) {
    /** Copies the lists. */
    public Result {
      noticed = copy(noticed, "the list of what was noticed");
      missed = copy(missed, "the list of what was missed");
      unseen = copy(unseen, "the list of what was not to be seen");
    }

    private static List<String> copy(List<String> faults, String what) {
      return List.copyOf(Given.all(faults, "Result", what,
          "the names of faults"));
    }

    /**
     * The part that was noticed of what was to be seen.
     *
     * @return from 0 to 1; NaN if nothing was to be seen
     */
    public double value() {
      return noticed.size() / (double) (noticed.size() + missed.size());
    }

    /** The score, then what was missed and what was not to be seen. */
    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
          "%d of %d faults noticed", noticed.size(), noticed.size() + missed.size()));
      list(out, "missed", missed);
      list(out, "noticed", noticed);
      list(out, "not to be seen", unseen);
      return out.toString();
    }

    private static void list(StringBuilder out, String what, List<String> faults) {
      if (faults.isEmpty()) return;
      out.append("\n  ").append(what).append(":");
      for (String s : faults) out.append("\n    ").append(s);
    }
  }

  /**
   * Plants faults into a gradient and runs the tests on each.
   *
   * @param f the function, which says how large a wrong number must be to be seen
   * @param g its gradient, which is right
   * @return which faults were noticed
   * @throws IllegalArgumentException if the tests fail for the gradient as it is, or never call it
   */
  public Result gradient(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g) {
    given(f, "Score.gradient", "the function", "a function from numbers to a number");
    given(g, "Score.gradient", "the gradient", "a function from numbers to as many numbers");
    right(f, g);
    List<String> noticed = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (PlantedFault fault : PlantedFaults.all()) {
      Spoiled spoiled = new Spoiled(fault, f, g);
      boolean thrown = isNoticed(spoiled);
      (!spoiled.isVisible() ? unseen : thrown ? noticed : missed).add(fault.name());
    }
    return new Result(noticed, missed, unseen);
  }

  private void right(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g) {
    Spoiled none = new Spoiled(new PlantedFault("none", (m, x, right) -> right), f, g);
    try {
      suite.accept(none);
    } catch (AssertionError | RuntimeException e) {
      throw new IllegalArgumentException("Score.gradient: the tests fail for the gradient as it "
          + "is (" + e + "); mend the gradient or the tests first", e);
    }
    if (none.calls() == 0) {
      throw new IllegalArgumentException("Score.gradient: the tests never called the gradient that "
          + "they were given; test that and no other");
    }
  }

  private boolean isNoticed(UnaryOperator<double[]> spoiled) {
    try {
      suite.accept(spoiled);
      return false;
    } catch (AssertionError | RuntimeException e) {
      return true;
    }
  }
}
