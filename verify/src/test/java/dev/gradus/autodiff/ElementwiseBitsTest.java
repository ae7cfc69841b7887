package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Precision;
import dev.gradus.fixtures.PrintedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An operation that works entry by entry has one result, to the last bit: recorded eagerly or run
 * by a plan in doubles, with vectors and without, on every JVM and with every set of instructions.
 * The checksums of all of them are kept in a file, with those of plans in floats, so that two JVMs
 * that pass this test agree.
 */
class ElementwiseBitsTest {
  private static final Path FILE = Path.of("src", "test", "resources", "dev", "gradus", "autodiff",
      "elementwise-bits.txt");

  /** Flags that take compiled code, instructions and the JVM's own functions away. */
  private static final List<List<String>> FEWER_INSTRUCTIONS = List.of(
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-InlineMathNatives", "-XX:-UseFMA",
          "-XX:UseAVX=1"));

  private static final String ANEW = ", printed anew for a new operation, or where digits are to "
      + "change, by: mvn -B test -pl verify -am -Dtest=ElementwiseBitsTest "
      + "-Dsurefire.failIfNoSpecifiedTests=false -Dgradus.bits=write";

  private static final List<List<String>> ALL_FLAGS = List.of(List.of("-Xint"),
      List.of("-XX:TieredStopAtLevel=1"),
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-InlineMathNatives"),
      List.of("-XX:-UseFMA"), List.of("-XX:UseAVX=0"), List.of("-XX:UseAVX=1"),
      List.of("-XX:UseAVX=2"), List.of("-XX:UseAVX=3"));

  /** {@code -Dgradus.bits=write} writes the file anew, before any test reads it. */
  @BeforeAll
  static void fileIsWrittenIfThatIsAskedFor() throws IOException {
    if (!System.getProperty("gradus.bits", "").equals("write")) return;
    write(ElementwiseBits.eager(), ElementwiseBits.planned(Precision.FLOAT));
  }

  @Test
  @Tag("without-vector")
  void everyOperationHasTheBitsOfTheFileEagerlyAndAsAPlan() throws IOException {
    Map<String, String> eager = ElementwiseBits.eager();
    Map<String, String> single = ElementwiseBits.planned(Precision.FLOAT);
    checkSame("plans in doubles", ElementwiseBits.planned(Precision.DOUBLE),
        "eager recording", eager);
    checkSame("eager recording", eager, FILE + ANEW, column(1));
    checkSame("plans in floats", single, FILE + ANEW, column(2));
  }

  @Test
  @Tag("process")
  void everyProcessHasTheBitsOfTheFileWithFewerInstructions() throws Exception {
    for (List<String> flags : FEWER_INSTRUCTIONS) check(flags);
  }

  @Test
  @Tag("soak")
  void everyProcessHasTheBitsOfTheFileWhateverItsFlags() throws Exception {
    for (List<String> flags : ALL_FLAGS) {
      check(flags);
      check(Stream.concat(flags.stream(), Jvm.VECTORS.stream()).toList());
    }
  }

  private static void check(List<String> flags) throws Exception {
    checkSame("eager, " + flags, process(flags, "eager"), FILE + ANEW, column(1));
    checkSame("in doubles, " + flags, process(flags, "DOUBLE"), FILE + ANEW, column(1));
    checkSame("in floats, " + flags, process(flags, "FLOAT"), FILE + ANEW, column(2));
  }

  /** Names the operations whose bits differ, not all of them. */
  private static void checkSame(String what, Map<String, String> bits, String than,
      Map<String, String> others) {
    assertThat(PrintedPage.differences(lines(others), lines(bits)))
        .as("%s (+) beside %s (−)", what, than).isEmpty();
  }

  private static List<String> lines(Map<String, String> bits) {
    return bits.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  private static Map<String, String> process(List<String> flags, String mode) throws Exception {
    Jvm jvm = Jvm.run(flags, ElementwiseBits.class, mode);
    assertThat(jvm.exit()).as("%s: %s", flags, jvm.err()).isZero();
    return parsed(jvm.out().lines(), 1);
  }

  private static Map<String, String> column(int k) throws IOException {
    return parsed(Files.readAllLines(FILE).stream(), k);
  }

  private static Map<String, String> parsed(Stream<String> lines, int k) {
    Map<String, String> all = new TreeMap<>();
    lines.forEach(line -> all.put(line.split(" ")[0], line.split(" ")[k]));
    return all;
  }

  private static void write(Map<String, String> eager, Map<String, String> single)
      throws IOException {
    StringBuilder out = new StringBuilder();
    eager.forEach((name, bits) -> out.append(name).append(' ').append(bits).append(' ')
        .append(single.get(name)).append('\n'));
    Files.writeString(FILE, out);
  }
}
