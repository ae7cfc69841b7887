package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.in;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/**
 * The table of all operations: one row each, in files by subject. The tests of all operations run
 * over it, {@code docs/operations.md} is printed from it, and a test fails if an operation has no
 * row.
 *
 * <p>A row of numbers states x, y, dy/dx, d²y/dx²; one of pairs a, b, y, {dy/da, dy/db}, and the
 * second derivatives aa, ab, bb; one of tensors x, y, the cotangent fed back, and what x receives.
 * All digits are from closed forms in 60-digit arithmetic, rounded to {@code double}.
 */
final class OperationRows {
  private static final List<OperationRow> WRITTEN = Stream.of(ArithmeticRows.ALL, PairRows.ALL,
      ElementwiseRows.ALL, ExponentialRows.ALL, TrigonometryRows.ALL, ActivationRows.ALL,
      RectifierRows.ALL, SpecialRows.ALL, ReductionRows.ALL, StatisticsRows.ALL, TensorRows.ALL,
      IndexingRows.ALL, DrawRows.ALL, ProductRows.ALL, LossRows.ALL, FlowRows.ALL)
      .flatMap(List::stream).toList();

  /** The rows that the tests run over: those without a fault. */
  static final List<OperationRow> ALL =
      WRITTEN.stream().filter(row -> row.fault().isEmpty()).toList();

  /** What is wrong with the other rows, a line each; one test fails for them, not all. */
  static final List<String> FAULTS =
      WRITTEN.stream().map(OperationRow::fault).filter(text -> !text.isEmpty()).toList();

  private OperationRows() {}

  static Arbitrary<Double> awayFromZero() { return in(-2, -0.2, 0.2, 2); }

  static double[] slopes(double a, double b) { return new double[] {a, b}; }

  static Tensor s(double x) { return Tensor.scalar(x); }

  static Tensor v(double... x) { return Tensor.vector(x); }

  static Tensor m(int rows, double... x) {
    return Tensor.of(Shape.of(rows, x.length / rows), x);
  }
}
