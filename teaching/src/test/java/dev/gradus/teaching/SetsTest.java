package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program errorest builds after this module, so its class of made sets is compiled here. */
class SetsTest {
  private static final Path MADE = Path.of("..", "examples", "src", "main", "java", "dev", "gradus",
      "examples", "data", "MadeSet.java");

  @Test
  void setsAreThoseOfErrorest(@TempDir Path classes) throws Exception {
    int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d",
        classes.toString(), MADE.toString());
    assertThat(result).isZero();
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      for (String name : List.of("moons", "xor", "spirals", "blobs", "hills")) {
        Class<?> made = loader.loadClass("dev.gradus.examples.data.MadeSet");
        var named = made.getDeclaredMethod("named", String.class);
        var csv = made.getDeclaredMethod("csv");
        named.setAccessible(true);
        csv.setAccessible(true);
        String theirs = (String) csv.invoke(named.invoke(null, name));
        assertThat(csv(name)).as(name).isEqualTo(asHere(name, theirs));
      }
    }
  }

  /** Two clouds of three, two decimals, and heights in hundreds of metres. */
  private static String asHere(String name, String csv) {
    List<String> lines = new ArrayList<>(csv.lines().skip(1).toList());
    if (name.equals("blobs")) lines.removeIf(line -> line.endsWith("top"));
    lines.replaceAll(line -> {
      String[] columns = line.split(",");
      columns[0] = hundredths(columns[0], 1);
      columns[1] = hundredths(columns[1], 1);
      if (name.equals("hills")) columns[2] = hundredths(columns[2], 100);
      return String.join(",", columns);
    });
    return String.join("\n", lines) + "\n";
  }

  private static String hundredths(String number, int of) {
    BigDecimal x = new BigDecimal(number).divide(BigDecimal.valueOf(of));
    BigDecimal rounded = x.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  private static String csv(String name) throws IOException {
    for (JsonNode set : new ObjectMapper().readTree(Sets.all().toString()).get("sets")) {
      if (set.get("name").asText().equals(name)) return set.get("csv").asText();
    }
    throw new AssertionError("there is no set " + name);
  }

  @Test
  void allSetsAreTakenByThePage() throws IOException {
    JsonNode sets = new ObjectMapper().readTree(Sets.all().toString()).get("sets");
    assertThat(sets).hasSize(7);
    for (JsonNode set : sets) {
      JsonNode taken = Asked.of("edit\npaste\n" + set.get("csv").asText(), "");
      assertThat(taken.has("refused")).as("%s: %s", set.get("name"), taken).isFalse();
      assertThat(taken.get("layers").asText()).isEqualTo("2-2-2-1");
      boolean isNumber = set.get("name").asText().equals("hills");
      assertThat(taken.get("predict").asText()).isEqualTo(isNumber ? "number" : "class");
    }
  }
}
