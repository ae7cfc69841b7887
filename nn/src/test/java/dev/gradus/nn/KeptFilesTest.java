package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Files that earlier versions of the format have left: all later ones read them, with the same bits
 * of predictions. {@code -Dgradus.files=write} writes those of this version that are not there yet;
 * none is ever written anew. A new format version gets a folder of its own, a new kind of layer a
 * row in {@link #models}.
 */
class KeptFilesTest {
  private static final Path KEPT = Path.of("src", "test", "resources", "dev", "gradus", "nn",
      "files");
  private static final boolean WRITE = "write".equals(System.getProperty("gradus.files"));

  private static Map<String, Model> models() {
    Map<String, Model> all = new LinkedHashMap<>();
    all.put("dense", trained(Precision.FLOAT, new Dense(3, 4), new Tanh(), new Dense(4, 1),
        new Sigmoid()));
    all.put("double", trained(Precision.DOUBLE, new Dense(3, 4, Initializer.orthogonal(1)),
        new Silu(), new LayerNorm(), new Dense(4, 1), new Sigmoid()));
    all.put("norms", trained(Precision.FLOAT, new Dense(3, 4), new BatchNorm(), new LeakyRelu(),
        new Dropout(0.2), new Dense(4, 1), new Sigmoid()));
    all.put("nested", trained(Precision.FLOAT, Parallel.of(new Dense(1, 2),
        Sequential.of(2, new Dense(2, 2), new Softplus())), new Residual(Sequential.of(4,
            new Dense(4, 4), new Gelu())), new Repeated(new Frozen(new Dense(4, 4)), 2),
        new Dense(4, 1), new Sigmoid()));
    all.put("prepared", Training.of(Sequential.of(new Dense(18, 1), new Sigmoid()),
        Loss.binaryCrossEntropy()).epochs(3).seed(2)
        .prepared(Preparation.standardise().oneHot(1))
        .run(Nets.data(16, 6).withFeatures("a", "b", "c")));
    Sequential table = Sequential.of(1, new Embedding(5, 3), new Dense(3, 2), new Softmax());
    all.put("embedding", Training.of(table, Loss.crossEntropy()).epochs(5).seed(1)
        .run(Dataset.classes(Tensor.matrix(new double[][] {{0}, {1}, {2}, {3}, {4}}),
            List.of("odd", "even", "odd", "even", "odd"))));
    return all;
  }

  private static Model trained(Precision precision, Layer... layers) {
    return Training.of(Sequential.of(layers), Loss.binaryCrossEntropy()).precision(precision)
        .optimizer(new Adam(0.01)).epochs(3).batch(4).seed(6).run(Nets.data(16, 6));
  }

  private static Tensor points(Model model) {
    return model.net().width() != 1 ? Nets.data(7, 11).points()
        : Tensor.matrix(new double[][] {{0}, {1}, {2}, {3}, {4}});
  }

  private static List<String> bits(Model model) {
    List<String> all = new ArrayList<>();
    for (double y : model.predict(points(model)).toArray()) all.add(Double.toHexString(y));
    return all;
  }

  @Test
  void filesOfAllVersionsAreReadWithTheSamePredictionBits() throws IOException {
    if (WRITE) write(KEPT.resolve("v" + ModelFile.VERSION));
    int count = 0;
    for (int version = 1; version <= ModelFile.VERSION; version++) {
      try (var files = Files.list(KEPT.resolve("v" + version))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".safetensors")).toList()) {
          if (file.getFileName().toString().equals("checkpoint.safetensors")) continue;
          Path bits = Path.of(file.toString().replace(".safetensors", ".txt"));
          assertThat(bits(Model.load(file))).as(file.toString())
              .isEqualTo(Files.readAllLines(bits));
          count++;
        }
      }
    }
    assertThat(count).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aKeptCheckpointGoesOn() throws IOException {
    Path file = KEPT.resolve("v1").resolve("checkpoint.safetensors");
    Path bits = KEPT.resolve("v1").resolve("checkpoint.txt");
    Training training = OtherJvm.training().epochs(3);
    if (WRITE && !Files.exists(file)) {
      Run run = training.begin(OtherJvm.data());
      for (int i = 0; i < 13; i++) run.step();
      run.checkpoint().save(file);
      Files.write(bits, bits(run.finish().best()));
    }
    Run run = training.resume(Checkpoint.load(file), OtherJvm.data());
    assertThat(run.steps()).isEqualTo(13);
    assertThat(bits(run.finish().best())).isEqualTo(Files.readAllLines(bits));
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, Model> e : models().entrySet()) {
      Path file = folder.resolve(e.getKey() + ".safetensors");
      if (Files.exists(file)) continue;
      e.getValue().save(file);
      Files.write(folder.resolve(e.getKey() + ".txt"), bits(e.getValue()));
    }
  }
}
