package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.files.Json;
import dev.gradus.nn.files.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models as files. */
class ModelFileTest {
  @Provide
  Arbitrary<Sequential> networks() {
    return Nets.networks().filter(DescriptionsTest::isWritable);
  }

  @TempDir
  Path folder;

  private static Model trained(Sequential net, Precision precision, long seed) {
    return Training.of(net, Loss.binaryCrossEntropy()).epochs(1).batch(6).precision(precision)
        .seed(seed).run(Nets.data(12, seed));
  }

  static Model small() {
    return trained(Sequential.of(new Dense(3, 2), new BatchNorm(), new Tanh(), new Dense(2, 1),
        new Sigmoid()), Precision.FLOAT, 4);
  }

  @Property(seed = "1", tries = 30)
  void aModelIsReadBackEqualWithTheSamePredictionBits(@ForAll("networks") Sequential net,
      @ForAll Precision precision, @ForAll long seed) throws IOException {
    Model model = trained(net, precision, seed);
    Path path = Files.createTempFile("model", ".safetensors");
    try {
      model.save(path);
      Model again = Model.load(path);
      assertThat(again).isEqualTo(model);
      Tensor points = Nets.data(5, seed).points();
      assertThat(again.predict(points)).isEqualTo(model.predict(points));
    } finally {
      Files.delete(path);
    }
  }

  @Test
  void namesLogitsAndNumbersThatNoFloatHoldsAreKept() throws IOException {
    Tensor x = Tensor.matrix(new double[][] {{-1}, {1}, {-2}, {2}});
    Dataset data = Dataset.classes(x, List.of("kalt", "wärm\"", "kalt", "wärm\""));
    Model model = Training.of(Sequential.of(new Dense(1, 2)), Loss.crossEntropy()).epochs(0)
        .run(data);
    Path path = folder.resolve("m");
    model.save(path);
    assertThat(Model.load(path)).isEqualTo(model);
    assertThat(Model.load(path).labels(x)).isEqualTo(model.labels(x));
    model.asClassifier().with(Precision.DOUBLE).save(path); // in place of the other
    assertThat(Model.load(path)).isEqualTo(model.asClassifier().with(Precision.DOUBLE));
  }

  @Test
  void anotherJvmPredictsTheSameBits() throws IOException, InterruptedException {
    Model model = OtherJvm.training().epochs(2).run(OtherJvm.data());
    Path path = folder.resolve("m.safetensors");
    model.save(path);
    Process process = OtherJvm.start("predict", path.toString());
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    StringBuilder wanted = new StringBuilder();
    for (double y : model.predict(OtherJvm.data().points()).toArray()) {
      wanted.append(Double.toHexString(y)).append(System.lineSeparator());
    }
    assertThat(out).isEqualTo(wanted.toString());
  }

  @Test
  void javasSerialisationCarriesTheFile() throws Exception {
    Model model = small();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream o = new ObjectOutputStream(out)) {
      o.writeObject(model);
    }
    try (ObjectInputStream in = new ObjectInputStream(
        new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(model);
    }
    Sequential sine = Sequential.of(2, Layer.of("sine", x -> x.sin()));
    assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream())
        .writeObject(new Model(sine, sine.initialize(1))))
        .isInstanceOf(NotSerializableException.class).hasMessageContaining("\"sine\"");
  }

  /** A layer of a user. */
  record Scaled(double by) implements Layer {
    @Override public List<Parameter> parameters(int inputs) {
      return List.of(Parameter.scale("g", Shape.of(inputs)));
    }

    @Override public Var apply(Var x, Context here) {
      return x.multiply(here.parameter("g")).multiply(by);
    }
  }

  @Test
  void layersOfUsersAreReadWithTheirRegistry() throws IOException {
    Registry registry = Registry.standard().with("Scaled", Scaled.class);
    Sequential net = Sequential.of(2, new Scaled(3), new Dense(2, 1));
    Model model = new Model(net, net.initialize(1));
    Path path = folder.resolve("m");
    assertThatThrownBy(() -> model.save(path)).hasMessage("Model.save: the network.layers[0] is "
        + "Scaled, which the registry does not name; write it as a record and name it with "
        + "Registry.standard().with(\"Name\", Name.class)");
    assertThat(path).doesNotExist();
    model.save(path, registry);
    assertThat(Model.load(path, registry)).isEqualTo(model);
    assertThatThrownBy(() -> Model.load(path)).hasMessage("Model.load: " + path + ": the "
        + "network.layers[0] is of type \"Scaled\", which the registry does not name; if it is "
        + "yours, load with Registry.standard().with(name, its class)");
  }

  /** The header as a value, changed; the numbers as they are. */
  static byte[] changed(byte[] file, Consumer<Map<String, Object>> change) {
    ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) b.getLong(0);
    String text = new String(file, 8, length, StandardCharsets.UTF_8);
    @SuppressWarnings("unchecked")
    Map<String, Object> header = (Map<String, Object>) Json.read(text, "test");
    change.accept(header);
    byte[] after = (JsonText.of(header) + "\n ").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + after.length + file.length - 8 - length)
        .order(ByteOrder.LITTLE_ENDIAN).putLong(after.length).put(after)
        .put(file, 8 + length, file.length - 8 - length).array();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> description(Map<String, Object> header) {
    String said = ((Map<String, String>) header.get("__metadata__")).get("gradus");
    return (Map<String, Object>) Json.read(said, "test");
  }

  @SuppressWarnings("unchecked")
  private static void describe(Map<String, Object> header, Map<String, Object> said) {
    ((Map<String, Object>) header.get("__metadata__")).put("gradus", JsonText.of(said));
  }

  private static void shuffle(Map<String, Object> map, Random random) {
    List<Map.Entry<String, Object>> all = new ArrayList<>(map.entrySet());
    Collections.shuffle(all, random);
    map.clear();
    all.forEach(e -> map.put(e.getKey(), e.getValue()));
  }

  @Test
  @SuppressWarnings("unchecked")
  void orderBlanksMoreMetadataAndMoreTensorsAreRead() throws IOException {
    Model model = small();
    Path path = folder.resolve("m");
    model.save(path);
    byte[] file = Files.readAllBytes(path);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      byte[] other = changed(file, header -> {
        ((Map<String, Object>) header.get("__metadata__")).put("format", "pt");
        Map<String, Object> said = description(header);
        shuffle(said, random);
        describe(header, said);
        header.put("empty", Map.of("dtype", "BOOL", "shape", List.of(0L), "data_offsets",
            List.of(0L, 0L)));
        shuffle(header, random);
      });
      Files.write(path, other);
      assertThat(Model.load(path)).isEqualTo(model);
    }
  }

  @Test
  void aLaterVersionIsRefusedWithItsNumber() throws IOException {
    refused("it is of format version 2, but this library reads up to 1; use a newer release of the "
        + "library", said -> {
          said.put("version", 2L);
          said.put("unknown", true);
        });
    refused("it holds no model; give one that does, or use Checkpoint.load",
        said -> said.put("kind", "checkpoint"));
    refused("its description has no version; give a file of Model.save or Checkpoint.save",
        said -> said.remove("version"));
    refused("the description has \"more\", which is unknown here; known are kind, version, "
        + "network, precision, features, "
        + "preparation, classes, logits", said -> said.put("more", 1L));
    refused("the precision is none of [FLOAT, DOUBLE]; write one of them",
        said -> said.put("precision", "HALF"));
    refused("there is no tensor \"W^(1)\" of shape [400000, 5000]; give a file that has one",
        said -> said.put("network", new Descriptions(Registry.standard(), "").write("",
            Layer.class, Sequential.of(new Dense(400_000, 5_000)))), "W^(1)");
    refused("tensor \"W^(1)\" has shape [3, 2] but should have [400000, 5000]; give the file of a "
        + "network of the same layers",
        said -> said.put("network", new Descriptions(Registry.standard(), "").write("",
            Layer.class, Sequential.of(new Dense(400_000, 5_000)))));
  }

  @Test
  void namesAreAsManyAsThereAreColumnsAndClasses() throws IOException {
    refused("it has 3 names of classes, a, b, c, but the network has outputs for 2; name each of "
        + "these by withClassNames, or end the network with as many outputs",
        said -> said.put("classes", List.of("a", "b", "c")));
    refused("the classes 0 and 1 are both named a; give each a name of its own",
        said -> said.put("classes", List.of("a", "a")));
    refused("it has 2 names of features, x, y, but takes 3 columns; give a file of Model.save",
        said -> said.put("features", List.of("x", "y")));
  }

  private void refused(String message, Consumer<Map<String, Object>> change, String... without)
      throws IOException {
    Path path = folder.resolve("m");
    small().save(path);
    Files.write(path, changed(Files.readAllBytes(path), header -> {
      Map<String, Object> said = new LinkedHashMap<>(description(header));
      change.accept(said);
      describe(header, said);
      for (String name : without) header.put("other", header.remove(name));
    }));
    assertThatThrownBy(() -> Model.load(path)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model.load: " + path + ": " + message);
  }

  /** As deep as JSON may be, and wide at the bottom: time grows with the size times the depth. */
  @Test
  @Timeout(60)
  void manyLayersDeepWithinAreRead() throws IOException {
    Layer inner = Sequential.of(3, Collections.nCopies(20_000, new Tanh()).toArray(new Layer[0]));
    for (int i = 0; i < 35; i++) {
      inner = i % 2 == 0 ? new Residual(inner)
          : Sequential.of(3, new Frozen(inner), Parallel.of(new Dense(1, 1), new Dense(2, 2)));
    }
    Sequential net = Sequential.of(3, inner);
    Model model = new Model(net, net.initialize(1));
    Path path = folder.resolve("deep");
    model.save(path);
    assertThat(Model.load(path)).isEqualTo(model);
    Layer deeper = new Dense(1, 1);
    for (int i = 0; i < Nesting.MOST - 1; i++) deeper = Parallel.of(deeper, new Dense(1, 1));
    Sequential deepest = Sequential.of(Parallel.of(deeper));
    Model another = new Model(deepest, deepest.initialize(1));
    another.save(path);
    assertThat(Model.load(path)).isEqualTo(another);
  }

  @Test
  void aFileOfOtherWeightsSaysWhereToReadThem() throws IOException {
    Path path = folder.resolve("m");
    Files.write(path, ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(2)
        .put((byte) '{').put((byte) '}').array());
    assertThatThrownBy(() -> Model.load(path)).hasMessage("Model.load: " + path + ": it does not "
        + "say what its tensors are of; read weights that were trained elsewhere with "
        + "Parameters.ofStateDict(net, path)");
  }
}
