package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  private static final List<Executable> API = PublicApi.of(Dense.class);
  private static final Sequential NET = Sequential.of(new Dense(2, 1), new Sigmoid());
  private static final Tensor X = Tensor.matrix(new double[][] {{0, 1}, {1, 0}});
  private static final Dataset DATA = Dataset.of(X, Tensor.vector(0, 1));

  private static Gradient gradient() {
    return new Objective(NET, Loss.binaryCrossEntropy()).slope(NET.initialize(1), DATA).gradient();
  }

  private static Samples samples() {
    Parameters w = NET.initialize(1);
    Samples samples = new Samples();
    List.of(Loss.BinaryCrossEntropy.class, Loss.BinaryCrossEntropyWithLogits.class,
        Loss.CrossEntropy.class, Loss.MeanSquaredError.class, Sigmoid.class, Relu.class,
        Softplus.class, Softmax.class, Tanh.class)
        .forEach(c -> samples.with(c.getSimpleName(), () -> made(c)));
    return samples
        .with("int", () -> 1).with("long", () -> 1L).with("double", () -> 0.5)
        .with("String", () -> "W^(1)").with("int[]", () -> new int[] {1, 0})
        .with("double[]", () -> new double[] {1, 2, 3})
        .with("Layer", () -> new Dense(2, 1)).with("Layer[]", () -> new Layer[] {new Dense(2, 1)})
        .with("Dense", () -> new Dense(2, 1)).with("Initializer", () -> Initializer.HE_NORMAL)
        .with("Loss", Loss::binaryCrossEntropy).with("Optimizer", () -> new Sgd(0.5, 0.5))
        .with("Sgd", () -> new Sgd(0.5, 0.5)).with("Random", () -> new Random(1))
        .with("Tensor", () -> X).with("Var", () -> Var.constant(X))
        .with("List<Var>", w::constants).with("Tape", Tape::new)
        .with("Shape", () -> Shape.of(2)).with("Layout", NET::layout)
        .with("Precision", () -> Precision.DOUBLE).with("Parameters", () -> w)
        .with("Sequential", () -> NET).with("Dataset", () -> DATA)
        .with("Objective", () -> new Objective(NET, Loss.binaryCrossEntropy()))
        .with("Model", () -> new Model(NET, w)).with("Gradient", PublicApiTest::gradient)
        .with("Training", () -> Training.of(NET, Loss.binaryCrossEntropy()).epochs(1))
        .with("Consumer<Epoch>", () -> (Consumer<Training.Epoch>) e -> {})
        .with("Descent", () -> new Sgd(0.5).from(w))
        .with("Parameter", () -> new Layer.Parameter("W", Shape.of(2)))
        .with("Function<String, Var>", () -> (Function<String, Var>) name -> Var.constant(0.5));
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
