package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Var;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The lines of Java that the page shows beside an operation are those of the sources. Printed anew
 * with {@code -Dgradus.page=write}.
 */
class RuleLinesTest {
  private static final Path SOURCES =
      Path.of("..", "autodiff-core", "src", "main", "java", "dev", "gradus", "autodiff");
  private static final Path PAGE =
      Path.of("src", "main", "resources", "dev", "gradus", "teaching", "page", "rules.js");
  private static final List<String> STATES = List.of("", "error=whole",
      "act=tanh&predict=number&points=0,0,0.5;1,2,3", "act=relu");
  private static final List<String> VALUES =
      List.of("double value(");
  private static final List<String> SLOPES =
      List.of("Var slope(", "Var pullback(", "Var transpose(");

  @Test
  void linesOfJavaAreThoseOfTheSources() throws IOException {
    Map<String, Json> rules = new TreeMap<>();
    for (String state : STATES) {
      for (Var y : Problem.of(Fragment.of(state)).scene().nodes()) {
        if (y.arity() > 0) rules.computeIfAbsent(y.op().name(), n -> lines(y));
      }
    }
    StringBuilder text = new StringBuilder("/* The lines of Java that state each operation: "
        + "printed from the sources by RuleLinesTest. */\nconst rules = {\n");
    rules.forEach((name, lines) -> text.append("  ").append(name).append(": ").append(lines)
        .append(",\n"));
    text.append("};\n");
    if ("write".equals(System.getProperty("gradus.page"))) Files.writeString(PAGE, text);
    assertThat(Files.readString(PAGE)).isEqualTo(text.toString());
  }

  private static Json lines(Var y) {
    Class<?> op = y.op().getClass();
    String file = op.getEnclosingClass().getSimpleName() + ".java";
    try {
      List<String> source = Files.readAllLines(SOURCES.resolve(file));
      int from = 0;
      while (!source.get(from).startsWith("  record " + op.getSimpleName() + "(")) from++;
      int to = from;
      while (!source.get(to).equals("  }")) to++;
      List<String> lines = source.subList(from + 1, to);
      Json json = new Json().with("file", file);
      // values of whole tensors are loops, which say little
      return json.with("value", methods(lines, VALUES)).with("slope", methods(lines, SLOPES));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The methods of these beginnings, without their indentation. */
  private static String methods(List<String> lines, List<String> beginnings) {
    Map<Integer, String> found = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (beginnings.stream().noneMatch(line::contains) || !line.startsWith("    ")
          || line.startsWith("      ")) continue;
      StringBuilder method = new StringBuilder(line.strip().replace("@Override ", ""));
      boolean isLong = !line.endsWith("}");
      while (isLong) {
        line = lines.get(++i);
        isLong = !line.equals("    }");
        method.append('\n').append(line.startsWith("    ") ? line.substring(4) : line);
      }
      found.put(i, method.toString());
    }
    return String.join("\n", found.values());
  }
}
