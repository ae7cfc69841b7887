package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the program does with files and options that users bring, good and bad. */
class ErrorestInputIT {
  private static final String SEE_HELP = "; see errorest --help";

  @TempDir
  Path folder;

  private void assertNothingWritten(String... others) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder(others);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "bad-files.txt", delimiter = '|', quoteCharacter = '`')
  void badFileIsRefusedWithFileLineAndMend(String text, String message) throws Exception {
    Files.writeString(folder.resolve("points.csv"), unescaped(text));
    ErrorestProcess run = ErrorestProcess.run(folder, "--data", "points.csv");
    assertThat(run.err()).isEqualTo("errorest: " + unescaped(message) + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
    assertNothingWritten("points.csv");
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\u001b", "\u001b").replace("\\u009b", "\u009b")
        .replace("\\u202e", "\u202e");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "bad-options-of-process.txt", delimiter = '|', quoteCharacter = '`')
  void badOptionIsRefused(String options, String message) throws Exception {
    ErrorestProcess run = ErrorestProcess.run(folder, options.split(" "));
    assertThat(run.err()).isEqualTo("errorest: " + message + SEE_HELP + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
    assertNothingWritten();
  }

  @Test
  void missingFileIsRefused() throws Exception {
    ErrorestProcess run = ErrorestProcess.run(folder, "--data", "no.csv");
    assertThat(run.err()).isEqualTo("errorest: no.csv: there is no such file in "
        + folder.toRealPath() + "; check the path, or name a bundled set: ring, iris, moons, xor,"
        + " spirals, blobs, hills\n");
    assertThat(run.exit()).isEqualTo(2);
    assertNothingWritten();
  }

  @Test
  void unwritableOutputFolderIsRefusedBeforeTheDescent() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    ErrorestProcess run = ErrorestProcess.run(folder, "-o", "file");
    assertThat(run.err()).isEqualTo("errorest: file: this is a file; name another output folder\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(2);
    assertNothingWritten("file");
  }

  @Test
  void descentThatDivergesIsAnErrorAndWritesNothing() throws Exception {
    ErrorestProcess run = ErrorestProcess.run(folder, "--rate", "1e308");
    assertThat(run.err()).matches("errorest: the descent left the finite numbers in epoch \\d+: its"
        + " steps are too large; use a --rate at least ten times smaller\n");
    assertThat(run.exit()).isEqualTo(2);
    assertNothingWritten();
  }

  @Test
  void helpTellsEveryOption() throws Exception {
    ErrorestProcess run = ErrorestProcess.run(folder, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("--data=FILE", "--hidden=UNITS", "--rate=ALPHA", "--epochs=N",
        "--batch=POINTS", "--seed=N", "--output=FOLDER", "--label=COLUMN", "--features=COLUMNS",
        "--drop=COLUMNS", "--classes=LABELS", "--target=KIND", "--skip-gaps", "--hold-out=SHARE",
        "--stop-early=EPOCHS", "--activation=NAME", "--optimizer=NAME", "--momentum=MU",
        "--weight-decay=LAMBDA", "--save=MODEL", "--json=FILE", "--model=MODEL",
        "--predict=FILE", "--answers=FILE", "ring", "iris", "hills", "Default: 3000.");
    assertNothingWritten();
  }

  @Test
  void whatTheUserNamedIsShownAsItIs() throws Exception {
    StringBuilder csv = new StringBuilder("<img src=x>,a & b,${source}\n");
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      csv.append(random.nextGaussian() + i % 2).append(',').append(random.nextGaussian())
          .append(i % 2 == 0 ? ",<script>alert(1)</script>\n" : ",\"${lead} \"\"é\"\"\"\n");
    }
    Files.writeString(folder.resolve("odd & <b>.csv"), csv);
    ErrorestProcess run =
        ErrorestProcess.run(folder, "--data", "odd & <b>.csv", "--epochs", "20", "--rate", "1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    Document page =
        Jsoup.parse(Files.readString(folder.resolve("errorest-report/report.html")));
    assertThat(page.select("img")).isEmpty();
    assertThat(page.select("script")).hasSize(2) // the report's own
        .allSatisfy(script -> assertThat(script.data()).doesNotContain("alert"));
    assertThat(page.title()).isEqualTo("Errorest: odd & <b>.csv");
    assertThat(page.select("#scaling tbody th").eachText())
        .containsExactly("<img src=x>", "a & b");
    assertThat(page.select("#confusion-matrix tbody th").eachText())
        .containsExactly("${lead} \"é\"", "<script>alert(1)</script>");
  }

  @Test
  void moreThanTwoFeaturesGetThePlaneOfTheirPrincipalAxes() throws Exception {
    StringBuilder csv = new StringBuilder();
    Random random = new Random(2);
    for (int i = 0; i < 40; i++) {
      csv.append(random.nextGaussian() + 2 * (i % 2)).append(',').append(random.nextGaussian())
          .append(',').append(random.nextGaussian()).append(',').append(i % 2).append('\n');
    }
    Files.writeString(folder.resolve("three.csv"), csv);
    ErrorestProcess run = ErrorestProcess.run(folder, "--data", "three.csv", "--epochs", "200");
    assertThat(run.exit()).isZero();
    assertThat(folder.resolve("errorest-report/boundary.svg")).exists();
    Document page =
        Jsoup.parse(Files.readString(folder.resolve("errorest-report/report.html")));
    assertThat(page.text()).contains("The plane of the two principal axes of the 3 features,"
        + " standardised; ", " of their variance lies in it.");
    assertThat(page.select("#network-drawing text.feature").eachText())
        .containsExactly("x1", "x2", "x3");
  }

  @Test
  void whatIsInterruptedLeavesNothing() throws Exception {
    Process process = ErrorestProcess.start(folder, "--epochs", "1000000", "--save", "model",
        "--json", "summary.json");
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.contains("epoch             E")) line = out.readLine();
      assertThat(line).as("the descent has begun").isNotNull();
      process.destroy(); // as Ctrl-C does
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isNotZero();
    } finally {
      process.destroyForcibly();
    }
    assertNothingWritten();
  }
}
