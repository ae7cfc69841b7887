package dev.gradus.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Precision;
import dev.gradus.nn.Layer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX's own checker, where Debian's {@code python3-onnx} or another {@code onnx} is there. */
class CheckerTest {
  private static final String CHECK = """
      import sys, onnx
      for path in sys.argv[1:]:
        onnx.checker.check_model(onnx.load(path), full_check=True)
      print("checked", len(sys.argv) - 1)
      """;

  private static String run(String python, String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python, "-c", program));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return (process.waitFor() == 0 ? "" : "failed: ") + said.strip();
  }

  /** The Python that has the checker; empty if there is none. */
  private static String python() throws InterruptedException {
    for (String python : List.of(System.getProperty("gradus.python", "python3"),
        "/usr/bin/python3")) {
      try {
        if (run(python, "import onnx; print('there')", List.of()).equals("there")) return python;
      } catch (IOException e) {
        System.out.println("CheckerTest: " + e.getMessage());
      }
    }
    return "";
  }

  @Test
  void theCheckerOfOnnxFindsNoFault(@TempDir Path folder) throws Exception {
    String python = python();
    if (python.isEmpty()) {
      System.out.println("SKIPPED: the checker of ONNX was NOT run; install python3-onnx (Debian) "
          + "or say -Dgradus.python=PATH of a Python that has the package onnx");
    }
    Assumptions.assumeFalse(python.isEmpty(), "no package onnx for Python: see above");
    List<String> files = new ArrayList<>();
    for (Layer layer : LayerSamples.layers()) {
      for (Precision precision : Precision.values()) {
        Path file = folder.resolve(files.size() + ".onnx");
        Files.write(file, Onnx.bytes(LayerSamples.model(layer, precision, 5)));
        files.add(file.toString());
      }
    }
    assertThat(run(python, CHECK, files)).isEqualTo("checked " + files.size());
    Path broken = folder.resolve("broken.onnx");
    Layer wrong = Layer.of("wrong", x -> x);
    Files.write(broken, Onnx.bytes(LayerSamples.model(wrong, Precision.FLOAT, 5),
        Translations.standard().with(wrong, (l, x, at) -> at.op("NoSuchOperator", x))));
    assertThat(run(python, CHECK, List.of(broken.toString()))).startsWith("failed: ");
  }
}
