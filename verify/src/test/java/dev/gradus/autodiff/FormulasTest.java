package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.gradus.autodiff.Formula.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A formula that stands beside an operation says what the operation does. */
class FormulasTest {
  private static final Path SOURCES =
      Path.of("..", "autodiff-core", "src", "main", "java", "dev", "gradus", "autodiff");
  private static final Pattern STATING =
      Pattern.compile("record (\\w+)\\(|List<Formula> formulas\\(\\) \\{");
  private static final int LARGEST = 200; // entries: a formula is computed for each

  @Provide
  Arbitrary<Case> cases() { return Arbitraries.of(OperationRows.ALL).flatMap(OperationRow::cases); }

  @Property(seed = "1", tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void formulasAreValueAndPullback(@ForAll("cases") Case c) {
    compare(c, new TreeSet<>());
  }

  @Test
  void eachStatedFormulaIsCompared() throws IOException {
    Set<String> compared = new TreeSet<>();
    for (OperationRow row : OperationRows.ALL) {
      row.points().forEach(p -> compare(p.at(), compared));
      Arbitrary<Case> cases = row.cases();
      for (int i = 0; i < 5; i++) compare(cases.sample(), compared);
    }
    assertThat(stating()).hasSizeGreaterThan(25).isSubsetOf(compared);
  }

  /** Operations whose sources state formulas, by name. */
  private static Set<String> stating() throws IOException {
    Set<String> names = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(SOURCES)) {
      files = all.filter(f -> f.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      Matcher m = STATING.matcher(Files.readString(file));
      for (String record = null; m.find();) {
        if (m.group(1) != null) record = m.group(1);
        else if (!file.endsWith("Custom.java") && !file.endsWith("Op.java")) names.add(record);
      }
    }
    return names;
  }

  /** All nodes of the case, and of its gradient where it has one. */
  private static void compare(Case c, Set<String> compared) {
    Tape tape = new Tape();
    List<Var> x = c.variables(tape);
    c.gradient(x);
    for (int i = 0; i < tape.size(); i++) {
      Var y = tape.get(i);
      if (y.op().formulas().isEmpty() || y.shape().size() > LARGEST) continue;
      Scope.recording(tape, false, () -> {
        if (compare(y)) compared.add(y.op().getClass().getSimpleName());
        return y;
      });
    }
  }

  private static boolean compare(Var y) {
    List<Formula> stated = y.op().formulas();
    assertThat(stated).as("one for the result, one for each input").hasSize(1 + y.arity());
    Tensor ybar = Directions.first(y.shape());
    Map<String, Tensor> names = new HashMap<>(Map.of("y", y.value(), "ȳ", ybar));
    for (String parameter : y.op().parameters().split(", ")) {
      String[] p = parameter.split("=");
      if (p.length == 2) names.put(p[0], Tensor.scalar(Double.parseDouble(p[1])));
    }
    for (int k = 0; k < y.arity(); k++) {
      String received = left(stated.get(k + 1)).split("_")[0];
      String name = Normalizer.normalize(received, Normalizer.Form.NFD).substring(0, 1);
      assertThat(received).isEqualTo(Normalizer.normalize(name + "\u0304", Normalizer.Form.NFC));
      names.put(name, y.input(k).value());
    }
    String indices = left(stated.get(0)).contains("_") ? left(stated.get(0)).split("_")[1] : "";
    if (!indices.isEmpty() && indices.length() != y.shape().rank()) return false; // a batch
    compare(y, stated.get(0), y.value(), names);
    for (int k = 0; k < y.arity(); k++) {
      Var back = y.op().pullback(k, Var.constant(ybar), y);
      Shape shape = y.input(k).shape();
      compare(y, stated.get(k + 1), back == null ? Tensor.full(shape, 0) : back.value(), names);
    }
    return true;
  }

  private static String left(Formula f) { return f.root().parts().get(0).text(); }

  private static void compare(Var y, Formula formula, Tensor right, Map<String, Tensor> names) {
    Part equation = formula.root();
    assertThat(equation.parts().get(1).text()).isEqualTo("=");
    String left = left(formula);
    String letters = left.contains("_") ? left.split("_")[1] : "";
    for (int i = 0; i < right.size(); i++) {
      double stated =
          new FormulaValue(names, right.shape(), i, letters).of(equation.parts().get(2));
      double size = Math.max(1, Math.abs(right.at(i)));
      assertThat(stated).as("%s of %s, entry %s", formula, y, i)
          .isCloseTo(right.at(i), offset(1e-12 * size));
    }
  }
}
