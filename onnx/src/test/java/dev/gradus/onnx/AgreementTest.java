package dev.gradus.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Gelu;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Nets;
import dev.gradus.nn.Preparation;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ONNX Runtime makes of a file is what the model predicts. */
class AgreementTest {
  private static final Translations ALL =
      Translations.standard().with(Nets.SINE, (l, x, at) -> at.op("Sin", x));

  static double tolerance(Precision precision) {
    return precision == Precision.FLOAT ? 1e-6 : 1e-14;
  }

  /** Of numbers below 1 the tolerance itself, of others as much of their size. */
  private static void assertAgree(Tensor ours, Tensor theirs, Precision precision, String what) {
    assertThat(theirs.shape()).isEqualTo(ours.shape());
    double[] y = ours.toArray();
    double[] z = theirs.toArray();
    for (int i = 0; i < y.length; i++) {
      double bound = tolerance(precision) * Math.max(1, Math.abs(y[i]));
      assertThat(Math.abs(y[i] - z[i])).as("%s: entry %d is %s here, %s there", what, i, y[i],
          z[i]).isLessThanOrEqualTo(bound);
    }
  }

  /** Whether ONNX Runtime cannot run it: it has no Erf in doubles. */
  private static boolean isLacking(Layer layer, Precision precision) {
    return precision == Precision.DOUBLE && (layer instanceof Gelu
        || layer.children().stream().anyMatch(c -> isLacking(c, precision)));
  }

  static Stream<Arguments> layers() {
    return LayerSamples.layers().stream().flatMap(l -> Stream.of(Precision.values())
        .map(p -> Arguments.of(l, p)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void eachLayerAgreesAloneForAnyNumberOfPoints(Layer layer, Precision precision)
      throws OrtException {
    Model model = LayerSamples.model(layer, precision, 3);
    if (isLacking(layer, precision)) {
      assertThatThrownBy(() -> new OnnxRuntime(Onnx.bytes(model), precision))
          .hasMessageContaining("Could not find an implementation for Erf(13)");
      return;
    }
    try (OnnxRuntime runtime = new OnnxRuntime(Onnx.bytes(model), precision)) {
      for (int count : new int[] {1, 7, 0, 1000}) {
        Tensor points = LayerSamples.points(layer, count, count);
        assertAgree(model.predict(points), runtime.predict(points), precision,
            layer + ", " + count + " points");
      }
    }
  }

  @Provide
  Arbitrary<Sequential> networks() { return Nets.networks(); }

  @Property(seed = "1", tries = 60)
  void networksAtRandomAgreeAfterTraining(@ForAll("networks") Sequential net, @ForAll long seed,
      @ForAll Precision precision) throws OrtException {
    if (isLacking(net, precision)) return;
    Model model = Training.of(net, Loss.binaryCrossEntropy()).epochs(2).batch(10)
        .precision(precision).seed(seed).run(Nets.data(20, seed));
    Random random = new Random(seed);
    Tensor points = Tensor.of(Shape.of(33, Nets.INPUTS),
        random.doubles(33L * Nets.INPUTS, -2, 2).toArray());
    try (OnnxRuntime runtime = new OnnxRuntime(Onnx.bytes(model, ALL), precision)) {
      assertAgree(model.predict(points), runtime.predict(points), precision, net.toString());
    }
  }

  static Stream<Arguments> preparations() {
    return Stream.of(Preparation.none(), Preparation.standardise(), Preparation.range(-1, 3),
        Preparation.none().oneHot(0, 1, 2), Preparation.standardise().oneHot(1),
        Preparation.range(0, 1).oneHot(0).leave(2), Preparation.standardise().standardiseTargets())
        .flatMap(p -> Stream.of(Precision.values()).map(q -> Arguments.of(p, q)));
  }

  /** Of years, which floats would tell apart by a sixteenth of a thousandth only. */
  @ParameterizedTest
  @MethodSource("preparations")
  void aFileTakesPointsAsTheyAre(Preparation preparation, Precision precision)
      throws OrtException {
    Random random = new Random(1);
    double[] x = new double[3 * 40];
    for (int i = 0; i < x.length; i += 3) {
      x[i] = random.nextInt(4);
      x[i + 1] = random.nextInt(3) - 1;
      x[i + 2] = 2000 + 1e-3 * random.nextDouble();
    }
    Tensor points = Tensor.of(Shape.of(40, 3), x);
    Dataset data = Dataset.numbers(points, Tensor.vector(random.doubles(40, 7e3, 7.1e3).toArray()));
    int inputs = preparation.fit(data).outputs();
    Model model = Training.of(Sequential.of(new Dense(inputs, 4), new Tanh(), new Dense(4, 1)),
        Loss.meanAbsoluteError()).epochs(3).precision(precision).prepared(preparation).run(data);
    Tensor others = Tensor.of(Shape.of(2, 3), 9, 0, 2000.0005, Double.NaN, -1, 2000.0002);
    try (OnnxRuntime runtime = new OnnxRuntime(Onnx.bytes(model), precision)) {
      assertAgree(model.predict(points), runtime.predict(points), precision,
          preparation.toString());
      double[] ours = model.predict(others).toArray();
      double[] theirs = runtime.predict(others).toArray();
      assertThat(theirs[0]).isCloseTo(ours[0], within(tolerance(precision) * Math.max(1,
          Math.abs(ours[0]))));
      assertThat(theirs[1]).isNaN();
      assertThat(ours[1]).isNaN();
    }
    assertThat(Onnx.bytes(model.unprepared())).isNotEmpty();
  }

  /** One that is added to the library is to be added here. */
  @Test
  void everyLayerOfTheLibraryIsAmongThem() {
    Set<String> all = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.gradus.nn")
        .stream().filter(c -> c.isAssignableTo(Layer.class) && !c.isInterface()
            && c.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaClass::getSimpleName).collect(Collectors.toSet());
    assertThat(all).contains("Dense", "Sequential");
    Set<String> sampled = LayerSamples.layers().stream().map(l -> l.getClass().getSimpleName())
        .collect(Collectors.toSet());
    assertThat(sampled).isEqualTo(all);
  }

  /** So a newer ONNX Runtime that has more of them is seen. */
  @Test
  void theRuntimeLacksTheseOperatorsInDoublesOfWhichOnlyErfIsUsed() {
    List<String> lacking = new ArrayList<>();
    for (String type : List.of("Abs", "Elu", "Erf", "Exp", "HardSigmoid", "LeakyRelu", "Log",
        "Neg", "Relu", "Selu", "Sigmoid", "Softmax", "Softplus", "Softsign", "Sqrt", "Tanh")) {
      Layer layer = Layer.of(type, x -> x);
      Sequential net = Sequential.of(2, layer);
      byte[] file = Onnx.bytes(new Model(net, net.initialize(1), Precision.DOUBLE),
          Translations.standard().with(layer, (l, x, at) -> at.op(type, x)));
      try (OnnxRuntime runtime = new OnnxRuntime(file, Precision.DOUBLE)) {
        assertThat(runtime.session().getNumOutputs()).isEqualTo(1);
      } catch (OrtException e) {
        assertThat(e).hasMessageContaining("NOT_IMPLEMENTED");
        lacking.add(type);
      }
    }
    assertThat(lacking).containsExactly("Elu", "Erf", "HardSigmoid", "LeakyRelu", "Selu",
        "Softplus", "Softsign");
  }
}
