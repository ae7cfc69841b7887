package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values, gradients, slopes and second derivatives against another system's, and against 60-digit
 * arithmetic where the file has it: a number is right if it agrees with either.
 */
@Tag("without-vector")
class ReferenceValuesTest {
  private static final double FIRST = 1e-12;
  private static final double SECOND = 1e-10;

  private static final List<ReferenceCase> CASES = read();

  /**
   * Where this library answers otherwise: an error for the mean of nothing, NaN for the sign of
   * NaN, and another order of summation where 10¹⁶ + 1 rounds.
   */
  static List<ReferenceCase> values() { return except("mean#014", "sign#004", "sum#018"); }

  /**
   * Where this library answers otherwise: relu has slope 0 at NaN, equal maxima share the slope,
   * and a line with NaN, or of a soft maximum with +∞, has NaN for the gradient of all its entries.
   */
  static List<ReferenceCase> gradients() {
    return except("mean#014", "relu#004", "max#005", "max#006", "logsumexp#010");
  }

  /** As for the gradients; and ∞ − ∞ is NaN for the slope of x/0 along both inputs at once. */
  static List<ReferenceCase> slopes() {
    return except("mean#014", "relu#004", "max#005", "div#016");
  }

  static List<ReferenceCase> hessianProducts() { return with("hvp"); }

  static List<ReferenceCase> hessians() { return with("hessian"); }

  private static List<ReferenceCase> except(String... ids) {
    List<ReferenceCase> rest = CASES.stream().filter(c -> !List.of(ids).contains(c.id())).toList();
    assertThat(rest).hasSize(CASES.size() - ids.length).hasSizeGreaterThan(200);
    return rest;
  }

  private static List<ReferenceCase> with(String field) {
    return CASES.stream().filter(c -> c.has(field)).toList();
  }

  private static List<ReferenceCase> read() {
    List<ReferenceCase> cases = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        ReferenceValuesTest.class.getResourceAsStream("opcases.jsonl"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(new ReferenceCase(json.readTree(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueIsThatOfTheReference(ReferenceCase c) {
    close(c.at().f().apply(c.at().constants()).value(), c.output(), c.truth("output"), FIRST);
  }

  @ParameterizedTest
  @MethodSource("gradients")
  void gradientIsThatOfTheReference(ReferenceCase c) {
    List<Var> x = c.at().variables(new Tape());
    Gradient gradient = contracted(c, x).backward();
    for (int k = 0; k < x.size(); k++) {
      double[] truth = times(c.truth("derivative"), c.cotangent());
      close(gradient.of(x.get(k)), c.vjp().get(k), truth, FIRST);
    }
  }

  @ParameterizedTest
  @MethodSource("slopes")
  void slopeAlongTheTangentsIsThatOfTheReference(ReferenceCase c) {
    Var sum = null;
    for (int k = 0; k < c.tangents().size(); k++) {
      int input = k;
      Var part = Autodiff.jvp(v -> c.at().f().apply(Case.replaced(c.at().constants(), input, v)),
          c.at().constants().get(k), Var.constant(c.tangents().get(k)));
      sum = sum == null ? part : sum.add(part);
    }
    double[] truth = times(c.truth("derivative"), c.tangents().get(0));
    close(java.util.Objects.requireNonNull(sum).value(), c.jvp(), truth, FIRST);
  }

  @ParameterizedTest
  @MethodSource("hessianProducts")
  void hessianTimesTheTangentsIsThatOfTheReference(ReferenceCase c) {
    List<Tensor> found = hessianTimes(c, c.tangents());
    for (int k = 0; k < found.size(); k++) {
      close(found.get(k), c.hvp().get(k), new double[0], SECOND);
    }
  }

  @ParameterizedTest
  @MethodSource("hessians")
  void hessianIsThatOfTheReference(ReferenceCase c) {
    int n = c.at().x().get(0).size();
    assertThat(c.hessian().shape()).isEqualTo(Shape.of(n, n));
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      Tensor row = hessianTimes(c, List.of(Tensor.vector(unit))).get(0);
      close(row, Tensor.vector(c.hessian().toMatrix()[i]), new double[0], SECOND);
    }
  }

  private static List<Tensor> hessianTimes(ReferenceCase c, List<Tensor> v) {
    return Autodiff.gradAll(x -> {
      List<Var> g = Autodiff.gradAll(z -> contracted(c, z)).apply(x);
      Var sum = Var.constant(0);
      for (int k = 0; k < g.size(); k++) {
        sum = sum.add(g.get(k).multiply(Var.constant(v.get(k))).sum());
      }
      return sum;
    }).at(c.at().x().toArray(Tensor[]::new));
  }

  private static Var contracted(ReferenceCase c, List<Var> x) {
    return c.at().f().apply(x).multiply(Var.constant(c.cotangent())).sum();
  }

  private static double[] times(double[] derivative, Tensor direction) {
    double[] product = derivative.clone();
    for (int i = 0; i < product.length; i++) product[i] *= direction.toArray()[i];
    return product;
  }

  /** Relative to the entry, absolute where it is below 1. */
  private static void close(Tensor found, Tensor expected, double[] truth, double within) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    double[] a = found.toArray();
    double[] b = expected.toArray();
    for (int i = 0; i < a.length; i++) {
      assertThat(agree(a[i], b[i], within) || i < truth.length && agree(a[i], truth[i], within))
          .as("entry %s is %s but the reference has %s", i, a[i], b[i]).isTrue();
    }
  }

  private static boolean agree(double a, double b, double within) {
    return Double.isNaN(a) && Double.isNaN(b) || a == b
        || Math.abs(a - b) <= within * Math.max(1, Math.abs(b));
  }
}
