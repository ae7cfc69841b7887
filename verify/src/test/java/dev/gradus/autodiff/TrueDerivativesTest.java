package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Value and derivatives up to the third of every operation that works entry by entry, in every
 * order of reverse and forward mode, at awkward numbers: beside its definition in many digits.
 */
@Tag("without-vector")
class TrueDerivativesTest {
  /** Of the larger of the truth and the least normal number. */
  private static final double RELATIVE = 1e-12;

  /** What the truth itself has rounded, of two numbers. */
  private static final double NOISE = 1e-75;

  /** Rows that stand for functions of a user. */
  private static final Set<String> COMPOSED = Set.of("anew", "block", "custom");

  private static final double[] ENDS = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
      Double.NaN, 0, -0.0, 1, -1, 2, -2, 3, -3, 6};

  /** Not quite all: next to the largest number constant factors of slopes overflow. */
  private static final double[] SIZES = {Double.MIN_VALUE, 1e-310, 1e-300, 1e-200, 1e-154, 1e-100,
      1e-20, 1e-8, 1e-3, 0.1, 0.3, 0.5, 0.75, 0.9, Math.nextDown(1.0), 1, Math.nextUp(1.0), 1.5,
      Math.nextDown(2.0), 2, Math.nextUp(2.0), 2.5, 3, 6, Math.nextUp(6.0), 10, 20, 27, 37, 40, 100,
      700, 745, 1e3, 1e8, 1e20, 1e100, 1e154, 1e200, 1e300};

  private static final double[] PAIRED = {0, 1e-8, 0.25, 0.5, 1, 2, 3, 40, 800, 1e8, -1e-8, -0.3,
      -1, -2.5, -800, -1e8};

  private static List<Double> numbers() {
    List<Double> all = new ArrayList<>(List.of(0.0));
    for (double x : SIZES) all.addAll(List.of(x, -x));
    return all;
  }

  /** A derivative by one of the inputs, k, in a mode: R or F. */
  private static Function<List<Var>, Var> by(char mode, int k, Function<List<Var>, Var> f) {
    if (mode == 'R') return x -> Autodiff.gradAll(f).apply(x).get(k);
    return x -> Autodiff.jvp(v -> f.apply(Case.replaced(x, k, v)), x.get(k), Var.constant(1));
  }

  /** The modes of all steps, innermost first. */
  private static List<String> modes(int order) {
    List<String> all = List.of("");
    for (int n = 0; n < order; n++) {
      all = all.stream().flatMap(s -> Stream.of(s + 'R', s + 'F')).toList();
    }
    return all;
  }

  /** What is found at a point, as lines for those that are not the truth. */
  private static List<String> errors(TrueFunctions.Pair pair, double... x) {
    List<String> errors = new ArrayList<>();
    Jet truth;
    try {
      truth = pair.truth().apply(Jet.variable(0, x[0]), Jet.variable(1, x[x.length - 1]));
    } catch (ArithmeticException e) {
      return errors; // outside the domain, or a pole
    }
    if (truth == null || crosses(pair.row(), x)) return errors;
    for (int order = 0; order <= 3; order++) {
      for (String modes : modes(order)) {
        for (int i = x.length == 1 ? order : 0; i <= order; i++) {
          double y = derivative(pair, modes, i, x);
          double t = truth.derivative(i, order - i).doubleValue();
          if (isTrue(y, t) || x.length > 1 && Math.abs(y - t) < NOISE) continue;
          errors.add(pair.name() + " of " + Arrays.toString(x) + ", " + modes + " " + i
              + " times by the first: " + y + ", not " + t);
        }
      }
    }
    return errors;
  }

  /** The derivative in the given modes, i times by the first number. */
  private static double derivative(TrueFunctions.Pair pair, String modes, int i, double... x) {
    Function<List<Var>, Var> f = pair.f();
    for (int n = 0; n < modes.length(); n++) f = by(modes.charAt(n), n < i ? 0 : 1, f);
    return f.apply(Arrays.stream(x).mapToObj(Var::constant).toList()).toDouble();
  }

  private static boolean isTrue(double y, double truth) {
    return Double.isInfinite(truth) ? y == truth
        : Math.abs(y - truth) <= RELATIVE * Math.max(Math.abs(truth), 1e-307);
  }

  /** Where a derivative crosses 0, which leaves no digits to compare, or is NaN by convention. */
  private static boolean crosses(String row, double... x) {
    double a = Math.abs(x[0]);
    return switch (row) {
      case "normalCdf", "normalDensity" -> Math.abs(a - 1) < 1e-6;
      case "gelu" -> Math.abs(a - 2) < 1e-6;
      case "atan2", "bce" -> a == Math.abs(x[1]);
      default -> false;
    };
  }

  @TestFactory
  Stream<DynamicTest> ofOneNumberAreTheTrueOnes() {
    return TrueFunctions.ofOneNumber().stream().map(p -> DynamicTest.dynamicTest(p.name(), () -> {
      List<String> errors = new ArrayList<>();
      for (double x : numbers()) errors.addAll(errors(p, x));
      assertThat(errors).isEmpty();
    }));
  }

  @TestFactory
  Stream<DynamicTest> ofTwoNumbersAreTheTrueOnes() {
    return TruePairs.all().stream().map(p -> DynamicTest.dynamicTest(p.name(), () -> {
      List<String> errors = new ArrayList<>();
      for (double a : PAIRED) {
        for (double b : PAIRED) errors.addAll(errors(p, a, b));
      }
      assertThat(errors).isEmpty();
    }));
  }

  /** Where there is no truth, at kinks, poles and infinities, what is chosen is one thing. */
  @TestFactory
  Stream<DynamicTest> areTheSameInAllOrdersOfModesAtKinksAndEnds() {
    return TrueFunctions.ofOneNumber().stream().map(p -> DynamicTest.dynamicTest(p.name(), () -> {
      for (double x : ENDS) {
        if (crosses(p.row(), x)) continue;
        for (int order = 1; order <= 3; order++) {
          double first = derivative(p, modes(order).get(0), order, x);
          for (String modes : modes(order)) {
            double y = derivative(p, modes, order, x);
            assertThat(y == first || Double.isNaN(y) && Double.isNaN(first) || isTrue(y, first))
                .as("%s of %s, %s: %s, not %s", p.name(), x, modes, y, first).isTrue();
          }
        }
      }
    }));
  }

  @Test
  void everyOperationOnSingleNumbersIsCompared() {
    Set<String> without = OperationRows.ALL.stream()
        .filter(row -> row.f() != null || isOnNumbers(row)).map(OperationRow::name)
        .collect(Collectors.toCollection(TreeSet::new));
    without.removeAll(COMPOSED);
    Stream.concat(TrueFunctions.ofOneNumber().stream(), TruePairs.all().stream())
        .forEach(pair -> without.remove(pair.row()));
    assertThat(without).as("operations on single numbers without a definition in TrueFunctions, or "
        + "in TruePairs if they take two").isEmpty();
  }

  /** Whether a row with parameters states slope and curvature at single numbers. */
  private static boolean isOnNumbers(OperationRow row) {
    return row.points().stream().anyMatch(p -> p.hessian().length > 0);
  }
}
