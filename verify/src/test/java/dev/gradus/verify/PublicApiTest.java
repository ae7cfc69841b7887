package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Kinks;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.generate.Fault;
import dev.gradus.verify.generate.Generator;
import dev.gradus.verify.generate.Network;
import dev.gradus.verify.generate.Numbers;
import dev.gradus.verify.generate.Search;
import dev.gradus.verify.generate.Shapes;
import dev.gradus.verify.generate.Tensors;
import dev.gradus.verify.jqwik.Configurator;
import dev.gradus.verify.jqwik.Generated;
import dev.gradus.verify.jqwik.Printer;
import dev.gradus.verify.jqwik.Provider;
import dev.gradus.verify.laws.Law;
import dev.gradus.verify.laws.OpLaws;
import dev.gradus.verify.programs.Program;
import dev.gradus.verify.programs.Programs;
import dev.gradus.verify.slips.Reference;
import dev.gradus.verify.slips.Slip;
import dev.gradus.verify.slips.Slips;
import dev.gradus.verify.slips.Step;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  private static final List<Executable> API = PublicApi.of(Verify.class, Slip.Change.class,
      Slip.Whole.class, Provider.class, Configurator.class, Printer.class);

  private static Function<List<Var>, Var> error() { return v -> v.get(0).square().sum(); }

  private static Reference reference() {
    return Reference.of(error(), new Layout(List.of("W"), List.of(Shape.of(1))));
  }

  private static Samples samples() { return ofLaws(ofChecks(ofGenerators(new Samples()))); }

  private static Samples ofLaws(Samples samples) {
    OpLaws laws = OpLaws.of(error()).tries(1).only(Law.REPEATED);
    Consumer<UnaryOperator<double[]>> suite = g -> {
      if (g.apply(new double[] {1}).length == 0) throw new AssertionError("nothing");
    };
    return samples.with("Score", () -> Score.of(suite))
        .with("Consumer<UnaryOperator<double[]>>", () -> suite)
        .with("List<String>", () -> List.of("x")).with("OpLaws", () -> laws)
        .with("Law", () -> Law.SLOPE)
        .with("Law[]", () -> new Law[] {Law.SLOPE}).with("LawReport", laws::run)
        .with("Result", () -> laws.run().results().get(0))
        .with("Op", () -> Var.constant(1).sin().op())
        .with("Tensor[]", () -> new Tensor[] {Tensor.scalar(1)})
        .with("Tensors[]", () -> new Tensors[] {Tensors.of(2)})
        .with("Generator<List<Tensor>>", () -> (Generator<List<Tensor>>) c -> List.of());
  }

  private static Samples ofGenerators(Samples samples) {
    Generator<Tensor> any = Tensors.any();
    return samples.with("long", () -> 1L).with("boolean", () -> true)
        .with("int[]", () -> new int[] {2}).with("long[]", () -> new long[] {2})
        .with("Choices", () -> Choices.given(1, 2, 3)).with("T", () -> "x")
        .with("T[]", () -> new String[] {"x"})
        .with("Supplier<T>", () -> (Supplier<String>) () -> "x")
        .with("Object", () -> "x").with("Throwable", AssertionError::new)
        .with("Fault", () -> new Fault("kind", 1, "text")).with("Generator<T>", () -> any)
        .with("Generator", () -> any).with("Sample", () -> any.sample(1))
        .with("Search", () -> Search.in(any))
        .with("Generated", () -> new Generated<>(any))
        .with("Consumer<T>", () -> (Consumer<Object>) x -> {})
        .with("Function<T, Optional<Fault>>", () -> (Function<Object, Object>) x -> null)
        .with("Function<T, R>", () -> (Function<Object, Object>) x -> x)
        .with("Domain", Domain::all).with("Numbers", Numbers::all).with("Shapes", Shapes::small)
        .with("Tensors", Tensors::any).with("Generator<Shape>", Shapes::small)
        .with("Network", () -> Network.any().sample(1).value())
        .with("Tensor", () -> Tensor.scalar(1)).with("Programs", Programs::all)
        .with("Program", () -> Programs.all().sample(1).value())
        .with("Call", () -> new Program.Call("sin()", "$0.sin()", v -> v.get(0).sin()))
        .with("List<Integer>", () -> List.of(0)).with("List<Var>", () -> List.of(Var.constant(1)))
        .with("UnaryOperator<Var>", () -> (UnaryOperator<Var>) Var::sin)
        .with("BinaryOperator<Var>", () -> (BinaryOperator<Var>) Var::add);
  }

  private static Samples ofChecks(Samples samples) {
    ToDoubleFunction<double[]> f = x -> x[0] * x[0];
    UnaryOperator<double[]> g = x -> new double[] {2 * x[0]};
    ToDoubleBiFunction<double[], double[]> both = (x, d) -> x[0];
    Function<double[], double[][]> rows = x -> new double[][] {{2}};
    BinaryOperator<double[]> product = (x, v) -> v;
    return samples.with("ToDoubleFunction<double[]>", () -> f)
        .with("UnaryOperator<double[]>", () -> g).with("Check", () -> Verify.gradient(f, g))
        .with("double[]", () -> new double[] {1}).with("double", () -> 1e-3)
        .with("Domain[]", () -> new Domain[] {Domain.all()})
        .with("Kinks", () -> Kinks.ANY_BETWEEN).with("Verdict", () -> Verdict.WRONG)
        .with("Layout", () -> new Layout(List.of("W"), List.of(Shape.of(1))))
        .with("Function<List<Var>, Var>", () -> error()).with("Reference", () -> reference())
        .with("Recording", () -> reference().at(1)).with("Var", () -> Var.constant(1))
        .with("Step", () -> reference().at(1).steps().get(0))
        .with("Slip", () -> Slips.all().get(0)).with("Slip[]", () -> new Slip[0])
        .with("Mistake", () -> Slips.all().get(0).in(reference().at(1)).get(0))
        .with("Predicate<Step>", () -> (Predicate<Step>) s -> true)
        .with("Change", () -> (Slip.Change) s -> s.part())
        .with("Whole", () -> (Slip.Whole) (p, right) -> right)
        .with("int", () -> 0)
        .with("ToDoubleBiFunction<double[], double[]>", () -> both)
        .with("Function<double[], double[][]>", () -> rows)
        .with("BinaryOperator<double[]>", () -> product)
        .with("Blocks", () -> new Blocks().with("x", new double[1], () -> new double[1]))
        .with("DoubleSupplier", () -> (DoubleSupplier) () -> 1)
        .with("Runnable", () -> (Runnable) () -> {
        }).with("double[][]", () -> new double[][] {{1}}).with("float[]", () -> new float[1])
        .with("Supplier<double[]>", () -> (Supplier<double[]>) () -> new double[1])
        .with("Supplier<double[][]>", () -> (Supplier<double[][]>) () -> new double[1][1])
        .with("Supplier<float[]>", () -> (Supplier<float[]>) () -> new float[1])
        .with("Kind", () -> Finding.Kind.ENTRY).with("String", () -> "x[0]");
  }

  @Test
  void wildNumbersAreRefusedBeforeAnythingOfTheirSizeIsMade() {
    assertThat(WildNumbers.faults(API, samples())).isEmpty();
  }

  @Test
  void nullIsRefusedAtTheCallInOneSentence() {
    assertThat(NullArguments.faults(API, samples())).isEmpty();
  }
}
