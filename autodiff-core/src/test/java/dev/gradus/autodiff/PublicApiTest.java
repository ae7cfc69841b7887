package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Kinks;
import dev.gradus.autodiff.check.Probe;
import dev.gradus.autodiff.check.Sides;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.autodiff.optimize.DifferentiableFunction;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.optimize.Minimum;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import java.lang.reflect.Executable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  /** Without operations and rules, which the library calls. */
  private static final List<Executable> API =
      PublicApi.of(Tape.class, Op.class, NumericRule.Vjp.class, ChainRule.Rule.class);

  private static final Tensor X = Tensor.matrix(new double[][] {{0.5, 0.25}, {0.75, 0.5}});

  private static Var x() { return new Tape().variable("x", X); }

  private static Paths paths() {
    Var x = x();
    return x.sum().backward().chainRule().paths(x, 0);
  }

  private static Plan.Builder builder() {
    Tape tape = new Tape();
    return Plan.builder(tape).output("y", tape.variable("x", X).sum());
  }

  private static Samples samples() {
    UnaryOperator<Var> f = v -> v.square().sum();
    Function<List<Var>, Var> all = v -> v.get(0).square().sum();
    Samples samples = new Samples();
    for (Class<?> family : Var.class.getInterfaces()) {
      samples.with(family.getSimpleName(), PublicApiTest::x);
    }
    return samples
        .with("int", () -> 1).with("long", () -> 1L).with("double", () -> 0.5)
        .with("boolean", () -> true).with("String", () -> "x").with("float[]", () -> new float[4])
        .with("String[]", () -> new String[] {"y = x"})
        .with("int[]", () -> new int[] {1, 0}).with("double[]", () -> new double[] {1, 2})
        .with("double[][]", () -> new double[][] {{1, 2}, {3, 4}})
        .with("Var", PublicApiTest::x).with("Var[]", () -> new Var[] {x(), x()})
        .with("List<Var>", () -> List.of(x())).with("Tensor", () -> X)
        .with("Tensor[]", () -> new Tensor[] {X}).with("List<Tensor>", () -> List.of(X))
        .with("Shape", () -> Shape.of(2, 2)).with("List<Shape>", () -> List.of(Shape.of(2, 2)))
        .with("List<String>", () -> List.of("x")).with("Tape", Tape::new)
        .with("Layout", () -> new Layout(List.of("x"), List.of(Shape.of(2, 2))))
        .with("Formula", () -> Formula.of("y = x"))
        .with("Gradient", () -> x().sum().backward()).with("Op", () -> Copying.OP)
        .with("Mode", () -> Mode.FORWARD).with("Reduction", () -> Reduction.MEAN)
        .with("Precision", () -> Precision.DOUBLE)
        .with("Runnable", () -> (Runnable) () -> {}).with("Duration", () -> Duration.ofMillis(1))
        .with("UnaryOperator<Var>", () -> f).with("Function<List<Var>, Var>", () -> all)
        .with("Function<List<Var>, List<Var>>", () -> (Function<List<Var>, List<Var>>) v -> v)
        .with("BinaryOperator<Var>", () -> (BinaryOperator<Var>) (w, v) -> w.multiply(v).sum())
        .with("BiFunction<List<Var>, List<Var>, Var>",
            () -> (BiFunction<List<Var>, List<Var>, Var>) (w, v) -> w.get(0).sum())
        .with("DoubleBinaryOperator", () -> (DoubleBinaryOperator) (a, b) -> a)
        .with("Function<Var, WithAux<Var, A>>",
            () -> (Function<Var, WithAux<Var, Var>>) v -> new WithAux<>(f.apply(v), v))
        .with("Function<List<Var>, WithAux<Var, A>>",
            () -> (Function<List<Var>, WithAux<Var, String>>) v -> new WithAux<>(all.apply(v), ""))
        .with("Function<UnaryOperator<Var>, R>",
            () -> (Function<UnaryOperator<Var>, Tensor>) g -> Autodiff.grad(g).at(X))
        .with("Function<Function<List<Var>, Var>, R>",
            () -> (Function<Function<List<Var>, Var>, List<Tensor>>) g -> Autodiff.gradAll(g).at(X))
        .with("Function<List<Tensor>, Tensor>", () -> (Function<List<Tensor>, Tensor>) v -> v.get(
            0))
        .with("Function<List<Shape>, Shape>", () -> (Function<List<Shape>, Shape>) v -> v.get(0))
        .with("Vjp", () -> (NumericRule.Vjp) (v, y, ybar) -> List.of(ybar))
        .with("NumericRule", () -> NumericRule.of("same", v -> v.get(0), (v, y, b) -> List.of(b)))
        .with("Supplier<R>", () -> (Supplier<Tensor>) () -> X)
        .with("Derivative", () -> Autodiff.grad(f)).with("Derivatives", () -> Autodiff.gradAll(all))
        .with("ExampleDerivative", () -> Autodiff.gradPerExample((w, v) -> w.multiply(v).sum()))
        .with("ExampleDerivatives", () -> Autodiff.gradPerExampleAll((w, v) -> w.get(0).sum()))
        .with("SecondDerivatives", () -> Autodiff.hessianAll(all))
        .with("ValueAndDerivative", () -> Autodiff.valueAndGrad(f))
        .with("ValueAndDerivatives", () -> Autodiff.valueAndGradAll(all))
        .with("GradientCheck", () -> GradientCheck.of(f))
        .with("Kinks", () -> Kinks.ANY_BETWEEN)
        .with("Report", () -> GradientCheck.of(f).at(X))
        .with("Verdict", () -> Verdict.VERIFIED).with("Sides", () -> new Sides(0, 1, 0))
        .with("CheckSettings", () -> CheckSettings.USUAL)
        .with("Probe", () -> new Probe(v -> v[0] * v[1], CheckSettings.USUAL, 1, 2))
        .with("ToDoubleFunction<double[]>", () -> (ToDoubleFunction<double[]>) v -> v[0])
        .with("IntFunction<String>", () -> (IntFunction<String>) i -> "x[" + i + "]")
        .with("DoubleUnaryOperator", () -> (DoubleUnaryOperator) Math::sin)
        .with("ChainRule", () -> x().sum().backward().chainRule())
        .with("Rule", () -> (ChainRule.Rule) (y, k, ybar, part) -> part)
        .with("Paths", () -> paths())
        .with("Place", () -> new Paths.Place(x(), 0)).with("List<Link>", () -> List.of())
        .with("List<Integer>", () -> List.of(0))
        .with("ZeroGradient", () -> zero()).with("Kind", () -> ZeroGradient.Kind.STOPPED)
        .with("List<Reason>", () -> zero().reasons())
        .with("Plan", () -> builder().compile(Precision.DOUBLE))
        .with("Builder", PublicApiTest::builder)
        .with("Workspace", () -> builder().compile(Precision.DOUBLE).workspace())
        .with("DifferentiableFunction", () -> DifferentiableFunction.of(f, Shape.of(2)))
        .with("Lbfgs", Lbfgs::new).with("Ending", () -> Minimum.Ending.GRADIENT)
        .with("Minimum", () -> new Lbfgs().minimize(
            DifferentiableFunction.of(f, Shape.of(2)), 1, 2))
        .with("Predicate<Minimum>", () -> (Predicate<Minimum>) m -> true)
        .with("V", () -> X).with("G", () -> X).with("R", () -> X).with("A", () -> X);
  }

  private static ZeroGradient zero() {
    Tape tape = new Tape();
    Var v = tape.variable("v", X);
    return v.stopGradient().sum().backward().explainZero(v);
  }

  /** The input itself. */
  private record Copying() implements Op.Unary {
    static final Copying OP = new Copying();

    @Override public double value(double x) { return x; }
    @Override public Var slope(Var x, Var y) { return Var.constant(1); }
  }

  @Test
  @Timeout(60)
  void wildNumbersAreRefusedBeforeAnythingOfTheirSizeIsMade() {
    assertThat(WildNumbers.faults(API, samples())).isEmpty();
  }

  @Test
  void textsOfWhatIsHugeAreShort() {
    int most = Integer.MAX_VALUE;
    assertThat(Tensor.ones(most)).hasToString("tensor [2147483647] beginning"
        + " [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, …]");
    assertThat(Tensor.zeros(most, 0)).hasToString("tensor [2147483647, 0] without entries");
    assertThat(Tensor.zeros(2, 0)).hasToString("[[], []]");
    int[] deep = new int[100_000];
    Arrays.fill(deep, 1);
    assertThat(Tensor.ones(deep)).hasToString("tensor [1, 1, 1, 1, 1, 1, 1, 1, … (100000 numbers)]"
        + " beginning [1.0, …]");
    assertThat(Tensor.ones(most)).isEqualTo(Tensor.ones(most)).isNotEqualTo(Tensor.zeros(most));
    Layout layout = new Layout(IntStream.range(0, 100_000).mapToObj(i -> "w" + i).toList(),
        Collections.nCopies(100_000, Shape.SCALAR));
    assertThat(layout.toString()).startsWith("w0 [], w1 [], w2 []")
        .endsWith("w49 [], … and 99950 more");
  }

  @Test
  void listingsOfLongProgramsEnd() {
    Tape tape = new Tape();
    Var x = tape.variable("x".repeat(1_000_000), 0.5);
    Var y = x;
    for (int i = 0; i < 20_000; i++) y = y.negate();
    assertThat(tape.toString()).hasLineCount(10_001).endsWith("… and 10001 lines more\n")
        .startsWith("%0 = variable " + "x".repeat(50) + "… (1000000 characters) = 0.5\n");
    assertThat(y.backward().toString()).hasSizeLessThan(1_000_000);
    Var bad = x.subtract(0.5).log();
    for (int i = 0; i < 1000; i++) bad = bad.negate();
    assertThat(String.valueOf(tape.explainNonFinite(bad))).contains("\n  … and 980 more\nTo mend")
        .hasSizeLessThan(5000);
  }

  @Test
  void sizesAreMultipliedBeforeAnythingOfTheirSizeIsMade() {
    double[][] rows = new double[65_536][];
    Arrays.fill(rows, new double[65_536]);
    assertThatThrownBy(() -> Tensor.matrix(rows)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape: [65536, 65536] has more than 2147483647 entries; split the data into "
            + "smaller tensors");
    assertThatThrownBy(() -> Tensor.zeros(2, 1 << 29).rows(0, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("shape: [4, 536870912] has more than 2147483647 entries");
  }

  @Test
  void nullIsRefusedAtTheCallInOneSentence() {
    assertThat(NullArguments.faults(API, samples())).isEmpty();
  }
}
