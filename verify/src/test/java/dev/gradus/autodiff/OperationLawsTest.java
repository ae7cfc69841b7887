package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Report;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for the derivatives of every operation, at random parameters, shapes and entries. */
class OperationLawsTest {
  private static final int TRIES = 3000;

  @Provide
  Arbitrary<Case> cases() { return Arbitraries.of(OperationRows.ALL).flatMap(OperationRow::cases); }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void derivativeIsTheSlopeOfTheValue(@ForAll("cases") Case c) {
    everyEntryPasses(GradientCheck.ofAll(c.f()).at(tensors(c)));
    everyOperationIsTried(c);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void secondDerivativeIsTheSlopeOfTheFirst(@ForAll("cases") Case c) {
    everyEntryPasses(GradientCheck.ofAll(c::gradient).at(tensors(c)));
    everyOperationIsTried(c);
  }

  /** Where all tensors are empty there is nothing to check, which is no pass. */
  private static void everyEntryPasses(Report report) {
    if (!report.entries().isEmpty()) report.orThrow();
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void pullbackIsAdjointOfPushforward(@ForAll("cases") Case c) {
    for (int k = 0; k < c.x().size(); k++) {
      Case by = c.ofInput(k);
      Var x = Var.constant(c.x().get(k));
      Tensor v = Directions.second(x.shape());
      Tensor jv = Autodiff.jvp(z -> by.f().apply(List.of(z)), x, Var.constant(v)).value();
      Tensor w = Directions.first(jv.shape());
      Tensor wj = Autodiff.vjp(z -> by.f().apply(List.of(z)), x, Var.constant(w)).value();
      close(Directions.product(w, jv), Directions.product(wj, v),
          1e-13 * (Directions.magnitude(w, jv) + Directions.magnitude(wj, v)));
    }
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void hessianIsSymmetric(@ForAll("cases") Case c) {
    Tensor g = c.gradient(c.constants()).value();
    Tensor u = Directions.first(g.shape());
    Tensor v = Directions.second(g.shape());
    Tensor hu = hessianTimes(c, u);
    Tensor hv = hessianTimes(c, v);
    close(Directions.product(v, hu), Directions.product(u, hv),
        1e-12 * (Directions.magnitude(v, hu) + Directions.magnitude(u, hv)));
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void forwardOverReverseIsReverseOverReverse(@ForAll("cases") Case c) {
    List<Tensor> v = Directions.second(c.x());
    Var sum = null;
    for (int k = 0; k < c.x().size(); k++) {
      int input = k;
      Var part = Autodiff.jvp(x -> c.gradient(Case.replaced(c.constants(), input, x)),
          Var.constant(c.x().get(k)), Var.constant(v.get(k)));
      sum = sum == null ? part : sum.add(part);
    }
    close(sum.value(), hessianTimes(c, flat(v)), 1e-12 * terms(c, flat(v)));
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void reverseOverForwardIsReverseOverReverse(@ForAll("cases") Case c) {
    List<Tensor> v = Directions.second(c.x());
    List<Tensor> h = Autodiff.gradAll(x -> {
      Var slope = Var.constant(0);
      for (int k = 0; k < v.size(); k++) {
        int input = k;
        slope = slope.add(Autodiff.jvp(z -> c.weighted(Case.replaced(x, input, z)), x.get(k),
            Var.constant(v.get(k))));
      }
      return slope;
    }).at(tensors(c));
    close(flat(h), hessianTimes(c, flat(v)), 1e-12 * terms(c, flat(v)));
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void recordedDerivativeIsTheUnrecordedOne(@ForAll("cases") Case c) {
    Tape tape = new Tape();
    List<Var> x = c.variables(tape);
    Gradient unrecorded = c.weighted(x).backward();
    List<Var> recorded = Autodiff.gradAll(c::weighted).apply(x);
    for (int k = 0; k < x.size(); k++) {
      assertThat(recorded.get(k).value()).isEqualTo(unrecorded.of(x.get(k)));
      assertThat(unrecorded.of(x.get(k)).shape()).isEqualTo(x.get(k).shape());
    }
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void gradientOfUnusedInputIsZero(@ForAll("cases") Case c) {
    Tape tape = new Tape();
    Var before = tape.variable("before", Directions.first(Shape.of(2, 3)));
    Var y = c.weighted(c.variables(tape));
    Var after = tape.variable("after", 5);
    Gradient gradient = y.backward();
    assertThat(gradient.of(before)).isEqualTo(Tensor.zeros(2, 3));
    assertThat(gradient.of(after)).isEqualTo(Tensor.scalar(0));
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void valueDoesNotDependOnTheTape(@ForAll("cases") Case c) {
    Tape tape = new Tape();
    Tensor recorded = c.f().apply(c.variables(tape)).value();
    assertThat(recorded).isEqualTo(c.f().apply(c.constants()).value());
    for (int i = 0; i < tape.size(); i++) {
      Var node = tape.get(i);
      Shape[] shapes = new Shape[node.arity()];
      for (int k = 0; k < shapes.length; k++) shapes[k] = node.input(k).shape();
      if (shapes.length > 0) {
        assertThat(node.op().shape(shapes)).as("shape of %s", node).isEqualTo(node.shape());
      }
    }
  }

  @Provide
  Arbitrary<Case> entryByEntryCases() {
    List<OperationRow> rows = OperationRows.ALL.stream().filter(row -> row.f() != null).toList();
    return Arbitraries.of(rows).flatMap(OperationRow::cases);
  }

  @Property(seed = "1", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void entryByEntryOperationsTreatEachEntryAsANumber(@ForAll("entryByEntryCases") Case c) {
    Tensor y = c.f().apply(c.constants()).value();
    List<double[]> entries = c.x().stream()
        .map(x -> Var.constant(x).broadcastTo(y.shape()).value().toArray()).toList();
    double[] together = y.toArray();
    for (int i = 0; i < together.length; i++) {
      int place = i;
      List<Var> numbers = entries.stream().map(e -> Var.constant(e[place])).toList();
      assertThat(together[i]).isEqualTo(c.f().apply(numbers).toDouble());
    }
  }

  /** Hv by two reverse passes. */
  private static Tensor hessianTimes(Case c, Tensor v) {
    return flat(Autodiff.gradAll(x -> c.gradient(x).dot(Var.constant(v))).at(tensors(c)));
  }

  private static Tensor[] tensors(Case c) { return c.x().toArray(Tensor[]::new); }

  private static Tensor flat(List<Tensor> x) {
    return Case.flat(x.stream().map(Var::constant).toList()).value();
  }

  /**
   * The size of what is added up in Hv. Its sum may be far smaller or 0, as where softmax is flat,
   * but it is rounded at the size of its terms.
   */
  private static double terms(Case c, Tensor v) {
    Tensor y = c.f().apply(c.constants()).value();
    return sizeOf(hessianTimes(c, v)) + Arrays.stream(v.toArray()).map(Math::abs).max().orElse(0)
        * (sizeOf(c.gradient(c.constants()).value()) + sizeOf(y));
  }

  private static double sizeOf(Tensor x) {
    return Arrays.stream(x.toArray()).map(Math::abs).sum();
  }

  private static void close(Tensor a, Tensor b, double within) {
    assertThat(a.shape()).isEqualTo(b.shape());
    for (int i = 0; i < a.size(); i++) close(a.get(i), b.get(i), within);
  }

  private static void close(double a, double b, double within) {
    assertThat(Math.abs(a - b)).as("%s and %s", a, b).isLessThanOrEqualTo(within);
  }

  private static void everyOperationIsTried(Case c) {
    String operation = c.name().split(" ", 2)[0];
    Statistics.label("operation").collect(operation).coverage(coverage -> OperationRows.ALL.forEach(
        row -> coverage.check(row.name()).count(n -> n >= 3)));
  }
}
