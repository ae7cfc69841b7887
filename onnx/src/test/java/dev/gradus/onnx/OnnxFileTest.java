package dev.gradus.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Context;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Model;
import dev.gradus.nn.Nets;
import dev.gradus.nn.Parameter;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Repeated;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Training;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in a file, and what is refused. */
class OnnxFileTest {
  private static final Sequential NET = Sequential.of(new Dense(2, 3), new Sigmoid(),
      new Dense(3, 2), new Softmax());

  /** A layer of a user's, with parameters that have odd names. */
  record Scaled() implements Layer {
    @Override public List<Parameter> parameters(int inputs) {
      return List.of(Parameter.scale("γ", Shape.of(inputs)),
          Parameter.scale("1/γ", Shape.of(inputs)), Parameter.scale("(γ)", Shape.of(inputs)));
    }

    @Override public Var apply(Var x, Context here) { return x.multiply(here.parameter("γ")); }
  }

  private static Model model(Layer layer) {
    Sequential net = Sequential.of(2, layer);
    return new Model(net, net.initialize(1), Precision.DOUBLE);
  }

  @ParameterizedTest
  @EnumSource
  void theRuntimeSeesOneInputAndOneOutputOfAnyNumberOfPoints(Precision precision)
      throws Exception {
    Model model = new Model(NET, NET.initialize(1), precision);
    try (OnnxRuntime runtime = new OnnxRuntime(Onnx.bytes(model), precision)) {
      assertThat(runtime.session().getInputInfo()).containsOnlyKeys("points");
      assertThat(runtime.session().getOutputInfo()).containsOnlyKeys("predictions");
      for (Map<String, NodeInfo> all : List.of(runtime.session().getInputInfo(),
          runtime.session().getOutputInfo())) {
        TensorInfo info = (TensorInfo) all.values().iterator().next().getInfo();
        assertThat(info.getShape()).containsExactly(-1, 2);
        assertThat(info.getDimensionNames()).containsExactly("batch", "");
        assertThat(info.type).isEqualTo(precision == Precision.FLOAT ? OnnxJavaType.FLOAT
            : OnnxJavaType.DOUBLE);
      }
    }
  }

  @Test
  void numbersAreThoseOfTheModelByTheirNames() throws Exception {
    Model model = new Model(NET, NET.initialize(1), Precision.DOUBLE);
    GraphProto graph = ModelProto.parseFrom(Onnx.bytes(model)).getGraph();
    assertThat(graph.getInitializerList()).extracting(TensorProto::getName)
        .containsExactly("W_1", "b_1", "W_2", "b_2");
    TensorProto w = graph.getInitializer(0);
    assertThat(w.getDimsList()).containsExactly(2L, 3L);
    double[] read = new double[6];
    w.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer().get(read);
    assertThat(read).containsExactly(model.parameters().get("W^(1)").toArray());
  }

  @Test
  void aLayerThatIsRepeatedKeepsItsNumbersOnce() throws Exception {
    Model model = model(new Repeated(new Dense(2, 2), 5));
    GraphProto graph = ModelProto.parseFrom(Onnx.bytes(model)).getGraph();
    assertThat(graph.getInitializerCount()).isEqualTo(2);
    assertThat(graph.getNodeList().stream().filter(n -> n.getOpType().equals("Gemm"))).hasSize(5);
  }

  /** So whoever gives a model something new is asked what becomes of it in a file. */
  @Test
  void whatAModelHasIsKnownHere() {
    Set<String> has = Arrays.stream(Model.class.getMethods())
        .filter(m -> m.getDeclaringClass() == Model.class && m.getParameterCount() == 0)
        .map(Method::getName).collect(Collectors.toSet());
    assertThat(has).containsExactlyInAnyOrder("net", "parameters", "buffers", "precision",
        "classNames", "features", "preparation", "unprepared", "asClassifier", "hashCode",
        "toString");
  }

  @Test
  void equalModelsGiveTheSameBytes() {
    byte[] bytes = Onnx.bytes(new Model(NET, NET.initialize(1)));
    assertThat(Onnx.bytes(new Model(NET, NET.initialize(1)))).isEqualTo(bytes);
  }

  @Test
  void namesOfClassesStandInTheMetadataAsJson() throws Exception {
    List<String> names = List.of("plain", "with \"quotes\" and \\", "grün\n\u0001 \uD83C\uDF31");
    Dataset data = Dataset.classes(Tensor.matrix(new double[][] {{0, 1}, {1, 0}, {1, 1}}), names);
    Sequential net = Sequential.of(new Dense(2, 3), new Softmax());
    Model model = Training.of(net, Loss.crossEntropy()).epochs(1).run(data);
    try (OnnxRuntime runtime = new OnnxRuntime(Onnx.bytes(model), Precision.FLOAT)) {
      Map<String, String> metadata = runtime.session().getMetadata().getCustomMetadata();
      assertThat(metadata).containsOnlyKeys("class_names");
      assertThat(new ObjectMapper().readValue(metadata.get("class_names"), String[].class))
          .containsExactly(model.classNames().toArray(new String[0]));
      assertThat(model.classNames()).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void aFileHasTheBytes(@TempDir Path folder) throws Exception {
    Model model = new Model(NET, NET.initialize(1));
    Path file = folder.resolve("net.onnx");
    Onnx.write(model, file);
    assertThat(Files.readAllBytes(file)).isEqualTo(Onnx.bytes(model));
    Onnx.write(model, file, Translations.standard());
    assertThat(folder.toFile().list()).containsExactly("net.onnx"); // nothing beside it
  }

  @Test
  void aLayerWithoutTranslationIsRefusedByItsName() {
    assertThatThrownBy(() -> Onnx.bytes(model(new Scaled())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Onnx.bytes: there is no translation of the layer Scaled[] "
            + "(dev.gradus.onnx.OnnxFileTest$Scaled); give Translations.standard().with(…, "
            + "(layer, x, at) -> …)");
    assertThatThrownBy(() -> Onnx.write(model(Nets.SINE), Path.of("never.onnx")))
        .hasMessageStartingWith("Onnx.write: there is no translation of the layer sine (");
    assertThat(Path.of("never.onnx")).doesNotExist();
  }

  @Test
  void layersOfUsersAreTranslatedAsTheySay() throws Exception {
    Translations all = Translations.standard()
        .with(Scaled.class, (layer, x, at) -> at.op("Mul", x, at.parameter("γ")))
        .with(Nets.SINE, (layer, x, at) -> at.op("Sin", x));
    Sequential net = Sequential.of(2, new Scaled(), Nets.SINE);
    double[] w = {0.5, -2, 8, 8, 9, 9};
    Model model = new Model(net, Parameters.of(net.layout(), w), Precision.DOUBLE);
    byte[] file = Onnx.bytes(model, all);
    assertThat(ModelProto.parseFrom(file).getGraph().getInitializerList())
        .extracting(TensorProto::getName).containsExactly("_1", "_1_1", "_1_2");
    try (OnnxRuntime runtime = new OnnxRuntime(file, Precision.DOUBLE)) {
      double[] y = runtime.predict(Tensor.matrix(new double[][] {{1, 0.25}})).toArray();
      assertThat(y).containsExactly(new double[] {Math.sin(0.5), Math.sin(-0.5)},
          within(1e-15));
    }
    assertThatThrownBy(() -> all.with(Scaled.class, (layer, x, at) -> x))
        .hasMessage("Translations.with: Scaled has a translation already; leave it out");
    assertThatThrownBy(() -> all.with(Nets.SINE, (layer, x, at) -> x))
        .hasMessage("Translations.with: sine has a translation already; leave it out");
  }

  private static void assertRefused(Translation<Scaled> translation, String message) {
    assertThatThrownBy(() -> Onnx.bytes(model(new Scaled()),
        Translations.standard().with(Scaled.class, translation))).hasMessage(message);
  }

  @Test
  void whatATranslationGetsWrongIsSaid() {
    Value[] other = new Value[1];
    Onnx.bytes(model(new Scaled()), Translations.standard().with(Scaled.class, (l, x, at) -> {
      other[0] = x;
      return x;
    }));
    assertRefused((l, x, at) -> null, "Onnx.bytes: the translation of Scaled[] gave null; return "
        + "the value of its output");
    assertRefused((l, x, at) -> other[0], "Onnx.bytes: the result of the translation of Scaled[] "
        + "is a value of another file; use those of this one");
    assertRefused((l, x, at) -> at.op("Add", x, other[0]), "Place.op: input 1 of Add is a value "
        + "of another file; use those of this one");
    assertRefused((l, x, at) -> at.parameter("W"), "Place.parameter: Scaled[] has no parameter W "
        + "among [γ, 1/γ, (γ)]; use one of these");
    assertRefused((l, x, at) -> at.buffer("mean"), "Place.buffer: Scaled[] has no buffer mean "
        + "among []; use one of these");
    assertRefused((l, x, at) -> at.apply(0, x), "Place.apply: Scaled[] has 0 children but was "
        + "asked for 0; count them from 0");
    assertRefused((l, x, at) -> at.op("Cast", Map.of("to", 1.5), x), "Place.op: the attribute to "
        + "is a Double; give an Integer, Long, Float, String or long[]");
  }

  @Test
  void aNetworkWithoutEndIsRefused() {
    assertThatThrownBy(() -> Onnx.bytes(model(new Repeated(new Sigmoid(), 1_000_000_000))))
        .hasMessage("Onnx.bytes: the network has more than 100000 operators; repeat layers less "
            + "often");
  }

  @Test
  void moreNumbersThanAFileHoldsAreRefused() {
    assertThatThrownBy(() -> new Graph(Precision.DOUBLE, "Onnx.bytes").checkSize(300_000_000))
        .hasMessage("Onnx.bytes: the model's 300000000 numbers in DOUBLE take 2400000000 bytes, "
            + "more than the 2080374783 of an ONNX file; use Precision.FLOAT, or fewer");
  }
}
