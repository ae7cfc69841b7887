package dev.gradus.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime, with a file of ours. */
final class OnnxRuntime implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment("gradus");

  private final Precision precision;
  private final OrtSession session;

  OnnxRuntime(byte[] file, Precision precision) throws OrtException {
    this.precision = precision;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = ENVIRONMENT.createSession(file, options);
    }
  }

  OrtSession session() { return session; }

  /** The predictions for points. */
  Tensor predict(Tensor points) throws OrtException {
    long[] shape = {points.shape().dim(0), points.shape().dim(1)};
    double[] x = points.toArray();
    NodeInfo taken = session.getInputInfo().get("points");
    boolean doubles = ((TensorInfo) taken.getInfo()).type == OnnxJavaType.DOUBLE;
    try (OnnxTensor input = doubles
        ? OnnxTensor.createTensor(ENVIRONMENT, DoubleBuffer.wrap(x), shape)
        : OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(floats(x)), shape);
        OrtSession.Result result = session.run(Map.of("points", input))) {
      OnnxTensor output = (OnnxTensor) result.get("predictions").orElseThrow();
      long[] dims = output.getInfo().getShape();
      double[] y = new double[(int) (dims[0] * dims[1])];
      if (precision == Precision.DOUBLE) {
        output.getDoubleBuffer().get(y);
      } else {
        FloatBuffer floats = output.getFloatBuffer();
        for (int i = 0; i < y.length; i++) y[i] = floats.get(i);
      }
      return Tensor.of(Shape.of((int) dims[0], (int) dims[1]), y);
    }
  }

  private static float[] floats(double[] x) {
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) floats[i] = (float) x[i];
    return floats;
  }

  @Override
  public void close() throws OrtException { session.close(); }
}
