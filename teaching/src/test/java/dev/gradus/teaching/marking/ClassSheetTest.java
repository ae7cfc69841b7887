package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The marks of a class as a table. */
class ClassSheetTest {
  @TempDir
  private Path directory;

  private static ClassSheet some() {
    return ClassSheet.of(Exercises.perceptron()).with("Ada", Solutions.Perceptron::new)
        .with("Łucja Müller, B.", Object::new).with("=1+1", () -> new Solutions.Perceptron() {
          @Override
          void backward(double[][] x, double[] t, double[] w, double b) {
            super.backward(x, t, w, b);
            for (int j = 0; j < dw.length; j++) dw[j] *= -1;
            db = -db;
          }
        });
  }

  private static final String TABLE = """
      student,marks,out of,E,dw,db,it looks as if,notes
      Ada,8,8,2,4,2,,
      "Łucja Müller, B.",0,8,0,0,0,,"There is no method void backward(double[][] x, double[] t, \
      double[] w, double b)."
      '=1+1,4,8,2,0,2,a sign is wrong,
      """;

  @Test
  void tableHasALineForEachStudent() {
    assertThat(some().csv()).isEqualTo(TABLE.replace("\n", "\r\n"));
  }

  @Test
  void tableIsTheSameInEveryCountryAndRun() throws Exception {
    Locale here = Locale.getDefault();
    List<byte[]> files = new ArrayList<>();
    try {
      for (String tag : List.of("en", "de", "tr", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Path file = directory.resolve("sheet.csv");
        some().write(file);
        files.add(Files.readAllBytes(file));
      }
    } finally {
      Locale.setDefault(here);
    }
    for (byte[] file : files) assertThat(file).isEqualTo(files.get(0));
    assertThat(new String(files.get(0), StandardCharsets.UTF_8)).startsWith("\ufeffstudent,");
  }

  /** As spreadsheets read it, whichever separator they take; some drop spaces and quotes. */
  @Property(tries = 500, seed = "5")
  void noCellIsAFormula(@ForAll @Size(max = 4) List<Piece> name) {
    StringBuilder id = new StringBuilder();
    for (Piece p : name) id.append(p.text);
    String line = Csv.line(List.of(id.toString(), "1"));
    assertThat(line.lines()).hasSize(1);
    for (String separator : List.of(",", ";", "\t", "|")) {
      for (String cell : line.strip().split(Pattern.quote(separator), -1)) {
        String shown = cell.replaceFirst("^[\"\\s]+", "");
        assertThat(shown.matches("(?s)[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r].*"))
            .as("%s in %s", shown, line).isFalse();
      }
    }
  }

  /** What names are made of that somebody has thought about. */
  enum Piece {
    FORMULA("=1+1"), PLUS("+1"), MINUS("-1"), AT("@SUM(A1)"), COMMA(","), SEMICOLON(";"), BAR("|"),
    QUOTE("\""), APOSTROPHE("'"), TAB("\t"), LINE("\r\n"), SPACE(" "), WIDE("\uff1d1"), NAME("Ada"),
    NO_BREAK("\u00a0"), MARK("\ufeff"), NUL("\0"), CALL("=cmd|' /C calc'!A0");

    private final String text;

    Piece(String text) { this.text = text; }
  }

  @Test
  void classOfAFolderIsMarkedWhateverIsInIt() throws Exception {
    Exercise exercise = Exercises.slope();
    String right = exercise.stub().replace("    // yours", """
            double h = 1 / (1 + Math.exp(-w * x));
            E = (v * h - t) * (v * h - t);
            dw = 2 * (v * h - t) * v * h * (1 - h) * x;
        """);
    submit("ada", "Slope.java", right);
    submit("bob", "Slope.java", right.replace(" * h * (1 - h)", ""));
    submit("cyd", "Slope.java", right.replace(";", ""));
    submit("dee", "Mine.java", right);
    submit("eve", "Slope.java", "package eve; import dev.gradus.autodiff.Tape; " + right);
    submit("fay", "Slope.java", "package fay;\n" + right.replace("exp(", "exp(Helper.one() * ")
        .replace("public class", "class"));
    submit("fay", "Helper.java", "package fay; class Helper { static int one() { return 1; } }");
    for (Charset utf16 : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      Path folder = Files.createDirectories(directory.resolve(utf16.name()));
      Files.write(folder.resolve("Slope.java"), ("\ufeff" + right).getBytes(utf16));
    }
    submit("__MACOSX", "._ada", "");
    submit(".git", "config", "");
    Files.writeString(directory.resolve("readme.txt"), "no student");
    int first = (int) right.lines().takeWhile(line -> !line.contains(";")).count() + 1;
    ClassSheet sheet = ClassSheet.of(exercise).folder(directory);
    assertThat(sheet.csv().lines()).containsExactly(
        "student,marks,out of,E,dw,it looks as if,notes", "UTF-16BE,4,4,1,3,,",
        "UTF-16LE,4,4,1,3,,", "ada,4,4,1,3,,",
        "bob,1,4,1,0,the derivative of the activation is forgotten,",
        "cyd,0,4,0,0,,It does not compile: line " + first + " of Slope.java.",
        "dee,0,4,0,0,,There is no file Slope.java.",
        "eve,0,4,0,0,,It does not compile: line 1 of Slope.java.", "fay,4,4,1,3,,");
    assertThat(sheet.marked()).extracting(Marked::student).contains("bob").hasSize(8);
    assertThat(sheet.mistakes())
        .isEqualTo(Map.of("the derivative of the activation is forgotten", 1));
  }

  @Test
  void whyThereIsNoObjectIsSaidOnceAndOfTheStudentsLine() throws Exception {
    submit("s01", "Slope.java", "class Slope {\n static int one = 1 / (int) Math.sin(0);\n}");
    submit("s02", "Slope.java", "abstract class Slope {}");
    submit("s03", "Slope.java", "record Slope(double E) {}");
    String needed = "No object of the class Slope can be made: it must be a class, not abstract, "
        + "with a constructor without parameters.";
    assertThat(ClassSheet.of(Exercises.slope()).folder(directory).marked())
        .extracting(m -> String.join(" ", m.notes())).containsExactly(
            "It cannot be made: ArithmeticException in line 2 of Slope.java.", needed, needed);
  }

  private void submit(String student, String file, String source) throws Exception {
    Path folder = Files.createDirectories(directory.resolve(student));
    Files.writeString(folder.resolve(file), source);
  }
}
