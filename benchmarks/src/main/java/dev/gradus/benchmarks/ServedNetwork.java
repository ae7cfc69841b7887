package dev.gradus.benchmarks;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Model;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A network that a service predicts with, 64-256-256-10 with Relu between, and what it says. */
enum ServedNetwork {
  /** It ends with probabilities. */
  SOFTMAX,
  /** It ends with a layer of numbers. */
  LOGITS;

  private static final int INPUTS = 64;
  /** What rounding of floats may do to outputs of about 1: sums of 256 terms, three times. */
  private static final double TOLERANCE = 1e-5;

  Model model() {
    List<Layer> layers = new ArrayList<>(List.of(new Dense(INPUTS, 256), new Relu(),
        new Dense(256, 256), new Relu(), new Dense(256, 10)));
    if (this == SOFTMAX) layers.add(new Softmax());
    Sequential net = Sequential.of(layers.toArray(new Layer[0]));
    return new Model(net, net.initialize(1));
  }

  float[] points(int n) {
    return Workload.rounded(new Random(7).doubles((long) n * INPUTS, -1, 1).toArray());
  }

  float[] outputs(int n) { return new float[n * model().net().outputs()]; }

  /** Fails unless a system answers as the network in double does, up to rounding. */
  void check(PredictingSystem system, int points) throws Exception {
    Model model = model();
    float[] x = points(points);
    Tensor rows = Tensor.of(Shape.of(points, INPUTS), x);
    double[] expected = model.net()
        .apply(Var.constant(rows), model.parameters().tensors().stream().map(Var::constant)
            .toList())
        .value().toArray();
    float[] y = outputs(points);
    try (PredictingSystem.Predictor predictor = system.load(model, points)) {
      PredictingSystem.Calls calls = predictor.calls();
      for (int call = 0; call < 2; call++) { // the second is told by nothing that the first left
        java.util.Arrays.fill(y, Float.NaN);
        calls.predict(x, y);
        for (int i = 0; i < y.length; i++) {
          if (Math.abs(y[i] - expected[i]) <= TOLERANCE) continue;
          throw new IllegalStateException(system.name() + ": output " + i + " is " + y[i]
              + ", but the network in double gives " + expected[i]);
        }
      }
    }
  }
}
