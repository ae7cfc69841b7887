package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.kernel.VectorApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link Plan#environment()} says is so. */
@Tag("without-vector")
class EnvironmentTest {
  private final List<String> lines = Plan.environment().lines().toList();

  @Test
  void versionIsThatOfTheProject() throws IOException {
    Matcher version = Pattern.compile("<version>(.*?)</version>")
        .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(lines.get(0)).isEqualTo("Gradus " + version.group(1));
  }

  @Test
  void kernelsAreThoseInUseWithTheWidthOfTheirVectorsOrTheOptionThatBringsThem() {
    assertThat(lines.get(1)).matches(VectorApi.isPresent()
        ? "kernels: the Vector API's, with vectors of (64|128|256|512) bits for float"
            + " and (64|128|256|512) for double"
        : "kernels: plain loops, several times slower than the Vector API's; start java with"
            + " --add-modules jdk.incubator.vector");
  }

  @Test
  void helpersJvmAndSystemAreThoseOfThisProcess() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(lines.get(2)).isEqualTo("helper threads: " + (processors - 1) + " at most");
    assertThat(lines.get(3)).startsWith("java: ").endsWith(" " + Runtime.version());
    assertThat(lines.get(4)).startsWith("system: " + System.getProperty("os.name") + " ")
        .endsWith(", " + processors + " processors");
    assertThat(lines).hasSize(5);
  }
}
