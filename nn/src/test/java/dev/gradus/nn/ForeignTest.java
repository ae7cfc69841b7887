package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.files.SafetensorsWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that were trained by other libraries. */
class ForeignTest {
  private static final Sequential NET = Sequential.of(new Dense(2, 3), new Relu(),
      new Dense(3, 1));
  private static final double[][] W1 = {{1, 4}, {2, 5}, {3, -6}}; // as PyTorch has it, [out, in]
  private static final double[] B1 = {0.5, -1, 0};
  private static final double[][] W2 = {{1, 10, 100}};

  @TempDir
  Path folder;

  private Path file(Object... namesAndTensors) throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTensors.length; i += 2) {
      all.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
    }
    Path path = folder.resolve("weights.safetensors");
    try (FileChannel to = FileChannel.open(path, StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      SafetensorsWriter.write(to, Map.of("format", "pt"), all, true);
    }
    return path;
  }

  /** At (1, 2): relu(9.5, 11, −9) = (9.5, 11, 0), so 9.5 + 110 + 7. At (0, −1): (0, 0, 6). */
  private static void predicts(Parameters w) {
    Model model = new Model(NET, w, Precision.DOUBLE);
    assertThat(model.predict(Tensor.matrix(new double[][] {{1, 2}, {0, -1}})).toArray())
        .containsExactly(new double[] {126.5, 607}, within(1e-12));
  }

  @Test
  void aStateDictComesIn() throws IOException {
    Tensor w1 = Tensor.matrix(W1);
    Tensor b1 = Tensor.vector(B1);
    Tensor w2 = Tensor.matrix(W2);
    Tensor b2 = Tensor.vector(7);
    predicts(Parameters.ofStateDict(NET, file("0.bias", b1, "0.weight", w1, "2.bias", b2,
        "2.weight", w2)));
    predicts(Parameters.ofStateDict(NET, file("net.10.weight", w2, "net.10.bias", b2,
        "net.9.weight", w1, "net.9.bias", b1)));
    Path named = file("out.weight", w2, "out.bias", b2, "hidden.weight", w1, "hidden.bias", b1);
    predicts(Parameters.ofStateDict(NET, named, "hidden", "out"));
    assertThatThrownBy(() -> Parameters.ofStateDict(NET, named)).hasMessage(
        "Parameters.ofStateDict: " + named + ": its layers out, hidden are not numbered, so their "
            + "order is not known; give their names after the path, from the input to the output");
  }

  @Test
  void scalesAndTablesComeInAsTheyAre() throws IOException {
    Sequential net = Sequential.of(1, new Embedding(3, 2), new LayerNorm());
    Tensor table = Tensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    Parameters w = Parameters.ofStateDict(net, file("0.weight", table, "1.weight",
        Tensor.vector(7, 8), "1.bias", Tensor.vector(9, 10)));
    assertThat(w.toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  /** As {@code torch.nn.BatchNorm1d} has it: g·(x − mean)/√(variance + ε) + b. */
  @Test
  void whatABatchNormHasKeptComesIn() throws IOException {
    Sequential net = Sequential.of(new Dense(2, 3), new BatchNorm(0.1, 1e-5), new Relu(),
        new Dense(3, 1));
    Path path = file("0.weight", Tensor.matrix(W1), "0.bias", Tensor.vector(B1),
        "1.weight", Tensor.vector(2, 1, 4), "1.bias", Tensor.vector(0, -1, 0.5),
        "1.running_mean", Tensor.vector(1.5, 0, 2), "1.running_var", Tensor.vector(4, 0.25, 9),
        "1.num_batches_tracked", Tensor.scalar(7), "3.weight", Tensor.matrix(W2),
        "3.bias", Tensor.vector(7));
    Model model = Model.ofStateDict(net, path).with(Precision.DOUBLE);
    double[] h = {9.5, 11, -9}; // of the point (1, 2)
    double y = 7 + 2 * (h[0] - 1.5) / Math.sqrt(4 + 1e-5)
        + 10 * ((h[1] - 0) / Math.sqrt(0.25 + 1e-5) - 1)
        + 100 * Math.max(0, 4 * (h[2] - 2) / Math.sqrt(9 + 1e-5) + 0.5);
    assertThat(model.predict(Tensor.vector(1, 2)).toArray()).containsExactly(new double[] {y},
        within(1e-12 * y));
    assertThat(model.buffers().toArray()).containsExactly(1.5, 0, 2, 4, 0.25, 9);
    assertThat(Model.ofStateDict(net, path, "0", "1", "3").with(Precision.DOUBLE))
        .isEqualTo(model);
    file("0.weight", Tensor.matrix(W1), "0.bias", Tensor.vector(B1), "1.weight",
        Tensor.vector(2, 1, 4), "1.bias", Tensor.vector(0, -1, 0.5), "3.weight",
        Tensor.matrix(W2), "3.bias", Tensor.vector(7));
    assertThatThrownBy(() -> Model.ofStateDict(net, path)).hasMessage("Model.ofStateDict: " + path
        + ": there is no tensor \"1.running_mean\" of shape [3]; give a file that has one");
  }

  @Test
  void coefsAndInterceptsComeIn() {
    predicts(Parameters.ofScikitLearn(NET, new double[][][] {{{1, 2, 3}, {4, 5, -6}},
        {{1}, {10}, {100}}}, new double[][] {B1, {7}}));
  }

  @Test
  void wrongShapesAreNamed() throws IOException {
    Path turned = file("0.weight", Tensor.zeros(2, 3), "0.bias", Tensor.zeros(3), "2.weight",
        Tensor.zeros(1, 3), "2.bias", Tensor.zeros(1));
    String call = "Parameters.ofStateDict: " + turned + ": ";
    assertThatThrownBy(() -> Parameters.ofStateDict(NET, turned)).hasMessage(call + "tensor "
        + "\"0.weight\" has shape [2, 3] but should have [3, 2]; give the file of a network of the "
        + "same layers");
    assertThatThrownBy(() -> Parameters.ofStateDict(Sequential.of(new Dense(2, 3)), turned))
        .hasMessage(call + "there are 2 layers with weights, 0, 2, but Sequential[Dense(2, 3)] has "
            + "1; give a network of the same layers");
    assertThatThrownBy(() -> Parameters.ofStateDict(Sequential.of(new Dense(2, 3),
        new BatchNorm()), turned)).hasMessage(call + "the network keeps mean^(2), variance^(2) "
            + "beside its parameters; use Model.ofStateDict, which reads these, too");
    file("0.weight", Tensor.matrix(W1), "2.weight", Tensor.matrix(W2));
    assertThatThrownBy(() -> Parameters.ofStateDict(NET, turned)).hasMessage(call + "there is no "
        + "tensor \"0.bias\" of shape [3]; give a file that has one");
    String sk = "Parameters.ofScikitLearn: ";
    double[][][] coefs = {W1, {{1}, {1}, {1}}};
    assertThatThrownBy(() -> Parameters.ofScikitLearn(NET, coefs, new double[][] {B1, {7}}))
        .hasMessage(sk + "coefs[0] has shape [3, 2] but W^(1) [2, 3] should be its like; give a "
            + "network of the same layers");
    assertThatThrownBy(() -> Parameters.ofScikitLearn(NET, coefs, new double[][] {B1}))
        .hasMessage(sk + "there are 2 coefs and 1 intercepts, but " + NET + " has 2 layers with "
            + "weights; give a network of the same layers");
    assertThatThrownBy(() -> Parameters.ofScikitLearn(NET,
        new double[][][] {{{1, 2}, {1}}, {{1}}}, new double[][] {B1, {7}}))
        .hasMessageStartingWith(sk + "coefs[0] is no matrix: ");
  }
}
