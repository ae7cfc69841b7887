package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A tape prints as a program, a gradient as the adjoint program, and both can be run by hand. */
class PrintingTest {
  private static final Pattern STEP = Pattern.compile(
      "%(\\d+) = (\\w+)(?: \\w+)?(?:\\(%(\\d+)(?:, %(\\d+))?\\))? = (\\S+)(?: +#.*)?");
  private static final Pattern RESULT = Pattern.compile("∂%\\d+/∂(\\w+) = %(\\d+)");

  private static final Map<String, DoubleBinaryOperator> MEANING = Map.of(
      "add", (a, b) -> a + b, "subtract", (a, b) -> a - b, "multiply", (a, b) -> a * b,
      "divide", (a, b) -> a / b, "negate", (a, b) -> -a, "square", (a, b) -> a * a,
      "reciprocal", (a, b) -> 1 / a, "exp", (a, b) -> Math.exp(a), "sin", (a, b) -> Math.sin(a),
      "cos", (a, b) -> Math.cos(a));

  @Test
  void tapePrintsOneLineANode() {
    Tape tape = new Tape();
    Var w = tape.variable("w", 0.5);
    Var b = tape.variable("b", -1);
    w.multiply(tape.input("x", Tensor.scalar(4))).add(b).square();
    assertThat(tape).hasToString("""
        %0 = variable w = 0.5
        %1 = variable b = -1.0
        %2 = input x = 4.0
        %3 = multiply(%0, %2) = 2.0
        %4 = add(%3, %1) = 1.0
        %5 = square(%4) = 1.0
        """);
  }

  @Test
  void gradientPrintsTheAdjointProgram() {
    Tape tape = new Tape();
    Var w = tape.variable("w", 0.5);
    Var b = tape.variable("b", -1);
    tape.variable("unused", 7);
    Var e = w.multiply(tape.input("x", Tensor.scalar(4))).add(b).square();
    assertThat(e.backward()).hasToString("""
        %7 = constant = 1.0                          # adjoint of %6, where the pass begins
        %8 = constant = 2.0
        %9 = multiply(%5, %8) = 2.0
        %10 = multiply(%7, %9) = 2.0                 # adjoint of %5 from %6 (square); \
        adjoint of %4 from %5 (add); adjoint of %1 from %5 (add)
        %11 = multiply(%10, %3) = 8.0                # adjoint of %0 from %4 (multiply)
        ∂%6/∂w = %11
        ∂%6/∂b = %10
        ∂%6/∂unused = 0, as %6 does not depend on it
        """);
  }

  @Test
  void nodeWithSeveralConsumersPrintsTheSumOverThem() {
    Tape tape = new Tape();
    Var w = tape.variable("w", 3);
    assertThat(w.square().add(w).backward()).hasToString("""
        %3 = constant = 1.0                          # adjoint of %2, where the pass begins; \
        adjoint of %1 from %2 (add); adjoint of %0 from %2 (add)
        %4 = constant = 2.0
        %5 = multiply(%0, %4) = 6.0
        %6 = multiply(%3, %5) = 6.0                  # adjoint of %0 from %1 (square)
        %7 = add(%3, %6) = 7.0                       # adjoint of %0, \
        the sum over its consumers %2 %1
        ∂%2/∂w = %7
        """);
  }

  @Test
  void adjointProgramOfPartsAndJoinsPrintsShapes() {
    Tape tape = new Tape();
    Var v = tape.variable("v", Tensor.vector(1, 2));
    Var e = v.concat(0, v.reshape(2, 1).transpose().reshape(2), v.square()).sum();
    tape.variable("young", 1);
    assertThat(e.backward()).hasToString("""
        %7 = constant = 1.0                          # adjoint of %6, where the pass begins
        %8 = broadcastTo(%7) [6]                     # adjoint of %5 from %6 (sumTo)
        %9 = slice(%8, axis=0, from=0, to=2) [2]     # adjoint of %0 from %5 (concat)
        %10 = slice(%8, axis=0, from=2, to=4) [2]    # adjoint of %3 from %5 (concat)
        %11 = slice(%8, axis=0, from=4, to=6) [2]    # adjoint of %4 from %5 (concat)
        %12 = constant [2]
        %13 = multiply(%0, %12) [2]
        %14 = multiply(%11, %13) [2]                 # adjoint of %0 from %4 (square)
        %15 = add(%9, %14) [2]                       # adjoint of %0, \
        the sum over its consumers %5 %4
        %16 = reshape(%10) [1, 2]                    # adjoint of %2 from %3 (reshape)
        %17 = transpose(%16) [2, 1]                  # adjoint of %1 from %2 (transpose)
        %18 = reshape(%17) [2]                       # adjoint of %0 from %1 (reshape)
        %19 = add(%15, %18) [2]                      # adjoint of %0, \
        the sum over its consumers %5 %4 %1
        ∂%6/∂v = %19
        ∂%6/∂young = 0, as %6 does not depend on it
        """);
  }

  @Test
  void operationsPrintTheirParametersAndShapes() {
    Tape tape = new Tape();
    Var w = tape.variable("W^(1)", Tensor.matrix(new double[][] {{1, 2}, {3, 4}}));
    Var y = tape.indices("labels", 1, 0);
    w.matmul(w, true, false).pow(2).logSoftmax(-1).gather(y).mean();
    w.slice(0, 1).concat(0, w);
    tape.state("velocity", Tensor.vector(1, 2));
    assertThat(tape).hasToString("""
        %0 = variable W^(1) [2, 2]
        %1 = index labels [2]
        %2 = matmul(%0, %0, left transposed) [2, 2]
        %3 = pow(%2, p=2.0) [2, 2]
        %4 = logSoftmax(%3, axis=1) [2, 2]
        %5 = reshape(%1) [2, 1]
        %6 = gather(%4, %5, axis=1) [2, 1]
        %7 = reshape(%6) [2]
        %8 = sumTo(%7) = -204.0
        %9 = constant = 2.0
        %10 = divide(%8, %9) = -102.0
        %11 = slice(%0, axis=0, from=0, to=1) [1, 2]
        %12 = concat(%11, %0, axis=0) [3, 2]
        %13 = state velocity [2]
        """);
    assertThat(new Shapes.Transpose().parameters()).isEmpty();
    assertThat(new Pairwise.Power(1, 2).parameters())
        .isEqualTo("derivative 1 by base, 2 by exponent");
    assertThat(new Pairwise.Power(0, 0).parameters()).isEmpty();
    assertThat(new Pairwise.Power(0, 0).name()).isEqualTo("pow");
    assertThat(new Pairwise.Power(0, 0).parameters()).isEmpty();
    assertThat(new Pairwise.Power(1, 1).parameters())
        .isEqualTo("derivative 1 by base, 1 by exponent");
    assertThat(new Shapes.Permute(new int[] {1, 0}).parameters()).isEqualTo("axes=[1, 0]");
    assertThat(new Indexing.Scatter(1, Shape.of(2, 3)).parameters()).isEqualTo("axis=1");
    assertThat(new Parts.Slice(1, 2, 3, 4).parameters())
        .isEqualTo("axis=1, from=2, step=3, count=4");
    assertThat(new Parts.Slice(1, 2, 1, 4).parameters()).isEqualTo("axis=1, from=2, to=6");
    assertThat(new Products.Matmul(true, true).parameters()).isEqualTo("both transposed");
    assertThat(new Products.Matmul(false, true).parameters()).isEqualTo("right transposed");
  }

  @Test
  void printedProgramsRunByHandGiveTheGradient() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 0.7);
    Var y = tape.variable("y", -1.3);
    Var z = x.multiply(y).sin().add(x.square().exp()).subtract(y.reciprocal());
    Gradient gradient = z.divide(x.add(y).cos()).multiply(x).backward();
    Map<Integer, Double> run = new HashMap<>();
    Map<String, Double> results = new HashMap<>();
    for (String line : (tape.toString() + gradient).lines().toList()) {
      Matcher result = RESULT.matcher(line);
      if (result.matches()) results.put(result.group(1), run.get(Integer.valueOf(result.group(2))));
      else step(line, run);
    }
    assertThat(results).containsOnly(Map.entry("x", gradient.of(x).toDouble()),
        Map.entry("y", gradient.of(y).toDouble()));
  }

  /** Computes one line from those before it; what it says must come out. */
  private static void step(String line, Map<Integer, Double> run) {
    Matcher m = STEP.matcher(line);
    assertThat(m.matches()).as(line).isTrue();
    double printed = Double.parseDouble(m.group(5));
    double value = printed; // of a leaf
    if (m.group(3) != null) {
      double a = run.get(Integer.valueOf(m.group(3)));
      double b = m.group(4) == null ? Double.NaN : run.get(Integer.valueOf(m.group(4)));
      value = MEANING.get(m.group(2)).applyAsDouble(a, b);
    }
    assertThat(value).as(line).isEqualTo(printed);
    run.put(Integer.valueOf(m.group(1)), value);
  }

  @Test
  void varsPrintTheirLine() {
    Var x = new Tape().variable("x", Tensor.vector(1, 2));
    assertThat(x.square()).hasToString("%1 = square(%0) [2]");
    assertThat(x.sum()).hasToString("%2 = sumTo(%0) = 3.0");
    assertThat(Var.constant(Tensor.vector(1, 2))).hasToString("constant [2]");
    assertThat(List.of(Var.constant(-0.0))).hasToString("[constant = -0.0]");
  }
}
