package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the module path of an application, with test frameworks on it and without. */
class ModulePathTest {
  /** Something of each exported package but that for jqwik. */
  private static final String APPLICATION = """
      import dev.gradus.autodiff.*;
      import dev.gradus.verify.*;
      import dev.gradus.verify.generate.*;
      import dev.gradus.verify.laws.*;
      import dev.gradus.verify.programs.*;
      import dev.gradus.verify.slips.*;
      import java.util.List;

      class Application {
        record Cube() implements Op.Unary {
          @Override public double value(double x) { return x * x * x; }
          @Override public Var slope(Var x, Var y) { return x.square().multiply(3); }
        }

        public static void main(String[] arguments) {
          Score.Result score = Score.of(
              g -> Verify.gradient(x -> x[0] * x[0], g).at(3).orThrow())
              .gradient(x -> x[0] * x[0], x -> new double[] {2 * x[0]});
          System.out.println("noticed most: " + (score.value() > 0.9));
          System.out.println("laws: " + OpLaws.of(new Cube()).on(Domain.all()).tries(5).check()
              .verdict());
          Search.in(Tensors.of(2, 3)).tries(10).check(x -> {});
          Network n = Network.any().sample(1).value();
          Verify.network(n::error, n.layout()).at(n.weights()).orThrowIfWrong();
          System.out.println("program: " + !Programs.all().sample(1).value().toString().isEmpty());
          Layout layout = new Layout(List.of("w"), List.of(Shape.of(1)));
          Reference right = Reference.of(v -> v.get(0).square().sum(), layout);
          System.out.println("slips: " + !right.diagnose(x -> new double[] {x[0]}, 3)
              .toString().isEmpty());
          System.out.println("jqwik: " + ModuleLayer.boot().findModule("net.jqwik.api").isPresent()
              + ", JUnit: " + ModuleLayer.boot().findModule("org.junit.jupiter.api").isPresent());
        }
      }
      """;

  /** What the package for jqwik gives to a method that provides it. */
  private static final String PROPERTIES = """
      import dev.gradus.autodiff.Tensor;
      import dev.gradus.verify.generate.Tensors;
      import dev.gradus.verify.jqwik.Generated;
      import net.jqwik.api.Arbitrary;

      class Properties {
        public static void main(String[] arguments) {
          Arbitrary<Tensor> any = new Generated<>(Tensors.of(2, 3));
          System.out.println(any.getClass().getModule().getName());
        }
      }
      """;

  @TempDir
  private Path directory;

  private static final Predicate<String> OURS =
      s -> s.matches(".*(autodiff-core|verify)[/\\\\]target[/\\\\].*") && !s.contains("test");
  private static final Predicate<String> FRAMEWORKS =
      s -> s.matches(".*[/\\\\](jqwik-api|junit-|opentest4j|apiguardian)[^/\\\\]*\\.jar");

  /** Runs a source file with those parts of this class path on the module path. */
  private String run(String name, String source, Predicate<String> parts, String... modules)
      throws Exception {
    Path file = Files.writeString(directory.resolve(name + ".java"), source);
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(parts).collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-p", path, "--add-modules", String.join(",", modules),
        "-Dfile.encoding=UTF-8", file.toString()));
    Process process = new ProcessBuilder(command).redirectError(err.toFile())
        .redirectOutput(out.toFile()).start();
    if (!process.waitFor(300, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).as("%s\n%s", command, Files.readString(err)).isZero();
    return Files.readString(out);
  }

  private static final String ALL_RUNS =
      "noticed most: true\nlaws: VERIFIED\nprogram: true\nslips: true\n";

  @Test
  void withoutTestFrameworksAllButThePackageForJqwikRuns() throws Exception {
    assertThat(run("Application", APPLICATION, OURS, "dev.gradus.verify"))
        .isEqualToNormalizingNewlines(ALL_RUNS + "jqwik: false, JUnit: false\n");
  }

  @Test
  void withTestFrameworksItRunsTheSame() throws Exception {
    assertThat(run("Application", APPLICATION, OURS.or(FRAMEWORKS), "dev.gradus.verify",
        "net.jqwik.api", "org.junit.jupiter.api"))
        .isEqualToNormalizingNewlines(ALL_RUNS + "jqwik: true, JUnit: true\n");
  }

  @Test
  void withJqwikItsPackageRuns() throws Exception {
    assertThat(run("Properties", PROPERTIES, OURS.or(FRAMEWORKS), "dev.gradus.verify",
        "net.jqwik.api")).isEqualToNormalizingNewlines("dev.gradus.verify\n");
  }
}
