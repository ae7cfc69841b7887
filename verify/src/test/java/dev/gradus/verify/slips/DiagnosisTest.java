package dev.gradus.verify.slips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong in somebody's gradient is named, and nothing else is. */
class DiagnosisTest {
  private static final List<HandWritten> NETS = List.of(new SigmoidNet(), new SoftmaxNet(),
      new SkipNet(), new RecurrentNet(), new ColumnNet());

  private static Reference reference(HandWritten net) {
    return Reference.of(net.error(), net.layout());
  }

  private static Diagnosis diagnosis(HandWritten net, String mistake) {
    return reference(net).diagnose(w -> net.gradient(w, mistake), net.point());
  }

  @Test
  void mistakesOfHandWrittenPassesAreNamed() {
    Figures figures = Figures.of(NETS);
    System.out.println(figures);
    assertThat(figures.all).isGreaterThanOrEqualTo(160);
    assertThat(figures.right).as(figures.toString()).isGreaterThanOrEqualTo(figures.all * 9 / 10);
    assertThat(figures.wrong).hasSizeLessThanOrEqualTo(figures.all / 100);
  }

  @Test
  void nothingIsSaidOfRightGradients() {
    for (HandWritten net : NETS) {
      Diagnosis d = diagnosis(net, "");
      assertThat(d.wrong()).isEmpty();
      assertThat(d.right()).isEqualTo(net.layout().names());
      assertThat(d.explanations()).isEmpty();
    }
  }

  @Test
  void randomSpoilingsAreNotExplained() { spoilings(5, 1); }

  @Test
  @Tag("soak")
  void aThousandRandomSpoilingsAreNotExplained() {
    spoilings(1000, new Random().nextLong());
  }

  private static void spoilings(int n, long seed) {
    Random random = new Random(seed);
    List<String> explained = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      HandWritten net = NETS.get(i % NETS.size());
      Spoiling spoiling = Spoiling.random(net.layout(), random);
      Diagnosis d = reference(net).diagnose(w -> spoiling.of(net.gradient(w, "")), net.point());
      if (d.wrong().isEmpty()) i--; // a factor of an entry that is 0 spoils nothing
      if (!d.explanations().isEmpty()) explained.add(spoiling + ": " + d);
    }
    System.out.println(n + " random spoilings with seed " + seed + ": " + explained.size()
        + " explained");
    assertThat(explained).as("seed " + seed).isEmpty();
  }

  /** The catalogue finds what the catalogue plants, at least as something that gives the same. */
  @Test
  void plantedSlipsAreExplained() {
    HandWritten net = new SigmoidNet();
    Reference reference = reference(net);
    List<String> unexplained = new ArrayList<>();
    int planted = 0;
    int count = 0;
    for (Slip slip : Slips.all()) {
      assertThat(slip.help()).endsWith(".");
      for (Mistake m : slip.in(reference.at(net.point()))) {
        if (count++ % 10 != 0) continue;
        Diagnosis d = reference.diagnose(x -> flat(m.gradient(reference.at(x))), net.point());
        if (d.wrong().isEmpty()) continue;
        planted++;
        if (d.explanations().isEmpty()) unexplained.add(m.toString());
      }
    }
    assertThat(planted).isGreaterThan(20);
    assertThat(unexplained).isEmpty();
  }

  private static double[] flat(List<Tensor> blocks) {
    return blocks.stream().flatMapToDouble(b -> java.util.Arrays.stream(b.toArray())).toArray();
  }

  @Test
  void whatIsRightComesFirstThenWhatItLooksLike() {
    assertThat(diagnosis(new SigmoidNet(), "b2 mean")).hasToString("""
        W1, b1 and W2 are right; b2 is wrong.
        Of b2 each entry is 0.25 times what is right.
        It looks as if there is a division too much: a mean for a sum (1/4 times, and 4 is the \
        number of rows of the points) in %11 = add(%9, %10) towards %10, which follows W2 and b2.
          Sums on the way back stay sums, over the rows and over the uses, unless the error has \
        the mean; then it divides once.""");
  }

  @Test
  void whatCannotBeToldApartIsSaid() {
    Diagnosis d = diagnosis(new SigmoidNet(), "no 1/n");
    assertThat(d.explanations()).hasSizeGreaterThan(1);
    assertThat(d.toString()).contains("It looks as if a constant factor is forgotten (1/4)",
        "With this program that cannot be told from:\n  a division is missing");
  }

  @Test
  void numbersAtOnePointAreAGuess() {
    HandWritten net = new SigmoidNet();
    double[] x = net.point();
    Diagnosis d = reference(net).guess(x, net.gradient(x, "no hidden slope"));
    assertThat(d.isConfirmed()).isFalse();
    assertThat(d.explanations().get(0).mistakes().get(0).slip().name())
        .isEqualTo("the derivative of the activation is forgotten");
    assertThat(d.toString()).endsWith("This is a guess: the gradient is known at one point only, "
        + "so nothing confirms it.");
    assertThat(diagnosis(net, "no hidden slope").isConfirmed()).isTrue();
  }

  /** At one point the numbers agree with a slip, at others they are right. */
  @Test
  void whatNothingConfirmsIsNotSaid() {
    HandWritten net = new SigmoidNet();
    double[] x = net.point();
    Diagnosis d = reference(net).diagnose(
        w -> net.gradient(w, java.util.Arrays.equals(w, x) ? "t - y" : ""), x);
    assertThat(d.explanations()).isEmpty();
    assertThat(d.toString()).contains("wrong at one point only");
  }

  @Test
  void sumsThatAreNotSetToZeroAreFound() {
    HandWritten net = new SigmoidNet();
    double[] sum = new double[net.layout().size()];
    Diagnosis d = reference(net).diagnose(w -> {
      double[] g = net.gradient(w, "");
      for (int i = 0; i < sum.length; i++) sum[i] += g[i];
      return sum.clone();
    }, net.point());
    assertThat(d.explanations().get(0).mistakes().get(0).slip().name())
        .isEqualTo("the gradient of the call before is still in it");
  }

  /** Where the weights of a unit are 0 all inputs of its relu are 0, and 1 is handed on for 0. */
  @Test
  void reluThatPassesAtZeroIsFound() {
    Var x = Var.constant(Tensor.matrix(new double[][] {{1, 2}, {-1, 3}}));
    Layout layout = new Layout(List.of("W", "v"), List.of(Shape.of(2, 2), Shape.of(2, 1)));
    Reference right = Reference.of(v -> x.matmul(v.get(0)).relu().add(1).matmul(v.get(1)).square()
        .sum(), layout);
    UnaryOperator<double[]> wrong = w -> {
      double[] g = new double[6];
      double[][] p = {{1, 2}, {-1, 3}};
      for (double[] row : p) {
        double y = 0;
        double[] z = new double[2];
        for (int j = 0; j < 2; j++) {
          z[j] = row[0] * w[j] + row[1] * w[2 + j];
          y += (Math.max(0, z[j]) + 1) * w[4 + j];
        }
        for (int j = 0; j < 2; j++) {
          g[4 + j] += 2 * y * (Math.max(0, z[j]) + 1);
          for (int i = 0; i < 2; i++) g[2 * i + j] += z[j] >= 0 ? 2 * y * w[4 + j] * row[i] : 0;
        }
      }
      return g;
    };
    Diagnosis d = right.diagnose(wrong, 0, 0.5, 0, 0.25, 1, -0.5);
    assertThat(d.toString()).contains("the mask of the relu is wrong (1 at z = 0 too: ≥ for >)");
    assertThat(d.isConfirmed()).isTrue();
  }

  private record Cube() implements Op.Unary {
    @Override public double value(double x) { return x * x * x; }
    @Override public Var slope(Var x, Var y) { return x.square().multiply(3); }
  }

  @Test
  void slipsOfOnesOwnAreFoundToo() {
    Slip slip = Slip.at("the power is not lowered", "The derivative of x³ is 3x².",
        s -> s.node().op().name().equals("cube"),
        s -> s.adjoint().multiply(s.node()).multiply(3));
    Reference right = Reference.of(v -> Var.custom(new Cube(), v.get(0)).sum(),
        new Layout(List.of("x"), List.of(Shape.of(3)))).with(slip);
    Diagnosis d = right.diagnose(
        x -> java.util.Arrays.stream(x).map(a -> 3 * a * a * a).toArray(), 0.5, -0.25, 0.75);
    assertThat(d.explanations().get(0).toString()).startsWith("the power is not lowered in %1 = ");
    Slip after = Slip.after("it is negated and halved", "Leave it.",
        (p, g) -> g.stream().map(t -> Var.constant(t).multiply(-0.37).value()).toList());
    Diagnosis other = right.with(after).diagnose(
        x -> java.util.Arrays.stream(x).map(a -> -0.37 * 3 * a * a).toArray(), 0.5, -0.25, 0.75);
    assertThat(other.explanations().get(0).toString()).isEqualTo("it is negated and halved");
  }

  @Test
  void floatsHaveAToleranceOfTheirOwn() {
    HandWritten net = new SigmoidNet();
    UnaryOperator<double[]> floats = w -> {
      double[] g = net.gradient(w, "no hidden slope");
      for (int i = 0; i < g.length; i++) g[i] *= 1 + 2e-5 * Math.sin(i);
      return g;
    };
    assertThat(reference(net).diagnose(floats, net.point()).explanations()).isEmpty();
    assertThat(reference(net).tolerance(1e-4).diagnose(floats, net.point()).explanations())
        .isNotEmpty();
  }

  @Test
  void whatIsNotANumberIsSeen() {
    HandWritten net = new SigmoidNet();
    Diagnosis d = reference(net).diagnose(w -> {
      double[] g = net.gradient(w, "");
      g[7] = Double.NaN;
      return g;
    }, net.point());
    assertThat(d.toString()).isEqualTo("W1, W2 and b2 are right; b1 is wrong.\n"
        + "Of b1 an entry is NaN.\nIt looks like none of the slips that are known.");
  }

  @Test
  void errorsSayWhatToGive() {
    HandWritten net = new SigmoidNet();
    Reference right = reference(net);
    assertThatThrownBy(() -> right.at(1, 2)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Reference.at: the point has 2 entries but the layout has 13; give one for "
            + "each");
    assertThatThrownBy(() -> right.diagnose(w -> new double[2], net.point()))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Reference.diagnose: the gradient "
            + "has 2 entries but the layout has 13 entries; give one for each");
    assertThatThrownBy(() -> right.guess(net.point(), new double[1]))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Reference.guess: the gradient "
            + "has 1 entries but the layout has 13 entries; give one for each");
    assertThatThrownBy(() -> right.tolerance(1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Reference.tolerance: 1.0 is no tolerance; give one from 1e-12 to 0.01");
    Step square = right.at(net.point()).steps().stream()
        .filter(s -> s.node().op().name().equals("square")).findFirst().orElseThrow();
    assertThatThrownBy(square::other).isInstanceOf(IllegalStateException.class).hasMessage(
        "Step.other: %15 = square(%14) [4, 1] has 1 inputs, so there is no other one; ask steps of "
            + "nodes with two");
    assertThatThrownBy(() -> square.partWith(0, Tensor.scalar(1)))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Step.partWith: input 0 of %15 = "
            + "square(%14) [4, 1] has shape [4, 1], not []; give a value of its shape");
    assertThatThrownBy(() -> square.partOf(Var.constant(1)))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Step.partOf: the adjoint has "
            + "shape [] but %15 = square(%14) [4, 1] has [4, 1]; give one of its shape");
    Reference none = Reference.of(v -> null, net.layout());
    assertThatThrownBy(() -> none.at(net.point())).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Reference: the function gave null; return its error, a scalar var");
  }
}
