package dev.gradus.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.gradus.nn.Model;
import dev.gradus.onnx.Onnx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Microsoft's ONNX Runtime, which runs the exported network: one session for all threads, each call
 * on the thread that makes it, all optimisations. Points go in by a direct buffer for each thread.
 */
public final class OnnxRuntime implements PredictingSystem {
  /** Found by name. */
  public OnnxRuntime() {}

  @Override
  public String name() { return "onnxruntime"; }

  @Override
  public Predictor load(Model model, int points) throws IOException {
    Path file = Files.createTempFile("served", ".onnx");
    try {
      Onnx.write(model, file);
      return new Session(file, points, model.net().width());
    } catch (OrtException e) {
      throw new IOException(e);
    } finally {
      Files.delete(file);
    }
  }

  /** The network as the runtime has it. */
  private static final class Session implements Predictor {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final long[] shape;

    Session(Path file, int points, int inputs) throws OrtException {
      shape = new long[] {points, inputs};
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        session = environment.createSession(file.toString(), options);
      }
    }

    @Override
    public Calls calls() {
      FloatBuffer in = ByteBuffer.allocateDirect((int) (shape[0] * shape[1]) * Float.BYTES)
          .order(ByteOrder.nativeOrder()).asFloatBuffer();
      return (points, outputs) -> predict(in, points, outputs);
    }

    private void predict(FloatBuffer in, float[] points, float[] outputs) {
      in.clear();
      in.put(points).flip();
      try (OnnxTensor x = OnnxTensor.createTensor(environment, in, shape);
          OrtSession.Result y = session.run(Map.of("points", x))) {
        ((OnnxTensor) y.get(0)).getFloatBuffer().get(outputs);
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
