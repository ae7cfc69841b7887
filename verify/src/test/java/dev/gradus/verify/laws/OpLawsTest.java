package dev.gradus.verify.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Domain;
import dev.gradus.verify.generate.Tensors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of operations: right ones keep all of them, wrong ones break the law that names it. */
class OpLawsTest {
  record Cube() implements Op.Unary {
    @Override public double value(double x) { return x * x * x; }
    @Override public Var slope(Var x, Var y) { return x.square().multiply(3); }
  }

  record Log() implements Op.Unary {
    @Override public double value(double x) { return Math.log(x); }
    @Override public Var slope(Var x, Var y) { return x.reciprocal(); }
  }

  record Logistic() implements Op.Unary {
    @Override public double value(double x) { return 1 / (1 + Math.exp(-x)); }
    @Override public Var slope(Var x, Var y) { return y.multiply(x.negate().sigmoid()); }
  }

  record Hypotenuse() implements Op.Binary {
    @Override public double value(double a, double b) { return Math.sqrt(a * a + b * b); }
    @Override public Var slope(int k, Var a, Var b, Var y) { return (k == 0 ? a : b).divide(y); }
  }

  record Product() implements Op.Bilinear {
    @Override public Shape shape(Shape... x) { return Shape.of(x[0].dim(0), x[1].dim(1)); }
    @Override public Tensor value(Shape shape, Tensor... x) {
      return Var.constant(x[0]).matmul(Var.constant(x[1])).value();
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return k == 0 ? ybar.matmul(y.input(1), false, true)
          : y.input(0).matmul(ybar, true, false);
    }
  }

  record Backwards() implements Op.Linear {
    @Override public Shape shape(Shape... x) { return x[0]; }
    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] d = x[0].toArray();
      double[] y = new double[d.length];
      for (int i = 0; i < d.length; i++) y[i] = d[d.length - 1 - i];
      return Tensor.of(shape, y);
    }

    @Override public Var transpose(Var ybar, Shape x) { return Var.custom(this, ybar); }
  }

  /** An operation and the laws that it is asked on its domain. */
  record Right(String name, OpLaws laws) {
    @Override
    public String toString() { return name; }
  }

  static Stream<Right> right() {
    return Stream.of(new Right("cube", OpLaws.of(new Cube()).on(Domain.all())),
        new Right("log", OpLaws.of(new Log()).on(Domain.positive())),
        new Right("logistic", OpLaws.of(new Logistic()).on(Domain.between(-30, 30))),
        new Right("hypotenuse", OpLaws.of(new Hypotenuse()).on(Domain.between(0.1, 50))),
        new Right("product", OpLaws.of(new Product()).inputs(Tensors.of(2, 3), Tensors.of(3, 4))),
        new Right("backwards", OpLaws.of(new Backwards())),
        new Right("relu", OpLaws.of(x -> x.get(0).relu()).away(0)),
        new Right("softmax", OpLaws.of(x -> x.get(0).softmax(1)).inputs(Tensors.of(3, 4)
            .inside(Domain.between(-4, 4)))),
        new Right("function of two",
            OpLaws.of(x -> x.get(0).sin().multiply(x.get(1))).on(Domain.all(), Domain.all())));
  }

  @ParameterizedTest
  @MethodSource("right")
  void rightOperationsKeepEveryLaw(Right right) {
    LawReport report = right.laws.tries(40).run().orThrow();
    assertThat(report.results()).hasSizeGreaterThanOrEqualTo(17)
        .allMatch(r -> r.undecided() <= 4, report.toString());
  }

  @Test
  void aRuleInNumbersIsUndecidedWhereItHasNoDerivative() {
    NumericRule square = NumericRule.of("square", x -> x.get(0),
        x -> Var.constant(x.get(0)).square().value(), (x, y, ybar) -> List.of(
            Var.constant(x.get(0)).multiply(2).multiply(Var.constant(ybar)).value()));
    LawReport report = OpLaws.of(x -> square.apply(x.get(0))).tries(20).check();
    assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(report.verdict(Law.SLOPE)).isEqualTo(Verdict.VERIFIED);
    assertThat(report.verdict(Law.SECOND_SLOPE)).isEqualTo(Verdict.UNDECIDED);
    assertThat(report.toString()).contains("its rule is in numbers, so it has no forward mode");
  }

  @Test
  void nothingThatWasAskedIsUndecided() {
    assertThat(OpLaws.of(new Cube()).tries(0).run().verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(OpLaws.of(new Cube()).only().run().verdict()).isEqualTo(Verdict.UNDECIDED);
    LawReport empty = OpLaws.of(new Cube()).only(Law.SLOPE).at(Tensor.zeros(0));
    assertThat(empty.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThatThrownBy(empty::orThrow).isInstanceOf(AssertionError.class);
  }

  @Test
  void severalKinksAreKeptAway() {
    OpLaws.of(x -> x.get(0).abs().subtract(1).abs().subtract(1).relu()).away(0, 1, -1, 2, -2)
        .only(Law.SLOPE, Law.SECOND_SLOPE).tries(40).run().orThrow();
  }

  @Test
  void noInputIsRefused() {
    assertThatThrownBy(() -> OpLaws.of(new Cube()).at())
        .hasMessage("OpLaws.at: there is no input; give at least one");
  }
}
