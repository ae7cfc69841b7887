package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of operations is complete: an operation without a row fails the build here. */
class OperationRowsTest {
  private static final Map<String, OperationRow> ROWS =
      OperationRows.ALL.stream().collect(Collectors.toMap(OperationRow::name, row -> row));

  /** What the laws of all operations do not hold for; rules in numbers are of first order only. */
  private static final Set<Class<?>> EXEMPT =
      Set.of(Leaf.class, NumericRule.Numeric.class, NumericRule.NumericVjp.class);

  @Test
  void everyOperationOfTheModuleHasARowThatAppliesIt() throws Exception {
    assertThat(String.join("\n", OperationRows.FAULTS)).isEmpty();
    Set<String> without = new TreeSet<>();
    for (Class<?> op : operations()) {
      OperationRow row = ROWS.get(decapitalised(op.getSimpleName()));
      if (row == null || !applied(row).contains(op)) without.add(op.getSimpleName());
    }
    assertThat(without).as("operations without a row of their name that applies them; it belongs "
        + "in the file of its subject, which OperationRows lists").isEmpty();
  }

  @Test
  void everyMethodOfAFamilyHasARow() {
    assertThat(String.join("\n", OperationRows.FAULTS)).isEmpty();
    for (Class<?> family : Var.class.getInterfaces()) {
      Set<String> without = new TreeSet<>(OperationsPage.methods(family));
      without.removeAll(ROWS.keySet());
      assertThat(without).as("methods of %s without a row; it belongs in the file of its subject, "
          + "which OperationRows lists", family.getSimpleName()).isEmpty();
    }
  }

  @Test
  void everyOperationThatARuleUsesHasARow() throws Exception {
    Set<Class<?>> known = new HashSet<>(operations());
    for (OperationRow row : OperationRows.ALL) {
      for (Point p : row.points()) {
        Tape tape = new Tape();
        Autodiff.gradAll(v -> p.at().gradient(v).sum()).apply(p.at().variables(tape));
        for (int i = 0; i < tape.size(); i++) {
          Op op = tape.get(i).op();
          assertThat(op instanceof Leaf || known.contains(op.getClass())).as("%s", op).isTrue();
        }
      }
    }
  }

  @Test
  void everyRowHasReferenceValuesAndSaysWhatItIs() {
    assertThat(String.join("\n", OperationRows.FAULTS)).isEmpty();
  }

  @Test
  void rowWithoutAReferenceValueRefusesItselfInOneLine() {
    OperationRow sine = ROWS.get("sin");
    OperationRow bare = new OperationRow("sine", sine.cases(), sine.f());
    assertThat(bare.fault()).isEqualTo("row sine: there is no reference value; state one by "
        + ".at(x, y, slope, curvature), or .at(…) of tensors, from a closed form");
    assertThat(bare.at(0, 0, 1, 0).fault()).isEqualTo(
        "row sine: nothing says what it is; add .says(formula, slope, domain)");
    assertThat(bare.at(0, 0, 1, 0).says("sin x", "cos x", "all x").fault()).isEmpty();
  }

  /** The operations on the tape after the row's points have run forward. */
  private static Set<Class<?>> applied(OperationRow row) {
    Set<Class<?>> ops = new HashSet<>();
    for (Point p : row.points()) {
      Tape tape = new Tape();
      Var y = p.at().f().apply(p.at().variables(tape));
      for (int i = 0; i <= y.index(); i++) ops.add(tape.get(i).op().getClass());
    }
    return ops;
  }

  /** Every class of the module that is an operation and can be applied. */
  static List<Class<?>> operations() throws IOException, URISyntaxException {
    Path home = Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(home)) return operations(home);
    try (FileSystem jar = FileSystems.newFileSystem(home)) { // once the engine is packaged
      return operations(jar.getPath("/"));
    }
  }

  private static List<Class<?>> operations(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Class<?>> ops = files.map(f -> root.relativize(f).toString().replace('\\', '/'))
          .filter(f -> f.matches("dev/gradus/autodiff/[^/]*\\.class")) // not what plans add
          .map(f -> loaded(f.substring(0, f.length() - ".class".length()).replace('/', '.')))
          .filter(c -> Op.class.isAssignableFrom(c) && !c.isInterface() && !EXEMPT.contains(c))
          .collect(Collectors.toList());
      assertThat(ops).hasSizeGreaterThan(40);
      return ops;
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, Op.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String decapitalised(String s) {
    return Character.toLowerCase(s.charAt(0)) + s.substring(1);
  }
}
