package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Check;
import dev.gradus.verify.Report;
import dev.gradus.verify.Verify;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Gradients that PyTorch finds for DJL, verified: 3-4-1 units with tanh, and a squared error. */
class PeerGradientsTest {
  private static final int POINTS = 6;
  private static final double[] X = new Random(1).doubles(3 * POINTS, -1, 1).toArray();
  private static final double[] W = new Random(2).doubles(21, -1, 1).toArray();

  static { // read when the engine starts
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  /** Its numbers are of a type; what comes in and goes out is double. */
  private record Net(DataType type) {
    private NDArray array(NDManager manager, double[] numbers, long... dims) {
      return manager.create(numbers, new Shape(dims)).toType(type, false);
    }

    /** The weights as one vector, of which the layers take their parts. */
    private NDArray error(NDManager manager, NDArray w) {
      NDArray w1 = w.get("0:12").reshape(3, 4);
      NDArray w2 = w.get("16:20").reshape(4, 1);
      NDArray hidden = array(manager, X, POINTS, 3).matMul(w1).add(w.get("12:16")).tanh();
      return hidden.matMul(w2).add(w.get("20:21")).sub(0.3).square().mean();
    }

    private double value(double[] w) {
      try (NDManager manager = NDManager.newBaseManager()) {
        return number(error(manager, array(manager, w, w.length)));
      }
    }

    private static double number(NDArray y) {
      return y.getDataType() == DataType.FLOAT64 ? y.getDouble() : y.getFloat();
    }

    private double[] gradient(double[] w) {
      try (NDManager manager = NDManager.newBaseManager();
          GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray v = array(manager, w, w.length);
        v.setRequiresGradient(true);
        collector.backward(error(manager, v));
        return v.getGradient().toType(DataType.FLOAT64, true).toDoubleArray();
      }
    }

    Check check() { return Verify.gradient(this::value, this::gradient); }
  }

  private final Net net = new Net(DataType.FLOAT64);

  @Test
  void gradientsOfDjlAreVerified() {
    net.check().at(W).orThrow();
    net.check().directions().at(W).orThrow();
  }

  @Test
  void aPercentIsFound() {
    Report report = Verify.gradient(net::value,
        w -> Arrays.stream(net.gradient(w)).map(d -> 1.01 * d).toArray()).at(W);
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
  }

  /** In floats most entries can be told, and none is wrong. */
  @Test
  void gradientsOfDjlInFloatsAreNotCalledWrong() {
    Report report = new Net(DataType.FLOAT32).check().floats().at(W);
    report.orThrowIfWrong();
    assertThat(report.findings()).as(report.toString()).hasSizeLessThan(W.length / 2);
  }
}
