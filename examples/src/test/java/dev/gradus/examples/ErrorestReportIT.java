package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program prints and writes, read by programs as a person would read it. */
class ErrorestReportIT {
  @TempDir
  static Path folder;
  private static ErrorestProcess run;
  private static Document report;

  @BeforeAll
  static void runWithoutOptions() throws Exception {
    run = ErrorestProcess.run(folder);
    report = parse(folder.resolve("errorest-report/report.html"));
  }

  private static Document parse(Path page) throws IOException {
    return Jsoup.parse(Files.readString(page));
  }

  private static double number(Document page, String place) {
    return Double.parseDouble(page.selectFirst(place + " data").attr("value"));
  }

  @Test
  void defaultRunSucceedsAndSaysWhereItWrote() throws IOException {
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    Path written = folder.toRealPath().resolve("errorest-report");
    assertThat(run.out()).endsWith("written: " + written.resolve("report.html") + "\nwritten: "
        + written.resolve("boundary.svg")
        + "\nTo try next: how it does on points it has not seen: --hold-out 0.2\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("errorest-report"));
    }
  }

  @Test
  void printedErrorFallsAndPointsAreSeparated() {
    List<Double> errors = new ArrayList<>();
    String accuracy = "";
    Matcher line = Pattern.compile("(?m)^ +(\\d+) +([\\d.e-]+) +([\\d.]+) %$").matcher(run.out());
    while (line.find()) {
      errors.add(Double.parseDouble(line.group(2)));
      accuracy = line.group(3);
    }
    assertThat(errors).hasSizeGreaterThan(10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(errors.get(errors.size() - 1)).isLessThan(0.05);
    assertThat(accuracy).isEqualTo("100");
    assertThat(run.out()).contains("  blue      60      0\n  red        0     40\n",
        "dE/dw_24^(1) ", "17 of 17 agree; the largest relative difference is ");
  }

  @Test
  void reportHasEverySection() {
    assertThat(report.title()).isEqualTo("Errorest: ring");
    for (String section : List.of("summary", "boundary", "network", "mount", "idea", "points",
        "descent", "first-step", "confusion", "gradient", "again")) {
      assertThat(report.getElementById(section)).as(section).isNotNull();
    }
    assertThat(report.text()).contains("blue counts as 0 (60 points), red as 1 (40 points)")
        .contains("The network learned to tell \"red\" from \"blue\": 100 % of the 100 points it"
            + " learned from are right, and always answering \"blue\" gives 60 %.")
        .doesNotContain("${", "NaN", "Infinity", "null");
  }

  @Test
  void commandThatRepeatsTheRunIsTheWholeLine() {
    String command = "java -p " + System.getProperty("gradus.modulepath")
        + " -m dev.gradus.examples/dev.gradus.examples.Errorest --data ring --hidden 4 --rate 0.5"
        + " --epochs 3000 --seed 6";
    assertThat(report.select("#again ~ pre").text()).isEqualTo(command);
    assertThat(run.out()).contains("\nTo see it again: " + command + "\n");
  }

  @Test
  void reportNeedsNothingFromElsewhere() throws IOException {
    for (Element e : report.getAllElements()) {
      for (Attribute a : e.attributes()) {
        if (List.of("src", "srcset", "href", "xlink:href", "data").contains(a.getKey())) {
          // a link is followed by who wants to, and leads only to the page built beside the report
          assertThat(a.getValue()).matches(e.normalName().equals("link") ? "data:,"
              : "(\\.\\./gradus-page\\.html)?#[a-z-]+(=.*)?");
        }
        assertThat(a.getKey()).doesNotStartWith("on");
      }
    }
    assertThat(report.select("iframe, object, embed, base, form, img, [style]")).isEmpty();
    assertThat(report.select("style").html()).doesNotContain("url(", "@import");
    assertThat(Files.readString(folder.resolve("errorest-report/report.html")))
        .doesNotContain("http:", "https:");
  }

  @Test
  void numbersAreFinite() {
    assertThat(report.select("data")).hasSizeGreaterThan(80).allSatisfy(
        e -> assertThat(Double.parseDouble(e.attr("value"))).isFinite());
  }

  @Test
  void drawingsHaveTextsForThoseWhoCannotSeeThem() {
    assertThat(report.select("svg[role=img]")).hasSizeGreaterThan(8).allSatisfy(
        svg -> assertThat(svg.children().first().text()).hasSizeGreaterThan(15));
    assertThat(report.select("#network-drawing > title").text()).contains("Sigmoid");
    assertThat(report.select("#mount-map > title").text()).contains("lines of equal height at ");
    assertThat(report.select("#mount-places tbody tr")).hasSizeBetween(2, 6);
  }

  @Test
  void policyAdmitsOnlyThisStyleAndThisScript() throws Exception {
    String policy = report.select("meta[http-equiv]").attr("content");
    assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe", "http")
        .contains("style-src " + digest(report.select("style").first().data()) + ";",
            "script-src " + digest(report.select("script:not([type])").first().data()) + ";");
    assertThat(report.select("script")).hasSize(2);
  }

  private static String digest(String text) throws Exception {
    return "'sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256")
        .digest(text.getBytes(StandardCharsets.UTF_8))) + "'";
  }

  @Test
  void everyFrameHasAPathForEveryRegionAndALetterForEveryWeight() {
    String film = report.getElementById("film").data();
    int frames = film.split("\"say\":", -1).length - 1;
    assertThat(frames).isBetween(40, 60);
    assertThat(report.getElementById("epoch").attr("max")).isEqualTo("" + (frames - 1));
    assertThat(film.split("\"weights\":\"[A-Za-z0-9]{17}\"", -1)).hasSize(frames + 1);
    assertThat(report.select("#plane-ground path")).hasSize(5);
    assertThat(film.split("\"ground\":\\[(\"[^\"]*\",){4}\"[^\"]*\"]", -1)).hasSize(frames + 1);
    assertThat(report.select("#network-drawing .seen path")).hasSize(12);
    assertThat(film.split("\"seen\":\\[(\"[^\"]*\",){11}\"[^\"]*\"]", -1)).hasSize(frames + 1);
    assertThat(film).contains("\"say\":\"epoch 0: E = 0.7690, ", "\"say\":\"epoch 3000: E = ");
  }

  @Test
  void scriptFindsWhatItLooksForAndReadsTheLettersThatAreWritten() {
    String script = report.select("script:not([type])").first().data();
    Matcher id = Pattern.compile("find\\('([a-z-]+)'\\)").matcher(script);
    int found = 0;
    while (id.find()) {
      assertThat(report.getElementById(id.group(1))).as(id.group(1)).isNotNull();
      found++;
    }
    assertThat(found).isGreaterThan(6);
    assertThat(script).contains("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        .doesNotContain("innerHTML", "eval(", "fetch(", "http");
  }

  @Test
  void endStandsThereWithoutScripts() {
    String last = report.getElementById("film").data().lines().reduce("", (a, b) -> b);
    for (String d : report.select("#plane-ground path, .seen path").eachAttr("d")) {
      assertThat(last).contains('"' + d + '"');
    }
    assertThat(report.select(".few figcaption")).hasSizeBetween(5, 6);
    assertThat(report.select(".few figcaption").last().text()).startsWith("epoch 3000: E = ");
    Element mark = report.getElementById("error-mark");
    assertThat(last).contains("\"curve\":[" + mark.attr("cx") + "," + mark.attr("cy") + "]");
  }

  @Test
  void plateauIsToldWithTheShareOfTheCommonerLabel() {
    assertThat(report.getElementById("plateau").text()).matches("From epoch \\d+ to epoch \\d+"
        + " every point was taken for \"blue\": 60 % were right, which is its"
        + " share of the points\\.");
  }

  @Test
  void pictureFileIsTheEndOfTheReport() throws IOException {
    Document file = parse(folder.resolve("errorest-report/boundary.svg"));
    assertThat(file.select("path.ground").eachAttr("d"))
        .isEqualTo(report.select("#plane path.ground").eachAttr("d"));
    assertThat(file.select("path.sign")).hasSizeGreaterThan(2);
    assertThat(file.text()).contains("After 3000 epochs", "blue", "red");
  }

  @Test
  void reportIsSmall() throws IOException {
    assertThat(Files.size(folder.resolve("errorest-report/report.html"))).isLessThan(200_000);
  }

  @Test
  void firstStepIsForetoldBySlopeAndBetterByBend() {
    double predicted = number(report, "#step-predicted");
    double bend = number(report, "#step-bend");
    double actual = number(report, "#step-actual");
    assertThat(predicted).isNegative();
    assertThat(actual / predicted).isBetween(0.75, 1.0);
    assertThat(actual / bend).isCloseTo(1, within(0.01));
  }

  @Test
  void errorFallsInTheReport() {
    assertThat(number(report, "#error-start")).isBetween(0.6, 0.8);
    assertThat(number(report, "#error-end")).isLessThan(0.05);
    assertThat(number(report, "#accuracy-end")).isEqualTo(1);
    assertThat(report.select("#milestones tbody tr")).hasSize(13);
    assertThat(report.select("#confusion-matrix td").eachText())
        .containsExactly("60", "0", "0", "40");
  }

  @Test
  void gradientIsNamedAndChecked() {
    List<String> names = report.select("#gradient-vector tbody tr").eachAttr("id");
    assertThat(names).hasSize(17).startsWith("w_11^(1)", "w_12^(1)")
        .endsWith("w_41^(2)", "b_1^(2)");
    assertThat(number(report, "#check-largest")).isPositive().isLessThan(1e-8);
    for (Element row : report.select("#gradient-vector tbody tr")) {
      List<String> values = row.select("data").eachAttr("value");
      double derivative = Double.parseDouble(values.get(1));
      assertThat(Double.parseDouble(values.get(2))).isCloseTo(derivative,
          within(1e-8 * Math.abs(derivative)));
    }
    assertThat(report.select("#network-drawing line")).hasSize(12);
  }

  @Test
  void theSameOptionsGiveTheSameBytes() throws Exception {
    ErrorestProcess again = ErrorestProcess.run(folder, "--data", "ring", "--hidden", "4", "--rate",
        "0.5", "--epochs", "3000", "--seed", "6", "--output", "again/and/again");
    assertThat(again.exit()).isZero();
    for (String file : List.of("report.html", "boundary.svg")) {
      assertThat(folder.resolve("again/and/again").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("errorest-report").resolve(file));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("again"))) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(f -> assertThat(f.toFile().delete()).isTrue());
    }
  }

  @Test
  void irisIsClassifiedByTwoHiddenLayers(@TempDir Path elsewhere) throws Exception {
    ErrorestProcess iris = ErrorestProcess.run(elsewhere, "-d", "iris", "--hidden", "8,8",
        "--batch", "10", "--epochs", "200");
    assertThat(iris.err()).isEmpty();
    assertThat(iris.exit()).isZero();
    Document page = parse(elsewhere.resolve("errorest-report/report.html"));
    assertThat(number(page, "#error-end")).isLessThan(number(page, "#error-start") / 4);
    assertThat(number(page, "#accuracy-end")).isGreaterThanOrEqualTo(0.93);
    assertThat(page.select("#gradient-vector tbody tr")).hasSize(105);
    assertThat(page.select("#network-drawing line")).hasSize(2 * 8 + 8 * 8 + 8);
    assertThat(page.select("details #gradient-vector")).hasSize(1); // long: folded
    assertThat(page.text()).contains("petal length (cm)",
        "versicolor counts as 0 (50 points), virginica as 1 (50 points)",
        "with a step for each batch of 10 points");
  }
}
