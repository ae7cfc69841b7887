package dev.gradus.onnx;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Dropout;
import dev.gradus.nn.Elu;
import dev.gradus.nn.Embedding;
import dev.gradus.nn.Frozen;
import dev.gradus.nn.Gelu;
import dev.gradus.nn.GeluTanh;
import dev.gradus.nn.HardSigmoid;
import dev.gradus.nn.Hardtanh;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LayerNorm;
import dev.gradus.nn.LeakyRelu;
import dev.gradus.nn.LogSigmoid;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mish;
import dev.gradus.nn.Model;
import dev.gradus.nn.Parallel;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Relu6;
import dev.gradus.nn.Repeated;
import dev.gradus.nn.Residual;
import dev.gradus.nn.RmsNorm;
import dev.gradus.nn.Selu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sgd;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Silu;
import dev.gradus.nn.Softmax;
import dev.gradus.nn.Softplus;
import dev.gradus.nn.Softsign;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.Training;
import java.util.List;
import java.util.Random;

/** A layer of each kind that the library has, for four columns, and models of one. */
final class LayerSamples {
  static final int COLUMNS = 4;

  private LayerSamples() {}

  static List<Layer> layers() {
    Layer inner = Sequential.of(new Dense(4, 4), new BatchNorm(), new Tanh());
    return List.of(new Dense(4, 3), new Dropout(0.5), new BatchNorm(0.3, 1e-3), new LayerNorm(),
        new RmsNorm(), new Embedding(5, 3), new Residual(inner), new Repeated(inner, 3),
        new Frozen(inner),
        Parallel.of(new Dense(1, 2), Sequential.of(3, new LayerNorm())),
        Sequential.of(4, new Dense(4, 2), new Elu()), new Elu(0.7), new Gelu(), new GeluTanh(),
        new HardSigmoid(), new Hardtanh(), new LeakyRelu(0.2), new LogSigmoid(), new Mish(),
        new Relu(), new Relu6(), new Selu(), new Sigmoid(), new Silu(), new Softmax(),
        new Softplus(), new Softsign(), new Tanh());
  }

  /** The layer alone, after some steps of training. */
  static Model model(Layer layer, Precision precision, long seed) {
    Sequential net = Sequential.of(COLUMNS, layer);
    if (net.layout().size() == 0) return new Model(net, net.initialize(seed), precision);
    Random random = new Random(seed);
    double[] targets = random.doubles(16L * net.outputs(), -1, 1).toArray();
    Dataset data = Dataset.numbers(points(layer, 16, seed),
        Tensor.of(Shape.of(16, net.outputs()), targets));
    return Training.of(net, Loss.meanSquaredError()).optimizer(new Sgd(0.05)).batch(8).epochs(3)
        .precision(precision).seed(seed).run(data);
  }

  /** Points near 0 and far away; for an embedding, whole numbers. */
  static Tensor points(Layer layer, int count, long seed) {
    Random random = new Random(seed);
    double[] x = new double[count * COLUMNS];
    for (int i = 0; i < x.length; i++) {
      x[i] = layer instanceof Embedding ? random.nextInt(5)
          : i % 7 == 0 ? Math.round(4 * random.nextGaussian())
          : i % 11 == 0 ? 60 * random.nextGaussian() : 2 * random.nextGaussian();
    }
    return Tensor.of(Shape.of(count, COLUMNS), x);
  }
}
