package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.optimize.Minimum;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  private static final List<Executable> API = PublicApi.of(Dense.class,
      PointStream.Reader.class);
  private static final Sequential NET = Sequential.of(new Dense(2, 1), new Sigmoid());
  private static final Tensor X = Tensor.matrix(new double[][] {{0, 1}, {1, 0}});
  private static final Dataset DATA = Dataset.binary(X, 0, 1);

  private static Gradient gradient() {
    return new Objective(NET, Loss.binaryCrossEntropy()).slope(NET.initialize(1), DATA).gradient();
  }

  /** Where a layer with a buffer and a child stands, in a step of training. */
  private static Context context() {
    Context[] here = new Context[1];
    Layer spy = Layer.of("spy", x -> x);
    Sequential net = Sequential.of(2, new Layer() {
      @Override public List<Buffer> buffers(int inputs) {
        return List.of(new Buffer("mean", Shape.of(2), 0));
      }

      @Override public List<Layer> children() { return List.of(spy); }

      @Override public Var apply(Var x, Context at) {
        here[0] = at;
        return x;
      }
    });
    net.apply(Var.constant(X), new Pass(net, List.of(), net.initialBuffers().constants(), 0,
        site -> Var.constant(0)), 1);
    return here[0];
  }

  private static Step step() {
    List<Var> w = List.of(Var.constant(X));
    Map<String, Var> slots = new HashMap<>(Map.of("W^(1) of W", Var.constant(X), "W^(1)",
        Var.constant(1)));
    return new Step("test", List.of(Parameter.weight("W", X.shape())), w, w,
        Map.of("rate", Var.constant(1)), slots, slots, "");
  }

  private static Training training() {
    return Training.of(NET, Loss.binaryCrossEntropy()).epochs(1);
  }

  private static Minimum minimum() { return training().minimize(new Lbfgs(), DATA).minimum(); }

  private static PointStream stream() {
    return PointStream.classes(2, () -> (x, t) -> false);
  }

  /** A layer of a user. */
  private record Own() implements Layer {
    @Override public Var apply(Var x, Context here) { return x; }
  }

  private static Samples samples() {
    Parameters w = NET.initialize(1);
    Samples samples = new Samples();
    List.of(Sigmoid.class, Relu.class, Softplus.class, Softmax.class, Tanh.class, Gelu.class,
        GeluTanh.class, Silu.class, Mish.class, Selu.class, Softsign.class, Hardtanh.class,
        Relu6.class, HardSigmoid.class, LogSigmoid.class, Elu.class, LeakyRelu.class,
        BatchNorm.class, LayerNorm.class, RmsNorm.class)
        .forEach(c -> samples.with(c.getSimpleName(), () -> made(c)));
    return samples
        .with("int", () -> 1).with("long", () -> 1L).with("double", () -> 0.5)
        .with("boolean", () -> true).with("Duration", () -> Duration.ofMillis(1))
        .with("Path", () -> Path.of("no", "such", "file"))
        .with("Class<?>", () -> Own.class).with("Registry", Registry::standard)
        .with("String[]", () -> new String[] {"0"})
        .with("double[][]", () -> new double[][] {{1}})
        .with("double[][][]", () -> new double[][][] {{{1}, {1}}})
        .with("String", () -> "W^(1)").with("int[]", () -> new int[] {1, 0})
        .with("double[]", () -> new double[] {1, 2, 3})
        .with("List<String>", () -> List.of("a", "b"))
        .with("Layer", () -> new Dense(2, 2)).with("Layer[]", () -> new Layer[] {new Dense(2, 1)})
        .with("List<Layer>", () -> List.of(new Dense(2, 1)))
        .with("Dense", () -> new Dense(2, 1)).with("Initializer", () -> Initializer.HE_NORMAL)
        .with("Spread", () -> Initializer.Spread.HE_NORMAL)
        .with("Constant", () -> Initializer.constant(1))
        .with("Normal", () -> Initializer.normal(1))
        .with("Orthogonal", () -> Initializer.orthogonal(1))
        .with("Dropout", () -> new Dropout(0.5)).with("Embedding", () -> new Embedding(3, 2))
        .with("Residual", () -> new Residual(new Dense(2, 2)))
        .with("Repeated", () -> new Repeated(new Dense(2, 2), 2))
        .with("Frozen", () -> new Frozen(new Dense(2, 2)))
        .with("Parallel", () -> Parallel.of(new Dense(1, 1), new Dense(1, 1)))
        .with("Loss", Loss::binaryCrossEntropy).with("Optimizer", () -> new Sgd(0.5, 0.5))
        .with("Sgd", () -> new Sgd(0.5, 0.5)).with("Adam", () -> new Adam(0.5))
        .with("AdamW", () -> new AdamW(0.5)).with("RmsProp", () -> new RmsProp(0.5))
        .with("Adagrad", () -> new Adagrad(0.5)).with("Lion", () -> new Lion(0.5))
        .with("ClipNorm", () -> new ClipNorm(1))
        .with("ClipValue", () -> new ClipValue(1))
        .with("WeightDecay", () -> new WeightDecay(0.1))
        .with("Averaged", () -> new Averaged(new Sgd(0.5), 0.5))
        .with("Decays", () -> Decays.ALL).with("Role", () -> Role.WEIGHT)
        .with("Schedule", () -> Schedule.constant(0.5))
        .with("Kind", () -> Slot.Kind.PARAMETER).with("Slot", () -> Slot.of("v"))
        .with("Step", PublicApiTest::step)
        .with("OfWeights", () -> Term.squares(0.1)).with("Context", PublicApiTest::context)
        .with("Activation", Tanh::new).with("UnaryOperator<Var>", () -> (UnaryOperator<Var>) v -> v)
        .with("Tensor", () -> X).with("Var", () -> Var.constant(X))
        .with("List<Var>", w::constants).with("Tape", Tape::new)
        .with("Shape", () -> Shape.of(2)).with("Layout", NET::layout)
        .with("Precision", () -> Precision.DOUBLE).with("Parameters", () -> w)
        .with("Sequential", () -> NET).with("Dataset", () -> DATA).with("Source", () -> DATA)
        .with("byte[]", () -> new byte[] {1, 2, 3, 4})
        .with("Points", () -> Points.ofBytes(new byte[] {1, 2, 3, 4}, 2, 1, 0))
        .with("PointStream", PublicApiTest::stream)
        .with("Opener", () -> stream().opener())
        .with("Objective", () -> new Objective(NET, Loss.binaryCrossEntropy()))
        .with("Term", () -> Term.squares(0.1))
        .with("Model", () -> new Model(NET, w)).with("Gradient", PublicApiTest::gradient)
        .with("Training", PublicApiTest::training).with("Run", () -> training().begin(DATA))
        .with("Checkpoint", () -> training().begin(DATA).checkpoint())
        .with("Observer", () -> Observer.ofEpochs((run, e) -> {}))
        .with("Signal", () -> Signal.CONTINUE).with("OptionalDouble", OptionalDouble::empty)
        .with("Epoch", () -> new Epoch(1, 1, 0.5, OptionalDouble.empty(), Map.of()))
        .with("Map<Metric, Double>", () -> Map.of(Metric.ACCURACY, 0.5))
        .with("Metric", () -> Metric.ACCURACY)
        .with("Metric[]", () -> new Metric[] {Metric.ACCURACY})
        .with("ToDoubleFunction<Evaluation>",
            () -> (ToDoubleFunction<Evaluation>) Evaluation::accuracy)
        .with("Preparation", Preparation::standardise)
        .with("Prepared", () -> Preparation.standardise().fit(DATA))
        .with("Evaluation", () -> new Model(NET, w).evaluate(DATA))
        .with("Confusion", () -> new Model(NET, w).evaluate(DATA).confusion())
        .with("BiConsumer<Run, Epoch>", () -> (BiConsumer<Run, Epoch>) (run, e) -> {})
        .with("Descent", () -> new Sgd(0.5).from(NET, w))
        .with("Lbfgs", () -> new Lbfgs().iterations(1))
        .with("Minimum", PublicApiTest::minimum)
        .with("Predicate<Minimum>", () -> (Predicate<Minimum>) m -> true)
        .with("Fit", () -> new Fit(new Model(NET, w), minimum()))
        .with("Buffer", () -> new Buffer("mean", Shape.of(2), 0))
        .with("Parameter", () -> Parameter.weight("W", Shape.of(2)));
  }

  private static Object made(Class<?> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  @Test
  @Timeout(60)
  void wildNumbersAreRefusedBeforeAnythingOfTheirSizeIsMade() {
    // the network completes what its layer says
    List<Executable> api = new ArrayList<>(API);
    api.removeIf(e -> e.getName().equals("outputs"));
    assertThat(WildNumbers.faults(api, samples())).isEmpty();
  }

  @Test
  void nullIsRefusedAtTheCallInOneSentence() {
    assertThat(NullArguments.faults(API, samples())).isEmpty();
  }
}
