package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of points: what they may look like, and what is said of those that do not. */
class PointsFileTest {
  @TempDir
  Path folder;

  private static Points parse(String text) throws BadInputException {
    return PointsFile.parse("points.csv", text, Choice.ALL);
  }

  @Test
  void pointsAreReadWithTheirNames() throws Exception {
    Points points = parse("east, north ,colour\n1,2.5,red\n-3e2,.5,blue\n");
    assertThat(points.source()).isEqualTo("points.csv");
    assertThat(points.features()).containsExactly("east", "north");
    assertThat(points.classes()).containsExactly("blue", "red");
    assertThat(points.rows().toMatrix()).isDeepEqualTo(new double[][] {{1, 2.5}, {-300, 0.5}});
    assertThat(points.targets().toArray()).containsExactly(1, 0);
    assertThat(points.size()).isEqualTo(2);
    assertThat(points.count(0)).isEqualTo(1);
  }

  @Test
  void withoutHeaderFeaturesAreNumbered() throws Exception {
    assertThat(parse("1,2,3,a\n4,5,6,b\n").features()).containsExactly("x1", "x2", "x3");
  }

  @ParameterizedTest
  @CsvSource({"no,yes", "0,1", "9,10", "-1,1", "benign,malignant"})
  void labelsAreNumberedInTheirOrderWhateverTheOrderOfRows(String zero, String one)
      throws Exception {
    assertThat(parse("1,2," + zero + "\n3,4," + one).classes()).containsExactly(zero, one);
    assertThat(parse("1,2," + one + "\n3,4," + zero).classes()).containsExactly(zero, one);
  }

  @Test
  void commentsEmptyLinesQuotesAndByteOrderMarkArePassedOver() throws Exception {
    Points points =
        parse("\uFEFF\"a, first\",b,c\r\n# a comment\r\n\r\n1,2,\"x\"\"y\"\r\n3,4,z\r\n");
    assertThat(points.features()).containsExactly("a, first", "b");
    assertThat(points.classes()).containsExactly("x\"y", "z");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "bad-points.txt", delimiter = '|', quoteCharacter = '`')
  void errorsSayWhereWhatAndHowToMend(String text, String message) {
    String lines = text.replace("\\n", "\n");
    assertThatThrownBy(() -> parse(lines)).isInstanceOf(BadInputException.class)
        .hasMessage(message.replace("\\n", "\n"));
  }

  @Test
  void longValuesAreShortenedInErrors() {
    assertThatThrownBy(() -> parse("1,2,a\n3," + "z".repeat(1000) + ",b"))
        .hasMessage("points.csv, line 2: column \"x2\" has \"" + "z".repeat(40)
            + "...\", which is no number; mend or delete the row");
  }

  @Test
  void openQuoteIsAnError() {
    assertThatThrownBy(() -> parse("1,2,a\n3,4,\"b\n5,6,a\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("points.csv: this is not CSV (")
        .hasMessageEndingWith("); mend the quotes or the line it names");
  }

  @Test
  void missingFileFolderAndBytesThatAreNoTextAreErrors() throws Exception {
    Path missing = folder.resolve("missing.csv");
    assertThatThrownBy(() -> PointsFile.open(missing.toString(), Choice.ALL)).hasMessage(missing
        + ": there is no such file; check the path, or name a bundled set: ring, iris, moons, xor,"
        + " spirals, blobs, hills");
    assertThatThrownBy(() -> PointsFile.open(folder.toString(), Choice.ALL))
        .hasMessage(folder + ": this is a folder; name a file of points");
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'1', ',', (byte) 0xff});
    assertThatThrownBy(() -> PointsFile.open(bytes.toString(), Choice.ALL))
        .hasMessage(bytes + ": this is not UTF-8 text; save the file as CSV in UTF-8");
  }

  @Test
  void missingFileIsSoughtWhereItIsSaid() {
    String here = Path.of("").toAbsolutePath().toString();
    assertThatThrownBy(() -> PointsFile.open("no/such.csv", Choice.ALL)).hasMessage("no/such.csv:"
        + " there is no such file in " + here + "; check the path, or name a bundled set: ring,"
        + " iris, moons, xor, spirals, blobs, hills");
    assertThatThrownBy(() -> PointsFile.open("~/such.csv", Choice.ALL)).hasMessage("~/such.csv:"
        + " there is no such file in " + here + "; check the path, or name a bundled set: ring,"
        + " iris, moons, xor, spirals, blobs, hills; ~ stands for no folder here,"
        + " so write out the path of yours");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ring", "iris"})
  void bundledSetsHaveTwoFeaturesAndAHundredPoints(String name) throws Exception {
    Points points = PointsFile.open(name, Choice.ALL);
    assertThat(points.size()).isEqualTo(100);
    assertThat(points.features()).hasSize(2);
  }

  @Test
  void bundledRingIsMadeAsItsCommentSays() throws Exception {
    Random random = new Random(7);
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      boolean red = i < 40;
      double distance =
          red ? 1.1 * Math.sqrt(random.nextDouble()) : 1.9 + 0.2 * random.nextGaussian();
      double direction = 2 * Math.PI * random.nextDouble();
      made.append(String.format(Locale.ROOT, "%.3f,%.3f,%s%n", distance * Math.cos(direction),
          distance * Math.sin(direction), red ? "red" : "blue"));
    }
    try (var in = PointsFile.class.getResourceAsStream("ring.csv")) {
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(file).endsWith("x1,x2,colour\n" + made.toString().replace("\r\n", "\n"));
    }
  }
}
